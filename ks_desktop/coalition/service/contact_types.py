"""The kinds of contact: those of the catalogue, as they were changed, and those that were added."""

import re
from dataclasses import replace
from typing import Final

from ks_desktop.coalition import catalogue, store
from ks_desktop.coalition.domain import FIRST_VISIT, ContactType
from ks_desktop.coalition.service.checking import check_lines
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.errors import StaleError, UserError, UserErrors
from ks_desktop.core.settings import check_length
from ks_desktop.core.settings_store import change_within, read_within
from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes, UserId, search_key
from ks_desktop.security.domain import AuditEvent

_CHANGED: Final = Changes(coalition=True, visits=True)  # every agenda looks again; nothing that is booked moves
_KEY_LENGTH: Final = 36


class ContactTypes:
    """The kinds of contact. One that was ever there is hidden at most, never deleted: visits may hang on it.

    The length of a first visit is the setting `visit_minutes`, so that it has one place.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, *, reading: Reading) -> tuple[ContactType, ...]:
        """Return every kind of contact, the catalogue's first; also the hidden ones."""
        stored = store.contact_types(reading)
        proposed = catalogue.contact_types()
        ordered = [stored.pop(each.key, each) for each in proposed] + list(stored.values())
        minutes = read_within(reading).visit_length
        return tuple(replace(each, minutes=minutes) if each.key == FIRST_VISIT else each for each in ordered)

    def listed(self, *, actor: UserId) -> tuple[ContactType, ...]:
        """Return every kind of contact, for the screen."""
        with self._database.reading(actor) as reading:
            return self.all(reading=reading)

    def offered(self, *, reading: Reading) -> tuple[ContactType, ...]:
        """Return the kinds of contact that can be planned anew."""
        return tuple(each for each in self.all(reading=reading) if not each.is_hidden)

    def of(self, key: str, *, reading: Reading) -> ContactType:
        """Return one kind of contact, also a hidden one.

        Raises:
            UserError: there is none of this key.
        """
        found = next((each for each in self.all(reading=reading) if each.key == key), None)
        if found is None:
            raise UserError(N_("This kind of contact is not known."), code="contact_type", field="contact_type")
        return found

    def save(self, contact_type: ContactType, *, actor: UserId) -> Changes:
        """Keep a kind of contact as it was changed, or a new one whose key is "new".

        Raises:
            UserErrors: the name is taken or too long, what it follows is not known, or the first visit would be hidden.
            StaleError: somebody changed it first.
        """
        with self._database.work(actor, AuditEvent.SETTINGS_CHANGED) as work:
            known = {each.key: each for each in self.all(reading=work)}
            checked = _checked(contact_type, known)
            if checked.key == NEW:
                checked = replace(checked, key=_free_key(checked.name, known), version=0)
            elif checked.key not in known:
                raise StaleError
            if checked.key == FIRST_VISIT:
                change_within(work, {"visit_minutes": checked.minutes})
            store.put_contact_type(work, checked)
        return _CHANGED


NEW: Final = "new"  # the key of a kind of contact that has none yet


def _checked(contact_type: ContactType, known: dict[str, ContactType]) -> ContactType:
    lines, errors = check_lines({"name": contact_type.name, "source": contact_type.source}, {})
    others = {search_key(each.name) for each in known.values() if each.key != contact_type.key}
    if search_key(lines["name"]) in others:
        errors.append(UserError(N_("There is one of this name already."), code="name_taken", field="name"))
    if contact_type.key == FIRST_VISIT:
        errors += _not_first(contact_type)
    if contact_type.follows and _goes_round(contact_type, known):
        errors.append(
            UserError(N_("A contact cannot follow itself: choose another one."), code="follows", field="follows")
        )
    if errors:
        raise UserErrors(errors)
    return replace(contact_type, **lines, is_proposal=False)


def _not_first(contact_type: ContactType) -> list[UserError]:
    """Return what the first visit cannot be: hidden, or of a length that its setting has not."""
    errors = []
    if contact_type.is_hidden:
        errors.append(UserError(N_("The first visit cannot be hidden."), code="first_visit", field="is_hidden"))
    try:
        check_length(contact_type.minutes, field="minutes")
    except UserError as error:
        errors.append(error)
    return errors


def _goes_round(contact_type: ContactType, known: dict[str, ContactType]) -> bool:
    """Tell whether a contact would follow itself by way of others, or something that is not there."""
    step = contact_type.follows
    for _turn in range(len(known) + 1):
        if not step:
            return False
        if step == contact_type.key or step not in known:
            return True
        step = known[step].follows
    return True


def _free_key(name: str, known: dict[str, ContactType]) -> str:
    word = re.sub(r"[^a-z0-9]+", "_", search_key(name)).strip("_")[:_KEY_LENGTH]
    first = word if re.match(r"[a-z]", word) else f"contact_{word}".strip("_")[:_KEY_LENGTH]
    return next(key for key in (first, *(f"{first}_{n}" for n in range(2, 1000))) if key not in {*known, NEW})
