"""A day that is kept otherwise than the calendar says, and two holidays that differ, as they are typed."""

from collections.abc import Callable
from datetime import date
from typing import Final

from ks_desktop.coalition.domain import FreeDay
from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.widgets.fields import ChoiceField, DateField, LineField, Option
from ks_desktop.widgets.form import Form, FormSection

_FREE: Final = "free"
_WORKED: Final = "worked"


class FreeDayForm(Form):
    """The form of one day."""

    def __init__(self, today: Callable[[], date]) -> None:
        options = [Option(_FREE, N_("Nobody works")), Option(_WORKED, N_("We work, though it is a holiday"))]
        super().__init__(
            (
                FormSection(
                    N_("A day of your own"),
                    (
                        DateField("day", N_("Day"), today, lean=Lean.FUTURE),
                        LineField("name", N_("What is this day called"), hint=N_("It stands in the agenda")),
                        ChoiceField("kept", N_("What do you do that day"), options),
                    ),
                ),
            )
        )
        self.hands_in_at_end = True

    def show_record(self, day: FreeDay | None) -> None:
        """Show a day, or an empty form for a free one."""
        values: dict[str, object] = {"kept": _FREE}
        if day is not None:
            values = {"day": day.day, "name": day.name, "kept": _FREE if day.is_free else _WORKED}
        self.set_values(values)

    def read(self) -> FreeDay:
        """Return the day that stands in the form.

        Raises:
            UserError: no day is given, it has no name, or its year cannot be right.
        """
        values = self.values()
        day = values["day"]
        if not isinstance(day, date):
            raise UserError(N_("Fill in the day."), code="required", field="day")
        return FreeDay(day=day, is_free=values["kept"] != _WORKED, name=str(values["name"]))


def holidays_form() -> Form:
    """Return the form with how two holidays are kept."""
    form = Form(
        (
            FormSection(
                N_("Holidays"),
                (
                    ChoiceField(
                        "good_friday", N_("Good Friday"), [Option("yes", N_("Free")), Option("no", N_("We work"))]
                    ),
                    ChoiceField(
                        "liberation_day",
                        N_("5 May"),
                        [
                            Option("five", N_("Free each five years")),
                            Option("each", N_("Free each year")),
                            Option("never", N_("We work")),
                        ],
                    ),
                ),
            ),
        )
    )
    form.hands_in_at_end = True
    return form
