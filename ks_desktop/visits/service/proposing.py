"""Finding times for one woman."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from ks_desktop.clients.domain import Case
from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.clock import Clock, local_day
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.settings_store import read_within
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, DaySpan, UserId
from ks_desktop.visits import reasons
from ks_desktop.visits.domain import Proposal
from ks_desktop.visits.planning.diary import Diary
from ks_desktop.visits.planning.facts import Facts, day_span, rules_of
from ks_desktop.visits.planning.search import Search, fits, propose_among
from ks_desktop.visits.planning.spans import Asked, days_to_search, why_none
from ks_desktop.visits.service.whose import whose_cases


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """For whom a time is sought.

    Attributes:
        nurse: who visits; None for the nurse of the case, else who asks.
        anybody: whoever of the team has the best times.
        contact_type: key of the kind of contact.
        colleagues: who comes along.
    """

    case_id: CaseId
    nurse: UserId | None
    asked: Asked
    count: int
    anybody: bool = False
    contact_type: str = FIRST_VISIT
    colleagues: tuple[UserId, ...] = ()


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
        with self._database.reading(actor) as reading:
            case = self._facts.case(question.case_id, reading=reading)
            search = self._search(case, question, reading)
            nurse = question.nurse or search.wish.wished_nurse or case.nurse or actor
            asked = sorted({nurse, *self._stands_in(case, question, search, reading)})
            found = self._among(asked, search, question, reading)
            if not found and question.nurse is None and not question.anybody:
                others = [user for user in self.team(reading) if user not in {nurse, *question.colleagues}]
                found = _of_another(self._among(others, search, question, reading))
            if not found:
                (diary,) = self._diaries([nurse], search.span, reading)
                raise why_none(diary, search)
        return found

    def _stands_in(self, case: Case, question: Question, search: Search, reading: Reading) -> Collection[UserId]:
        """Return who else is asked: everybody, or who looks after the case as long as its nurse is away."""
        if question.anybody:
            return self.team(reading)
        its = whose_cases([case], self._clock.today(), reading=reading)[case.id]
        is_named = question.nurse is not None or search.wish.wished_nurse is not None
        return {its.nurse} if its.is_stood_in and its.nurse is not None and not is_named else ()

    def _among(
        self, nurses: Collection[UserId], search: Search, question: Question, reading: Reading
    ) -> tuple[Proposal, ...]:
        """Return the best times among these nurses: on the best days first, which is enough for most."""
        found: tuple[Proposal, ...] = ()
        for look in (search.first_look(), search):
            beside = self._diaries(question.colleagues, look.span, reading)
            diaries = self._diaries(nurses, look.span, reading)
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

    def _diaries(self, nurses: Collection[UserId], span: DaySpan, reading: Reading) -> tuple[Diary, ...]:
        found = self._facts.diaries.of(nurses, span, reading=reading) if nurses else {}
        return tuple(found[nurse] for nurse in nurses)

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


def _nobody(reading: Reading) -> Collection[UserId]:
    del reading
    return ()


def _of_another(found: Iterable[Proposal]) -> tuple[Proposal, ...]:
    return tuple(replace(each, reasons=(*each.reasons, reasons.of_another())) for each in found)
