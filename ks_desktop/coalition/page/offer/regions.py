"""The regions of the directory: one is chosen and corrected, or an own one is added."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.domain import Region, Regions
from ks_desktop.coalition.form.region import RegionForm
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.errors import KsError, StaleError, UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import ChoiceField, Option
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.keeping import Draft, Keeper
from ks_desktop.widgets.parts import Button, Scrolling, column, label, row
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Size, Space, Tone

DRAFT_FORM: Final = "region"


class RegionsPane(QWidget):
    """One region in a form; the empty choice is a new one.

    Attributes:
        closed: She is done; what was typed is kept.
    """

    closed = Signal()

    def __init__(self, desk: Desk, coalition: Coalition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("regions")
        self._desk, self._regions = desk, coalition.regions
        self._known = Regions()
        self._shown: Region | None = None
        self._is_offering = False
        self._keeper = Keeper(desk, DRAFT_FORM, self)
        self.choice = ChoiceField("which", N_("Which region"), [], hint=N_("Leave it open for a new one"), as_list=True)
        self.form = RegionForm()
        self.form.setObjectName("region_form")
        self.status = StatusLine()
        self.save = Button(N_("Save"), Icon.CHECK, part="primary")
        self.save.setObjectName("save_region")
        self.save.setToolTip("Ctrl+Enter")
        self.close_button = Button(N_("Close"))
        self.close_button.setObjectName("leave_regions")
        self._lay_out()
        self.choice.edited.connect(self._on_chosen)
        self.form.submitted.connect(self.save_region)
        self.form.draft_due.connect(self._on_draft_due)
        self.save.clicked.connect(self.save_region)
        self.close_button.clicked.connect(self.leave)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)

    def _lay_out(self) -> None:
        buttons = row(self.save, self.close_button)
        buttons.addStretch(1)
        sheet = QWidget()
        parts = column(self.choice, self.form, gap=Space.INSIDE)
        parts.addStretch(1)
        sheet.setLayout(parts)
        box = column(label(N_("Regions"), "section"), self.status, gap=Space.RELATED)
        box.addWidget(Scrolling(sheet), 1)
        box.addLayout(buttons)
        self.setLayout(box)
        self.setMinimumWidth(max(self.form.minimumSizeHint().width() + Space.INSIDE, Size.DIALOG))

    def open(self) -> None:
        """Show a new region, and let her choose among those there are."""
        self.status.tell("")
        self._learn("")
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _learn(self, key: str) -> None:
        call = partial(self._regions.all, actor=self._desk.actor)
        self._desk.tasks.run(call, done=partial(self._on_known, key), owner=self, latest="regions")

    def _on_known(self, key: str, known: Regions) -> None:
        self._known = known
        self._is_offering = True  # what the list does while it is filled is no choice of hers
        self.choice.offer([Option(each.key, each.name) for each in known.all])
        self.choice.set_value(key)
        self._is_offering = False
        self._show(key)

    @Slot()
    def _on_chosen(self) -> None:
        if not self._is_offering and (key := self.choice.value()) != self._subject():
            self.status.tell("")
            self._show(key)

    def _show(self, key: str) -> None:
        self.form.flush_draft()
        self._shown = next((each for each in self._known.all if each.key == key), None)
        self.form.clear()
        if self._shown is not None:
            self.form.show_region(self._shown)
        self.form.take_as_saved()
        self._keeper.find(self._subject(), partial(self._on_draft_found, self._subject()))

    def _subject(self) -> str:
        return "" if self._shown is None else self._shown.key

    @Slot()
    def _on_draft_due(self) -> None:
        self._keeper.keep(self._subject(), self.form.unsaved())

    def _on_draft_found(self, subject: str, draft: Draft) -> None:
        if draft and subject == self._subject() and not self.form.unsaved():
            self.form.restore(draft)
            self.status.tell(_("What you had typed is still here, and not yet saved."))

    @Slot()
    def leave(self) -> None:
        """Leave it; what was typed is kept."""
        self.form.flush_draft()
        self.closed.emit()

    @Slot()
    def save_region(self) -> None:
        """Store the region, or say at each field what is wrong."""
        if not self.form.isEnabled():
            return
        self.form.flush_draft()
        try:
            region = self.form.region(self._shown)
        except UserError as error:
            self._on_refused(error)
            return
        self.form.setEnabled(False)
        call = partial(self._regions.save, region, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_stored, failed=self._on_refused, owner=self)

    @Slot(object)
    def _on_stored(self, _changes: object) -> None:
        self.form.setEnabled(True)
        self._keeper.keep(self._subject(), {})
        self.form.take_as_saved()
        self.status.tell(_("Saved."))
        self._learn(self._subject())

    @Slot(object)
    def _on_refused(self, error: KsError) -> None:
        self.form.setEnabled(True)
        if isinstance(error, StaleError):
            self._learn(self._subject())
            self.status.tell(_("Somebody else changed this region. Here is how it is now."), Tone.ATTENTION)
            return
        self.form.show_errors(error)
        self.status.tell(_("Not saved yet: mend the marked fields. F8 goes to the next one."), Tone.ATTENTION)
