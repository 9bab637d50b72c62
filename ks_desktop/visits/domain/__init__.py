"""Visits as plain records: when a nurse works, what is proposed, booked, tried and reported."""

from ks_desktop.visits.domain.absence import Absence, AbsenceReason
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
from ks_desktop.visits.domain.blocks import Block, BlockDay, Repeat
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
from ks_desktop.visits.domain.ways import LONGEST_WAY, TravelCorrection
from ks_desktop.visits.domain.week_proposal import (
    AcceptedPlan,
    LeftOut,
    PlannedRow,
    PlanProposal,
    RefusedRow,
    Relaxation,
)
from ks_desktop.visits.domain.wishes import AtHome, VisitWish, is_limit

__all__ = [
    "DAYS_A_WEEK",
    "LONGEST_WAY",
    "MOST_GOALS",
    "STATE_OF_OUTCOME",
    "Absence",
    "AbsenceReason",
    "Accepted",
    "AcceptedPlan",
    "Appointment",
    "AppointmentState",
    "AtHome",
    "Block",
    "BlockDay",
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
    "Repeat",
    "Report",
    "ToPlan",
    "Transport",
    "TravelCorrection",
    "VisitWish",
    "WeekPlan",
    "Weeks",
    "WorkingHours",
    "booked_until",
    "check_minutes",
    "has_outcome",
    "hours_on",
    "is_limit",
    "stretches_on",
    "visit_code",
]
