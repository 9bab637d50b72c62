"""How stopped terms, missed windows and further contacts stand on the screen. Marked here, translated where shown."""

from collections.abc import Mapping
from typing import Final

from ks_desktop.core.texts import N_, _
from ks_desktop.visits.domain import BookingState, MissedReason, MissedWindow, Mode, StopClock, StopReason

STOP_REASONS: Final[Mapping[StopReason, str]] = {
    StopReason.ABROAD: N_("she is abroad"),
    StopReason.INTERPRETER: N_("waiting for an interpreter"),
    StopReason.ASKED_LATER: N_("she asked to be called later"),
    StopReason.IN_HOSPITAL: N_("she is in hospital"),
    StopReason.OTHER: N_("another reason"),
}
MISSED_REASONS: Final[Mapping[MissedReason, str]] = {
    MissedReason.NOT_REACHED: N_("She was not reached"),
    MissedReason.DECLINED: N_("She did not want it"),
    MissedReason.REFERRED_LATE: N_("She was referred too late"),
    MissedReason.NO_NURSE: N_("There was no nurse"),
    MissedReason.OTHER: N_("Another reason"),
}
MODES: Final[Mapping[Mode, str]] = {
    Mode.HOME: N_("at her home"),
    Mode.ELSEWHERE: N_("elsewhere"),
    Mode.PHONE: N_("by phone"),
    Mode.VIDEO: N_("by video"),
}
BOOKINGS: Final[Mapping[BookingState, str]] = {
    BookingState.TO_BOOK: N_("still to be booked"),
    BookingState.ASKED: N_("asked"),
    BookingState.BOOKED: N_("booked"),
    BookingState.MOVED: N_("must be told that the visit moved"),
    BookingState.TOLD_OFF: N_("knows that it is off"),
}


def stop_why(stop: StopClock) -> str:
    """Return why a term stands still, in a few words."""
    return stop.note if stop.reason is StopReason.OTHER else _(STOP_REASONS[stop.reason])


def missed_text(missed: MissedWindow | None) -> str:
    """Return why her weeks passed without the contact; asks where nobody said so."""
    if missed is None:
        return _("Her weeks have passed: say why.")
    why = _(MISSED_REASONS[missed.reason])
    if missed.reason is MissedReason.OTHER:
        return missed.note
    return f"{why}: {missed.note}" if missed.note else why
