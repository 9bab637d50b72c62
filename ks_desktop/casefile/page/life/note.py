"""One line about what was agreed after the birth, until the second birthday. Not the record of the child."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.casefile.domain import CasePage
from ks_desktop.clients.domain.birth_words import sounds_medical
from ks_desktop.clients.service.births import Births
from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_, _
from ks_desktop.visits.page.case_form import Call, CaseForm
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import DateField, LineField
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.words import short_day

NOTE_FORM: Final = "birth_note"  # the name of its drafts; their subject is the case


class BirthNoteForm(CaseForm):
    """Asks for a day and a line."""

    def __init__(self, desk: Desk, births: Births, parent: QWidget | None = None) -> None:
        line = LineField("line", N_("What was agreed"), hint=N_("Who does what. This is not the record of the child."))
        line.set_required()
        line.reserve_lines(1)
        fields = (DateField("day", N_("On"), desk.clock.today, lean=Lean.PAST), line)
        form = Form((FormSection(N_("Agreed after the birth"), fields),))
        super().__init__(desk, form, word=NOTE_FORM, save=N_("&Keep"), parent=parent)
        self._births = births
        self._page: CasePage | None = None
        line.edited.connect(self._say_where)

    def show_case(self, page: CasePage) -> None:
        """Ask about this case."""
        self._page = page
        birth = page.life.birth
        until = short_day(birth.notes_until, today=page.today) if birth else ""
        heading = _("{name}: possible until the second birthday, {day}.", name=page.client.name.full, day=until)
        self.begin(str(page.case.id), heading, {"day": page.today})

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        assert self._page is not None  # noqa: S101 - shown with a case only
        day = values["day"]
        if not isinstance(day, date):
            raise UserErrors([UserError(N_("Fill in the day."), code="required", field="day")])
        return partial(self._births.note, self._page.case.id, day, str(values["line"]), actor=self._desk.actor)

    def _say_where(self) -> None:
        field = self.form.field("line")
        sounds = sounds_medical(str(field.raw()))
        field.show_note(_("This sounds like care of the child: does it belong in its own record?") if sounds else "")
