"""Finding times, and planning everybody who waits."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from ks_desktop.core.clock import Clock, local_day
from ks_desktop.core.database import Database, Work
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.settings_store import SettingsStore
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.visits.domain import Accepted, Planned, Proposal
from ks_desktop.visits.planning.diary import Rules, Stop
from ks_desktop.visits.planning.facts import Facts, day_span, rules_of
from ks_desktop.visits.planning.search import fits, propose
from ks_desktop.visits.planning.spans import Asked, days_to_search, why_none
from ks_desktop.visits.planning.wish import Wish

_LONGEST_WEEKS: Final = 52


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """For whom a time is sought. `pencilled` are times given away in this round and not booked."""

    case_id: CaseId
    nurse: UserId | None
    asked: Asked
    count: int
    pencilled: list[tuple[UserId, Stop]] = field(default_factory=list)


class Proposing:
    """Asks for the facts, and lets the search do its work outside the transaction."""

    def __init__(self, database: Database, clock: Clock, facts: Facts, settings: SettingsStore) -> None:
        self._database = database
        self._clock = clock
        self._facts = facts
        self._settings = settings

    def rules(self, actor: UserId) -> Rules:
        """Return what the settings say of planning."""
        return rules_of(self._settings.read(actor=actor))

    def find(self, question: Question, actor: UserId) -> tuple[Proposal, ...]:
        """Return the best times, at least one.

        Raises:
            UserError: why there is none, and what to do.
        """
        return self._find(question, actor)[0]

    def _find(self, question: Question, actor: UserId) -> tuple[tuple[Proposal, ...], Wish]:
        rules = self.rules(actor)
        with self._database.reading(actor) as reading:
            case = self._facts.case(question.case_id, reading=reading)
            self._facts.refuse(case, reading=reading)
            wish = self._facts.wishes([case], reading=reading)[case.id]
            span = days_to_search(wish, question.asked, self._clock.today())
            diary = self._facts.diary(question.nurse or case.nurse or actor, span, reading=reading)
        for nurse, stop in question.pencilled:
            diary = diary.with_stop(stop) if nurse == diary.nurse else diary
        found = propose(diary, wish, rules, span, self._clock.now(), count=question.count)
        if not found:
            raise why_none(diary, wish, rules, span)
        return found, wish

    def check_free(self, proposal: Proposal, rules: Rules, *, work: Work) -> None:
        """Refuse a proposal that does not fit any more, looking again inside the transaction that books it.

        Raises:
            UserError: the case may not be planned any more.
            StaleError: the time was taken, or the hours or settings changed.
        """
        case = self._facts.case(proposal.case_id, reading=work)
        self._facts.refuse(case, reading=work)
        wish = self._facts.wishes([case], reading=work)[case.id]
        diary = self._facts.diary(proposal.nurse, day_span(local_day(proposal.starts_at)), reading=work)
        if not fits(proposal, diary, wish, rules, self._clock.now()):
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
