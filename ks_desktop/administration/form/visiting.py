"""The settings of visits, the lock, and how long is kept what has no consent."""

from ks_desktop.core.settings import RANGES
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.fields import ChoiceField, LineField, Option
from ks_desktop.widgets.form import Form, FormSection

LOCK = ("lock_after_minutes", "quick_unlock", "quick_unlock_hours")
VISITS = ("visit_minutes", "visits_a_day", "travel_margin_minutes")
KEEPING = ("days_without_consent",)
LOG = ("log_names",)
PEAK = ("peak_percent", "peak_hours")
TRIES = ("most_tries", "days_between_tries", "days_after_letter")
HELP = ("onward_draft_days", "onward_follow_up_days", "onward_received_days", "onward_waiting_days")
NEWS = ("no_news_days",)
DIRECTORY = ("service_stale_months",)
SAFETY = ("safety_look", "safety_days")
ALL = (*LOCK, *VISITS, *PEAK, *SAFETY, *TRIES, *HELP, *NEWS, *DIRECTORY, *KEEPING, *LOG)
_CHARACTERS = 5


def _number(name: str) -> LineField:
    allowed = RANGES[name]
    hint = _("{least} to {most} {unit}", least=allowed.least, most=allowed.most, unit=_(allowed.unit))
    return LineField(name, allowed.label, hint=hint, width=_CHARACTERS)


def settings_form() -> Form:
    """Return the form with what differs per nurse or organisation and is no address."""
    answers = (Option("yes", N_("Yes")), Option("no", N_("No")))
    return Form(
        (
            FormSection(
                N_("Lock"),
                (
                    _number("lock_after_minutes"),
                    (
                        ChoiceField("quick_unlock", N_("Unlocking with a PIN after her passphrase"), answers),
                        _number("quick_unlock_hours"),
                    ),
                ),
            ),
            FormSection(
                N_("Visits"),
                (
                    [_number(name) for name in VISITS],
                    (
                        _number("peak_percent"),
                        LineField("peak_hours", N_("Busy hours"), hint=N_("As 7:00-9:00, 16:00-18:30")),
                    ),
                    (
                        ChoiceField("safety_look", N_("A safety look before a home visit"), answers),
                        _number("safety_days"),
                    ),
                ),
            ),
            FormSection(N_("When she is not reached"), [_number(name) for name in TRIES]),
            FormSection(
                N_("Help elsewhere"),
                (
                    (_number("onward_draft_days"), _number("onward_follow_up_days")),
                    (_number("onward_received_days"), _number("onward_waiting_days")),
                ),
            ),
            FormSection(N_("After the due date"), [_number(name) for name in NEWS]),
            FormSection(N_("Directory"), [_number(name) for name in DIRECTORY]),
            FormSection(
                N_("Keeping"),
                (
                    *(_number(name) for name in KEEPING),
                    ChoiceField(
                        "log_names",
                        N_("Names of employees in a woman's own overview of the log"),
                        answers,
                        hint=N_("With no, their function stands there."),
                    ),
                ),
            ),
        )
    )
