"""Our own cards that come back: what was left out of them because it is secret is still ours, and no difference."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from ks_desktop.coalition.domain import Service
from ks_desktop.coalition.domain.cards import Cards, R, with_values
from ks_desktop.core.values import LocationId

Hide = Callable[[str], str]


def returned(ours: Cards, theirs: Cards, hide: Hide) -> Cards:
    """Return their cards, with what we left out when a card went out put back where it came back as it went.

    Args:
        ours: what is here.
        theirs: what is in the copy.
        hide: takes secret addresses out of a text, as it did when our directory went out.
    """
    secret = {each.id for each in ours.organisations if each.address_secret}
    places = {each.id for each in ours.locations if each.address_secret or each.organisation_id in secret}
    return Cards(
        organisations=_mended(ours.organisations, theirs.organisations, hide),
        locations=_mended(ours.locations, theirs.locations, hide),
        people=_mended(ours.people, theirs.people, hide),
        services=_placed(ours.services, _mended(ours.services, theirs.services, hide), frozenset(places)),
    )


def _mended(ours: tuple[R, ...], theirs: tuple[R, ...], hide: Hide) -> tuple[R, ...]:
    known: dict[Any, R] = {each.id: each for each in ours}
    return tuple(_texts(known.get(each.id), each, hide) for each in theirs)


def _texts(mine: R | None, card: R, hide: Hide) -> R:
    if mine is None:
        return card
    back: dict[str, str] = {}
    for field in fields(card):
        said, text = getattr(card, field.name), getattr(mine, field.name)
        if isinstance(said, str) and isinstance(text, str) and said and said != text and hide(text) == said:
            back[field.name] = text
    return with_values(card, back)


def _placed(
    ours: tuple[Service, ...], theirs: tuple[Service, ...], secret: frozenset[LocationId]
) -> tuple[Service, ...]:
    """Return services that are also given at our secret places where ours are: no file can say that they are not."""
    hidden = {each.id: each.locations for each in ours if not secret.isdisjoint(each.locations)}
    return tuple(_with_places(each, hidden[each.id], secret) if each.id in hidden else each for each in theirs)


def _with_places(service: Service, before: tuple[LocationId, ...], secret: frozenset[LocationId]) -> Service:
    kept = [place for place in before if place in secret or place in service.locations]
    return replace(service, locations=(*kept, *(place for place in service.locations if place not in kept)))
