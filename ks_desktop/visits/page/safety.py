"""The safety look: one key for what was seen before a home visit. It asks; it never pops up."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from ks_desktop.core.clock import local_day
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.security.rights import Right
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
        desk = replace(desk, drafts=safety.drafts)  # what is typed here lies sealed, also before it is kept
        super().__init__(desk, form, word=SAFETY_FORM, save=N_("&Keep this look"), parent=parent)
        self._safety = safety
        self._case: CaseId | None = None
        self._colour: SafetyColour | None = None
        self._save.hide()  # choosing a colour keeps it
        self._last = label("", tone=Tone.MUTED, wrap=True)
        self._last.setObjectName("last_look")
        self._sealed = label("", tone=Tone.MUTED, wrap=True)
        self._sealed.setObjectName("look_sealed")
        self._sealed.hide()
        self._may_read: bool | None = None  # None: not known yet
        self.box.insertWidget(1, self._last)
        self.box.insertWidget(2, self._sealed)
        self.box.insertLayout(self.box.count() - 1, self._colours())
        for button in self.buttons.values():
            button.setVisible(desk.may(Right.RESTRICTED))  # who plans sees the colour; looking is a nurse's

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
        show_sealed(self._sealed, is_there=False)
        self._colour = self._may_read = None
        heading = _("{name}: before you plan a home visit, a moment for your own safety.", name=name)
        self.begin(str(case_id), heading, {})
        self.buttons[SafetyColour.GREEN].setFocus(Qt.FocusReason.OtherFocusReason)
        self._desk.tasks.run(
            partial(_look_of, self._safety, case_id, self._desk.actor),
            done=self._on_found,
            owner=self,
            latest=SAFETY_FORM,
        )

    def _on_found(self, found: "_Found") -> None:
        look, self._may_read = found.look, found.may_read
        self.form.setVisible(found.may_read)
        show_sealed(self._sealed, is_there=look is not None and look.has_note and not found.may_read)
        if look is None:
            self._last.setText(_("Nobody has looked yet, or it is too long ago."))
            return
        day = long_day(local_day(look.at))
        self._last.setText(_("Last look on {day}. {colour}.", day=day, colour=_(COLOUR_WORDS[look.colour])))
        if self.form.unsaved() == {}:
            self.form.set_values({"safety_note": found.words})
        self.buttons[look.colour].setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        assert self._case is not None  # noqa: S101 - the form has a subject
        if self._colour is None:
            raise UserError(N_("Choose a colour: G, O or R."), code="required", field="safety_note")
        typed = str(values["safety_note"])
        # Words she cannot see, or has not seen yet, stay as they are; what she typed is never lost.
        note = typed if typed or self._may_read else None
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    look: SafetyLook | None
    may_read: bool
    words: str = ""


def _look_of(safety: SafetyLooks, case_id: CaseId, actor: UserId) -> _Found:
    """Return the look that counts, with its words for who may read them: that stands in the log."""
    look, may_read = safety.of([case_id], actor=actor).get(case_id), safety.may_read(actor=actor)
    words = safety.words(case_id, actor=actor) if look is not None and look.has_note and may_read else ""
    return _Found(look=look, may_read=may_read, words=words)


def show_sealed(line: QLabel, *, is_there: bool) -> None:
    """Say beside a colour that there are words which are not for who looks; without any, take no room."""
    line.setText(_("There are words beside it; they are not for you to read.") if is_there else "")
    line.setVisible(is_there)
