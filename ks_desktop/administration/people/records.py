"""Who works with the program, as Beheer shows it, and what is typed to add somebody."""

from dataclasses import dataclass, field
from datetime import datetime

from ks_desktop.core.texts import N_, _
from ks_desktop.security.domain import Role, User


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who works here, or did.

    Attributes:
        has_key: She can unlock the program; a colleague who is only planned cannot.
        is_current: Her slot in the key file is of today's format; else it is brought up as she unlocks.
        holds_restricted: Her slot opens restricted notes; her roles may give the right before the key is given.
        may_restricted: Her roles give the right to restricted notes.
        must_change: She has not chosen a passphrase of her own yet.
    """

    user: User
    has_key: bool
    is_current: bool = True
    holds_restricted: bool = False
    may_restricted: bool = False
    must_change: bool = False
    last_log_in: datetime | None = None

    @property
    def waits_for_restricted(self) -> bool:
        """Tell whether somebody who holds the key of restricted notes must still give it to her."""
        return self.has_key and self.may_restricted and not self.holds_restricted

    def state_text(self) -> str:
        """Return how things stand with her, in one line in the user's language."""
        if self.user.left_on is not None:
            return _("left on {day}", day=f"{self.user.left_on:%d-%m-%Y}")
        if not self.has_key:
            return _("cannot log in: has no passphrase")
        if self.must_change:
            return _("has not logged in yet: first passphrase")
        if self.waits_for_restricted:
            return _("waits for the key of the restricted notes")
        if not self.is_current:
            return _("key is brought up to date at her next log-in")
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Everybody, and what waits to be done with the keys.

    Attributes:
        waits: Sentences: what cannot be done yet, and who or what it waits for.
        needs_sheet: The recovery sheet must be made anew before keys can be renewed.
        may_give_restricted: Who looks holds the key of restricted notes and can give it.
    """

    people: tuple[Person, ...]
    waits: tuple[str, ...] = ()
    needs_sheet: bool = False
    may_give_restricted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewColleague:
    """What is typed to add somebody; the first passphrase twice, and she must choose her own."""

    name: str
    full_name: str
    job_title: str = ""
    roles: frozenset[Role] = frozenset()
    passphrase: str = field(repr=False)
    repeated: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What somebody leaves behind: her open cases and the visits that are booked in her name."""

    person: Person
    cases: int
    visits: int

    @property
    def has_work(self) -> bool:
        """Tell whether there is work to hand over."""
        return bool(self.cases or self.visits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What became of the keys: which were renewed, and what still waits."""

    database: bool = False
    resealed: bool = False
    waits: tuple[str, ...] = ()


ROLE_HINTS = {
    Role.NURSE: N_("All care work: referrals, visits, letters, restricted notes."),
    Role.TEAM_LEAD: N_("As a nurse; settings, users and destroying records too."),
    Role.PLANNER: N_("Referrals and the agenda; no reports, letters or restricted notes."),
    Role.PRIVACY_OFFICER: N_("The log, keeping and destroying, and what women ask of their records."),
    Role.READER: N_("Sees who is in care and when she is visited; changes nothing."),
    Role.ADMINISTRATOR: N_("Settings, users, backups and addresses of partners; no women."),
}
