"""The columns of the directory: the partners, what is offered, the municipalities."""

from collections.abc import Callable
from datetime import date
from typing import Final

from ks_desktop.coalition.catalogue.offer import needs
from ks_desktop.coalition.domain import Organisation, ServiceLine, TownLine
from ks_desktop.coalition.wording import DOMAINS, KINDS
from ks_desktop.coalition.wording.capacity import capacity_word
from ks_desktop.coalition.wording.days import day_words
from ks_desktop.coalition.wording.municipalities import municipality_words
from ks_desktop.coalition.wording.services import standing_word
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import search_key
from ks_desktop.widgets.table import Column
from ks_desktop.widgets.theme import Size, Tone

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


def _needs(line: ServiceLine) -> str:
    return ", ".join(map(needs().name_of, line.needs))


def _until(line: ServiceLine) -> str:
    return str(line.until_age) if line.until_age is not None else ""


_SERVICE: Final[Column[ServiceLine]] = Column(
    N_("What it is called"), lambda line: line.name, tooltip=lambda line: line.name, stretch=True
)
_STANDING: Final[Column[ServiceLine]] = Column(
    N_("Checked"),
    standing_word,
    lambda line: (line.checked_on is not None, line.checked_on),
    pill=lambda line: Tone.ATTENTION if line.is_unsure else Tone.MUTED,
)


def services(today: Callable[[], date]) -> tuple[Column[ServiceLine], ...]:
    """Return the columns of what is offered; what was said of places counts on a day."""
    return (
        _SERVICE,
        Column(N_("Who offers it"), lambda line: line.organisation, most=Size.FIELD),
        Column(N_("What for"), _needs, stretch=True),
        Column(N_("Until"), _until, lambda line: line.until_age.days if line.until_age is not None else None),
        Column(N_("Room now"), lambda line: capacity_word(line.capacity, today()), most=Size.FIELD),
        _STANDING,
    )


NARROW_SERVICES: Final[tuple[Column[ServiceLine], ...]] = (_SERVICE, _STANDING)


def _town(line: TownLine) -> str:
    return municipality_words(line.municipality, line.now)


def _alliances(line: TownLine) -> str:
    return ", ".join(each.name for each in line.alliances)


def _coordinators(line: TownLine) -> str:
    return ", ".join(each.coordinator.name for each in line.alliances if each.coordinator.name)


_TOWN: Final[Column[TownLine]] = Column(
    N_("Municipality"),
    _town,
    lambda line: (not line.is_ours, search_key(line.municipality.name)),
    tooltip=_town,
    stretch=True,
)
TOWNS: Final[tuple[Column[TownLine], ...]] = (
    _TOWN,
    Column(N_("Coalition"), _alliances, tooltip=_alliances, stretch=True),
    Column(N_("Who coordinates"), _coordinators),
    Column(
        N_("Agreements from"),
        lambda line: day_words(line.agreed_from) if line.agreed_from is not None else "",
        lambda line: line.agreed_from,
    ),
)
NARROW_TOWNS: Final[tuple[Column[TownLine], ...]] = (_TOWN,)
