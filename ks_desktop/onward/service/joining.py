"""The onward referrals of two cases that are of one pregnancy: they go to the case that stays, as they are."""

from typing import Final

from ks_desktop.core.moving import RowsJoined
from ks_desktop.onward.store.rows import OnwardRow, OnwardStepRow, WarmHandOverRow

ONWARD_JOINED: Final = RowsJoined(OnwardRow, OnwardStepRow, WarmHandOverRow)
