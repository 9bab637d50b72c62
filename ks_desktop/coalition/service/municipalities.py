"""The municipalities as this organisation knows them: added, ended or called otherwise since the list was made."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from ks_desktop.coalition import catalogue, store
from ks_desktop.coalition.catalogue.listing import read_list
from ks_desktop.coalition.domain import Municipality, Register
from ks_desktop.coalition.domain.updating import MunicipalityUpdate, compare
from ks_desktop.coalition.service.checking import check_lines
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserErrors
from ks_desktop.core.values import LINE_MAX, Changes, UserId, clean_line
from ks_desktop.security.domain import AuditEvent

_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
_CHANGED = Changes(coalition=True, visits=True)  # the agreements that count for somebody may be others


class Municipalities:
    """What there is, what there was, and what the organisation said of it itself."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def use(self, *, actor: UserId) -> None:
        """Count what is stored here from now on, in all of the program: when a folder is opened."""
        with self._database.reading(actor) as reading:
            self._count(reading)

    def register(self) -> Register:
        """Return all of them, as they count today."""
        return catalogue.register()

    def compare(self, content: bytes, name: str, on: date | None = None) -> MunicipalityUpdate:
        """Return what a file with a newer list says otherwise; nothing is kept.

        Args:
            content: of the file: the list of the CBS as CSV, or one with days and new codes.
            name: of the file, kept as the source.
            on: from which day it counts; where it is not given, the first of January of the year in the name of the
                file, else of this year.
        Raises:
            UserError: the file is no such list, or not the whole of it: in words.
        """
        named = _YEAR.search(name)
        year = int(named[0]) if named else self._clock.today().year
        day = on or date(year, 1, 1)
        return compare(read_list(content), catalogue.register(), day, clean_line(name).text[:LINE_MAX])

    def save(self, municipality: Municipality, *, actor: UserId) -> Changes:
        """Keep what the organisation says of a municipality: a new one, one that ended, another name.

        Raises:
            UserError: it would follow itself, follows one that is not known, or bears a name that is taken.
            UserErrors: a text is too long.
            StaleError: somebody changed it first.
        """
        return self.save_all([municipality], actor=actor)

    def save_all(self, municipalities: Iterable[Municipality], *, actor: UserId) -> Changes:
        """Keep several together, or none of them; what one names may be another one of them."""
        with self._database.work(actor, AuditEvent.MUNICIPALITY_CHANGED) as work:
            self._put(municipalities, work)
        self.use(actor=actor)
        return _CHANGED

    def _put(self, municipalities: Iterable[Municipality], work: Work) -> None:
        checked = [_checked(each) for each in municipalities]
        whole = Register([*catalogue.register().all(), *store.own_municipalities(work), *checked], self._clock.today())
        for each in checked:
            whole.check(each)
            store.put_municipality(work, each)

    def _count(self, reading: Reading) -> None:
        catalogue.use(store.own_municipalities(reading), self._clock.today())


def _checked(municipality: Municipality) -> Municipality:
    names = ("name", "also_called", "source")
    lines, errors = check_lines({name: getattr(municipality, name) for name in names}, {})
    if errors:
        raise UserErrors(errors)
    return replace(municipality, **lines)
