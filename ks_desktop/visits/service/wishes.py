"""What a woman wishes of her visits. Each change can be undone."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import CaseId, Changes, UserId, clean_line
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.domain import VisitWish
from ks_desktop.visits.planning.facts import Facts
from ks_desktop.visits.service.schedules import Schedules
from ks_desktop.visits.store.wishes import visit_wishes, write_wish

_CHANGED: Final = Changes(visits=True, undo=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class WishChoices:
    """What a form about her wishes offers: the wish as it is now, and the nurses who visit, with their names."""

    wish: VisitWish
    nurses: tuple[tuple[UserId, str], ...]


class VisitWishes:
    """Hours that suit her, the nurse she wants, how long it takes, and since when."""

    def __init__(self, database: Database, facts: Facts, undo: Undo, schedules: Schedules) -> None:
        self._database = database
        self._facts = facts
        self._undo = undo
        self._schedules = schedules

    def choices(self, case_id: CaseId, contact_type: str = FIRST_VISIT, *, actor: UserId) -> WishChoices:
        """Return what a form about a kind of contact offers.

        Raises:
            UserError: the case is not there.
        """
        with self._database.reading(actor) as reading:
            self._facts.case(case_id, reading=reading)
            wish = self._find(case_id, contact_type, reading)
            members = self._schedules.members(reading=reading)
            nurses = tuple((one.user, one.name) for one in members if one.profile.is_planned or one.user == wish.nurse)
            return WishChoices(wish=wish, nurses=nurses)

    def of(self, case_id: CaseId, contact_type: str = FIRST_VISIT, *, actor: UserId) -> VisitWish:
        """Return what she wishes of a kind of contact; an empty wish when she wishes nothing.

        Raises:
            UserError: the case is not there.
        """
        with self._database.reading(actor) as reading:
            self._facts.case(case_id, reading=reading)
            return self._find(case_id, contact_type, reading)

    def of_cases(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[tuple[CaseId, str], VisitWish]:
        """Return the wishes of each case by kind of contact; what nobody wished is not in it."""
        return visit_wishes(reading, case_ids)

    def write(self, wish: VisitWish, *, actor: UserId) -> Changes:
        """Store what she wishes; one that asks for nothing takes it away.

        Raises:
            UserError: the case is not there.
            StaleError: somebody changed it meanwhile.
        """
        cleaned = replace(wish, note=clean_line(wish.note).text, at_home=tuple(sorted(set(wish.at_home))))
        with self._database.work(actor, AuditEvent.CASE_CHANGED) as work:
            self._facts.case(wish.case_id, reading=work)
            before = self._find(wish.case_id, wish.contact_type, work)
            if replace(cleaned, version=before.version) == before and wish.version == before.version:
                return Changes()
            write_wish(work, cleaned)
            self._undo.record(work, label=N_("change her wishes"), case_id=wish.case_id)
        return _CHANGED

    def _find(self, case_id: CaseId, contact_type: str, reading: Reading) -> VisitWish:
        empty = VisitWish(case_id=case_id, contact_type=contact_type)
        return visit_wishes(reading, [case_id]).get((case_id, contact_type), empty)
