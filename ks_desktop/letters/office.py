"""Who writes, and on what paper: the sender of a letter as the settings have it."""

from dataclasses import replace

from ks_desktop.core.database import Reading
from ks_desktop.core.settings import Settings
from ks_desktop.core.settings_store import logo_within, read_within
from ks_desktop.letters.facts import Office
from ks_desktop.paper.documents import Ink, Sheet


def office_of(reading: Reading) -> Office:
    """Return the organisation of the sender, with its logo where letters carry it."""
    settings = read_within(reading)
    return office_from(settings, logo_within(reading) if settings.letter_logo == "yes" else None)


def in_house_ink(sheet: Sheet, reading: Reading) -> Sheet:
    """Return a sheet as the house prints: with little ink where that is set."""
    return replace(sheet, ink=Ink.LOW) if read_within(reading).low_ink == "yes" else sheet


def office_from(settings: Settings, logo: bytes | None) -> Office:
    """Return the organisation of the sender as these settings have it."""
    return Office(
        name=settings.organisation,
        street=settings.organisation_street,
        place=settings.organisation_place,
        phone=settings.organisation_phone,
        hours=settings.organisation_hours,
        window=settings.letter_window,
        offset_mm=settings.letter_offset_mm,
        right_mm=settings.letter_right_mm,
        envelope=settings.letter_envelope,
        folds=settings.letter_folds == "yes",
        logo=logo or None,
        low_ink=settings.low_ink == "yes",
    )
