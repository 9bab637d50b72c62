"""The columns of the directory."""

from typing import Final

from ks_desktop.coalition.domain import Organisation
from ks_desktop.coalition.wording import DOMAINS, KINDS
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.table import Column

_NAME: Final[Column[Organisation]] = Column(
    N_("Name"), lambda organisation: organisation.name, tooltip=lambda organisation: organisation.name, stretch=True
)
_KIND: Final[Column[Organisation]] = Column(N_("Kind"), lambda organisation: _(KINDS[organisation.kind]))
COLUMNS: Final[tuple[Column[Organisation], ...]] = (
    _NAME,
    _KIND,
    Column(N_("Domain"), lambda organisation: _(DOMAINS[organisation.domain])),
    Column(N_("Place"), lambda organisation: organisation.place),
    Column(N_("Phone"), lambda organisation: organisation.phone),
)
# Beside an open card there is room for what tells one partner from another.
NARROW_COLUMNS: Final[tuple[Column[Organisation], ...]] = (_NAME, _KIND)
