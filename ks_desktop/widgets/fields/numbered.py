"""Several of a list, each with a number that is its key."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.texts import _
from ks_desktop.widgets.fields.base import Field, Raw
from ks_desktop.widgets.fields.choice import Option
from ks_desktop.widgets.parts import Flow, Tick
from ks_desktop.widgets.theme import Space


class NumberedTicksField(Field):
    """Several of a list, as ticks: with the focus in the field, a number ticks or takes the tick away.

    Its value is the tuple of what is ticked, in the order of the list.
    """

    def __init__(self, name: str, caption: str, options: Iterable[Option], *, hint: str = "") -> None:
        """Take what there is to choose; nine at most have a number."""
        super().__init__(name, caption, hint=hint)
        self.options = tuple(options)
        self._ticks: dict[str, Tick] = {}
        line = Flow(gap=Space.TIGHT)
        for number, option in enumerate(self.options, start=1):
            tick = Tick(f"{number} {_(option.label)}")
            tick.setAccessibleName(f"{self.caption.text()}: {_(option.label)}")
            tick.toggled.connect(self._on_edited)
            tick.installEventFilter(self)
            self._ticks[str(option.value)] = tick
            line.addWidget(self._beside(option, tick))
        holder = QWidget()
        holder.setLayout(line)
        holder.setFocusProxy(next(iter(self._ticks.values())))
        self._lay_out(holder)

    def _beside(self, option: Option, tick: Tick) -> QWidget:
        """Return what stands in the row for an option."""
        del option
        return tick

    def ticks(self) -> dict[str, Tick]:
        """Return the boxes by the value they stand for."""
        return dict(self._ticks)

    @override
    def value(self) -> object:
        return self.ticked()

    def ticked(self) -> tuple[str, ...]:
        """Return what is ticked."""
        return tuple(value for value, tick in self._ticks.items() if tick.isChecked())

    @override
    def set_value(self, value: object) -> None:
        wanted = {str(v) for v in value} if isinstance(value, Iterable) and not isinstance(value, str) else set()
        for known, tick in self._ticks.items():
            tick.setChecked(known in wanted)

    @override
    def raw(self) -> list[str]:
        return list(self.ticked())

    @override
    def set_raw(self, raw: Raw) -> None:
        self.set_value(raw)

    def _toggle(self, number: int) -> bool:
        """Tick by number; tell whether there is such a one."""
        ticks = list(self._ticks.values())
        if not 1 <= number <= len(ticks):
            return False
        ticks[number - 1].setFocus(Qt.FocusReason.ShortcutFocusReason)
        ticks[number - 1].toggle()
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, Tick):
            typed = event.text()
            if typed.isascii() and typed.isdigit() and self._toggle(int(typed)):
                return True
        return super().eventFilter(watched, event)
