"""Whether a native speaker looked the shown translation over, and the place where that is recorded."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes
from ks_desktop.letters.service.translations import Translations
from ks_desktop.letters.translating import Standing
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import DateField, LineField
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.parts import Button, Flow, column, label
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import long_day

_WAITS: Final = N_(
    "Not looked over by a native speaker yet: each letter says so. Send a printed one, and record here who looked."
)


class CheckedPart(QWidget):
    """Shown only with a translation; Dutch needs none.

    Attributes:
        recorded: It was recorded or taken back: the page is another one now.
    """

    recorded = Signal()

    def __init__(self, desk: Desk, translations: Translations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("translation_checked")
        self._desk, self._translations = desk, translations
        self._standing: Standing | None = None
        self.said = label("", "secondary", tone=Tone.MUTED, wrap=True)
        self.said.setObjectName("translation_standing")
        self.begin = self._button("begin_check", N_("Looked over …"), self._on_begin)
        self.back = self._button("take_back_check", N_("Not looked over after all"), self._on_take_back)
        by = LineField("checked_by", N_("Who looked it over"), hint=N_("Somebody whose own language it is"))
        on = DateField("checked_on", N_("On"), desk.clock.today, lean=Lean.PAST)
        self.form = Form((FormSection("", [by, on]),))
        self.form.submitted.connect(self._on_record)
        self.record = self._button("record_check", N_("Record that it was looked over"), self._on_record)
        self.leave = self._button("leave_check", N_("Cancel"), self._on_leave)
        self.step = QWidget()
        step = column(self.form, gap=Space.RELATED)
        step.addLayout(Flow(self.record, self.leave))
        self.step.setLayout(step)
        box = column(self.said, gap=Space.RELATED)
        box.addLayout(Flow(self.begin, self.back))
        box.addWidget(self.step)
        self.setLayout(box)
        self.step.hide()
        self.hide()

    def _button(self, name: str, text: str, act: Callable[[], None]) -> Button:
        button = Button(text)
        button.setObjectName(name)
        button.clicked.connect(act)
        return button

    def show_texts(self, kind: str, language: str) -> None:
        """Show how the texts of a kind in a language stand."""
        if self._standing is not None and (self._standing.kind, self._standing.language) != (kind, language):
            self.step.hide()
        call = partial(self._translations.find, kind, language, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_found, owner=self, latest="translation")

    def _on_found(self, standing: Standing | None) -> None:
        self._standing = standing
        self.setVisible(standing is not None)
        if standing is None:
            return
        self.said.setText(_said(standing))
        self.begin.setVisible(not standing.is_checked and self.step.isHidden())
        self.back.setVisible(standing.is_checked)

    @Slot()
    def _on_begin(self) -> None:
        self.form.clear()
        self.form.set_values({"checked_on": self._desk.clock.today()})
        self.begin.hide()
        self.step.show()
        self.form.focus_first()

    @Slot()
    def _on_leave(self) -> None:
        self.step.hide()
        self._on_found(self._standing)

    @Slot()
    def _on_record(self) -> None:
        self.form.clear_errors()
        standing = self._standing
        if standing is None or self.step.isHidden():
            return
        try:
            values = self.form.values()
        except UserError as error:
            self.form.show_errors(error)
            return
        on = values["checked_on"]
        if not isinstance(on, date):
            self.form.show_errors(UserError(N_("Fill in the day."), code="required", field="checked_on"))
            return
        record = partial(self._translations.record, standing.kind, standing.language, str(values["checked_by"]), on)
        call = partial(record, mark=standing.mark, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_done, failed=self.form.show_errors, owner=self)

    @Slot()
    def _on_take_back(self) -> None:
        if self._standing is not None:
            where = (self._standing.kind, self._standing.language)
            call = partial(self._translations.take_back, *where, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_done, owner=self)

    def _on_done(self, changes: Changes) -> None:
        del changes
        self.step.hide()
        self.recorded.emit()


def _said(standing: Standing) -> str:
    if not standing.is_checked or standing.checked_on is None:
        return _(_WAITS)
    return _(
        "Looked over by {name} on {date}. A change of the Dutch or of the translation makes that void.",
        name=standing.checked_by,
        date=long_day(standing.checked_on),
    )
