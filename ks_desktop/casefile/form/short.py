"""The short form about a corrected due date."""

from collections.abc import Callable
from datetime import date

from ks_desktop.clients.domain import DueDateMethod
from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import MARGIN_MAX, AnyDue, age_on, is_within
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.fields import AboutDateField, ChoiceField, LineField, Option
from ks_desktop.widgets.form import Form, FormSection

METHODS = (
    Option(DueDateMethod.ULTRASOUND, N_("By ultrasound")),
    Option(DueDateMethod.LMP, N_("From the last period")),
    Option(DueDateMethod.ABROAD, N_("Counted abroad")),
    Option(DueDateMethod.CONCEPTION, N_("Abroad, weeks from the conception")),
    Option(DueDateMethod.UNKNOWN, N_("Not known")),
)


def due_date_form(today: Callable[[], date]) -> Form:
    """Return the form for a corrected due date; what was stated before is kept."""

    def meaning(due: AnyDue) -> str:
        return _("today {weeks}", weeks=str(age_on(due, today()))) if is_within(due, today()) else ""

    margin = LineField("due_date_margin", N_("Days it may be off"), width=4)
    margin.reserve_lines(3)  # for what the correction changes
    due = AboutDateField("due_date", N_("Due date"), today, margin, explain=meaning)
    method = ChoiceField("due_date_method", N_("How it is known"), METHODS, as_list=True)
    return Form((FormSection(N_("Correct the due date"), (due, method, margin)),))


def read_margin(typed: object) -> int:
    """Return the days a due date may be off; nothing typed is exact.

    Raises:
        UserError: it is not a number of days, or too many.
    """
    text = str(typed or "").strip()
    if text and not (text.isascii() and text.isdigit() and int(text) <= MARGIN_MAX):
        raise UserError(
            N_("Type a whole number from {least} to {most}."),
            code="number",
            field="due_date_margin",
            values={"least": 0, "most": MARGIN_MAX},
        )
    return int(text or 0)
