"""A text of several lines, with the lines that are written most as ticks above it."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from ks_desktop.core.texts import _
from ks_desktop.widgets.fields.text import NoteField
from ks_desktop.widgets.parts import Flow, Tick
from ks_desktop.widgets.theme import Space


class TickedNoteField(NoteField):
    """A note in which a tick writes or takes away a line of its own.

    The text is all there is: a tick stands on because its line is in the text, whoever wrote it there. So nothing is
    lost of what came from elsewhere, and it stays readable in any file.
    """

    def __init__(self, name: str, caption: str, lines: Iterable[str], *, hint: str = "") -> None:
        """Take also the lines that can be ticked."""
        super().__init__(name, caption, hint=hint)
        self._lines = tuple(map(_, lines))
        self._ticks: list[Tick] = []
        for line in self._lines:
            tick = Tick(line)
            tick.clicked.connect(partial(self._on_ticked, line, tick))
            tick.installEventFilter(self)
            tick.setAccessibleName(f"{self.caption.text()}: {line}")
            self._ticks.append(tick)
        holder = QWidget()
        holder.setLayout(Flow(*self._ticks, gap=Space.NONE))
        box = self.layout()
        if isinstance(box, QBoxLayout):
            box.insertWidget(1, holder)  # between the label and the text
        QWidget.setTabOrder(self._ticks[-1], self.editor)
        self.setFocusProxy(self._ticks[0])
        self.editor.textChanged.connect(self._show_ticks)

    def ticks(self) -> list[Tick]:
        """Return the boxes, in the order of the lines."""
        return list(self._ticks)

    def _on_ticked(self, line: str, tick: Tick) -> None:
        before = [text for text in self._typed().split("\n") if text.strip() != line]
        # What was ticked stands in the order of the ticks, before what was written by hand.
        there = {text.strip() for text in before} | ({line} if tick.isChecked() else set())
        ticked = [text for text in self._lines if text in there]
        by_hand = [text for text in before if text.strip() not in self._lines]
        self.editor.setPlainText("\n".join((*ticked, *by_hand)).strip("\n"))

    @Slot()
    def _show_ticks(self) -> None:
        there = {text.strip() for text in self._typed().split("\n")}
        for line, tick in zip(self._lines, self._ticks, strict=True):
            tick.setChecked(line in there)

    @override
    def set_value(self, value: object) -> None:
        super().set_value(value)
        self._show_ticks()
