"""Her partner must know nothing any more: one action, and a calm list of what is out already, to talk through."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.casefile.domain import CasePage
from ks_desktop.clients.domain.life_event import OutKind, OutThere
from ks_desktop.clients.service.life_events import LifeEvents
from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.visits.domain import Appointment, AppointmentState, Mode
from ks_desktop.visits.page.case_form import Call, CaseForm
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import HoursField
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.parts import label
from ks_desktop.widgets.words import short_day

PARTNER_FORM: Final = "partner"  # the name of its drafts; their subject is the case
_OUT: Final[Mapping[OutKind, str]] = {
    OutKind.APPOINTMENT_LETTER: N_("Appointment letter {about} of {day}: is it still at home?"),
    OutKind.LETTER: N_("Letter {about} of {day}: is it still at home?"),
    OutKind.PLAN: N_("Plan {about} of {day}: a code and a postcode area, with a colleague."),
    OutKind.CALENDAR: N_("Calendar of the nurse: only the code {about}, {day}."),
    OutKind.MESSAGE: N_("A message that was left on {day}: can it be removed?"),
}


class PartnerForm(CaseForm):
    """Says what it does, asks when she may be called, and shows what is out."""

    def __init__(self, desk: Desk, events: LifeEvents, parent: QWidget | None = None) -> None:
        hours = HoursField("call_hours", N_("When may she be called?"), hint=N_("Such as: ma-vr na 15, niet wo"))
        form = Form((FormSection(N_("Partner may know nothing"), (hours,)),))
        super().__init__(desk, form, word=PARTNER_FORM, save=N_("&From now on"), parent=parent)
        self._events = events
        self._page: CasePage | None = None
        self.out = label("", wrap=True)
        self.out.setObjectName("partner_out")
        self.box.insertWidget(self.box.indexOf(form), self.out)

    def show_case(self, page: CasePage) -> None:
        """Ask about this case."""
        self._page = page
        self.begin(str(page.case.id), _heading(page), {"call_hours": page.client.contact.call_hours})
        self.out.setText("")
        call = partial(self._events.out_there, page.case.id, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_out, failed=self._on_gone, owner=self, latest="out_there")

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        assert self._page is not None  # noqa: S101 - shown with a case only
        hours = str(values["call_hours"] or "")
        return partial(self._events.partner_may_not_know, self._page.case.id, call_hours=hours, actor=self._desk.actor)

    def _on_out(self, out: tuple[OutThere, ...]) -> None:
        if self._page is not None:
            self.out.setText(out_words(out, self._page.today))

    def _on_gone(self, error: KsError) -> None:
        self.form.show_errors(UserError(error.message, code=error.code, values=error.values))


def out_words(out: Iterable[OutThere], today: date) -> str:
    """Return what he could see, a line each; nothing of it is there: that too."""
    lines = [_line(each, today) for each in out]
    if not lines:
        return _("Nothing is out that he could see.")
    return "\n".join([_("Talk this through with her:"), *(f"• {line}" for line in lines)])


def _line(each: OutThere, today: date) -> str:
    day = short_day(each.day, today=today) if each.day else ""
    return _(_OUT[each.kind], about=each.about, day=day)


def _heading(page: CasePage) -> str:
    said = [
        _("{name}. From now on nothing is left behind: no voicemail, no text, no post.", name=page.client.name.full),
        _("Letters to her that wait to be posted are withdrawn; everything can be undone."),
    ]
    if any(_is_at_home(visit, page) for visit in page.facts.appointments):
        said.append(_("A visit to her home is planned. Ask her whether she prefers to meet elsewhere."))
    return " ".join(said)


def _is_at_home(visit: Appointment, page: CasePage) -> bool:
    return visit.state is AppointmentState.BOOKED and visit.mode is Mode.HOME and visit.starts_at > page.now
