"""A referral that is typed halfway: the call was cut off, or the referrer will ring back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ks_desktop.core.values import LINE_MAX, UnfinishedId, UserId, clean_line

Content = dict[str, str | list[str]]
_NAMED_BY: Final = (("given_name", "initials"), ("birth_surname_prefix",), ("birth_surname", "partner_surname"))
_ELSE_BY: Final = ("referrer_organisation", "referrer_name", "referrer_phone")


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


def _first(content: Mapping[str, object], names: tuple[str, ...]) -> str:
    typed = (clean_line(str(content.get(name) or "")).text for name in names)
    return next(filter(None, typed), "")
