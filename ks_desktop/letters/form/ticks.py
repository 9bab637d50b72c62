"""What goes along: a tick for each datum, with the value as it is printed and why it goes along or stays out."""

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.letters.domain import Datum, Preset
from ks_desktop.letters.domain.beyond import followed
from ks_desktop.letters.form.datum_row import DatumRow, ReasonField
from ks_desktop.widgets.parts import Card, Tick, column
from ks_desktop.widgets.theme import Space


class TicksCard(Card):
    """The data of one letter. What always goes along is ticked and stays so.

    Attributes:
        edited: She ticked or unticked something.
        typed: She typed why something goes along.
        left: She left such a reason.
    """

    edited = Signal()
    typed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("3  What goes along"), parent)
        self.setObjectName("ticks")
        self._shown: tuple[Datum, ...] = ()
        self._rows: dict[str, DatumRow] = {}
        self._sheet: QWidget | None = None

    def ticked(self) -> tuple[str, ...]:
        """Return the words of the ticked data, in the order they stand."""
        return tuple(word for word, row in self._rows.items() if row.tick.isChecked())

    def reasons(self) -> dict[str, str]:
        """Return why data go along beyond the preset, by word, as far as that was said."""
        return {word: why for word, row in self._rows.items() if (why := row.why())}

    def tick(self, word: str) -> Tick:
        """Return the tick of a datum.

        Raises:
            KeyError: it is not offered.
        """
        return self._rows[word].tick

    def reason(self, word: str) -> ReasonField:
        """Return the line that asks why a datum goes along.

        Raises:
            KeyError: it is not offered, or goes along by itself.
        """
        field = self._rows[word].reason
        if field is None:
            raise KeyError(word)
        return field

    def show_data(self, data: tuple[Datum, ...], ticked: Collection[str], unagreed: Collection[str]) -> None:
        """Show these data; the rows are made anew only when they differ, so that the focus stays.

        Args:
            data: what may go along.
            ticked: words of what does.
            unagreed: words of the ticked data she has not agreed to yet.
        """
        if data != self._shown:
            self._rebuild(data)
        for word, row in self._rows.items():
            row.show_state(is_ticked=word in ticked, is_unagreed=word in unagreed)
        self.setVisible(bool(data))

    def follow(self, data: tuple[Datum, ...], ticked: Collection[str], unagreed: Collection[str]) -> bool:
        """Show these data, where what she did not change follows the preset; tell whether a tick changed by that.

        Args:
            data: what may go along.
            ticked: words of what did until now.
            unagreed: words of the ticked data she has not agreed to yet.
        """
        now = followed(ticked, self._shown, data)
        self.show_data(data, now, unagreed)
        return set(now) != {datum.word for datum in data if datum.word in ticked or datum.preset is Preset.ALWAYS}

    def show_reasons(self, reasons: Mapping[str, str]) -> None:
        """Show why what is ticked goes along."""
        for word, row in self._rows.items():
            row.say_why(reasons.get(word, ""))

    def show_errors(self, errors: Iterable[UserError]) -> bool:
        """Show what is wrong at its tick and go to the first; tell whether there was any."""
        said = {error.field: error.text() for error in errors}
        fields = [row.reason for row in self._rows.values() if row.reason is not None]
        for field in fields:
            field.show_error(said.get(field.name, ""))
        first = next((field for field in fields if field.error()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        return first is not None

    def _rebuild(self, data: tuple[Datum, ...]) -> None:
        if self._sheet is not None:
            self._sheet.deleteLater()
        said = self.reasons()  # a value that changed must not take away what she typed
        self._shown, self._rows = data, {datum.word: DatumRow(datum) for datum in data}
        self._sheet = QWidget()
        rows = column(gap=Space.RELATED)
        for row in self._rows.values():
            row.clicked.connect(self.edited)
            row.typed.connect(self.typed)
            row.left.connect(self.left)
            rows.addWidget(row)
        self._sheet.setLayout(rows)
        self.body.addWidget(self._sheet)
        self.show_reasons(said)
