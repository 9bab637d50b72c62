"""What goes along: a tick for each datum, with the value as it is printed and why it goes along or stays out."""

from collections.abc import Collection

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_, _
from ks_desktop.letters.domain import Datum, Preset
from ks_desktop.widgets.parts import Card, Tick, column, label, row
from ks_desktop.widgets.theme import Space, Tone


class TicksCard(Card):
    """The data of one letter. What always goes along is ticked and stays so.

    Attributes:
        edited: She ticked or unticked something.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("3  What goes along"), parent)
        self.setObjectName("ticks")
        self._shown: tuple[Datum, ...] = ()
        self._ticks: dict[str, Tick] = {}
        self._notes: dict[str, QWidget] = {}
        self._sheet: QWidget | None = None

    def ticked(self) -> tuple[str, ...]:
        """Return the words of the ticked data, in the order they stand."""
        return tuple(word for word, tick in self._ticks.items() if tick.isChecked())

    def tick(self, word: str) -> Tick:
        """Return the tick of a datum.

        Raises:
            KeyError: it is not offered.
        """
        return self._ticks[word]

    def show_data(self, data: tuple[Datum, ...], ticked: Collection[str], unagreed: Collection[str]) -> None:
        """Show these data; the rows are made anew only when they differ, so that the focus stays.

        Args:
            data: what may go along.
            ticked: words of what does.
            unagreed: words of the ticked data she has not agreed to yet.
        """
        if data != self._shown:
            self._rebuild(data)
        for word, tick in self._ticks.items():
            tick.setChecked(word in ticked or not tick.isEnabled())
            self._notes[word].setVisible(word in unagreed)
        self.setVisible(bool(data))

    def _rebuild(self, data: tuple[Datum, ...]) -> None:
        if self._sheet is not None:
            self._sheet.deleteLater()
        self._shown, self._ticks, self._notes = data, {}, {}
        self._sheet = QWidget()
        rows = column(gap=Space.RELATED)
        for datum in data:
            rows.addWidget(self._row(datum))
        self._sheet.setLayout(rows)
        self.body.addWidget(self._sheet)

    def _row(self, datum: Datum) -> QWidget:
        tick = Tick(datum.label)
        tick.setObjectName(f"tick_{datum.word}")
        tick.setAccessibleDescription(f"{datum.value}. {_(datum.reason)}")
        tick.setEnabled(datum.preset is not Preset.ALWAYS)
        tick.clicked.connect(self._on_clicked)  # not toggled: only what she does herself is an edit
        value = label(datum.value, wrap=True)
        reason = label(datum.reason, "secondary", tone=Tone.MUTED, wrap=True)
        note = label(N_("She has not agreed to this yet."), "secondary", tone=Tone.ATTENTION)
        note.hide()
        self._ticks[datum.word], self._notes[datum.word] = tick, note
        under = column(value, reason, note, gap=Space.NONE)
        under.setContentsMargins(Space.MARGIN, Space.NONE, Space.NONE, Space.NONE)
        holder = QWidget()
        holder.setLayout(column(row(tick), under, gap=Space.NONE))
        return holder

    @Slot()
    def _on_clicked(self) -> None:
        self.edited.emit()
