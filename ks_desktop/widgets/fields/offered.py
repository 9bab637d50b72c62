"""Several of what can be chosen now: ticks that are offered anew, such as the people of whoever was just chosen."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.widgets.fields.base import Field, Raw
from ks_desktop.widgets.fields.choice import Option
from ks_desktop.widgets.parts import Tick, column
from ks_desktop.widgets.theme import Space


class OfferedTicksField(Field):
    """Ticks that come later or change; it hides while there is nothing to tick.

    What is wanted and not offered now is remembered, so that a choice that is taken back brings it back. Its value is
    the tuple of what is wanted and offered; all that is wanted, as long as nothing was offered yet.
    """

    def __init__(self, name: str, caption: str, *, hint: str = "") -> None:
        super().__init__(name, caption, hint=hint)
        self._wanted: dict[str, None] = {}
        self._ticks: dict[str, Tick] | None = None
        self._holder = QWidget()
        self._box = column(gap=Space.NONE)
        self._holder.setLayout(self._box)
        self._lay_out(self._holder)
        self.hide()

    def offer(self, options: Iterable[Option] | None) -> None:
        """Offer these; None: it is not known yet what there is."""
        for tick in (self._ticks or {}).values():
            self._box.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self._ticks = None if options is None else {option.value: self._tick(option) for option in options}
        self.setVisible(bool(self._ticks))
        if self._ticks:
            self._holder.setFocusProxy(next(iter(self._ticks.values())))

    def _tick(self, option: Option) -> Tick:
        tick = Tick(option.label)
        tick.setChecked(option.value in self._wanted)
        tick.setAccessibleName(f"{self.caption.text()}: {option.label}")
        tick.toggled.connect(partial(self._on_ticked, option.value))
        tick.installEventFilter(self)
        self._box.addWidget(tick)
        return tick

    def ticks(self) -> list[Tick]:
        """Return the boxes that are offered now."""
        return list((self._ticks or {}).values())

    def _on_ticked(self, value: str, is_ticked: bool) -> None:
        if is_ticked:
            self._wanted[value] = None
        else:
            self._wanted.pop(value, None)
        self._on_edited()

    @override
    def value(self) -> tuple[str, ...]:
        return tuple(each for each in self._wanted if self._ticks is None or each in self._ticks)

    @override
    def set_value(self, value: object) -> None:
        several = value if isinstance(value, Iterable) and not isinstance(value, str) else ()
        self._wanted = dict.fromkeys(str(each) for each in several)
        for key, tick in (self._ticks or {}).items():
            tick.setChecked(key in self._wanted)

    @override
    def raw(self) -> list[str]:
        return list(self._wanted)

    @override
    def set_raw(self, raw: Raw) -> None:
        self.set_value(raw)
