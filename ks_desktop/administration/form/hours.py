"""The working week of a nurse, where she leaves from, and how she travels."""

from collections.abc import Iterable
from typing import Final

from ks_desktop.administration.domain import USUAL_DAYS, USUAL_HOURS, WEEKDAYS, day_text, hours_text
from ks_desktop.core.texts import N_
from ks_desktop.visits.domain import NursePlace, Transport, WorkingHours
from ks_desktop.widgets.fields import ChoiceField, LineField, Option
from ks_desktop.widgets.form import Form, FormSection

TRANSPORTS = (Option(Transport.CAR, N_("By car")), Option(Transport.BICYCLE, N_("By bicycle")))


WEEK_HINT: Final = N_(
    "For example 8:30-17:00, or 8:30-12:00, 13:00-17:00. An empty day is a day off. "
    "Every other week: 8:30-17:00 even weeks."
)


def day_fields() -> list[LineField]:
    """Return a line for each weekday."""
    return [LineField(f"hours_{number}", name) for number, name in enumerate(WEEKDAYS)]


def hours_form() -> Form:
    """Return the form with a line for each weekday."""
    days = day_fields()
    postcode = LineField(
        "postcode",
        N_("Postcode where your day starts"),
        hint=N_("Your work place, or home; for the travel time"),
        width=8,
    )
    transport = ChoiceField("transport", N_("How do you travel?"), TRANSPORTS)
    return Form(
        (
            FormSection(
                N_("On which days do you visit?"),
                (days[:3], days[3:5], days[5:]),
                hint=WEEK_HINT,
            ),
            FormSection(N_("On the road"), ((postcode, transport),)),
        )
    )


def usual_week() -> dict[str, object]:
    """Return what the form shows before she has a week of her own: a usual one, to correct."""
    return {f"hours_{number}": hours_text(*USUAL_HOURS) for number in USUAL_DAYS}


def week_values(hours: Iterable[WorkingHours]) -> dict[str, object]:
    """Return what the form shows of a week pattern."""
    known = sorted(hours, key=lambda entry: (entry.start, entry.weeks))
    return {
        f"hours_{number}": day_text(entry for entry in known if entry.weekday == number)
        for number in range(len(WEEKDAYS))
    }


def hours_values(hours: Iterable[WorkingHours], place: NursePlace) -> dict[str, object]:
    """Return what the form shows of what is set."""
    shown = week_values(hours)
    return shown | {"postcode": place.postcode, "transport": place.transport}
