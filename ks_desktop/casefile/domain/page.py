"""A woman's page and the list of women, as they are shown. Pure; nothing here is stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from ks_desktop.casefile.domain.events import Event
from ks_desktop.casefile.domain.facts import Facts
from ks_desktop.casefile.domain.threads import ThreadItem
from ks_desktop.casefile.domain.weeks import ContactWeeks, Possibility
from ks_desktop.casefile.doubt import Doubtful
from ks_desktop.clients.domain import Case, CaseState, Client, CloseReason, DueDate, ToTell
from ks_desktop.clients.domain.emergency import EmergencyOpening
from ks_desktop.clients.domain.ending import ClosingReason, Ending
from ks_desktop.clients.domain.goal import Goal
from ks_desktop.clients.domain.involved import Involved
from ks_desktop.clients.domain.life_event import InHerLife
from ks_desktop.clients.domain.restricted import NO_NOTES, Shelf
from ks_desktop.clients.domain.standstill import Standstill, Statement
from ks_desktop.coalition.domain import Terms
from ks_desktop.core.gestation import GestationalAge
from ks_desktop.core.values import CaseId, OrganisationId, UserId
from ks_desktop.letters.domain import Letter
from ks_desktop.letters.domain.loop import LoopOwed
from ks_desktop.onward.domain import OnwardReferral
from ks_desktop.referrals.domain.retention import Outlook
from ks_desktop.visits.domain import ContactAttempt, StopClock
from ks_desktop.visits.domain.standing_in import NOBODYS, Whose
from ks_desktop.visits.planning.reaching import Reaching

if TYPE_CHECKING:  # what can be taken back is kept beside its rows; nothing here needs a database
    from ks_desktop.core.undo_steps import UndoStep


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """Everything on a woman's page.

    Attributes:
        municipality: its name, or "".
        nurse: the full name of the nurse who looks after the case today, or "".
        age: None when today lies outside the pregnancy.
        missing: words of what a visit still needs.
        medical: the thread with midwife, doctor and maternity care.
        social: the thread with social and informal partners.
        doubtful: booked visits that her consent or the due date of now speaks against.
        timeline: newest first.
        receivers: the names of the partners her consents are about.
        to_tell: who must hear what she took back, those who were told included.
        ahead: what becomes of the case without consent; None while her consent counts.
        names: of everybody who did something here, by their id.
        weeks: of each kind of contact with her, the first visit first.
        stops: when the agreed term stood still.
        goals: hers, those reached and let go too.
        involved: people around her beside midwife, GP and maternity care.
        ending: how her pregnancy ended, or None.
        close_reasons: for which it can be closed, in the words of the organisation.
        reaching: how far the tries to reach her are; None in a closed case.
        undo_steps: what was done of late and can be taken back, the newest first.
        whose: whose case it is, and who stands in for her.
        team: who makes visits: the case can be given to them.
        onward: where help was asked for her, the oldest first.
        owed: which referrers are to hear something.
        shelf: that there are restricted notes, and how who looks may read them; nothing of what they say.
        openings: what others opened with a reason, shown to her nurse until she says that she saw it.
        still: her record is set still; None while it may be used.
        statements: what she herself says of her record.
        life: a birth and what is noted after it, who is asked for news, and what happened in her life.
    """

    facts: Facts
    state: CaseState
    today: date
    now: datetime
    municipality: str
    nurse: str
    age: GestationalAge | None
    terms: Terms
    missing: tuple[str, ...]
    attempts: tuple[ContactAttempt, ...]
    letters: tuple[Letter, ...]
    due_dates: tuple[DueDate, ...]
    other_cases: tuple[Case, ...]
    possible: tuple[Possibility, ...]
    medical: tuple[ThreadItem, ...]
    social: tuple[ThreadItem, ...]
    doubtful: tuple[Doubtful, ...]
    timeline: tuple[Event, ...]
    receivers: Mapping[OrganisationId, str] = field(default_factory=dict)
    to_tell: tuple[ToTell, ...] = ()
    ahead: Outlook | None = None
    names: Mapping[UserId, str] = field(default_factory=dict)
    weeks: tuple[ContactWeeks, ...] = ()
    stops: tuple[StopClock, ...] = ()
    goals: tuple[Goal, ...] = ()
    involved: tuple[Involved, ...] = ()
    ending: Ending | None = None
    close_reasons: tuple[ClosingReason, ...] = ()
    reaching: Reaching | None = None
    undo_steps: "tuple[UndoStep, ...]" = ()
    whose: Whose = NOBODYS
    team: frozenset[UserId] = frozenset()
    onward: tuple[OnwardReferral, ...] = ()
    owed: tuple[LoopOwed, ...] = ()
    shelf: Shelf = NO_NOTES
    openings: tuple[EmergencyOpening, ...] = ()
    still: Standstill | None = None
    statements: tuple[Statement, ...] = ()
    life: InHerLife = InHerLife()  # noqa: RUF009 - frozen

    @property
    def client(self) -> Client:
        """The woman."""
        return self.facts.client

    @property
    def case(self) -> Case:
        """Her pregnancy."""
        return self.facts.case

    @property
    def has_died(self) -> bool:
        """Tell whether she died, in this pregnancy or in another one of hers."""
        return any(case.close_reason is CloseReason.DIED for case in (self.case, *self.other_cases))


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """A case as the list shows it; `next_day` is the day of the visit, or the last day for one."""

    case_id: CaseId
    name: str
    age: GestationalAge | None
    due_date: date
    municipality: str
    state: CaseState
    next_day: date | None
