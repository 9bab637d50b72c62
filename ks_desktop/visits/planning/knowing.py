"""What is known beside the rules: how long nurses are on the road, and what each woman wishes."""

from dataclasses import replace

from ks_desktop.core.database import Reading
from ks_desktop.core.settings import Settings, hours_of
from ks_desktop.core.settings_store import read_within
from ks_desktop.visits.domain import VisitWish
from ks_desktop.visits.planning.wish import Wish
from ks_desktop.visits.store.wishes import corrections
from ks_desktop.visits.travel import Peak, Travel


def travel_of(reading: Reading) -> Travel:
    """Return all that is known of travelling, for everybody; `Travel.of` is how one nurse knows it."""
    return Travel(corrections=corrections(reading), peak=peak_of(read_within(reading)))


def peak_of(settings: Settings) -> Peak:
    """Return the busy hours as the settings say them."""
    return Peak(percent=settings.peak_percent, hours=hours_of(settings.peak_hours))


def with_hers(wish: Wish, hers: VisitWish | None) -> Wish:
    """Return what a contact asks of planning, with what she wishes of it."""
    if hers is None:
        return wish
    return replace(
        wish,
        at_home=hers.at_home,
        not_before=hers.not_before,
        wished_nurse=hers.nurse,
        minutes=hers.minutes or wish.minutes,
        may_use_interpreter=hers.may_use_interpreter,
    )
