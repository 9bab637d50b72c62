"""Fields to choose from: one of a few, one of many, several, yes or no."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QComboBox, QGridLayout, QRadioButton, QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.fields.base import Field, Raw
from ks_desktop.widgets.icons import Icon, pixmap
from ks_desktop.widgets.parts import Flow, Tick
from ks_desktop.widgets.theme import Size, Space, Tone

FEW: Final = 4


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose.

    Attributes:
        value: As the record keeps it; a StrEnum member is welcome.
        label: As shown; marked with N_, or translated already.
    """

    value: str
    label: str


class ChoiceField(Field):
    """One of several; beside each other when they are few, else a list. Its first letter chooses an option.

    Its value is the option's `value`, or "" while none is chosen.
    """

    def __init__(
        self,
        name: str,
        caption: str,
        options: Iterable[Option],
        *,
        hint: str = "",
        as_list: bool | None = None,
    ) -> None:
        """Take also whether it is a list in any case (`as_list`); by itself it is from five options on."""
        super().__init__(name, caption, hint=hint)
        self.options = tuple(options)
        shown_as_list = len(self.options) > FEW if as_list is None else as_list
        self._box: QComboBox | None = None
        self._group = QButtonGroup(self)
        if shown_as_list:
            self._box = self._make_list()
            self._lay_out(self._box)
        else:
            self._lay_out(self._make_row())

    def _make_list(self) -> QComboBox:
        box = QuietComboBox()
        box.addItem("", "")
        for option in self.options:
            box.addItem(_(option.label), str(option.value))
        box.currentIndexChanged.connect(self._on_chosen)
        return box

    def _make_row(self) -> QWidget:
        holder = QWidget()
        line = Flow(gap=Space.RELATED)
        for number, option in enumerate(self.options):
            button = QRadioButton(_(option.label))
            button.installEventFilter(self)
            self._group.addButton(button, number)
            line.addWidget(button)
        holder.setLayout(line)
        self._group.idToggled.connect(self._on_chosen)
        holder.setFocusProxy(self._group.button(0))
        return holder

    @override
    def _name_editor(self) -> None:
        super()._name_editor()
        _name_each(self.caption.text(), self._group.buttons())

    def offer(self, options: Iterable[Option]) -> None:
        """Let a list offer something else; what was chosen stays chosen where it still can be.

        Raises:
            ValueError: it is no list.
        """
        if self._box is None:
            msg = "only a list can offer something else"
            raise ValueError(msg)
        chosen = self.value()
        self.set_value("")
        while self._box.count() > 1:
            self._box.removeItem(1)
        self.options = tuple(options)
        for option in self.options:
            self._box.addItem(_(option.label), str(option.value))
        self.set_value(chosen)

    def buttons(self) -> list[QAbstractButton]:
        """Return the buttons of a short choice, in order; none for a list."""
        return self._group.buttons()

    @override
    def value(self) -> str:
        if self._box is not None:
            return str(self._box.currentData() or "")
        number = self._group.checkedId()
        return str(self.options[number].value) if number >= 0 else ""

    @override
    def set_value(self, value: object) -> None:
        wanted = "" if value is None else str(value)
        if self._box is not None:
            self._box.setCurrentIndex(max(0, self._box.findData(wanted)))
            return
        self._group.setExclusive(False)  # an exclusive group refuses to have none chosen
        for number, option in enumerate(self.options):
            self._group.button(number).setChecked(str(option.value) == wanted)
        self._group.setExclusive(True)

    @override
    def raw(self) -> str:
        return self.value()

    @override
    def set_raw(self, raw: Raw) -> None:
        self.set_value(raw)

    @Slot()
    def _on_chosen(self) -> None:
        self._on_edited()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._choose_by(event):
            return True
        if event.type() == QEvent.Type.FocusIn and self._lead_focus(watched):
            return True
        return super().eventFilter(watched, event)

    def _lead_focus(self, come_to: QObject) -> bool:
        """Put the focus that came in at another option on the chosen one; tell whether it was needed."""
        chosen = self._group.checkedButton()
        if chosen is None or come_to not in self._group.buttons() or come_to is chosen:
            return False
        # Not by another focus proxy: changing one on the way breaks Qt's chain of focus.
        chosen.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _choose_by(self, event: QKeyEvent) -> bool:
        """Choose the next option that begins with the letter, beginning at one that is not chosen yet.

        Returns:
            Whether there was one.
        """
        letter = event.text().casefold()
        if not letter.strip() or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        buttons = self._group.buttons()
        if not buttons:
            return False  # a list chooses by letter itself
        at = next((i for i, b in enumerate(buttons) if b.hasFocus()), 0)
        first = at + 1 if buttons[at].isChecked() else at
        for button in buttons[first:] + buttons[:first]:
            if button.text().casefold().startswith(letter):
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)
                button.setChecked(True)
                return True
        return False


def _name_each(caption: str, buttons: Sequence[QAbstractButton]) -> None:
    """Give each button the question as well as the answer, because a screen reader comes to one at a time."""
    for button in buttons:
        button.setAccessibleName(f"{caption.replace('&', '')}: {button.text()}")


class QuietComboBox(QComboBox):
    """A list that the wheel does not change in passing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(FEW)
        self._typing = QElapsedTimer()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        pause = QGuiApplication.styleHints().keyboardInputInterval()
        if event.key() == Qt.Key.Key_Space and self._typing.isValid() and self._typing.elapsed() < pause:
            self._typing.restart()
            self.view().keyboardSearch(event.text())  # a space within a word that is typed opens no list
            self.setCurrentIndex(self.view().currentIndex().row())
            return
        if event.text().isprintable() and event.text().strip():
            self._typing.start()
        super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        arrow = pixmap(Icon.OPEN_LIST, Tone.MUTED, ratio=self.devicePixelRatioF())
        painter = QPainter(self)
        left = self.width() - Size.ICON - Space.RELATED
        painter.drawPixmap(left, (self.height() - Size.ICON) // 2, arrow)
        painter.end()


class YesNoField(ChoiceField):
    """Yes, no, or not answered; its value is True, False or None."""

    def __init__(self, name: str, caption: str, *, hint: str = "") -> None:
        options = (Option("yes", N_("Yes")), Option("no", N_("No")))
        super().__init__(name, caption, options, hint=hint)

    @override
    def value(self) -> bool | None:  # type: ignore[override]  # the two words of the choice are a truth here
        return {"yes": True, "no": False}.get(super().value())

    @override
    def set_value(self, value: object) -> None:
        super().set_value({True: "yes", False: "no"}.get(value) if isinstance(value, bool) else value)

    @override
    def raw(self) -> str:
        return super().value()


class TicksField(Field):
    """Several of a list, as ticks; its value is the tuple of their values, in the order of the list."""

    def __init__(
        self,
        name: str,
        caption: str,
        options: Iterable[Option],
        *,
        hint: str = "",
        columns: int = 2,
    ) -> None:
        """Take also in how many columns the ticks stand."""
        super().__init__(name, caption, hint=hint)
        self.options = tuple(options)
        holder = QWidget()
        grid = QGridLayout()
        grid.setContentsMargins(Space.NONE, Space.NONE, Space.NONE, Space.NONE)
        grid.setSpacing(Space.NONE)
        self._ticks: list[Tick] = []
        rows = -(-len(self.options) // columns)
        for number, option in enumerate(self.options):
            tick = Tick(option.label)
            tick.toggled.connect(self._on_edited)
            tick.installEventFilter(self)
            grid.addWidget(tick, number % rows, number // rows)
            self._ticks.append(tick)
        holder.setLayout(grid)
        holder.setFocusProxy(self._ticks[0])
        self._lay_out(holder)

    @override
    def _name_editor(self) -> None:
        super()._name_editor()
        _name_each(self.caption.text(), self._ticks)

    def ticks(self) -> list[Tick]:
        """Return the boxes, in the order of the options."""
        return list(self._ticks)

    @override
    def value(self) -> tuple[str, ...]:
        return tuple(str(o.value) for o, tick in zip(self.options, self._ticks, strict=True) if tick.isChecked())

    @override
    def set_value(self, value: object) -> None:
        wanted = {str(v) for v in value} if isinstance(value, Iterable) and not isinstance(value, str) else set()
        for option, tick in zip(self.options, self._ticks, strict=True):
            tick.setChecked(str(option.value) in wanted)

    @override
    def raw(self) -> list[str]:
        return list(self.value())

    @override
    def set_raw(self, raw: Raw) -> None:
        self.set_value(raw)
