"""The history of the schema: numbered steps that bring an older file to today's, after a verified copy of it.

The number of steps done stands in the file itself (`PRAGMA user_version`). There is no way back but the copy.
"""

from ks_desktop.migrations.runner import bring_up_to_date, is_current, mark_current
from ks_desktop.migrations.versions import STEPS

SCHEMA = len(STEPS)

__all__ = ["SCHEMA", "bring_up_to_date", "is_current", "mark_current"]
