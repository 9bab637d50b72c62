"""The field for what was agreed: who does what, and until when; a line more as soon as one is begun."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ks_desktop.core.dates import Lean, parse_date
from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import Due, GestationalAge, age_on, day_of, is_within, parse_age
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import clean_line, new_id
from ks_desktop.visits.domain import MOST_AGREEMENTS, Agreement
from ks_desktop.widgets.fields import Field
from ks_desktop.widgets.fields.base import Raw
from ks_desktop.widgets.parts import column, row
from ks_desktop.widgets.theme import Size, Space
from ks_desktop.widgets.words import long_day

WHO: Final = (N_("she"), N_("I"), N_("together"))
"""Who does it; the first letter is enough."""
_BREAK: Final = "\t"
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_WEEKS: Final = ("weken", "week", "w", "wk")
_PARTS: Final = 5


class _Line:
    """One agreement as it is typed."""

    def __init__(self, field: "AgreementsField") -> None:
        self.who, self.what, self.when = QLineEdit(), QLineEdit(), QLineEdit()
        self.key, self.done_on = "", ""
        for editor, words in ((self.who, N_("who")), (self.what, N_("what")), (self.when, N_("until when"))):
            editor.setPlaceholderText(_(words))
            editor.setAccessibleName(f"{field.caption.text()}: {_(words)}")
            editor.installEventFilter(field)
            editor.textChanged.connect(field.on_typed)
        self.who.setFixedWidth(Size.COLUMN)
        self.when.setFixedWidth(2 * Size.COLUMN)
        self.holder = QWidget()
        self.holder.setLayout(row(self.who, self.what, self.when, gap=Space.TIGHT))

    def editors(self) -> tuple[QLineEdit, ...]:
        """Return the three places to type, in order."""
        return (self.who, self.what, self.when)

    def is_empty(self) -> bool:
        """Tell whether nothing is typed."""
        return not any(editor.text().strip() for editor in self.editors())

    def typed(self) -> str:
        """Return all of it as one text."""
        return _BREAK.join((self.who.text(), self.what.text(), self.when.text(), self.key, self.done_on))

    def show(self, typed: str) -> None:
        """Show what `typed` returned."""
        parts = (typed.split(_BREAK) + [""] * _PARTS)[:_PARTS]
        for editor, text in zip(self.editors(), parts[:3], strict=True):
            editor.setText(text)
            editor.setCursorPosition(0)
        self.key, self.done_on = parts[3:]


class AgreementsField(Field):
    """What was agreed, a line each; its value is a tuple of `Agreement`."""

    def __init__(self, name: str, caption: str, today: Callable[[], date], *, hint: str = "") -> None:
        super().__init__(name, caption, hint=hint)
        self._today = today
        self._due: Due | None = None
        self._lines: list[_Line] = []
        self._box = column(gap=Space.TIGHT)
        holder = QWidget()
        holder.setLayout(self._box)
        self._add()
        holder.setFocusProxy(self._lines[0].who)
        self._lay_out(holder)

    def count_weeks_from(self, due: Due | None) -> None:
        """Understand `34 weken` by this due date, and say days in weeks."""
        self._due = due
        self._show_meaning()

    def lines(self) -> list[tuple[QLineEdit, ...]]:
        """Return the places to type of each line."""
        return [line.editors() for line in self._lines]

    def _add(self) -> None:
        line = _Line(self)
        self._lines.append(line)
        self._box.addWidget(line.holder)

    @override
    def value(self) -> tuple[Agreement, ...]:
        return tuple(self._agreement(line) for line in self._lines if not line.is_empty())

    def _agreement(self, line: _Line) -> Agreement:
        made = Agreement(
            id=UUID(line.key) if line.key else new_id(),
            who=_whole(line.who.text()),
            what=clean_line(line.what.text()).text,
            by_when=self._day(line),
            done_on=date.fromisoformat(line.done_on) if line.done_on else None,
        )
        line.key = str(made.id)  # a second try to save is the same agreement
        return made

    def _day(self, line: _Line) -> date | None:
        typed = " ".join(line.when.text().lower().split())
        if not typed:
            return None
        weeks = next((typed.removesuffix(word).strip() for word in _WEEKS if typed.endswith(word)), typed)
        if self._due is not None and ((weeks.isdigit() and weeks != typed) or "+" in weeks[1:]):
            # Before the week begins: the last day for it is the day before.
            return day_of(self._due, self._age(weeks)) - timedelta(days=1)
        return parse_date(typed, self._today(), lean=Lean.FUTURE, field=self.name)

    def _age(self, typed: str) -> GestationalAge:
        try:
            return parse_age(typed)
        except UserError as error:
            raise UserError(error.message, code=error.code, field=self.name, values=error.values) from None

    @override
    def set_value(self, value: object) -> None:
        known = [one for one in value if isinstance(one, Agreement)] if isinstance(value, Iterable) else []
        self.set_raw([_text(one) for one in known])

    @override
    def raw(self) -> list[str]:
        return [line.typed() for line in self._lines if not line.is_empty()]

    @override
    def set_raw(self, raw: Raw) -> None:
        typed = [raw] if isinstance(raw, str) else list(raw)
        typed = [text for text in typed if text.strip()]
        while len(self._lines) < min(len(typed) + 1, MOST_AGREEMENTS):
            self._add()
        for line, text in zip(self._lines, typed + [""] * len(self._lines), strict=False):
            line.show(text)
        for line in self._lines[len(typed) + 1 :]:
            self._box.removeWidget(line.holder)
            line.holder.hide()
            line.holder.deleteLater()
        del self._lines[max(1, len(typed) + 1) :]
        self._show_meaning()

    @Slot()
    def on_typed(self) -> None:
        """Give another line when the last is begun, and say which day is meant."""
        if self._lines and not self._lines[-1].is_empty() and len(self._lines) < MOST_AGREEMENTS:
            self._add()
        self._show_meaning()
        self._on_edited()

    def _show_meaning(self) -> None:
        """Say under the lines which day the line at work, else the last with a day, means."""
        dated = [line for line in self._lines if line.when.text().strip()]
        at_work = [line for line in dated if any(editor.hasFocus() for editor in line.editors())]
        self._meaning = self._meaning_of((at_work or dated)[-1]) if dated else ""
        self._show_foot()

    def _meaning_of(self, line: _Line) -> str:
        try:
            day = self._day(line)
        except UserError:
            return ""  # still typing: it is said when it is handed in
        if day is None:
            return ""
        age = f" · {age_on(self._due, day)}" if self._due is not None and is_within(self._due, day) else ""
        return f"{long_day(day)}{age}"

    def _settle(self, line: _Line) -> None:
        """Write whole what was typed short: who by a letter, and a day as a day, so that it means the same tomorrow."""
        line.who.setText(_whole(line.who.text()))
        try:
            day = self._day(line)
        except UserError:
            return
        if day is not None:
            line.when.setText(f"{day:%d-%m-%Y}")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QLineEdit):
            line = next((each for each in self._lines if watched in each.editors()), None)
            if event.type() == QEvent.Type.FocusOut and line is not None:
                self._settle(line)
                watched.setCursorPosition(0)
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._go_on(watched, event)
        return super().eventFilter(watched, event)

    def _go_on(self, at: QLineEdit, event: QKeyEvent) -> bool:
        """Enter goes to the next place of these lines; from an empty line it goes to the next field."""
        if event.key() not in _ENTER or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        line = next((each for each in self._lines if at in each.editors()), None)
        if line is None or line.is_empty():
            return False
        places = [editor for each in self._lines for editor in each.editors()]
        following = places[places.index(at) + 1 :]
        if not following:
            return False
        following[0].setFocus(Qt.FocusReason.TabFocusReason)
        return True


def _whole(typed: str) -> str:
    """Return who is meant: the word of one letter, else what was typed."""
    text = clean_line(typed).text
    return next((_(who) for who in WHO if text.lower() == _(who)[0].lower()), text)


def _text(one: Agreement) -> str:
    when = f"{one.by_when:%d-%m-%Y}" if one.by_when else ""
    done = one.done_on.isoformat() if one.done_on else ""
    return _BREAK.join((one.who, one.what, when, str(one.id), done))
