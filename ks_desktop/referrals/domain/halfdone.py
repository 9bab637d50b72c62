"""A referral that is typed halfway: the call was cut off, or the referrer will ring back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from ks_desktop.clients.domain import Case, Client
from ks_desktop.core.clock import local_day
from ks_desktop.core.dates import Lean, parse_day
from ks_desktop.core.errors import UserError
from ks_desktop.core.phones import phone_key
from ks_desktop.core.values import LINE_MAX, UnfinishedId, UserId, clean_line, search_key

Content = dict[str, str | list[str]]
_NAMED_BY: Final = (("given_name", "initials"), ("birth_surname_prefix",), ("birth_surname", "partner_surname"))
_ELSE_BY: Final = ("referrer_organisation", "referrer_name", "referrer_phone")
_ONE_PREGNANCY: Final = timedelta(weeks=6)  # due dates of one are as near; the next cannot be referred sooner
_WHOLE_PHONE: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """What was typed of a referral, right or wrong, so that anybody can go on with it.

    Attributes:
        name: whom it is about, as far as typed; else who called; may be empty.
        content: what stood in the form, by field.
        kept_by: who typed last, and her full name.
        version: 0 is not yet stored.
    """

    id: UnfinishedId
    name: str
    content: Content
    kept_at: datetime
    kept_by: UserId
    kept_by_name: str = ""
    version: int = 0

    @property
    def has_yes(self) -> bool:
        """Tell whether she agreed as far as it was typed: her own sign-up counts as her yes."""
        return self.content.get("consent_given") == "yes" or self.content.get("route") == "self"


def name_of(content: Mapping[str, object]) -> str:
    """Return whom half a form is about: her name as far as typed, else who called; empty when neither is known."""
    hers = " ".join(filter(None, (_first(content, names) for names in _NAMED_BY)))
    return (hers or _first(content, _ELSE_BY))[:LINE_MAX].strip()


def is_about(half: Unfinished, woman: Client, case: Case, *, today: date) -> bool:
    """Tell whether half a form is about a pregnancy that ended, of a woman of that surname, as far as typed.

    What may be about her next pregnancy is not: it would be out of sight, and nobody could go on with it.
    """
    return _is_her(half.content, woman, today) and _is_of(half, case, today)


def _is_her(content: Content, woman: Client, today: date) -> bool:
    phone = phone_key(_first(content, ("phone",)))
    if phone and phone in {phone_key(number) for number in (woman.contact.phone, woman.contact.phone_2) if number}:
        return True
    born = _day(content, "birth_date", today, Lean.PAST)
    if born is not None and woman.birth_date is not None:
        return born == woman.birth_date
    given = search_key(_first(content, ("given_name",)))
    return len(phone) < _WHOLE_PHONE and bool(given) and given == search_key(woman.name.given_name)


def _is_of(half: Unfinished, case: Case, today: date) -> bool:
    due = _day(half.content, "due_date", today, Lean.FUTURE)
    if due is not None:
        return abs(due - case.due_date) <= _ONE_PREGNANCY
    return case.closed_on is None or local_day(half.kept_at) <= case.closed_on + _ONE_PREGNANCY


def _day(content: Content, name: str, today: date, lean: Lean) -> date | None:
    try:
        return parse_day(_first(content, (name,)), today, lean=lean)
    except UserError:
        return None


def _first(content: Mapping[str, object], names: tuple[str, ...]) -> str:
    typed = (clean_line(str(content.get(name) or "")).text for name in names)
    return next(filter(None, typed), "")
