"""Which municipalities she works for, and what each of them agreed."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from ks_desktop.coalition.domain import Municipality
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import search_key
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.parts import column, label
from ks_desktop.widgets.rows import TickDelegate
from ks_desktop.widgets.theme import Size, Space, Tone

_CODE = Qt.ItemDataRole.UserRole
_DAYS_CHARACTERS = 4
_WEEK_CHARACTERS = 6


class MunicipalityPicker(QWidget):
    """Ticks for all municipalities; typing a few letters shortens the list, Enter ticks the first.

    Attributes:
        edited: A tick was set or taken away.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = LineField(
            "municipality_search", N_("Search municipality"), hint=N_("Type a few letters, then Enter")
        )
        self.list = QListWidget()
        self.list.setObjectName("municipalities")
        self.list.setAccessibleName(_("Municipalities"))
        self.list.setItemDelegate(TickDelegate(self.list))
        self.list.setMinimumHeight(Size.NOTE * 2)
        self.chosen = label("", tone=Tone.MUTED, wrap=True)
        self.chosen.setObjectName("chosen_municipalities")
        self.setLayout(column(self.search, self.list, self.chosen, gap=Space.TIGHT))
        self.search.edited.connect(self._on_search_edited)
        self.search.editor.installEventFilter(self)
        self.list.itemChanged.connect(self._on_item_changed)
        self._show_chosen()

    def show_municipalities(self, municipalities: Iterable[Municipality], served: Iterable[str]) -> None:
        """Offer these, with those she serves ticked and on top."""
        ticked = set(served)
        self.list.itemChanged.disconnect(self._on_item_changed)
        self.list.clear()
        for municipality in sorted(municipalities, key=lambda m: (m.code not in ticked, search_key(m.name))):
            item = QListWidgetItem(municipality.name, self.list)
            item.setData(_CODE, municipality.code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if municipality.code in ticked else Qt.CheckState.Unchecked)
        self.list.itemChanged.connect(self._on_item_changed)
        self._show_chosen()

    def codes(self) -> tuple[str, ...]:
        """Return the CBS codes of the ticked ones, in the order shown."""
        return tuple(item.data(_CODE) for item in self._items() if item.checkState() == Qt.CheckState.Checked)

    def tick(self, code: str, *, ticked: bool = True) -> None:
        """Set or take away a tick."""
        for item in self._items():
            if item.data(_CODE) == code:
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(number) for number in range(self.list.count())]

    def _show_chosen(self) -> None:
        names = [item.text() for item in self._items() if item.checkState() == Qt.CheckState.Checked]
        text = _("Chosen: {names}", names=", ".join(names)) if names else _("None chosen yet.")
        self.chosen.setText(text)

    @Slot()
    def _on_search_edited(self) -> None:
        wanted = search_key(self.search.value())
        for item in self._items():
            words = search_key(item.text())
            item.setHidden(bool(wanted) and not (words.startswith(wanted) or f" {wanted}" in words))

    @Slot()
    def _on_item_changed(self) -> None:
        self._show_chosen()
        self.edited.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._take(event):
            return True
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> bool:
        """Tick the first one shown on Enter, go into the list on the arrow; tell whether it was one of these."""
        if event.key() == Qt.Key.Key_Down:
            self.list.setFocus()
            return True
        first = next((item for item in self._items() if not item.isHidden()), None)
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or not self.search.value() or first is None:
            return False
        is_ticked = first.checkState() == Qt.CheckState.Checked
        first.setCheckState(Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked)
        self.search.set_value("")
        return True


def terms_form() -> Form:
    """Return the form with what a municipality agreed: working days and weeks of pregnancy."""

    def days(name: str, caption: str) -> LineField:
        return LineField(name, caption, width=_DAYS_CHARACTERS)

    def weeks(name: str, caption: str) -> LineField:
        return LineField(name, caption, width=_WEEK_CHARACTERS)

    return Form(
        (
            FormSection(
                N_("Terms, in working days"),
                (
                    (
                        days("contact_days", N_("First contact within")),
                        days("urgent_days", N_("When urgent, within")),
                    ),
                    (
                        days("visit_days", N_("Visit within")),
                        days("feedback_days", N_("Feedback after the visit within")),
                    ),
                ),
            ),
            FormSection(
                N_("Weeks for the first visit, such as 16+0"),
                (
                    (
                        weeks("earliest", N_("Possible from")),
                        weeks("latest", N_("Possible until")),
                    ),
                    (
                        weeks("best_from", N_("Best from")),
                        weeks("best_until", N_("Best until")),
                    ),
                    (
                        weeks("attention_from", N_("Ask for attention from")),
                        LineField("source", N_("Where these numbers come from")),
                    ),
                ),
            ),
        )
    )
