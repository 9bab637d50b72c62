"""The field for what was spoken of: a few letters choose a topic, or a tick on the board of the eight domains."""

from collections.abc import Iterable
from functools import partial
from itertools import groupby
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.visits.domain.topics import Topic, fitting
from ks_desktop.visits.form.reading import WANTED
from ks_desktop.widgets.fields import Field
from ks_desktop.widgets.fields.base import Raw
from ks_desktop.widgets.parts import Button, Flow, Tick, column, label
from ks_desktop.widgets.theme import Size, Space

_HALF: Final = "?"  # before what is typed and not chosen yet, in a draft
_SHOWN: Final = 4
_CHOOSE: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Comma})


class TopicsField(Field):
    """Topics, each with whether she wants help with it.

    Two letters and Enter choose a topic, `2` behind the letters the second that fits; `!` says that she wants help with
    it, also when it stands there already. Its value is a tuple of keys, with `!` behind those with which she wants
    help.
    """

    def __init__(self, name: str, caption: str, topics: Iterable[Topic], *, hint: str = "") -> None:
        super().__init__(name, caption, hint=hint)
        self._topics = {topic.key: topic for topic in topics}
        self._chosen: dict[str, bool] = {}
        self.editor = QLineEdit()
        self.editor.setMaximumWidth(2 * Size.COLUMN)
        self.editor.textChanged.connect(self._on_typed)
        self.all = Button(N_("All topics"), part="link")
        self.all.setObjectName("all_topics")
        self.all.setCheckable(True)
        self.all.toggled.connect(self._on_all_toggled)
        self.chips = QWidget()
        self._rows = column(gap=Space.TIGHT)
        self.chips.setLayout(self._rows)
        self.board = QWidget()
        self._ticks: dict[str, Tick] = {}
        self._lay_out(self.editor, beside=self.all)
        box = self.layout()
        if isinstance(box, QBoxLayout):
            box.addWidget(self.chips)
            box.addWidget(self.board)
        self.chips.hide()
        self.board.hide()

    @override
    def value(self) -> tuple[str, ...]:
        if self.editor.text().strip():
            self._take()
        if self.editor.text().strip():
            raise UserError(
                N_("No topic begins so: choose another, or take the letters away."), code="topic", field=self.name
            )
        return tuple(self._words())

    def _words(self) -> list[str]:
        return [f"{key}{WANTED if wanted else ''}" for key, wanted in self._chosen.items()]

    @override
    def set_value(self, value: object) -> None:
        self.set_raw(list(map(str, value)) if isinstance(value, Iterable) and not isinstance(value, str) else [])

    @override
    def raw(self) -> list[str]:
        typed = self.editor.text()
        return [*self._words(), *([f"{_HALF}{typed}"] if typed else [])]

    @override
    def set_raw(self, raw: Raw) -> None:
        words = [raw] if isinstance(raw, str) else raw
        typed = [word.removeprefix(_HALF) for word in words if word.startswith(_HALF)]
        self._chosen = {
            word.removesuffix(WANTED): word.endswith(WANTED) for word in words if word and not word.startswith(_HALF)
        }
        self.editor.setText(typed[0] if typed else "")
        self._show()

    def choose(self, key: str, *, wanted: bool = False) -> None:
        """Choose a topic; she wants help with it, or it was only spoken of."""
        self._chosen[key] = self._chosen.get(key, False) or wanted
        self._changed()

    def drop(self, key: str) -> None:
        """Take a topic away."""
        self._chosen.pop(key, None)
        self._changed()

    def _changed(self) -> None:
        self._show()
        self._on_edited()

    def _fitting(self) -> tuple[tuple[Topic, ...], int, bool]:
        """Return what fits what is typed, which of it is meant, and whether she wants help with it."""
        typed = self.editor.text().strip()
        wanted = WANTED in typed
        typed = typed.replace(WANTED, "").strip()
        letters = typed.rstrip("0123456789")
        number = typed[len(letters) :]
        return fitting(letters, self._topics.values()), int(number[:2]) if number else 1, wanted

    def _take(self) -> None:
        found, number, wanted = self._fitting()
        if 1 <= number <= len(found):
            self.editor.clear()
            self.choose(found[number - 1].key, wanted=wanted)

    @Slot()
    def _on_typed(self) -> None:
        found, number, _wanted = self._fitting()
        names = [
            f"{place} {topic.name}" if place != number else f"[{topic.name}]"
            for place, topic in enumerate(found[:_SHOWN], start=1)
        ]
        is_typed = bool(self.editor.text().strip())
        none = _("No topic begins so.") if is_typed and self.editor.text().strip() != WANTED else ""
        self._meaning = _("Enter: {topics}", topics="   ".join(names)) if names else none
        self._show_foot()
        self._on_edited()

    @Slot(bool)
    def _on_all_toggled(self, is_shown: bool) -> None:
        if is_shown and not self._ticks:
            self._make_board()
        self.board.setVisible(is_shown)
        self.all.setText(_("Fewer topics") if is_shown else _("All topics"))

    def _make_board(self) -> None:
        box = column(gap=Space.NONE)
        for domain, topics in groupby(self._topics.values(), key=lambda topic: topic.domain):
            ticks = Flow(gap=Space.NONE)
            for topic in topics:
                tick = Tick(topic.name)
                tick.setAccessibleName(f"{domain}: {topic.name}")
                tick.clicked.connect(partial(self._on_board_clicked, topic.key, tick))
                self._ticks[topic.key] = tick
                ticks.addWidget(tick)
            box.addWidget(label(domain, "secondary", wrap=True))
            box.addLayout(ticks)
        self.board.setLayout(box)
        self._show()

    def _on_board_clicked(self, key: str, tick: Tick) -> None:
        if tick.isChecked():
            self.choose(key)
        else:
            self.drop(key)

    def _show(self) -> None:
        """Show what is chosen."""
        while (item := self._rows.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.deleteLater()
        for key, wanted in self._chosen.items():
            self._rows.addWidget(self._chip(key, wanted=wanted))
        self.chips.setVisible(bool(self._chosen))
        for key, tick in self._ticks.items():
            tick.setChecked(key in self._chosen)

    def _chip(self, key: str, *, wanted: bool) -> QWidget:
        name = self._topics[key].name if key in self._topics else key
        holder = QWidget(self.chips)
        spoken, helped = Tick(name, holder), Tick(N_("wants help"), holder)
        spoken.setChecked(True)
        helped.setChecked(wanted)
        helped.setAccessibleName(_("She wants help with: {topic}", topic=name))
        spoken.clicked.connect(partial(self._on_chip_clicked, key))
        helped.clicked.connect(partial(self._on_helped_clicked, key, helped))
        spoken.setToolTip(name)
        holder.setLayout(Flow(spoken, helped, gap=Space.TIGHT))
        return holder

    def _on_chip_clicked(self, key: str) -> None:
        self.drop(key)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_helped_clicked(self, key: str, tick: Tick) -> None:
        self._chosen[key] = tick.isChecked()
        self._on_edited()

    def _want_last(self) -> None:
        key = next(reversed(self._chosen), None)
        if key is not None:
            self._chosen[key] = not self._chosen[key]
            self._changed()

    @override
    def _on_left(self) -> None:
        if self.editor.text().strip():
            self._take()
        super()._on_left()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._is_taken(event):
            return True
        return super().eventFilter(watched, event)

    def _is_taken(self, event: QKeyEvent) -> bool:
        """Do what a key means here; tell whether it meant something."""
        typed, is_plain = self.editor.text().strip(), not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if not is_plain:
            return False
        if typed and event.key() in _CHOOSE:
            self._take()
            return True
        if not typed and event.text() == WANTED and self._chosen:
            self._want_last()
            return True
        if not self.editor.text() and event.key() == Qt.Key.Key_Backspace and self._chosen:
            self.drop(next(reversed(self._chosen)))
            return True
        return False
