"""The form for a birth: the day, how many children, who told it; and whether the case is closed with it."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.casefile.domain import CasePage
from ks_desktop.clients.domain.birth import TELLERS, Birth, Teller, Timing, weeks_words
from ks_desktop.clients.service.births import Births
from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_, _
from ks_desktop.visits.domain import Appointment, AppointmentState
from ks_desktop.visits.page.case_form import Call, CaseForm
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import ChoiceField, DateField, LineField, Option, YesNoField
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.words import short_day

BIRTH_FORM: Final = "birth"  # the name of its drafts; their subject is the case
_BORN, _OTHERWISE = "born", "otherwise"
_TIMINGS: Final[Mapping[Timing, str]] = {
    Timing.EARLY: N_("{weeks} weeks, before 37 weeks"),
    Timing.TERM: N_("{weeks} weeks"),
    Timing.LATE: N_("{weeks} weeks, after 42 weeks"),
}


class BirthForm(CaseForm):
    """Asks for little: this is not the record of the child.

    Attributes:
        otherwise: It went otherwise: a quiet form is wanted, and nothing more is asked here.
    """

    otherwise = Signal()

    def __init__(self, desk: Desk, births: Births, parent: QWidget | None = None) -> None:
        super().__init__(desk, _form(desk), word=BIRTH_FORM, save=N_("&Record the birth"), parent=parent)
        self._births = births
        self._page: CasePage | None = None
        self._birth: Birth | None = None
        self.form.field("what").edited.connect(self._on_what)
        self.form.field("born_on").edited.connect(self._say_weeks)

    def show_case(self, page: CasePage) -> None:
        """Ask about this case, or show what stands there to correct it."""
        self._page, self._birth = page, page.life.birth
        self.begin(str(page.case.id), _heading(page), _values(self._birth, page.today))
        self.form.field("close").setVisible(page.case.is_open)
        self.form.field("what").setVisible(self._birth is None)
        self._say_weeks()

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        assert self._page is not None  # noqa: S101 - shown with a case only
        birth = _read(values, self._page, self._birth)
        close = values["close"] is not False and self._page.case.is_open
        return partial(self._births.record, birth, close=close, actor=self._desk.actor)

    def _on_what(self) -> None:
        if self.form.field("what").value() == _OTHERWISE:
            self.form.clear()
            self.leave()
            self.otherwise.emit()

    def _say_weeks(self) -> None:
        field = self.form.field("born_on")
        try:
            day = field.value()
        except UserError:
            return
        if self._page is not None and isinstance(day, date):
            field.show_note(timing_words(self._page, day))


def timing_words(page: CasePage, born_on: date) -> str:
    """Return how far she was, said plainly; where that cannot be, which days to check."""
    due = page.case.due_date
    birth = Birth(case_id=page.case.id, born_on=born_on, told_on=born_on)
    if not birth.is_plausible(due):
        return _("With the due date {day} this cannot be right: check both days.", day=short_day(due, today=page.today))
    return _(_TIMINGS[birth.timing(due)], weeks=weeks_words(due, born_on))


def _heading(page: CasePage) -> str:
    name = page.client.name.full
    fallen = [_one(visit, page.today) for visit in page.facts.appointments if _is_ahead(visit, page)]
    if not fallen:
        return _("{name}: only that it is born, and when. The rest belongs in the record of the child.", name=name)
    return _("{name}. This falls away and is cancelled: {visits}.", name=name, visits=", ".join(fallen))


def _is_ahead(visit: Appointment, page: CasePage) -> bool:
    return visit.state is AppointmentState.BOOKED and visit.starts_at > page.now


def _one(visit: Appointment, today: date) -> str:
    return _("the visit of {day} at {time}", day=short_day(visit.day, today=today), time=f"{visit.start:%H:%M}")


def _form(desk: Desk) -> Form:
    today = desk.clock.today
    born = DateField("born_on", N_("Born on"), today, lean=Lean.PAST)
    born.set_required()
    born.reserve_lines(1)
    what = ChoiceField(
        "what",
        N_("What did you hear?"),
        [Option(_BORN, N_("A child is born")), Option(_OTHERWISE, N_("It went otherwise"))],
    )
    fields = (
        what,
        (born, LineField("children", N_("How many children"), width=4)),
        (
            ChoiceField("told_by", N_("Who told it"), [Option(t.value, w) for t, w in TELLERS.items()], as_list=True),
            DateField("told_on", N_("Heard on"), today, lean=Lean.PAST),
        ),
        LineField("note", N_("Note"), hint=N_("Nothing about health: that belongs in the record of the child.")),
        YesNoField("close", N_("Close the case as born?")),
    )
    return Form((FormSection(N_("Birth"), fields),))


def _values(birth: Birth | None, today: date) -> dict[str, object]:
    if birth is None:
        return {"what": _BORN, "children": "1", "told_on": today, "close": True}
    return {
        "what": _BORN,
        "born_on": birth.born_on,
        "children": str(birth.children),
        "told_by": birth.told_by,
        "told_on": birth.told_on,
        "note": birth.note,
        "close": False,
    }


def _read(values: Mapping[str, object], page: CasePage, before: Birth | None) -> Birth:
    errors = []
    born_on, told_on = values["born_on"], values["told_on"] or page.today
    if not isinstance(born_on, date):
        errors.append(UserError(N_("Fill in the day."), code="required", field="born_on"))
    if not values["told_by"]:
        errors.append(UserError(N_("Choose who told it."), code="required", field="told_by"))
    typed = str(values["children"] or "").strip()
    if not (typed.isascii() and typed.isdigit()):
        errors.append(UserError(N_("Type a whole number."), code="number", field="children"))
    if errors or not isinstance(born_on, date) or not isinstance(told_on, date):
        raise UserErrors(errors)
    return Birth(
        case_id=page.case.id,
        born_on=born_on,
        children=int(typed),
        told_by=Teller(str(values["told_by"])),
        told_on=told_on,
        note=str(values["note"] or ""),
        version=before.version if before else 0,
    )
