"""From whose directory a card was taken over, in words."""

from ks_desktop.coalition.domain.cards import Origin
from ks_desktop.coalition.wording.services import day_text
from ks_desktop.core.texts import _


def origin_text(origin: Origin | None) -> str:
    """Return from whom a card was taken over, and when: `van JGZ Team Noord, 22-11-2026`; "" for one of our own."""
    if origin is None:
        return ""
    return _("from {name}, {day}", name=origin.from_whom, day=day_text(origin.taken_on))
