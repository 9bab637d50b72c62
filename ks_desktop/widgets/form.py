"""A form in the order of the paper: sections of fields, errors at their field, drafts of everything typed."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from ks_desktop.core.errors import KsError, UserError, UserErrors, each
from ks_desktop.widgets.fields import Field
from ks_desktop.widgets.parts import Card, column, label
from ks_desktop.widgets.section import FormSection, fill
from ks_desktop.widgets.tabbing import make_visible, next_stop
from ks_desktop.widgets.theme import Size, Space, Tone

__all__ = ["DRAFT_AFTER_MS", "Content", "Form", "FormSection"]

DRAFT_AFTER_MS: Final = 800
Content = dict[str, str | list[str]]


class Form(QWidget):
    """Fields in sections. Enter goes to the next field, Ctrl+Enter hands in, F8 goes to the next problem.

    Attributes:
        edited: Something was changed.
        hands_in_at_end: Enter in the last field hands in, instead of going to what follows the form.
        draft_due: Nothing was changed for 0.8 seconds: time to save `content()`.
        submitted: Ctrl+Enter; the page calls `values()`.
    """

    edited = Signal()
    draft_due = Signal()
    submitted = Signal()
    hands_in_at_end = False

    def __init__(self, sections: Iterable[FormSection], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sections = tuple(sections)
        self._fields = {field.name: field for section in self.sections for field in section.fields()}
        self._is_filling = False
        self._is_arranged = False
        self._loaded = self.content()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_AFTER_MS)
        self._pause.timeout.connect(self.draft_due)
        self._top = label("", tone=Tone.SAFETY, wrap=True)
        self._top.hide()
        self._lay_out()
        for field in self._fields.values():
            field.edited.connect(self._on_field_edited)
        for keys, slot in (
            ("Ctrl+Return", self._on_submit),
            ("Ctrl+Enter", self._on_submit),
            ("F8", self.next_problem),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _lay_out(self) -> None:
        self._cards: list[Card] = []
        self._body = column(gap=Space.INSIDE)
        box = column(self._top, gap=Space.INSIDE)
        box.addLayout(self._body)
        box.addStretch(1)
        self.setLayout(box)
        self.setMaximumWidth(Size.FORM)
        self._fill_cards()

    def _fill_cards(self) -> None:
        for section in self.sections:
            card = Card(section.heading)
            self._body.addWidget(card)  # before its fields: a field that is moved must never stand alone
            fill(card, section)
            self._cards.append(card)

    def arrange(self, sections: Iterable[FormSection]) -> None:
        """Put the same fields in another order, with all that is typed and said in them.

        Raises:
            ValueError: a field is missing from the new order, or none of this form.
        """
        sections = tuple(sections)
        fields = {field.name: field for section in sections for field in section.fields()}
        if fields != self._fields:
            msg = "another order has the same fields"
            raise ValueError(msg)
        focused, before = QApplication.focusWidget(), self._cards
        hidden = {name for name, field in fields.items() if field.isHidden()}
        self.sections, self._fields, self._cards = sections, fields, []
        self._fill_cards()
        for card in before:
            self._body.removeWidget(card)
            card.hide()
            card.deleteLater()
        for card in self._cards:
            card.show()
        for name, field in fields.items():
            field.setHidden(name in hidden)  # Qt hides what is moved, and shows it only later
        self._is_arranged = True
        if isinstance(focused, QWidget) and self.isAncestorOf(focused):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def field(self, name: str) -> Field:
        """Return the field of a name.

        Raises:
            KeyError: there is none.
        """
        return self._fields[name]

    def names(self) -> tuple[str, ...]:
        """Return the names of the fields, in order."""
        return tuple(self._fields)

    def values(self) -> dict[str, object]:
        """Return each field's value by name; what cannot be understood in one that was put out of sight is None.

        Raises:
            UserErrors: one or more fields hold what cannot be understood; give them to `show_errors`.
        """
        found: dict[str, object] = {}
        errors: list[UserError] = []
        for name, field in self._fields.items():
            try:
                found[name] = field.value()
            except UserError as error:
                found[name] = None
                if not _is_put_away(field):  # nobody could mend it there
                    errors.append(error)
        if errors:
            raise UserErrors(errors)
        return found

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show these values; fields that are not named stay. It is no edit: no draft falls due."""
        self._is_filling = True
        try:
            for name, value in values.items():
                self._fields[name].set_value(value)
        finally:
            self._is_filling = False
        self._loaded |= {name: raw for name, raw in self.content().items() if name in values}

    def content(self) -> Content:
        """Return everything typed, right or wrong, except secrets: what a draft keeps."""
        return {name: field.raw() for name, field in self._fields.items() if not field.is_secret}

    def loaded(self) -> Content:
        """Return what stood in the form before anybody typed: what `set_values` and `clear` showed."""
        return dict(self._loaded)

    def unsaved(self) -> Content:
        """Return only what was typed over what was loaded."""
        return {name: raw for name, raw in self.content().items() if raw != self._loaded[name]}

    def take_as_saved(self) -> None:
        """Count what stands in the form as loaded: it was stored."""
        self._loaded = self.content()

    def restore(self, content: Mapping[str, str | list[str]]) -> None:
        """Show what a draft kept; names that the form no longer has are passed over."""
        self._is_filling = True
        try:
            for name, raw in content.items():
                if name in self._fields:
                    self._fields[name].set_raw(raw)
        finally:
            self._is_filling = False

    def is_empty(self) -> bool:
        """Tell whether nothing is typed or chosen."""
        return not any(self.content().values())

    def clear(self) -> None:
        """Empty every field and take all errors away; no draft falls due."""
        self._is_filling = True
        try:
            for field in self._fields.values():
                field.set_value(None)
                field.show_note("")
        finally:
            self._is_filling = False
        self._pause.stop()
        self.take_as_saved()
        self.clear_errors()

    def flush_draft(self, *, everything: bool = False) -> None:
        """If a draft is due soon, let it fall due now (before a lock, a close or a crash).

        Args:
            everything: also when it fell due before, because keeping it failed.
        """
        if self._pause.isActive() or (everything and self.unsaved()):
            self._pause.stop()
            self.draft_due.emit()

    def show_errors(self, error: KsError) -> None:
        """Show each error at its field, those of no field at the top, and go to the first."""
        self.clear_errors()
        loose: list[str] = []
        for single in each(error) if isinstance(error, UserError) else (error,):
            name = single.field if isinstance(single, UserError) else ""
            if name in self._fields:
                self._fields[name].show_error(single.text())
            else:
                loose.append(single.text())
        self._top.setText("\n".join(loose))
        self._top.setVisible(bool(loose))
        if not self._go_to(self._problems()[:1]):
            make_visible(self._top)

    def clear_errors(self) -> None:
        """Take all errors away."""
        self._top.setText("")
        self._top.hide()
        for field in self._problems():
            field.show_error("")

    @Slot()
    def next_problem(self) -> None:
        """Go to the next field with an error, after the last to the first."""
        problems = self._problems()
        order = list(self._fields.values())
        at = next((i for i, field in enumerate(order) if field.is_at_work()), -1)
        after = [field for field in problems if order.index(field) > at]
        self._go_to(after or problems)

    def focus_first(self) -> None:
        """Put the focus in the first field that stands there."""
        self._go_to([field for field in self._fields.values() if not field.isHidden()])

    def _problems(self) -> list[Field]:
        return [field for field in self._fields.values() if field.error()]

    def _go_to(self, fields: list[Field]) -> bool:
        if not fields:
            return False
        # As by Tab: what stands there is selected, so that typing replaces what was filled in for her.
        fields[0].setFocus(Qt.FocusReason.TabFocusReason)
        make_visible(fields[0])
        return True

    @Slot()
    def _on_field_edited(self) -> None:
        if not self._is_filling:
            self._pause.start()
            self.edited.emit()

    @Slot()
    def _on_submit(self) -> None:
        self.submitted.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go_on()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        # Qt's own order is that in which the fields were made.
        if self._is_arranged and next_stop(self, tuple(self._fields.values()), forward=forward):
            return True
        return super().focusNextPrevChild(forward)

    def _go_on(self) -> None:
        # To the next field, past buttons inside this one; from the last to what follows the form, or handing in.
        fields = [field for field in self._fields.values() if field.isVisible() and field.isEnabled()]
        at = next((place for place, field in enumerate(fields) if field.is_at_work()), None)
        if at is not None and self._go_to(fields[at + 1 :]):
            return
        if at is not None and self.hands_in_at_end:
            self.submitted.emit()
        else:
            self.focusNextChild()


def _is_put_away(field: Field) -> bool:
    """Tell whether a field was hidden by its form; one that was not shown yet is no such field."""
    return field.isHidden() and field.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
