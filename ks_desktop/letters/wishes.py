"""How a referrer asked to be told, read as a route. Pure; what is not understood for certain is left to the nurse."""

import re
from collections.abc import Mapping
from typing import Final

from ks_desktop.coalition.domain import FeedbackRoute
from ks_desktop.letters.domain import SendRoute

_WORDS: Final[Mapping[SendRoute, frozenset[str]]] = {
    SendRoute.POST: frozenset({"post", "papier", "postbus"}),
    SendRoute.SECURE_MAIL: frozenset({"mail", "email", "mailen", "zorgmail", "zivver"}),
    SendRoute.PORTAL: frozenset({"portaal", "portal", "zorgdomein"}),
    SendRoute.BY_HAND: frozenset({"persoonlijk", "overhandigen", "afgeven", "hand"}),
}
_NOT: Final = frozenset({"geen", "niet", "nooit"})
_OF_DIRECTORY: Final[Mapping[FeedbackRoute, SendRoute]] = {
    FeedbackRoute.SECURE_MAIL: SendRoute.SECURE_MAIL,
    FeedbackRoute.POST: SendRoute.POST,
    FeedbackRoute.PORTAL: SendRoute.PORTAL,
}


def asked_route(wish: str, known: FeedbackRoute | None) -> SendRoute | None:
    """Return the route a referral asks for in words, else the one the directory knows; None without either."""
    return wished_route(wish) or (_OF_DIRECTORY.get(known) if known is not None else None)


def wished_route(wish: str) -> SendRoute | None:
    """Return the one route these words name; None when they name none, several, or say what not to do."""
    words = set(re.findall(r"[^\W_]+", wish.casefold()))
    found = [route for route, names in _WORDS.items() if words & names]
    return found[0] if len(found) == 1 and not words & _NOT else None
