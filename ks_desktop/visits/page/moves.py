"""What is good about a place for a visit, in words: the weeks she is in then, and the road to it."""

from dataclasses import replace
from datetime import date, datetime

from ks_desktop.core.clock import local_day
from ks_desktop.core.gestation import age_on, is_within
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import UserId
from ks_desktop.visits.page.blocks import Weeks
from ks_desktop.visits.planning.gaps import gaps_on
from ks_desktop.visits.planning.wish import Wish
from ks_desktop.visits.service.checking import Move
from ks_desktop.widgets.words import minutes as minutes_words


def weeks_of(wish: Wish) -> Weeks:
    """Return when a visit is possible and best."""
    return Weeks(possible=wish.possible(), best=wish.window.best(wish.due))


def weeks(move: Move, day: date) -> tuple[str, ...]:
    """Return how far she is on a day, and how that suits."""
    due = move.wish.due
    age = (_("week {age}", age=str(age_on(due, day))),) if is_within(due, day) else ()
    return (*age, weeks_of(move.wish).word(day))


def way(move: Move, nurse: UserId, starts_at: datetime, minutes: int) -> tuple[str, ...]:
    """Return how long the nurse travels before and after; nothing when nobody travels."""
    diary = move.diaries.get(nurse)
    if diary is None or not move.wish.travels:
        return ()
    rules = replace(move.rules, minutes=minutes)
    for gap in gaps_on(diary, local_day(starts_at), move.wish.postcode, rules):
        if gap.earliest <= starts_at <= gap.latest:
            before, after = minutes_words(gap.before.minutes), minutes_words(gap.after.minutes)
            message = (
                N_("{before} of travel from the start place, {after} after it")
                if gap.origin.is_start
                else N_("{before} of travel from the visit before, {after} after it")
            )
            return (_(message, before=before, after=after),)
    return ()
