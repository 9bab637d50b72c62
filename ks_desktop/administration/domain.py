"""What is set once and changed now and then: working days and terms as a nurse types them. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Final

from ks_desktop.coalition.domain import Municipality, Terms
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.gestation import GestationalAge, WeekWindow, parse_age
from ks_desktop.core.settings import Settings
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import UserId
from ks_desktop.referrals.domain.counting import NotKept
from ks_desktop.security.domain import User
from ks_desktop.visits.domain import NursePlace, Weeks, WorkingHours

WEEKDAYS: Final = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
TERM_DAYS: Final = ("contact_days", "urgent_days", "visit_days", "feedback_days")
TERM_WEEKS: Final = ("earliest", "best_from", "best_until", "latest")
TERM_FIELDS: Final = (*TERM_DAYS, *TERM_WEEKS, "attention_from", "source")
_HOURS: Final = re.compile(
    r"(?P<from>[0-9]{1,2})(?:[:.](?P<from_min>[0-9]{2}))?\s*(?:-|–|—|tot|to)\s*(?P<to>[0-9]{1,2})(?:[:.](?P<to_min>[0-9]{2}))?"
)
_TIME: Final = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))?")
_STRETCHES: Final = re.compile(r"\s*(?:[,;+]|\ben\b|\band\b)\s*")
_WEEKS: Final = re.compile(r"\(?(?P<word>even|oneven|odd)(?:\s+(?:week|weken|weeks))?\)?")
_WEEKS_TYPED: Final = {"even": Weeks.EVEN, "oneven": Weeks.ODD, "odd": Weeks.ODD}
_WEEKS_SHOWN: Final = {Weeks.EVERY: "{hours}", Weeks.EVEN: N_("{hours} even weeks"), Weeks.ODD: N_("{hours} odd weeks")}

Hours = tuple[time, time]
DayHours = tuple[tuple[time, time, Weeks], ...]
USUAL_DAYS: Final = range(5)  # Monday to Friday
USUAL_HOURS: Final[Hours] = (time(8, 30), time(17))


def parse_hours(typed: str, *, field: str) -> Hours | None:
    """Read the hours of a working day: `8:30-17:00`, `9-17`, `8.30 tot 17`; nothing typed is a free day.

    Raises:
        UserError: it is not written so, or it ends before it begins.
    """
    text = typed.strip().lower()
    if not text:
        return None
    match = _HOURS.fullmatch(text)
    try:
        found = match and (
            time(int(match["from"]), int(match["from_min"] or 0)),
            time(int(match["to"]), int(match["to_min"] or 0)),
        )
    except ValueError:
        found = None
    if not found:
        raise UserError(N_("Write the hours as 8:30-17:00; leave a free day empty."), code="hours_form", field=field)
    if found[1] <= found[0]:
        raise UserError(N_("A working day ends after it begins."), code="hours", field=field)
    return found


def parse_time(typed: str, *, field: str) -> time:
    """Read a time of day: `8:30`, `8.30`, `13`.

    Raises:
        UserError: it is not written so.
    """
    match = _TIME.fullmatch(typed.strip())
    try:
        found = match and time(int(match["hour"]), int(match["minute"] or 0))
    except ValueError:
        found = None
    if not found:
        raise UserError(N_("Write the time as 13:30."), code="time", field=field)
    return found


def hours_text(start: time, end: time) -> str:
    """Return the hours of a working day as they are shown and typed."""
    return f"{start:%H:%M}-{end:%H:%M}"


def parse_day(typed: str, *, field: str) -> DayHours:
    """Read a working day with its pauses: `8:30-12, 13-17`, `9-13 even weken`; nothing typed is a free day.

    Raises:
        UserError: it is not written so, or a stretch ends before it begins.
    """
    found = []
    for stretch in _STRETCHES.split(typed.strip().lower()):
        weeks = _WEEKS.search(stretch)
        hours = parse_hours(_WEEKS.sub("", stretch), field=field)
        if hours is not None:
            found.append((*hours, _WEEKS_TYPED[weeks["word"]] if weeks else Weeks.EVERY))
    return tuple(found)


def day_text(stretches: Iterable[WorkingHours]) -> str:
    """Return a working day as it is shown and typed."""
    return ", ".join(_(_WEEKS_SHOWN[e.weeks], hours=hours_text(e.start, e.end)) for e in stretches)


def parse_week(typed: Mapping[str, str]) -> dict[int, DayHours]:
    """Read the seven days of a week, fields `hours_0` (Monday) to `hours_6`.

    Raises:
        UserErrors: each day that cannot be read, or no day at all.
    """
    week: dict[int, DayHours] = {}
    errors: list[UserError] = []
    for weekday in range(len(WEEKDAYS)):
        try:
            hours = parse_day(typed.get(f"hours_{weekday}", ""), field=f"hours_{weekday}")
        except UserError as error:
            errors.append(error)
        else:
            if hours:
                week[weekday] = hours
    if not errors and not week:
        errors.append(UserError(N_("Give at least one working day."), code="no_hours", field="hours_0"))
    if errors:
        raise UserErrors(errors)
    return week


def working_hours(
    typed: Mapping[str, str], *, user: UserId, valid_from: date, valid_until: date | None = None
) -> list[WorkingHours]:
    """Read a week as the hours of a nurse from a day on.

    Raises:
        UserErrors: each day that cannot be read, or no day at all.
        UserError: the last day lies before the first.
    """
    return [
        WorkingHours(
            user=user,
            weekday=day,
            start=start,
            end=end,
            valid_from=valid_from,
            valid_until=valid_until,
            weeks=weeks,
        )
        for day, stretches in parse_week(typed).items()
        for start, end, weeks in stretches
    ]


def parse_terms(typed: Mapping[str, str], *, municipality: str, valid_from: date) -> Terms:
    """Read the terms of a municipality as they are typed: whole numbers and weeks such as `16+0`.

    Raises:
        UserErrors: each field that cannot be read; or a UserError when the numbers do not fit together.
    """
    errors: list[UserError] = []
    days: dict[str, int] = {}
    weeks: dict[str, GestationalAge] = {}
    for name in TERM_DAYS:
        text = typed.get(name, "").strip()
        if text.isascii() and text.isdigit():
            days[name] = int(text)
        else:
            errors.append(UserError(N_("Type a whole number."), code="number", field=name))
    for name in (*TERM_WEEKS, "attention_from"):
        try:
            weeks[name] = parse_age(typed.get(name, ""))
        except UserError as error:
            errors.append(UserError(error.message, code=error.code, field=name))
    if errors:
        raise UserErrors(errors)
    return Terms(
        municipality=municipality,
        valid_from=valid_from,
        window=_window(weeks),
        attention_from=weeks["attention_from"],
        source=typed.get("source", "").strip(),
        contact_days=days["contact_days"],
        urgent_days=days["urgent_days"],
        visit_days=days["visit_days"],
        feedback_days=days["feedback_days"],
    )


def _window(weeks: Mapping[str, GestationalAge]) -> WeekWindow:
    try:
        return WeekWindow(
            earliest=weeks["earliest"],
            best_from=weeks["best_from"],
            best_until=weeks["best_until"],
            latest=weeks["latest"],
        )
    except UserError as error:
        raise UserError(error.message, code=error.code, field="earliest") from error


def terms_texts(terms: Terms) -> dict[str, str]:
    """Return terms as they are shown and typed, by field."""
    texts = {name: str(getattr(terms, name)) for name in TERM_DAYS}
    texts |= {name: str(getattr(terms.window, name)) for name in TERM_WEEKS}
    return texts | {"attention_from": str(terms.attention_from), "source": terms.source}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Everything that is set, as the pages of administration show it.

    Attributes:
        municipalities: the whole catalogue.
        served: the CBS codes of those she works for.
        terms: of each served municipality, what counts today.
        default_terms: what counts today where a municipality has no terms of its own.
        hours: the week pattern that counts today.
        not_kept: how many referrals were not kept, by why.
        logo: the organisation's picture on letters and on the referral form, None when there is none.
    """

    user: User
    settings: Settings
    municipalities: tuple[Municipality, ...]
    served: tuple[str, ...]
    terms: Mapping[str, Terms]
    default_terms: Terms
    hours: tuple[WorkingHours, ...]
    place: NursePlace
    not_kept: Mapping[NotKept, int] = field(default_factory=dict)
    logo: bytes | None = None

    @property
    def has_sheet(self) -> bool:
        """Tell whether she showed that she has the recovery sheet that counts now."""
        return self.settings.recovery_proved == "yes"
