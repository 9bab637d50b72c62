"""Invented restricted notes, and a colleague who has nothing to do with her."""

from datetime import date
from typing import Any, Final

from ks_desktop.clients.domain.restricted import MeldStep, NoteWords, RestrictedKind
from ks_desktop.core.values import UserId, new_id
from ks_desktop.house import House
from ks_desktop.security.domain import Role, User

DAY: Final = date(2026, 11, 20)


def safety(words: str = "Haar broer stond bij de auto te wachten.", **changed: Any) -> NoteWords:
    """Return a note about safety."""
    said: dict[str, Any] = {"kind": RestrictedKind.SAFETY, "day": DAY, "words": words}
    return NoteWords(**(said | changed))


def meldcode(words: str = "Blauwe plek, ze zegt gevallen.", **changed: Any) -> NoteWords:
    """Return a note of the reporting code."""
    said: dict[str, Any] = {
        "kind": RestrictedKind.MELDCODE,
        "day": DAY,
        "words": words,
        "step": MeldStep.SIGNALS,
        "has_spoken": False,
        "why_not": "Haar partner was erbij.",
    }
    return NoteWords(**(said | changed))


def colleague(house: House, name: str = "collega", *roles: Role) -> UserId:
    """Add a colleague, a nurse unless other roles are named."""
    user = User(id=UserId(new_id()), name=name, full_name=f"Mw. {name.title()}", roles=frozenset(roles or {Role.NURSE}))
    house.users.add(user, actor=house.actor)
    return user.id
