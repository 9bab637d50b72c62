"""The cards of somebody else's directory as they could be kept here: clean texts, and without what cannot be.

What is left out is told with the card it stood on. A card is refused when what is wrong is its name: nobody could find
it here. One bad card never keeps the others out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final

from ks_desktop.coalition import catalogue
from ks_desktop.coalition.domain import Service
from ks_desktop.coalition.domain.cards import Record, with_values
from ks_desktop.coalition.domain.locations import Location
from ks_desktop.coalition.merging import emptied
from ks_desktop.coalition.service.checking import check_place, check_short_phone, too_long
from ks_desktop.coalition.service.people import check_agb
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, NOTE_MAX, check_email, check_postcode, clean_line, clean_note

_NOTES: Final = frozenset(
    {
        *("note", "what", "for_whom", "not_for_whom", "how_to_refer", "documents", "remark", "source"),
        *("opening_hours", "access_note"),
    }
)
_CHECKS: Final[Mapping[str, Callable[[str], str]]] = {
    "postcode": check_postcode,
    "place": check_place,
    "phone": check_short_phone,
    "email": check_email,
    "agb": check_agb,
}
_DAYS: Final = ("waiting_asked_on", "checked_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownHere:
    """What cards of this day can name.

    Attributes:
        needs: keys of what she can need.
        regions: keys of regions: those that are here, and those that come with the copy.
    """

    today: date
    needs: frozenset[str]
    regions: Mapping[str, str]


def mended(record: Record, here: KnownHere) -> tuple[Record | None, tuple[UserError, ...]]:
    """Return a card as it could be kept here, None when it cannot, and what was left out of it or is wrong."""
    problems: list[UserError] = []
    try:
        mending = with_values(record, _texts(record, problems))
        if isinstance(mending, Service):
            mending = _service(mending, here, problems)
        elif isinstance(mending, Location) and mending.municipality:
            known = catalogue.municipality_or_none(mending.municipality)
            if known is None:
                problems.append(_unknown("municipality"))
            mending = replace(mending, municipality=known.code if known is not None else "")
    except UserError as error:
        return None, (*problems, error)
    return mending, tuple(problems)


def _texts(record: Record, problems: list[UserError]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for each in fields(record):
        typed = getattr(record, each.name)
        if type(typed) is str and typed:
            text = _text(each.name, typed, problems)
            if text != typed:
                found[each.name] = text
    return found


def _text(name: str, typed: str, problems: list[UserError]) -> str:
    is_note = name in _NOTES
    text, most = (clean_note(typed).text, NOTE_MAX) if is_note else (clean_line(typed).text, LINE_MAX)
    try:
        if len(text) > most:
            raise too_long(name, most)
        return _CHECKS[name](text) if text and name in _CHECKS else text
    except UserError as error:
        if name == "name":
            raise
        problems.append(error)
        return ""


def _service(service: Service, here: KnownHere, problems: list[UserError]) -> Service:
    values: dict[str, Any] = {"is_proposal": False}
    values["needs"] = _known(service.needs, {key: key for key in here.needs}, "needs", problems)
    values["regions"] = _known(service.regions, here.regions, "regions", problems)
    towns = {code: found.code for code in service.municipalities if (found := catalogue.municipality_or_none(code))}
    values["municipalities"] = _known(service.municipalities, towns, "municipalities", problems)
    mending = with_values(service, values)
    for name in _DAYS:
        day = getattr(mending, name)
        if day is not None and day > here.today:
            sentence = N_("This day is still to come: fill in the real day.")
            problems.append(UserError(sentence, code="future", field=name))
            mending = emptied(mending, name)
    return mending


def _known(words: tuple[str, ...], known: Mapping[str, str], field: str, problems: list[UserError]) -> tuple[str, ...]:
    if not all(word in known for word in words):
        problems.append(_unknown(field))
    return tuple(dict.fromkeys(known[word] for word in words if word in known))


def _unknown(field: str) -> UserError:
    return UserError(N_("Some of this is not known here, and was left out."), code="unknown", field=field)
