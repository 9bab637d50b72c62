"""Visits as plain records: when a nurse works, what is proposed, booked, tried and reported."""

from ks_desktop.visits.domain.absence import Absence, AbsenceReason
from ks_desktop.visits.domain.appointment import (
    OCCUPYING,
    STATE_OF_OUTCOME,
    Appointment,
    AppointmentState,
    booked_until,
    check_minutes,
    has_outcome,
    visit_code,
)
from ks_desktop.visits.domain.blocks import Block, BlockDay, Repeat
from ks_desktop.visits.domain.codes import read_plan_label, read_visit_code, visit_qr
from ks_desktop.visits.domain.companion import BookingState, Companion, CompanionKind
from ks_desktop.visits.domain.contact import ContactAttempt, ContactResult, ContactWay, NextTry
from ks_desktop.visits.domain.details import Details, details_of, with_details
from ks_desktop.visits.domain.held import HeldVisit
from ks_desktop.visits.domain.hours import (
    DAYS_A_WEEK,
    NursePlace,
    NurseProfile,
    Transport,
    Weeks,
    WorkingHours,
    check_pattern,
    hours_on,
    stretches_on,
)
from ks_desktop.visits.domain.missed import MissedReason, MissedWindow
from ks_desktop.visits.domain.mode import Mode
from ks_desktop.visits.domain.plans import DayPlan, DayStop, ToPlan, WeekPlan
from ks_desktop.visits.domain.proposal import Accepted, Proposal, Reason
from ks_desktop.visits.domain.report import (
    MOST_AGREEMENTS,
    Agreement,
    Help,
    HelpKind,
    Need,
    Outcome,
    Present,
    Report,
    open_agreements,
    ticked,
)
from ks_desktop.visits.domain.stop_clock import MOST_STOPS, StopClock, StopReason, stopped_days
from ks_desktop.visits.domain.tasks import InterpreterTask, Reminder
from ks_desktop.visits.domain.team import Member, NurseSchedule, Outside, Scheduled, Series, WeekPattern, patterns_of
from ks_desktop.visits.domain.wanted import WantedContact, held_on, is_wanted, of_type, served
from ks_desktop.visits.domain.ways import LONGEST_WAY, TravelCorrection
from ks_desktop.visits.domain.week_proposal import (
    AcceptedPlan,
    LeftOut,
    PlannedRow,
    PlanProposal,
    RefusedRow,
    Relaxation,
)
from ks_desktop.visits.domain.wishes import AtHome, VisitWish

__all__ = [
    "DAYS_A_WEEK",
    "LONGEST_WAY",
    "MOST_AGREEMENTS",
    "MOST_STOPS",
    "OCCUPYING",
    "STATE_OF_OUTCOME",
    "Absence",
    "AbsenceReason",
    "Accepted",
    "AcceptedPlan",
    "Agreement",
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
    "ContactWay",
    "DayPlan",
    "DayStop",
    "Details",
    "HeldVisit",
    "Help",
    "HelpKind",
    "InterpreterTask",
    "LeftOut",
    "Member",
    "MissedReason",
    "MissedWindow",
    "Mode",
    "Need",
    "NextTry",
    "NursePlace",
    "NurseProfile",
    "NurseSchedule",
    "Outcome",
    "Outside",
    "PlanProposal",
    "PlannedRow",
    "Present",
    "Proposal",
    "Reason",
    "RefusedRow",
    "Relaxation",
    "Reminder",
    "Repeat",
    "Report",
    "Scheduled",
    "Series",
    "StopClock",
    "StopReason",
    "ToPlan",
    "Transport",
    "TravelCorrection",
    "VisitWish",
    "WantedContact",
    "WeekPattern",
    "WeekPlan",
    "Weeks",
    "WorkingHours",
    "booked_until",
    "check_minutes",
    "check_pattern",
    "details_of",
    "has_outcome",
    "held_on",
    "hours_on",
    "is_wanted",
    "of_type",
    "open_agreements",
    "patterns_of",
    "read_plan_label",
    "read_visit_code",
    "served",
    "stopped_days",
    "stretches_on",
    "ticked",
    "visit_code",
    "visit_qr",
    "with_details",
]
