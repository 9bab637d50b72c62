"""Where and with whom they meet, as planning and papers need it. Pure."""

from dataclasses import replace
from typing import Final

from ks_desktop.clients.domain import Address, Client
from ks_desktop.visits.domain import Appointment, BookingState, Companion, CompanionKind, Mode
from ks_desktop.visits.travel import place_name, postcode_of

_DUTCH: Final = "nl"


def meeting_postcode(visit: Appointment, address: Address) -> str:
    """Return from where to where is travelled for a visit: her home, or the place where they meet.

    Of a place that is only known in words, her own postcode is the best guess.
    """
    if visit.mode is Mode.ELSEWHERE and visit.postcode:
        return visit.postcode
    return postcode_of(address)


def meeting_place(visit: Appointment, address: Address) -> str:
    """Return how the place of a visit may be called on the screen, "" when it is her home and that is secret."""
    if visit.mode is Mode.ELSEWHERE:
        return visit.location or place_name(visit.postcode)
    return "" if address.is_secret else place_name(address.postcode)


def with_interpreter(visit: Appointment, woman: Client, languages: frozenset[str]) -> Appointment:
    """Return a visit with an interpreter to book where she needs one, and without a needless one.

    Who asked or booked an interpreter already decides about that herself: only what nobody has acted on goes.

    Args:
        visit: as planned.
        woman: whom it is for.
        languages: what the nurse speaks, as ISO 639-1; Dutch goes without saying.
    """
    found = visit.interpreter
    is_needed = woman.interpreter and woman.language not in languages - {_DUTCH, ""}
    if is_needed and found is None:
        asked = Companion(kind=CompanionKind.INTERPRETER, state=BookingState.TO_BOOK)
        return replace(visit, companions=(*visit.companions, asked))
    if not is_needed and found is not None and is_untouched(found):
        return replace(visit, companions=tuple(one for one in visit.companions if one is not found))
    return visit


def is_untouched(interpreter: Companion) -> bool:
    """Tell whether nobody has done anything about an interpreter yet."""
    return interpreter.state is BookingState.TO_BOOK and not (interpreter.name or interpreter.reference)


def with_moved_interpreter(before: Appointment, after: Appointment) -> Appointment:
    """Return a changed visit; who was asked or booked to interpret at another time must hear it anew."""
    is_moved = (before.starts_at, before.minutes, before.mode) != (after.starts_at, after.minutes, after.mode)
    if not is_moved:
        return after
    return replace(after, companions=tuple(_moved(one) for one in after.companions))


def _moved(one: Companion) -> Companion:
    is_arranged = one.kind is CompanionKind.INTERPRETER and one.state in {BookingState.ASKED, BookingState.BOOKED}
    return replace(one, state=BookingState.MOVED) if is_arranged else one


def with_interpreter_told(visit: Appointment) -> Appointment:
    """Return a visit whose interpreter hears by another way that it is off."""
    return replace(
        visit,
        companions=tuple(
            replace(one, state=BookingState.TOLD_OFF) if one.kind is CompanionKind.INTERPRETER else one
            for one in visit.companions
        ),
    )
