"""What each nurse has, and what comes next in a case. Nurses stand by name and are never compared. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from ks_desktop.core.values import UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekRoom:
    """The visits that take time of a nurse in an ISO week, and how many fit in her hours of that week.

    Attributes:
        left: how many more fit from the day of asking on; less than none where she has too many.
    """

    week: int
    visits: int = 0
    room: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Caseload:
    """What one nurse looks after on a day.

    Attributes:
        nurse: None for what is nobody's.
        name: her full name, "" for nobody's.
        open_cases: the cases she looks after, also those in which she stands in for a colleague.
        stood_in: those of them in which she stands in.
        to_call: women who wait for a first visit and were not spoken yet.
        to_plan: contacts without an appointment; those to call are among them.
        closing: of those, whose weeks close within a week.
        missed: of those, whose weeks have passed.
        weeks: this week and the next.
        reports: visits that are over and have no report.
        feedback: referrers who wait to hear how it went.
        away: she is absent on this day, in a word of the agenda; "" when she is not.
    """

    nurse: UserId | None
    name: str
    open_cases: int = 0
    stood_in: int = 0
    to_call: int = 0
    to_plan: int = 0
    closing: int = 0
    missed: int = 0
    weeks: tuple[WeekRoom, ...] = ()
    reports: int = 0
    feedback: int = 0
    away: str = ""

    @property
    def key(self) -> UserId | None:
        """What tells it from the others."""
        return self.nurse


class NextStep(StrEnum):
    """What comes next in a case."""

    VISIT = "visit"
    REPORT = "report"
    CALL = "call"
    PLAN = "plan"
    CONSENT = "consent"
    COMPLETE = "complete"
    FEED_BACK = "feed_back"
    CLOSE = "close"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFacts:
    """The plain facts from which the next step of an open case follows.

    Attributes:
        has_visit: a visit is to come.
        lacks_report: a visit is over and has no report.
        waits: a contact is to be planned.
        is_spoken: somebody spoke with her already.
        has_consent: she agreed to the sign-up.
        has_outcome: a visit took place, or she declined it.
        owes_feedback: a referrer waits to hear how it went.
    """

    has_visit: bool = False
    lacks_report: bool = False
    waits: bool = False
    is_spoken: bool = False
    has_consent: bool = True
    has_outcome: bool = False
    owes_feedback: bool = False


def next_step(facts: StepFacts) -> NextStep:
    """Return what comes next: what was done is written down before anything else."""
    if facts.lacks_report:
        return NextStep.REPORT
    if facts.has_visit:
        return NextStep.VISIT
    if facts.waits:
        return NextStep.PLAN if facts.is_spoken or facts.has_outcome else NextStep.CALL
    if facts.has_outcome:
        return NextStep.FEED_BACK if facts.owes_feedback else NextStep.CLOSE
    return NextStep.COMPLETE if facts.has_consent else NextStep.CONSENT
