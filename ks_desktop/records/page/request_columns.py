"""The columns of the register of requests."""

from collections.abc import Callable
from datetime import date

from ks_desktop.core.texts import N_
from ks_desktop.records.page.request_sheet import state_of, tone_of, who_of
from ks_desktop.records.requests.catalogue import catalogue
from ks_desktop.records.requests.lines import RequestLine
from ks_desktop.widgets.table import Column
from ks_desktop.widgets.words import short_day


def columns(today: Callable[[], date]) -> tuple[Column[RequestLine], ...]:
    """Return the columns, for a day that moves on."""
    return (
        Column(N_("What"), text=_kind),
        Column(N_("Of whom"), text=who_of, stretch=True),
        Column(
            N_("State"),
            text=lambda line: state_of(line.request, today()),
            tooltip=lambda line: short_day(line.request.due_on, today=today()),
            sort=_due,
            pill=lambda line: tone_of(line.request, today()),
        ),
    )


def _kind(line: RequestLine) -> str:
    return catalogue().guide(line.request.kind).name


def _due(line: RequestLine) -> tuple[bool, date]:
    return not line.request.is_open, line.request.due_on
