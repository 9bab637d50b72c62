"""The field for the help that came of a visit: choices that count, some with who or which."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import clean_line
from ks_desktop.visits.domain import Help, HelpKind
from ks_desktop.visits.wording import HELPS
from ks_desktop.widgets.fields import NumberedTicksField, Option
from ks_desktop.widgets.fields.base import Raw
from ks_desktop.widgets.parts import Tick, row
from ks_desktop.widgets.theme import Size

WHICH: Final[Mapping[HelpKind, str]] = {
    HelpKind.INFORMAL_NETWORK: N_("who"),
    HelpKind.REFERRED_ON: N_("where to"),
    HelpKind.PROGRAMME: N_("which"),
}
_BREAK: Final = "\t"


class HelpsField(NumberedTicksField):
    """Several kinds of help; whoever needs nothing gets nothing else. Its value is a tuple of `Help`."""

    def __init__(self, name: str, caption: str, *, hint: str = "") -> None:
        self._lines: dict[str, QLineEdit] = {}
        super().__init__(name, caption, [Option(kind, HELPS[kind]) for kind in HelpKind], hint=hint)
        for value, tick in self.ticks().items():
            tick.toggled.connect(partial(self._on_ticked, value))

    @override
    def _beside(self, option: Option, tick: Tick) -> QWidget:
        kind = HelpKind(option.value)
        if not kind.is_named:
            return tick
        line = QLineEdit()
        line.setPlaceholderText(_(WHICH[kind]))
        line.setAccessibleName(f"{_(option.label)}: {_(WHICH[kind])}")
        line.setFixedWidth(Size.FIELD)
        line.setVisible(False)
        line.textChanged.connect(self._on_edited)
        self._lines[kind.value] = line
        holder = QWidget()
        holder.setLayout(row(tick, line))
        return holder

    def line(self, kind: HelpKind) -> QLineEdit:
        """Return where it is said who or which."""
        return self._lines[kind.value]

    def _on_ticked(self, mine: str, is_on: bool) -> None:
        if is_on:
            alone = HelpKind.NOTHING_NEEDED.value
            for value, tick in self.ticks().items():
                if tick.isChecked() and value != mine and alone in {value, mine}:
                    tick.setChecked(False)
        if mine in self._lines:
            self._lines[mine].setVisible(is_on)

    @override
    def value(self) -> tuple[Help, ...]:
        return tuple(Help(kind=HelpKind(value), what=self._what(value)) for value in self.ticked())

    def _what(self, value: str) -> str:
        return clean_line(self._lines[value].text()).text if value in self._lines else ""

    @override
    def set_value(self, value: object) -> None:
        known = [one for one in value if isinstance(one, Help)] if isinstance(value, Iterable) else []
        self.set_raw([f"{one.kind.value}{_BREAK}{one.what}" for one in known])

    @override
    def raw(self) -> list[str]:
        return [
            f"{value}{_BREAK}{self._lines[value].text() if value in self._lines else ''}" for value in self.ticked()
        ]

    @override
    def set_raw(self, raw: Raw) -> None:
        found = dict(each.partition(_BREAK)[::2] for each in ([raw] if isinstance(raw, str) else raw) if each)
        for value, tick in self.ticks().items():
            tick.setChecked(value in found)
        for value, line in self._lines.items():
            line.setText(found.get(value, ""))
            line.setVisible(value in found)
