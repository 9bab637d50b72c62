"""What stands against a time, in words: one sentence for each thing. Pure, and quick enough to ask at each mouse move.

Where the search says that a time fits in a nurse's day, nothing of her day stands against it: both ask `gaps.fits_at`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from ks_desktop.core.clock import AMSTERDAM, local_day
from ks_desktop.core.gestation import is_within
from ks_desktop.core.texts import N_
from ks_desktop.visits.planning.conflict import Conflict, shown
from ks_desktop.visits.planning.crowding import Try, hours, overlaps, ways
from ks_desktop.visits.planning.diary import Diary, Rules, Stretch
from ks_desktop.visits.planning.gaps import fits_at, understands
from ks_desktop.visits.planning.wish import Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What else a visit hangs on.

    Attributes:
        hers: when she has other visits.
        beside: the diaries of colleagues who come along, without this visit.
        has_interpreter: somebody interprets.
        is_new: it is being booked; only then a time that has passed cannot be.
    """

    hers: tuple[Stretch, ...] = ()
    beside: tuple[Diary, ...] = ()
    has_interpreter: bool = False
    is_new: bool = True


ALONE = Around()


def conflicts(  # noqa: PLR0913 - what a time hangs on
    diary: Diary,
    wish: Wish,
    starts_at: datetime,
    minutes: int,
    rules: Rules,
    now: datetime,
    *,
    around: Around = ALONE,
) -> tuple[Conflict, ...]:
    """Return what stands against a time, what cannot be first.

    Args:
        diary: of the nurse, without this visit.
        wish: whom to visit, how they meet and where.
        starts_at: an instant; a Dutch local time that does not exist is told.
        minutes: how long it takes.
        rules: what the settings say.
        now: this instant.
        around: what else it hangs on.
    """
    tried = Try(diary=diary, wish=replace(wish, minutes=minutes), rules=rules, starts_at=starts_at, minutes=minutes)
    found = [*_clock(tried, now, around), *_hers(tried, around), *_crowded(tried), *_beside(tried, around)]
    found += [*_weeks(tried), *_wishes(tried), *_nurse(tried, around)]
    return tuple(sorted(found, key=lambda conflict: not conflict.is_hard))


def _clock(tried: Try, now: datetime, around: Around) -> Iterator[Conflict]:
    if is_skipped(tried.starts_at):
        yield Conflict(
            code="dst",
            message=N_("This time does not exist: the clock goes forward that night."),
            is_hard=True,
        )
    if tried.starts_at <= now:
        yield Conflict(code="past", message=N_("This time has passed."), is_hard=around.is_new)


def is_skipped(at: datetime) -> bool:
    """Tell whether a Dutch local time is one that the clock skips in spring; an instant in UTC never is."""
    if at.tzinfo is not AMSTERDAM:
        return False
    return at.astimezone(UTC).astimezone(AMSTERDAM).replace(tzinfo=None) != at.replace(tzinfo=None)


def _hers(tried: Try, around: Around) -> Iterator[Conflict]:
    for start, end in around.hers:
        if tried.meets(start, end):
            yield Conflict(
                code="hers",
                message=N_("She has another visit then: {start} to {end}."),
                values={"start": shown(start), "end": shown(end)},
                is_hard=True,
            )
            return


def fits_in_day(tried: Try) -> bool:
    """Tell whether it fits in the day of the nurse: the predicate of the search, without her own wishes."""
    wish = replace(tried.wish, at_home=())
    return fits_at(tried.diary, wish, tried.rules, tried.starts_at, local_day(tried.starts_at))


def _crowded(tried: Try) -> Iterator[Conflict]:
    if fits_in_day(tried):
        return
    found = [*overlaps(tried), *hours(tried)]
    if not any(conflict.code in {"overlap", "holiday", "free_day"} for conflict in found):
        found += ways(tried)
    yield from found or [
        Conflict(code="tight", message=N_("With the travel it does not fit between what stands on this day."))
    ]


def _beside(tried: Try, around: Around) -> Iterator[Conflict]:
    for diary in around.beside:
        beside = replace(tried, diary=diary)
        if any(stop.is_visit for stop in beside.taken):
            yield Conflict(
                code="colleague",
                message=N_("The colleague who comes along has another visit then."),
                is_hard=True,
            )
        elif not fits_in_day(beside):
            yield Conflict(
                code="colleague_day",
                message=N_("For the colleague who comes along it does not fit: working hours, travel or a full day."),
            )


def _weeks(tried: Try) -> Iterator[Conflict]:
    day, due = local_day(tried.starts_at), tried.wish.due
    possible = tried.wish.window.possible(due)
    if not is_within(due, day):
        yield Conflict(code="pregnancy", message=N_("On this day the pregnancy has not begun, or is over (44 weeks)."))
    elif day < possible.first:
        yield Conflict(
            code="early", message=N_("Her weeks for this begin on {day}."), values={"day": _day(possible.first)}
        )
    elif day > possible.last:
        yield Conflict(
            code="late", message=N_("Her weeks for this ended on {day}."), values={"day": _day(possible.last)}
        )


def _wishes(tried: Try) -> Iterator[Conflict]:
    day, wish = local_day(tried.starts_at), tried.wish
    if wish.not_before is not None and day < wish.not_before:
        yield Conflict(
            code="not_before", message=N_("She wants no visit before {day}."), values={"day": _day(wish.not_before)}
        )
    stretches = wish.hours_on(day)
    if not any(start <= tried.starts_at and tried.ends_at <= end for start, end in stretches):
        yield _not_at_home(stretches)
    if wish.wished_nurse is not None and wish.wished_nurse != tried.diary.nurse:
        yield Conflict(code="other_nurse", message=N_("She asked for another nurse."))


def _not_at_home(stretches: tuple[Stretch, ...]) -> Conflict:
    if not stretches:
        return Conflict(code="at_home", message=N_("This weekday does not suit her."))
    hours_text = ", ".join(f"{shown(start)}-{shown(end)}" for start, end in stretches)
    return Conflict(
        code="at_home", message=N_("On this weekday it suits her only at {hours}."), values={"hours": hours_text}
    )


def _nurse(tried: Try, around: Around) -> Iterator[Conflict]:
    profile, wish = tried.diary.profile, tried.wish
    if not profile.is_planned:
        yield Conflict(code="not_planned", message=N_("This user has no visits of her own."))
    if not profile.visits_in(wish.region):
        yield Conflict(code="region", message=N_("This nurse does not work in her municipality."))
    if not understands(tried.diary, wish) and not around.has_interpreter:
        yield Conflict(
            code="language",
            message=N_("She wants no interpreter, and this nurse does not speak her language."),
        )


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"
