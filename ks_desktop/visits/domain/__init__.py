"""Visits as plain records: when a nurse works, what is proposed, booked, tried and reported."""

from ks_desktop.visits.domain.appointment import (
    MOST_GOALS,
    STATE_OF_OUTCOME,
    Appointment,
    AppointmentState,
    Mode,
    Outcome,
    Report,
    booked_until,
    check_minutes,
    has_outcome,
    visit_code,
)
from ks_desktop.visits.domain.companion import BookingState, Companion, CompanionKind
from ks_desktop.visits.domain.contact import ContactAttempt, ContactResult
from ks_desktop.visits.domain.hours import (
    DAYS_A_WEEK,
    NursePlace,
    NurseProfile,
    Transport,
    Weeks,
    WorkingHours,
    hours_on,
    stretches_on,
)
from ks_desktop.visits.domain.plans import DayPlan, DayStop, ToPlan, WeekPlan
from ks_desktop.visits.domain.proposal import Accepted, Planned, Proposal, Reason
from ks_desktop.visits.domain.week_proposal import (
    AcceptedPlan,
    LeftOut,
    PlannedRow,
    PlanProposal,
    RefusedRow,
    Relaxation,
)

__all__ = [
    "DAYS_A_WEEK",
    "MOST_GOALS",
    "STATE_OF_OUTCOME",
    "Accepted",
    "AcceptedPlan",
    "Appointment",
    "AppointmentState",
    "BookingState",
    "Companion",
    "CompanionKind",
    "ContactAttempt",
    "ContactResult",
    "DayPlan",
    "DayStop",
    "LeftOut",
    "Mode",
    "NursePlace",
    "NurseProfile",
    "Outcome",
    "PlanProposal",
    "Planned",
    "PlannedRow",
    "Proposal",
    "Reason",
    "RefusedRow",
    "Relaxation",
    "Report",
    "ToPlan",
    "Transport",
    "WeekPlan",
    "Weeks",
    "WorkingHours",
    "booked_until",
    "check_minutes",
    "has_outcome",
    "hours_on",
    "stretches_on",
    "visit_code",
]
