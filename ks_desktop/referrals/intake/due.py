"""The due date in one of its three forms: itself, the first day of the last period, or weeks on a day.

More than one form may be given. Then they must agree: a typing error in one of them would move every window.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ks_desktop.clients.domain import DueDateMethod
from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import age_of, due_from_age, due_from_period, is_within, parse_age
from ks_desktop.core.texts import N_
from ks_desktop.referrals.intake.reader import Reader

SCAN_MAY_DIFFER_DAYS: Final = 28  # a scan corrects the period, with irregular cycles by weeks
WHEEL_MAY_DIFFER_DAYS: Final = 2  # pregnancy wheels and counting by hand are a day or two apart
_WEEK_DAYS: Final = 7
_FORMS: Final = ("due_date", "lmp_on", "gestation_weeks", "gestation_days", "gestation_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What was said of the due date.

    Attributes:
        gestation_days: None when only whole weeks were given.
        margin: days the due date may be off, by the way it was written (`begin maart 2027`).
    """

    due_date: date | None = None
    method: DueDateMethod = DueDateMethod.UNKNOWN
    lmp_on: date | None = None
    gestation_weeks: int | None = None
    gestation_days: int | None = None
    gestation_on: date | None = None
    margin: int = 0

    @property
    def by_period(self) -> date | None:
        """The due date that follows from the last period."""
        return None if self.lmp_on is None else due_from_period(self.lmp_on)

    @property
    def by_weeks(self) -> date | None:
        """The due date that follows from the weeks on a day."""
        if self.gestation_weeks is None or self.gestation_on is None:
            return None
        age = age_of(self.gestation_weeks, self.gestation_days or 0)
        return due_from_age(age, self.gestation_on, from_conception=self.method is DueDateMethod.CONCEPTION)

    def period_agrees(self, due: date) -> bool:
        """Tell whether the last period fits a due date; with a scan it may differ by four weeks."""
        may_differ = SCAN_MAY_DIFFER_DAYS if self.method is DueDateMethod.ULTRASOUND else 0
        return self.by_period is None or abs((self.by_period - due).days) <= may_differ + self.margin

    def weeks_agree(self, due: date) -> bool:
        """Tell whether the weeks fit a due date, up to two days; whole weeks alone leave the days open."""
        if self.by_weeks is None:
            return True
        open_days = _WEEK_DAYS - 1 if self.gestation_days is None else 0
        later = (self.by_weeks - due).days
        may_differ = WHEEL_MAY_DIFFER_DAYS + self.margin
        return -may_differ <= later <= may_differ + open_days


def read_due(reader: Reader, received_on: date | None) -> Stated:
    """Read the fields about the due date; what is wrong is kept by the reader.

    Args:
        reader: the raw fields.
        received_on: the day the referral came in, which must lie in the pregnancy; None when it is wrong itself.
    Returns:
        What was stated; without errors its due date is known.
    """
    about = reader.about("due_date")
    method = reader.choice("due_date_method", DueDateMethod)
    lmp_on = reader.day("lmp_on", has_been=True)
    weeks, days = _read_weeks(reader)
    on = reader.day("gestation_on", has_been=True)
    if weeks is not None and on is None and not reader.has_error("gestation_on"):
        reader.wrong(N_("On which day was she so far? Fill in the date."), code="required", field="gestation_on")
    stated = Stated(
        due_date=None if about is None else about.day,
        margin=about.margin if about is not None else 0,
        method=method or (DueDateMethod.LMP if about is None and lmp_on else DueDateMethod.UNKNOWN),
        lmp_on=lmp_on,
        gestation_weeks=weeks,
        gestation_days=days,
        gestation_on=on,
    )
    if reader.has_error(*_FORMS):
        return stated
    return _settle(reader, stated, received_on)


def _read_weeks(reader: Reader) -> tuple[int | None, int | None]:
    """Return weeks and days; `23+4` may stand in the field of the weeks."""
    typed, more = reader.line("gestation_weeks"), reader.number("gestation_days", 0, 6)
    if not typed:
        if more is not None:
            reader.wrong(N_("Fill in the weeks too."), code="required", field="gestation_weeks")
        return None, None
    try:
        age = parse_age(typed)
    except UserError as error:
        reader.wrong(error.message, code=error.code, field="gestation_weeks")
        return None, None
    has_days = not typed.isdigit()
    if has_days and more is not None and more != age.days % _WEEK_DAYS:
        reader.wrong(
            N_("The weeks and the days do not agree: correct one of them."),
            code="contradiction",
            field="gestation_days",
        )
    return age.weeks, age.days % _WEEK_DAYS if has_days else more


def _settle(reader: Reader, stated: Stated, received_on: date | None) -> Stated:
    forms = (("due_date", stated.due_date), ("lmp_on", stated.by_period), ("gestation_weeks", stated.by_weeks))
    field, due = next(((name, day) for name, day in forms if day is not None), ("due_date", None))
    if due is None:
        reader.wrong(
            N_("Fill in the due date, the first day of the last period, or the weeks on a day."),
            code="required",
            field="due_date",
        )
        return stated
    if received_on is not None and not is_within(due, received_on):
        reader.wrong(N_("A pregnancy lasts from 0 to 44 weeks: check the date."), code="age", field=field)
        return stated
    _check_agreement(reader, stated, due)
    return replace(stated, due_date=due)


def _check_agreement(reader: Reader, stated: Stated, due: date) -> None:
    if not stated.period_agrees(due):
        reader.wrong(
            N_("The due date and the last period do not agree: correct one of them, or leave one out."),
            code="contradiction",
            field="lmp_on",
        )
    if not stated.weeks_agree(due):
        reader.wrong(
            N_("The weeks do not agree with the due date: correct one of them, or leave one out.")
            if stated.due_date is not None
            else N_("The weeks and the last period do not agree: correct one of them, or leave one out."),
            code="contradiction",
            field="gestation_weeks",
        )
