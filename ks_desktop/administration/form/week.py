"""A week pattern of a nurse: from when, until when, and the hours of each day."""

from collections.abc import Callable
from datetime import date

from ks_desktop.administration.domain import working_hours
from ks_desktop.administration.form.hours import WEEK_HINT, day_fields, usual_week, week_values
from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import UserError, UserErrors, each
from ks_desktop.core.texts import N_
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import WeekPattern, WorkingHours
from ks_desktop.widgets.fields import DateField
from ks_desktop.widgets.form import Form, FormSection


class WeekForm(Form):
    """The form of one week pattern."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today
        days = day_fields()
        first = DateField("valid_from", N_("Counts from"), today, lean=Lean.FUTURE)
        last = DateField("valid_until", N_("Until, when it is temporary"), today, lean=Lean.FUTURE)
        super().__init__(
            (
                FormSection(
                    N_("Working week"),
                    ((first, last), days[:3], days[3:5], days[5:]),
                    hint=WEEK_HINT,
                ),
            )
        )
        self.hands_in_at_end = True

    def show_record(self, pattern: WeekPattern | None) -> None:
        """Show a week pattern, or a usual one from today on."""
        if pattern is None:
            self.set_values({"valid_from": self._today()} | usual_week())
            return
        self.set_values({"valid_from": pattern.valid_from, "valid_until": pattern.valid_until})
        self.set_values(week_values(pattern.hours))

    def read(self, user: UserId) -> list[WorkingHours]:
        """Return the hours as they are typed.

        Raises:
            UserErrors: all that cannot be read.
        """
        errors: list[UserError] = []
        hours: list[WorkingHours] = []
        first, last = self._today(), None
        texts = {name: str(raw) for name, raw in self.content().items()}
        try:
            values = {name: self.field(name).value() for name in ("valid_from", "valid_until")}
            first, last = _day(values["valid_from"], "valid_from"), _or_none(values["valid_until"])
        except UserError as error:
            errors += each(error)
        try:
            hours = working_hours(texts, user=user, valid_from=first, valid_until=last)
        except UserError as error:
            errors += each(error)
        if errors:
            raise UserErrors(errors)
        return hours


def _day(value: object, field: str) -> date:
    if not isinstance(value, date):
        raise UserError(N_("Give a day."), code="required", field=field)
    return value


def _or_none(value: object) -> date | None:
    return value if isinstance(value, date) else None
