"""Why a time is proposed, and why none is: in words a nurse can repeat on the phone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import GestationalAge
from ks_desktop.core.texts import N_
from ks_desktop.visits.domain import Mode, Reason, Transport
from ks_desktop.visits.travel import UNKNOWN_MINUTES, Journey


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where the journey starts: at the start place, or at a visit whose `place` may be named ("" when secret)."""

    is_start: bool
    place: str
    transport: Transport


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """All that the reasons of one proposal are made of.

    Attributes:
        is_liked: she likes the hour best; None when she likes none better than others.
        is_other_nurse: she asked for another nurse.
        needs_booking: an interpreter must be booked.
        near: code of a visit of that day in the same neighbourhood, "" without one.
    """

    age: GestationalAge
    is_best: bool
    is_possible: bool
    before: Journey
    after: Journey
    origin: Origin
    late: int
    visit_days: int
    mode: Mode = Mode.HOME
    is_liked: bool | None = None
    is_other_nurse: bool = False
    needs_booking: bool = False
    near: str = ""


_BY_CAR = (
    N_("{minutes} min by car from your start place"),
    N_("{minutes} min by car from {place}"),
    N_("{minutes} min by car from the visit before"),
)
_BY_BICYCLE = (
    N_("{minutes} min cycling from your start place"),
    N_("{minutes} min cycling from {place}"),
    N_("{minutes} min cycling from the visit before"),
)


def reasons_for(setting: Setting) -> tuple[Reason, ...]:
    """Return the reasons of a proposal: weeks, journey, agreed term, what she likes, what is to be done or guessed."""
    found = [_weeks(setting), _way(setting), _term(setting), *_hers(setting)]
    if setting.needs_booking:
        found.append(Reason(message=N_("book an interpreter")))
    if not (setting.before.is_known and setting.after.is_known):
        found.append(
            Reason(
                message=N_("a postcode is not known: {minutes} min of travel assumed"),
                values={"minutes": UNKNOWN_MINUTES},
            )
        )
    return tuple(found)


def of_another() -> Reason:
    """Return the reason of a time of another nurse, where her own has none."""
    return Reason(message=N_("of another nurse: her own has no time in these weeks"))


def _hers(setting: Setting) -> Iterator[Reason]:
    if setting.is_liked is not None:
        yield Reason(message=N_("at an hour she likes") if setting.is_liked else N_("not at an hour she likes best"))
    if setting.is_other_nurse:
        yield Reason(message=N_("another nurse than she asked for"))
    if setting.near:
        yield Reason(message=N_("same neighbourhood as visit {code}"), values={"code": setting.near})


def _way(setting: Setting) -> Reason:
    if setting.mode is Mode.PHONE:
        return Reason(message=N_("by phone, no travel"))
    if setting.mode is Mode.VIDEO:
        return Reason(message=N_("by video, no travel"))
    return _journey(setting.before, setting.origin)


def _weeks(setting: Setting) -> Reason:
    if setting.is_best:
        message = N_("week {age}, best weeks")
    elif setting.is_possible:
        message = N_("week {age}, possible weeks")
    else:
        message = N_("week {age}, after the usual weeks")
    return Reason(message=message, values={"age": str(setting.age.weeks if setting.age.is_about else setting.age)})


def _journey(before: Journey, origin: Origin) -> Reason:
    messages = _BY_BICYCLE if origin.transport is Transport.BICYCLE else _BY_CAR
    if origin.is_start:
        return Reason(message=messages[0], values={"minutes": before.minutes})
    if origin.place:
        return Reason(message=messages[1], values={"minutes": before.minutes, "place": origin.place})
    return Reason(message=messages[2], values={"minutes": before.minutes})


def _term(setting: Setting) -> Reason:
    if not setting.late:
        return Reason(message=N_("within the agreed {count} working days"), values={"count": setting.visit_days})
    if setting.late == 1:
        return Reason(message=N_("one working day after the agreed term"))
    return Reason(message=N_("{count} working days after the agreed term"), values={"count": setting.late})


def _shown(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def no_hours() -> UserError:
    """Return the sentence for a nurse without working days."""
    return UserError(
        N_("No working days are set yet. Set them first, under Settings (one minute)."), code="no_hours", field="nurse"
    )


def window_passed(closed: date) -> UserError:
    """Return the sentence for a woman whose weeks for a visit are over: she can still be planned."""
    return UserError(
        N_("The weeks for a visit ended on {day}. She can still be planned: choose the days yourself."),
        code="window_passed",
        field="first",
        values={"day": _shown(closed)},
    )


def window_ahead(opens: date, last: date) -> UserError:
    """Return the sentence for a span that ends before her weeks begin."""
    return UserError(
        N_("Her weeks for a visit begin on {opens}, after {last}. Choose later days."),
        code="window_ahead",
        field="last",
        values={"opens": _shown(opens), "last": _shown(last)},
    )


def pregnancy_over() -> UserError:
    """Return the sentence for days on which she is no longer pregnant."""
    return UserError(
        N_("On these days the pregnancy is over (44 weeks). Check her due date, or close the case."),
        code="pregnancy_over",
        field="first",
    )


def span_past() -> UserError:
    """Return the sentence for asked days that lie behind us."""
    return UserError(N_("These days have passed. Choose later days."), code="span_past", field="last")


def no_working_day(first: date, last: date) -> UserError:
    """Return the sentence for a span without a working day."""
    return UserError(
        N_("From {first} to {last} there is no working day. Choose other days, or another nurse."),
        code="no_working_day",
        field="last",
        values={"first": _shown(first), "last": _shown(last)},
    )


def no_region() -> UserError:
    """Return the sentence for a nurse who has no visits, or none where she lives."""
    return UserError(
        N_("This nurse makes no visits in her municipality. Choose another nurse, or change it under Settings."),
        code="no_region",
        field="nurse",
    )


def no_language() -> UserError:
    """Return the sentence for a woman who wants no interpreter and a nurse who does not speak her language."""
    return UserError(
        N_("This nurse does not speak her language, and she wants no interpreter. Choose another nurse."),
        code="no_language",
        field="nurse",
    )


def not_before(day: date) -> UserError:
    """Return the sentence for a woman who wants no visit yet."""
    return UserError(
        N_("She wants no visit before {day}. Choose later days, or change what she wishes."),
        code="not_before",
        field="last",
        values={"day": _shown(day)},
    )


def not_at_home() -> UserError:
    """Return the sentence for days on which no hour suits her."""
    return UserError(
        N_("On the working days of these weeks no hour suits her. Ask her about other hours, or choose another nurse."),
        code="not_at_home",
        field="nurse",
    )


def too_far(minutes: int) -> UserError:
    """Return the sentence for a visit that no working day can hold, even when it is empty."""
    return UserError(
        N_(
            "A visit of {minutes} minutes and the way there and back do not fit in a working day. "
            "Change the working hours or the length of a visit under Settings."
        ),
        code="too_far",
        field="nurse",
        values={"minutes": minutes},
    )


def all_full(first: date, last: date) -> UserError:
    """Return the sentence for a span in which every working day is full."""
    return UserError(
        N_(
            "All working days from {first} to {last} are full. "
            "Choose later days or another nurse, or allow more visits a day under Settings."
        ),
        code="all_full",
        field="last",
        values={"first": _shown(first), "last": _shown(last)},
    )
