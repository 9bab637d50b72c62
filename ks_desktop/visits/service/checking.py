"""What stands against a time or a way of meeting, gathered for a nurse who plans by hand."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from ks_desktop.clients.domain import Case
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import UserErrors
from ks_desktop.core.settings_store import read_within
from ks_desktop.core.texts import N_
from ks_desktop.core.values import DaySpan, UserId
from ks_desktop.security.audit import About, Audit
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment, AppointmentState, Reason
from ks_desktop.visits.planning.conflict import Conflict
from ks_desktop.visits.planning.conflicts import Around, conflicts
from ks_desktop.visits.planning.diary import Diary, Rules, Stretch
from ks_desktop.visits.planning.facts import Facts, rules_of
from ks_desktop.visits.planning.meeting import meeting_place, meeting_postcode
from ks_desktop.visits.planning.wish import Wish
from ks_desktop.visits.restricted import RED, SafetyLooks, check_alone

NOTHING_SEEN: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A visit that is looked for a time for by hand, with all that it hangs on: no database is asked any more.

    Attributes:
        visit: as it is planned, or as it would be booked.
        wish: what she asks, with how and where they meet.
        diaries: of the nurses who may go, without this visit.
        rules: what the settings say.
        now: when this was gathered.
        hers: when she has other visits.
        standing: what stands against it at any time.
        is_new: it is being booked.
        told: where papers name another time than it has now, a sentence each.
    """

    visit: Appointment
    wish: Wish
    diaries: Mapping[UserId, Diary]
    rules: Rules
    now: datetime
    hers: tuple[Stretch, ...] = ()
    standing: tuple[Conflict, ...] = ()
    is_new: bool = False
    told: tuple[Reason, ...] = ()

    def conflicts(
        self, starts_at: datetime, *, nurse: UserId | None = None, minutes: int | None = None
    ) -> tuple[Conflict, ...]:
        """Return what stands against a time, with the nurse and length of the visit where none is named."""
        visit = self.visit
        diary = self.diaries.get(nurse or visit.nurse)
        if diary is None:
            return (
                Conflict(code="unknown_nurse", message=N_("This nurse is not in the team any more."), is_hard=True),
            )
        around = Around(
            hers=self.hers,
            beside=tuple(self.diaries[one] for one in visit.colleagues if one in self.diaries and one != diary.nurse),
            has_interpreter=visit.interpreter is not None,
            is_new=self.is_new,
        )
        found = conflicts(diary, self.wish, starts_at, minutes or visit.minutes, self.rules, self.now, around=around)
        again = [_AGAIN] if diary.nurse in visit.colleagues else []
        return tuple(sorted((*self.standing, *again, *found), key=lambda conflict: not conflict.is_hard))


_AGAIN = Conflict(
    code="same_nurse",
    message=N_("This nurse comes along already: take her out of the visit first, or choose another."),
    is_hard=True,
)


class Checks:
    """Gathers what a visit hangs on, and refuses what a nurse has not seen."""

    def __init__(self, clock: Clock, facts: Facts, safety: SafetyLooks, audit: Audit) -> None:
        self._clock = clock
        self._facts = facts
        self._safety = safety
        self._audit = audit

    def gather(
        self,
        visit: Appointment,
        nurses: Collection[UserId],
        span: DaySpan,
        *,
        reading: Reading,
        is_new: bool = False,
    ) -> Move:
        """Return all that a visit hangs on, on these days and for these nurses."""
        case = self._facts.case(visit.case_id, reading=reading)
        address = self._facts.homes([visit], reading=reading)[visit.case_id].address
        wish = replace(
            self._facts.wishes_for([(case, visit.contact_type)], reading=reading)[case.id, visit.contact_type],
            postcode=meeting_postcode(visit, address),
            place=meeting_place(visit, address),
            mode=visit.mode,
            minutes=visit.minutes,
        )
        asked = sorted({*nurses, *visit.colleagues})
        found = self._facts.diaries.of(asked, span, reading=reading)
        return Move(
            visit=visit,
            wish=wish,
            diaries={nurse: diary.without(visit.id) for nurse, diary in found.items()},
            rules=rules_of(read_within(reading)),
            now=self._clock.now(),
            hers=self._hers(visit, reading),
            standing=tuple(self._standing(visit, case, reading)),
            is_new=is_new,
        )

    def _hers(self, visit: Appointment, reading: Reading) -> tuple[Stretch, ...]:
        of_case = store.of_cases(reading, [visit.case_id]).get(visit.case_id, ())
        return tuple(
            (other.starts_at, other.ends_at)
            for other in of_case
            if other.id != visit.id and other.state is AppointmentState.BOOKED
        )

    def _standing(self, visit: Appointment, case: Case, reading: Reading) -> Iterable[Conflict]:
        if not case.is_open:
            yield Conflict(
                code="case_closed",
                message=N_("This case is closed. Reopen it before you plan a visit."),
                is_hard=True,
            )
        if not self._facts.may_visit(case.id, reading=reading):
            yield Conflict(
                code="consent_missing",
                message=N_("She has not agreed yet. Ask her, record her answer in the referral, and plan then."),
                is_hard=True,
            )
        look = self._safety.of_within([case.id], reading=reading).get(case.id)
        refused = check_alone(look, visit.mode, visit.companions)
        if refused is not None:
            yield Conflict(code=refused.code, message=refused.message, is_hard=refused.code == RED)

    def refuse(self, found: Iterable[Conflict], despite: Collection[str]) -> tuple[Conflict, ...]:
        """Refuse what cannot be and what was not seen; return what is planned knowingly.

        Raises:
            UserErrors: everything that stands against it, what cannot be first.
        """
        found = tuple(found)
        if any(conflict.is_hard or conflict.code not in despite for conflict in found):
            raise UserErrors([conflict.error() for conflict in found])
        return found

    def keep(self, event: str, visit: Appointment, known: Iterable[Conflict], *, work: Work) -> None:
        """Write in the log what a nurse planned despite; only the words of the program, nothing of her."""
        codes = sorted({conflict.code for conflict in known})
        if codes:
            about = About(
                case=visit.case_id, subject="appointment", subject_id=visit.id.hex, columns="despite:" + ",".join(codes)
            )
            self._audit.record(work, event, about=about)
