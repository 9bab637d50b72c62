"""Writing down a visit that was held and never booked."""

import re
from collections.abc import Mapping
from datetime import date, time
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId
from ks_desktop.visits.domain import HeldVisit, Mode, Outcome, ToPlan
from ks_desktop.visits.domain.reporting import Following, ReportLook
from ks_desktop.visits.form import ReportBody, read_following, read_report
from ks_desktop.visits.page.case_form import Call, CaseForm
from ks_desktop.visits.service.afterwards import AFTERWARDS_FORM
from ks_desktop.visits.service.reports import Reports
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import LineField

_TIME: Final = re.compile(r"([01]?[0-9]|2[0-3])(?:[:.]([0-5][0-9]))?(?: ?uur| ?u)?")
_SHORT: Final = 6


class AfterwardsForm(CaseForm):
    """What came of a visit that was never booked: the real day, the time if somebody knows it, and the whole report."""

    def __init__(self, desk: Desk, reports: Reports, parent: QWidget | None = None) -> None:
        about_time = (
            LineField("at", N_("At what time"), hint=N_("Empty: not known any more"), width=_SHORT),
            LineField("minutes", N_("How many minutes"), width=_SHORT),
        )
        self.body = ReportBody(desk.clock, about_time, with_outcome=False)
        super().__init__(desk, self.body, word=AFTERWARDS_FORM, save=N_("&Write it down"), parent=parent)
        self._reports = reports
        self._case: CaseId | None = None
        self._contact_type = ""

    def show_entry(self, entry: ToPlan) -> None:
        """Show the form for a contact of the list."""
        self.show_contact(
            entry.case_id, entry.contact_type, heading=f"{entry.name}, {entry.contact_name}", minutes=entry.minutes
        )

    def show_contact(
        self, case_id: CaseId, contact_type: str, *, heading: str, minutes: int, mode: Mode = Mode.HOME
    ) -> None:
        """Show the form for a kind of contact with a woman; `heading` says which and with whom."""
        self._case, self._contact_type = case_id, contact_type
        look = partial(self._reports.look, case_id, actor=self._desk.actor)
        self.flush_draft()
        self.body.start()
        self._desk.tasks.run(look, done=self._on_look, failed=self._on_failed, owner=self, latest="afterwards_look")
        self.begin(str(case_id), heading, {"minutes": str(minutes), "mode": mode})

    def _on_look(self, look: ReportLook) -> None:
        if look.case_id == self._case:
            self.body.begin_with(look)

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        assert self._case is not None  # noqa: S101 - the form has a subject
        held, look = read_held(self._case, self._contact_type, values), self.body.look()
        following = read_following({**values, "outcome": Outcome.VISITED}, look) if look is not None else Following()
        return partial(self._reports.record, held, following, actor=self._desk.actor)


def read_held(case_id: CaseId, contact_type: str, values: Mapping[str, object]) -> HeldVisit:
    """Return the visit that stands in the form.

    Raises:
        UserErrors: the day, the way of meeting or the length is missing, or the time cannot be read.
    """
    held_on, minutes, typed = values["held_on"], str(values["minutes"]).strip(), str(values["at"]).strip().lower()
    at = _TIME.fullmatch(typed)
    wrong = {
        "held_on": "" if isinstance(held_on, date) else N_("Fill in the day."),
        "at": "" if at or not typed else N_("Write the time as 10:30, or leave it empty."),
        "minutes": "" if minutes.isascii() and minutes.isdigit() else N_("Type a whole number."),
        "mode": "" if values["mode"] else N_("Choose how they met."),
    }
    errors = [UserError(message, code="form", field=name) for name, message in wrong.items() if message]
    if errors or not isinstance(held_on, date):
        raise UserErrors(errors)
    return HeldVisit(
        case_id=case_id,
        contact_type=contact_type,
        report=read_report({**values, "outcome": Outcome.VISITED}),
        minutes=int(minutes),
        at=time(int(at[1]), int(at[2] or 0)) if at else None,
        mode=Mode(str(values["mode"])),
    )
