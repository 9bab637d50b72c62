"""The working week of a nurse, where she leaves from, and how she travels."""

from collections.abc import Iterable

from ks_desktop.administration.domain import USUAL_DAYS, USUAL_HOURS, WEEKDAYS, hours_text
from ks_desktop.core.texts import N_
from ks_desktop.visits.domain import NursePlace, Transport, WorkingHours
from ks_desktop.widgets.fields import ChoiceField, LineField, Option
from ks_desktop.widgets.form import Form, FormSection

_HOURS_CHARACTERS = 13
TRANSPORTS = (Option(Transport.CAR, N_("By car")), Option(Transport.BICYCLE, N_("By bicycle")))


def hours_form() -> Form:
    """Return the form with a line for each weekday."""
    days = [LineField(f"hours_{number}", name, width=_HOURS_CHARACTERS) for number, name in enumerate(WEEKDAYS)]
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
                hint=N_("For example 8:30-17:00. An empty day is a day off."),
            ),
            FormSection(N_("On the road"), ((postcode, transport),)),
        )
    )


def usual_week() -> dict[str, object]:
    """Return what the form shows before she has a week of her own: a usual one, to correct."""
    return {f"hours_{number}": hours_text(*USUAL_HOURS) for number in USUAL_DAYS}


def hours_values(hours: Iterable[WorkingHours], place: NursePlace) -> dict[str, object]:
    """Return what the form shows of what is set."""
    shown: dict[str, object] = {f"hours_{number}": "" for number in range(len(WEEKDAYS))}
    shown |= {f"hours_{entry.weekday}": hours_text(entry.start, entry.end) for entry in hours}
    return shown | {"postcode": place.postcode, "transport": place.transport}
