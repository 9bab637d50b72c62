"""Calls and visits by neighbourhood, so that one trip serves several women. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ks_desktop.core.values import DaySpan
from ks_desktop.today.domain.calls import ToCall, call_order


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """The women of one neighbourhood; `postcode4` is "" for those whose address is secret or not known.

    Attributes:
        to_call: in the order of the list.
        visits: the days on which somebody visits there already, the first first.
    """

    postcode4: str
    place: str
    to_call: tuple[ToCall, ...]
    visits: tuple[date, ...] = ()


def by_neighbourhood(
    to_call: Iterable[ToCall], visits: Mapping[str, tuple[date, ...]], soon: DaySpan
) -> tuple[Neighbourhood, ...]:
    """Return the neighbourhoods, that of the most pressing woman first; those without a place last. Nobody is left out.

    Args:
        to_call: whom to call.
        visits: the days on which visits are booked, by the four digits of the neighbourhood.
        soon: the days of which a visit is worth a word.
    """
    found: dict[str, Neighbourhood] = {}
    for entry in sorted(to_call, key=call_order):
        before = found.get(entry.postcode4)
        if before is None:
            days = tuple(sorted({day for day in visits.get(entry.postcode4, ()) if day in soon}))
            found[entry.postcode4] = Neighbourhood(
                postcode4=entry.postcode4,
                place=entry.place if entry.postcode4 else "",
                to_call=(entry,),
                visits=days if entry.postcode4 else (),
            )
        else:
            found[entry.postcode4] = replace(before, to_call=(*before.to_call, entry))
    return tuple(sorted(found.values(), key=lambda part: (not part.postcode4, call_order(part.to_call[0]))))
