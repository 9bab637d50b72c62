"""Who works at the partners: added, corrected, and retired when they leave."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from ks_desktop.coalition import store
from ks_desktop.coalition.domain import Person
from ks_desktop.coalition.service.checking import check_lines, check_short_phone
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes, OrganisationId, UserId, check_email
from ks_desktop.security.domain import AuditEvent

_LINES: Final = ("name", "function", "phone", "email", "agb", "feedback_address")
_AGB: Final = re.compile(r"[0-9]{8}")
_CHANGED: Final = Changes(coalition=True)


class People:
    """The people at the partners."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, organisation_id: OrganisationId, *, actor: UserId) -> tuple[Person, ...]:
        """Return who works or worked at a partner: those who do still first, then by name."""
        with self._database.reading(actor) as reading:
            return tuple(store.people(reading, organisation_id))

    def everybody(self, *, reading: Reading) -> tuple[Person, ...]:
        """Return everybody at all partners, by name, also who left."""
        return tuple(store.people(reading))

    def save(self, person: Person, *, actor: UserId) -> Changes:
        """Store a new person (version 0) or what changed.

        Raises:
            UserErrors: a text is too long, or what stands for phone, e-mail or AGB code cannot be that.
            StaleError: somebody changed it first.
        """
        with self._database.work(actor, AuditEvent.ORGANISATION_CHANGED) as work:
            self.put(person, work=work)
        return _CHANGED

    def put(self, person: Person, *, work: Work) -> None:
        """Do what `save` does, in the caller's transaction."""
        store.put_person(work, _checked(person))

    def retire(self, person: Person, *, actor: UserId, is_active: bool = False) -> Changes:
        """Record that somebody left, or is back: who left is proposed no more and stays with earlier referrals.

        Raises:
            StaleError: somebody changed it first.
        """
        return self.save(replace(person, is_active=is_active), actor=actor)


def _checked(person: Person) -> Person:
    """Return it with clean texts, or say everything that is wrong at once."""
    lines, errors = check_lines({name: getattr(person, name) for name in _LINES}, _CHECKS)
    if not lines["name"]:
        errors.append(UserError(N_("Fill in the name of this person."), code="required", field="name"))
    if errors:
        raise UserErrors(errors)
    return replace(person, **lines)


def check_agb(typed: str) -> str:
    """Return an AGB code as eight digits.

    Raises:
        UserError: it has not eight digits.
    """
    digits = re.sub(r"[\s.-]", "", typed)
    if not _AGB.fullmatch(digits):
        raise UserError(N_("An AGB code has eight digits."), code="agb", field="agb")
    return digits


_CHECKS: Final[Mapping[str, Callable[[str], str]]] = {
    "phone": check_short_phone,
    "email": check_email,
    "agb": check_agb,
}
