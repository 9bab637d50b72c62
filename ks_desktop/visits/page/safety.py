"""The safety look: one key for what was seen before a home visit. It asks; it never pops up."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from ks_desktop.core.clock import local_day
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId
from ks_desktop.visits.page.case_form import Call, CaseForm
from ks_desktop.visits.restricted import SafetyColour, SafetyLook, SafetyLooks
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import NoteField
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.parts import Button, column, label
from ks_desktop.widgets.theme import Tone
from ks_desktop.widgets.words import long_day

SAFETY_FORM: Final = "safety_look"  # the name of its drafts; their subject is the case
COLOUR_WORDS: Final = {
    SafetyColour.GREEN: N_("Green: nothing known"),
    SafetyColour.ORANGE: N_("Orange: go with two, or meet elsewhere"),
    SafetyColour.RED: N_("Red: not alone and not at home"),
}
_KEYS: Final = {
    Qt.Key.Key_G: SafetyColour.GREEN,
    Qt.Key.Key_O: SafetyColour.ORANGE,
    Qt.Key.Key_R: SafetyColour.RED,
}


class SafetyCard(CaseForm):
    """G, O or R says what was seen and keeps it, with what stands in the note."""

    def __init__(self, desk: Desk, safety: SafetyLooks, parent: QWidget | None = None) -> None:
        note = NoteField(
            "safety_note", N_("What a colleague must know"), hint=_("Stays in the program: on no paper, in no calendar")
        )
        form = Form((FormSection(N_("Safety look"), (note,)),))
        super().__init__(desk, form, word=SAFETY_FORM, save=N_("&Keep this look"), parent=parent)
        self._safety = safety
        self._case: CaseId | None = None
        self._colour: SafetyColour | None = None
        self._save.hide()  # choosing a colour keeps it
        self._last = label("", tone=Tone.MUTED, wrap=True)
        self._last.setObjectName("last_look")
        self.box.insertWidget(1, self._last)
        self.box.insertLayout(self.box.count() - 1, self._colours())

    def _colours(self) -> QVBoxLayout:
        self.buttons = {}
        for (colour, words), key in zip(COLOUR_WORDS.items(), _KEYS, strict=True):
            button = self.buttons[colour] = Button(f"{Qt.Key(key).name.removeprefix('Key_')}   {_(words)}")
            button.setObjectName(f"look_{colour}")
            button.clicked.connect(partial(self.keep, colour))
        return column(*self.buttons.values())

    def show_case(self, case_id: CaseId, name: str) -> None:
        """Show the look that counts now for a woman, and ask for one where there is none."""
        self._case = case_id
        self._last.setText("")
        self._colour = None
        heading = _("{name}: before you plan a home visit, a moment for your own safety.", name=name)
        self.begin(str(case_id), heading, {})
        self.buttons[SafetyColour.GREEN].setFocus(Qt.FocusReason.OtherFocusReason)
        self._desk.tasks.run(
            partial(self._safety.of, [case_id], actor=self._desk.actor),
            done=self._on_found,
            owner=self,
            latest=SAFETY_FORM,
        )

    def _on_found(self, found: Mapping[CaseId, SafetyLook]) -> None:
        look = found.get(self._case) if self._case else None
        if look is None:
            self._last.setText(_("Nobody has looked yet, or it is too long ago."))
            return
        day = long_day(local_day(look.at))
        self._last.setText(_("Last look on {day}. {colour}.", day=day, colour=_(COLOUR_WORDS[look.colour])))
        if self.form.unsaved() == {}:
            self.form.set_values({"safety_note": look.note})
        self.buttons[look.colour].setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        assert self._case is not None  # noqa: S101 - the form has a subject
        if self._colour is None:
            raise UserError(N_("Choose a colour: G, O or R."), code="required", field="safety_note")
        note = str(values["safety_note"])
        return partial(self._safety.look, self._case, self._colour, note, actor=self._desk.actor)

    @Slot(object)
    def keep(self, colour: SafetyColour) -> None:
        """Keep what was seen."""
        self._colour = colour
        self.submit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        colour = _KEYS.get(Qt.Key(event.key()))
        if colour is not None and not event.modifiers() and not isinstance(self.focusWidget(), QPlainTextEdit):
            self.keep(colour)
        else:
            super().keyPressEvent(event)
