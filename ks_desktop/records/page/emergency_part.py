"""The part of the Privacy page about emergency access: who opened what with which reason, until an officer saw it."""

from functools import partial
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.clients.domain.emergency import EmergencyOpening, Opens
from ks_desktop.clients.service.emergency import EmergencyAccess
from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.records.page.part import PrivacyPart
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Flow, Prose, column, label
from ks_desktop.widgets.table import Column, RecordsTable
from ks_desktop.widgets.theme import Size, Space, Tone
from ks_desktop.widgets.words import clock_time

_WHY: Final = N_(
    "Somebody opened what is not hers to see: a shielded record, or restricted notes. Her nurse sees it on her page. "
    "Read the reason, ask where it does not explain itself, and say that you saw it."
)
_OPENS: Final = {Opens.RECORD: N_("shielded record"), Opens.NOTES: N_("restricted notes")}


def _when(opening: EmergencyOpening) -> str:
    return f"{local_day(opening.at):%d-%m-%Y} {clock_time(local_time(opening.at))}"


COLUMNS: Final[tuple[Column[EmergencyOpening], ...]] = (
    Column(N_("When"), text=_when),
    Column(N_("Who"), text=lambda opening: opening.by, most=Size.FIELD),
    Column(N_("What"), text=lambda opening: _(_OPENS[opening.opens])),
    Column(N_("Reason"), text=lambda opening: opening.reason, stretch=True),
    Column(N_("Case"), text=lambda opening: opening.case_id.hex[-8:]),
)


class EmergencyPart(PrivacyPart):
    """A table of what nobody saw yet, and the key that says so."""

    def __init__(self, desk: Desk, emergency: EmergencyAccess, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emergency")
        self._desk, self._emergency = desk, emergency
        self.table: RecordsTable[EmergencyOpening] = RecordsTable(
            COLUMNS,
            key=lambda opening: opening.id,
            name=N_("Emergency access"),
            empty=N_("Nothing was opened that is still to be seen."),
        )
        self.wrong = label("", tone=Tone.SAFETY, wrap=True)
        self.wrong.hide()
        self.seen = Button(N_("I saw this one"), part="primary")
        self.seen.setObjectName("seen_opening")
        self.seen.clicked.connect(self._on_seen)
        self.table.selected.connect(self._on_selected)
        box = column(Prose(_WHY, tone=Tone.MUTED), self.table, self.wrong, Flow(self.seen), gap=Space.INSIDE)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.seen.setEnabled(False)

    @override
    def focus_first(self) -> None:
        self.table.setFocus()

    @override
    def refresh(self) -> None:
        call = partial(self._emergency.for_officer, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_found, owner=self, latest="emergency")

    @override
    def forget(self) -> None:
        self.wrong.hide()

    def _on_found(self, found: tuple[EmergencyOpening, ...]) -> None:
        self.table.set_records(found)
        self.seen.setEnabled(self.table.current() is not None)

    @Slot(object)
    def _on_selected(self, opening: EmergencyOpening | None) -> None:
        self.wrong.hide()
        self.seen.setEnabled(opening is not None)

    @Slot()
    def _on_seen(self) -> None:
        opening = self.table.current()
        if opening is not None:
            call = partial(self._emergency.seen_by_officer, [opening.id], actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_noted, failed=self._on_refused, owner=self)

    def _on_noted(self, _changes: object) -> None:
        self.refresh()

    def _on_refused(self, error: KsError) -> None:
        self.wrong.setText(error.text())
        self.wrong.show()
