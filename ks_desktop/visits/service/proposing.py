"""Finding times, and planning everybody who waits."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from ks_desktop.clients.domain import Case
from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.clock import Clock, local_day
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.settings_store import read_within
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, DaySpan, UserId
from ks_desktop.visits import reasons
from ks_desktop.visits.domain import Accepted, Planned, Proposal
from ks_desktop.visits.planning.diary import Diary, Stop
from ks_desktop.visits.planning.facts import Facts, day_span, rules_of
from ks_desktop.visits.planning.search import Search, fits, propose_among
from ks_desktop.visits.planning.spans import Asked, days_to_search, why_none
from ks_desktop.visits.planning.wish import Wish

_LONGEST_WEEKS: Final = 52


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """For whom a time is sought.

    Attributes:
        nurse: who visits; None for the nurse of the case, else who asks.
        anybody: whoever of the team has the best times.
        contact_type: key of the kind of contact.
        colleagues: who comes along.
        pencilled: times given away in this round and not booked.
    """

    case_id: CaseId
    nurse: UserId | None
    asked: Asked
    count: int
    anybody: bool = False
    contact_type: str = FIRST_VISIT
    colleagues: tuple[UserId, ...] = ()
    pencilled: list[tuple[UserId, Stop]] = field(default_factory=list)


class Proposing:
    """Asks for the facts, and lets the search do its work.

    Attributes:
        team: who else may visit; the house says so.
    """

    def __init__(self, database: Database, clock: Clock, facts: Facts) -> None:
        self._database = database
        self._clock = clock
        self._facts = facts
        self.team: Callable[[Reading], Collection[UserId]] = _nobody

    def find(self, question: Question, actor: UserId) -> tuple[Proposal, ...]:
        """Return the best times, at least one; of the team when her own nurse has none and nobody was named.

        Raises:
            UserError: why there is none, and what to do.
        """
        return self._find(question, actor)[0]

    def _find(self, question: Question, actor: UserId) -> tuple[tuple[Proposal, ...], Wish]:
        with self._database.reading(actor) as reading:
            case = self._facts.case(question.case_id, reading=reading)
            search = self._search(case, question, reading)
            nurse = question.nurse or search.wish.wished_nurse or case.nurse or actor
            asked = sorted({nurse, *(self.team(reading) if question.anybody else ())})
            found = self._among(asked, search, question, reading)
            if not found and question.nurse is None and not question.anybody:
                others = [user for user in self.team(reading) if user not in {nurse, *question.colleagues}]
                found = _of_another(self._among(others, search, question, reading))
            if not found:
                (diary,) = self._diaries([nurse], search.span, question, reading)
                raise why_none(diary, search)
        return found, search.wish

    def _among(
        self, nurses: Collection[UserId], search: Search, question: Question, reading: Reading
    ) -> tuple[Proposal, ...]:
        """Return the best times among these nurses: on the best days first, which is enough for most."""
        found: tuple[Proposal, ...] = ()
        for look in (search.first_look(), search):
            beside = self._diaries(question.colleagues, look.span, question, reading)
            diaries = self._diaries(nurses, look.span, question, reading)
            found = propose_among(diaries, replace(look, beside=beside), count=question.count)
            if look is search or len({each.day for each in found}) >= question.count:
                break
        return found

    def _search(self, case: Case, question: Question, reading: Reading) -> Search:
        self._facts.refuse(case, reading=reading, contact_type=question.contact_type)
        asked = [(case, question.contact_type)]
        wish = self._facts.wishes_for(asked, reading=reading)[case.id, question.contact_type]
        span = days_to_search(wish, question.asked, self._clock.today())
        return Search(
            wish=wish,
            rules=rules_of(read_within(reading)),
            span=span,
            now=self._clock.now(),
        )

    def _diaries(
        self, nurses: Collection[UserId], span: DaySpan, question: Question, reading: Reading
    ) -> tuple[Diary, ...]:
        found = self._facts.diaries.of(nurses, span, reading=reading) if nurses else {}
        return tuple(_pencilled_in(found[nurse], question) for nurse in nurses)

    def check_free(self, proposal: Proposal, *, work: Work) -> None:
        """Refuse a proposal that does not fit any more, looking again inside the transaction that books it.

        Raises:
            UserError: the case may not be planned any more.
            StaleError: the time was taken, or the hours or settings changed.
        """
        case = self._facts.case(proposal.case_id, reading=work)
        self._facts.refuse(case, reading=work, contact_type=proposal.contact_type)
        asked = [(case, proposal.contact_type)]
        span = day_span(local_day(proposal.starts_at))
        search = Search(
            wish=self._facts.wishes_for(asked, reading=work)[case.id, proposal.contact_type],
            rules=rules_of(read_within(work)),
            span=span,
            now=self._clock.now(),
            beside=tuple(self._facts.diaries.of(proposal.colleagues, span, reading=work).values()),
        )
        if not fits(proposal, self._facts.diary(proposal.nurse, span, reading=work), search):
            raise StaleError(N_("That time was taken in the meantime. Look at the new proposals."), code="taken")

    def plan(
        self,
        case_ids: Iterable[CaseId],
        asked: Asked,
        *,
        actor: UserId,
        accept: Callable[[Proposal], Accepted] | None,
    ) -> tuple[Planned, ...]:
        """Find a time for each case in this order; book it with `accept`, or only keep it free for this round."""
        pencilled: list[tuple[UserId, Stop]] = []
        planned = []
        for case_id in case_ids:
            question = Question(case_id=case_id, nurse=None, asked=asked, count=1, pencilled=pencilled)
            try:
                found, wish = self._find(question, actor)
            except UserError as error:
                planned.append(Planned(case_id=case_id, why_not=error))
                continue
            proposal = found[0]
            if accept is None:
                pencilled.append((proposal.nurse, _pencilled(proposal, wish)))
            booked = accept(proposal).appointment_id if accept else None
            planned.append(Planned(case_id=case_id, appointment_id=booked, proposal=proposal))
        return tuple(planned)


def _nobody(reading: Reading) -> Collection[UserId]:
    del reading
    return ()


def _of_another(found: Iterable[Proposal]) -> tuple[Proposal, ...]:
    return tuple(replace(each, reasons=(*each.reasons, reasons.of_another())) for each in found)


def _pencilled_in(diary: Diary, question: Question) -> Diary:
    for nurse, stop in question.pencilled:
        diary = diary.with_stop(stop) if nurse == diary.nurse else diary
    return diary


def whole_weeks(first: date, weeks: int) -> Asked:
    """Return the days of so many weeks from a day on; days after her weeks are not among them.

    Raises:
        UserError: not 1 to 52 weeks.
    """
    if not 1 <= weeks <= _LONGEST_WEEKS:
        raise UserError(N_("Choose 1 to {most} weeks."), code="weeks", field="weeks", values={"most": _LONGEST_WEEKS})
    return Asked(first=first, last=first + timedelta(days=weeks * 7 - 1), may_pass_window=False)


def _pencilled(proposal: Proposal, wish: Wish) -> Stop:
    end = proposal.starts_at + timedelta(minutes=proposal.minutes)
    return Stop(starts_at=proposal.starts_at, ends_at=end, postcode=wish.postcode, place=wish.place)
