"""The places of the partners: added, corrected, and put aside when they are used no more."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from ks_desktop.coalition import catalogue, store
from ks_desktop.coalition.domain import Location
from ks_desktop.coalition.domain.locations import GUARDED
from ks_desktop.coalition.service.checking import check_lines, check_place, check_short_phone, too_long
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_
from ks_desktop.core.values import (
    NOTE_MAX,
    Changes,
    OrganisationId,
    UserId,
    check_postcode,
    clean_note,
    search_key,
)
from ks_desktop.security.domain import AuditEvent

_LINES: Final = ("name", "street", "house_number", "postcode", "place", "phone")
_NOTES: Final = ("opening_hours", "access_note")
_CHECKS: Final[Mapping[str, Callable[[str], str]]] = {
    "postcode": check_postcode,
    "place": check_place,
    "phone": check_short_phone,
}
_CHANGED: Final = Changes(coalition=True)


class Locations:
    """The places of the partners. A secret address leaves only through `cards`, for the partner's own card."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, organisation_id: OrganisationId, *, actor: UserId) -> tuple[Location, ...]:
        """Return the places of a partner, guarded: those in use first, then by name."""
        with self._database.reading(actor) as reading:
            return tuple(each.guarded() for each in store.locations(reading, organisation_id))

    def everywhere(self, *, reading: Reading) -> tuple[Location, ...]:
        """Return the places of all partners, guarded, also those that are used no more."""
        return tuple(each.guarded() for each in store.locations(reading))

    def cards(self, organisation_id: OrganisationId, *, actor: UserId) -> tuple[Location, ...]:
        """Return the places of a partner as they are kept, also a secret one: for its card and for nothing else."""
        with self._database.reading(actor) as reading:
            return tuple(store.locations(reading, organisation_id))

    def save(self, location: Location, *, actor: UserId) -> Changes:
        """Store a new place (version 0) or what changed.

        Raises:
            UserErrors: a text is too long, what stands for postcode, place, phone or municipality cannot be that, the
                partner is not there, or it has a place of this name. Each names its field.
            StaleError: somebody changed it first.
        """
        with self._database.work(actor, AuditEvent.ORGANISATION_CHANGED) as work:
            self.put(location, work=work)
        return _CHANGED

    def put(self, location: Location, *, work: Work) -> None:
        """Do what `save` does, in the caller's transaction."""
        store.put_location(work, _checked(location, work))

    def hide(self, location: Location, *, actor: UserId, is_hidden: bool = True) -> Changes:
        """Put a place aside, or take it back; what points at it keeps it.

        Raises:
            StaleError: somebody changed it first.
        """
        return self.save(replace(location, is_hidden=is_hidden), actor=actor)


def _checked(location: Location, reading: Reading) -> Location:
    """Return it with clean texts, or say everything that is wrong at once."""
    lines, errors = check_lines({name: getattr(location, name) for name in _LINES}, _CHECKS)
    notes = {name: clean_note(getattr(location, name)).text for name in _NOTES}
    errors += [too_long(name, NOTE_MAX) for name, text in notes.items() if len(text) > NOTE_MAX]
    if not lines["name"]:
        errors.append(UserError(N_("Fill in the name of this place."), code="required", field="name"))
    errors += _wrong(location, lines["name"], reading)
    town = catalogue.municipality_or_none(location.municipality) if location.municipality.strip() else None
    if town is None and location.municipality.strip():
        sentence = N_("This municipality is not in the list. Choose one, or type its CBS code.")
        errors.append(UserError(sentence, code="municipality", field="municipality"))
    if errors:
        raise UserErrors(errors)
    whole: dict[str, Any] = {**lines, **notes, "municipality": "" if town is None else town.code}
    if location.is_guarded:
        whole = {name: value for name, value in whole.items() if name not in GUARDED}
    return replace(location, **whole)


def _wrong(location: Location, name: str, reading: Reading) -> list[UserError]:
    errors = []
    if store.get_organisation(reading, location.organisation_id) is None:
        sentence = N_("This organisation is not in the directory any more.")
        errors.append(UserError(sentence, code="gone", field="organisation_id"))
    others = (each for each in store.locations(reading, location.organisation_id) if each.id != location.id)
    if not location.is_hidden and search_key(name) in {search_key(each.name) for each in others if not each.is_hidden}:
        sentence = N_("This organisation has a place of this name already: change that one.")
        errors.append(UserError(sentence, code="name_taken", field="name"))
    return errors
