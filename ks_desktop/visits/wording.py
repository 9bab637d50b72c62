"""How stopped terms, missed windows and further contacts stand on the screen. Marked here, translated where shown."""

from collections.abc import Mapping
from typing import Final

from ks_desktop.core.texts import N_, _
from ks_desktop.visits.domain import (
    BookingState,
    ContactAttempt,
    ContactResult,
    ContactWay,
    HelpKind,
    MissedReason,
    MissedWindow,
    Mode,
    Need,
    Present,
    StopClock,
    StopReason,
)

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
PRESENTS: Final[Mapping[Present, str]] = {
    Present.PARTNER: N_("partner"),
    Present.FAMILY: N_("family"),
    Present.FRIEND: N_("friend"),
    Present.INTERPRETER: N_("interpreter"),
    Present.MIDWIFE: N_("midwife"),
    Present.COLLEAGUE: N_("colleague"),
    Present.OTHER: N_("somebody else"),
}
NEEDS: Final[Mapping[Need, str]] = {
    Need.NOTHING: N_("nothing needed"),
    Need.SMALL_PUSH: N_("a small push"),
    Need.SOME_HELP: N_("some help"),
    Need.REGULAR_HELP: N_("help regularly"),
    Need.INTENSIVE_HELP: N_("intensive help"),
}
HELPS: Final[Mapping[HelpKind, str]] = {
    HelpKind.NOTHING_NEEDED: N_("nothing needed"),
    HelpKind.INFORMATION: N_("information given"),
    HelpKind.INFORMAL_NETWORK: N_("informal network"),
    HelpKind.REFERRED_ON: N_("referred on"),
    HelpKind.PROGRAMME: N_("programme"),
}
BOOKINGS: Final[Mapping[BookingState, str]] = {
    BookingState.TO_BOOK: N_("still to be booked"),
    BookingState.ASKED: N_("asked"),
    BookingState.BOOKED: N_("booked"),
    BookingState.MOVED: N_("must be told that the visit moved"),
    BookingState.TOLD_OFF: N_("knows that it is off"),
}

RESULTS: Final[Mapping[ContactResult, str]] = {
    ContactResult.SPOKEN: N_("Spoken"),
    ContactResult.NOT_REACHED: N_("Not reached"),
    ContactResult.LATER: N_("Later"),
}
WAYS: Final[Mapping[ContactWay, str]] = {
    ContactWay.PHONE: N_("Called"),
    ContactWay.TEXT: N_("Text message"),
    ContactWay.EMAIL: N_("E-mail"),
    ContactWay.LETTER: N_("Letter"),
    ContactWay.DOOR: N_("At her door"),
    ContactWay.REFERRER: N_("Asked her referrer"),
}


def attempt_words(attempt: ContactAttempt) -> str:
    """Return a try in words: `Gebeld · niet bereikt · bericht achtergelaten · zus nam op`."""
    is_sent = attempt.way in {ContactWay.LETTER, ContactWay.REFERRER}
    parts = (
        _(WAYS[attempt.way]),
        "" if is_sent else _(RESULTS[attempt.result]).lower(),
        _("message left") if attempt.left_message and attempt.way is ContactWay.PHONE else "",
        attempt.note,
    )
    return " · ".join(part for part in parts if part)


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
