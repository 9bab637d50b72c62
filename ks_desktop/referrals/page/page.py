"""Puts trays, list, form and original together, asks the services, and rings for what other pages do."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.coalition.domain import Organisation
from ks_desktop.core.texts import _
from ks_desktop.core.values import Changes, IncomingPaperId, ReferralId
from ks_desktop.referrals.domain import Tray
from ks_desktop.referrals.page.acting import Acts
from ks_desktop.referrals.page.bringing import Bringer, Brought
from ks_desktop.referrals.page.gathering import Gathered, gather
from ks_desktop.referrals.page.keys import give_keys
from ks_desktop.referrals.page.page_frame import PageFrame
from ks_desktop.referrals.page.services import Services
from ks_desktop.referrals.page.sheets import HalfSheet, Kept, Loaded, PaperSheet
from ks_desktop.referrals.service.trays import SHOWN
from ks_desktop.referrals.table import Entry
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.theme import Tone


class ReferralsPage(PageFrame):
    """Aanmeldingen.

    Attributes:
        plan_wanted: A visit for a case (`CaseId`).
        case_chosen: A woman's page, by case (`CaseId`).
        question_wanted: A letter that asks who sent a referral (`ReferralId`) what is missing.
        receipt_wanted: A note to who sent a referral (`ReferralId`) that it came in.
        blank_wanted: The empty form on paper.
    """

    plan_wanted = Signal(object)
    case_chosen = Signal(object)
    question_wanted = Signal(object)
    receipt_wanted = Signal(object)
    blank_wanted = Signal()

    def __init__(self, desk: Desk, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(desk, services, parent)
        self._desk, self._services = desk, services
        self._tray, self._limit = Tray.NEW, SHOWN
        self._key: object = None  # of the entry that is open in the form
        self._has_original = False
        self._is_begun = False
        self.acts = Acts(desk, services, self)
        self.bringer = Bringer(desk, services, self)
        self._connect()
        self._give_keys()

    def _connect(self) -> None:
        self.new_button.clicked.connect(self.new)
        self.choose_button.clicked.connect(self.bringer.choose)
        self.blank_button.clicked.connect(self.blank_wanted)
        self.trays.chosen.connect(self._on_tray_chosen)
        self.list.opened.connect(self._on_list_opened)
        self.list.plan_wanted.connect(self._on_list_plan_wanted)
        self.list.form_wanted.connect(self.open_entry)
        self.form_wanted.connect(self.open_referral)
        self.list.put_aside.connect(self.acts.put_aside)
        self.list.paper_aside.connect(self.acts.paper_aside)
        self.list.half_unwanted.connect(self.acts.drop_half)
        self.list.taken_back.connect(self.acts.take_back)
        self.list.blank_wanted.connect(self.blank_wanted)
        self.list.more_wanted.connect(self._on_list_more_wanted)
        self.pane.wanted.connect(self._show_pane)
        self.pane.loaded.connect(self._on_pane_loaded)
        self.pane.closed.connect(self._on_pane_closed)
        self.pane.saved.connect(self._on_pane_saved)
        self.pane.plan_wanted.connect(self.plan_wanted)
        self.pane.receipt_wanted.connect(self.receipt_wanted)
        self.pane.tray_wanted.connect(self._on_pane_tray_wanted)
        self.pane.file_unwanted.connect(self.bringer.delete_file)
        self.bringer.deleted.connect(self._on_file_deleted)
        self.original.folded.connect(self._on_original_folded)
        self.original.empty.connect(self._on_original_folded)
        self.bringer.brought.connect(self._on_brought)

    def _give_keys(self) -> None:
        acts: dict[str, Callable[[], object]] = {
            "Alt+Right": lambda: self.trays.step(1),
            "Alt+Left": lambda: self.trays.step(-1),
            "Ctrl+D": self._on_question,
            "Ctrl+R": self._on_receipt,
            "Alt+P": self._on_plan_recorded,
            "Ctrl+O": self.bringer.choose,
            "Ctrl+V": self.bringer.paste,
            "F4": self._on_original_wanted,
        }
        give_keys(self, acts)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_begun:
            self._is_begun = True
            self.refresh()
            self.pane.find_open()

    @Slot()
    def refresh(self) -> None:
        """Look again: the trays, and the partners that are offered in the form."""
        services, tray, limit = self._services, self._tray, self._limit
        clock, actor = self._desk.clock, self._desk.actor
        self._desk.tasks.run(
            lambda: gather(services, tray, clock, actor=actor, limit=limit),
            done=self._on_gathered,
            owner=self,
            latest="trays",
        )
        self._desk.tasks.run(
            lambda: services.coalition.organisations(actor=actor),
            done=self._on_organisations,
            owner=self,
            latest="partners",
        )

    @Slot(object)
    def on_changes(self, changes: Changes) -> None:
        """Look again when something that stands here changed."""
        if changes.referrals or changes.clients or changes.visits or changes.coalition:
            self.refresh()

    @Slot()
    def new(self) -> None:
        """Begin a new referral, or go on with the one that was begun."""
        self._key = None
        self._show_pane()
        self.pane.begin_new()

    @Slot(object)
    def show_tray(self, tray: Tray) -> None:
        """Open a tray."""
        self._tray, self._limit = tray, SHOWN
        self.trays.show_word(tray.value)
        self.refresh()

    def open_referral(self, referral_id: ReferralId) -> None:
        """Show a stored referral in the form."""
        entry = self.list.entry(referral_id)
        self._key = referral_id
        self._show_pane()
        self.pane.open_stored(referral_id, None if entry is None else entry.line)

    def open_paper(self, paper_id: IncomingPaperId) -> None:
        """Show a paper that came in, with what was read from it in the form."""
        self._key = paper_id
        self._show_pane()
        self.pane.open(PaperSheet(self._desk, self._services, paper_id))

    @Slot(object)
    def open_entry(self, entry: Entry) -> None:
        """Show an entry of the list in the form."""
        if entry.line is not None:
            self.open_referral(entry.line.referral.id)
        elif entry.paper is not None:
            self.open_paper(entry.paper.id)
        elif entry.half is not None:
            self._key = entry.key
            self._show_pane()
            self.pane.open(HalfSheet(self._desk, self._services, entry.half.id))

    @Slot(str)
    def _on_tray_chosen(self, word: str) -> None:
        self.show_tray(Tray(word))

    def _on_gathered(self, gathered: Gathered) -> None:
        self.trays.show_counts({tray.value: count for tray, count in gathered.counts.items()})
        self.list.show_gathered(gathered)

    def _on_organisations(self, organisations: tuple[Organisation, ...]) -> None:
        self.pane.form.offer_organisations([organisation.name for organisation in organisations])

    @Slot()
    def _show_pane(self) -> None:
        self.recorded = None
        self.panes.show_form(True)
        self.new_button.hide()

    @Slot(object)
    def _on_pane_loaded(self, loaded: Loaded) -> None:
        """Let the paper stand beside the form, if there is one."""
        if loaded.paper is not None:
            self.original.show_read(loaded.paper)
        elif loaded.opened is not None and loaded.has_original:
            self.original.show_original(loaded.opened.referral_id)
        self._has_original = loaded.paper is not None or loaded.has_original
        self.panes.show_side(self._has_original)

    @Slot()
    def _on_original_folded(self) -> None:
        self.panes.show_side(False)

    @Slot()
    def _on_original_wanted(self) -> None:
        self.panes.show_side(self._has_original and not self.original.isVisible())

    def bring(self, files: Sequence[Path]) -> None:
        """Take files in that were dropped."""
        self.bringer.bring(files)

    @Slot(object)
    def _on_brought(self, brought: Brought) -> None:
        """Open the first paper; say what became of the rest."""
        first = next((received.paper for received in brought.papers if received.paper is not None), None)
        taken = next((received.taken_as for received in brought.papers if received.taken_as is not None), None)
        if first is not None or taken is not None:
            self.close_list()
        if first is not None:
            self.show_tray(Tray.NEW)
            self.open_paper(first.id)
        elif taken is not None:
            self.open_referral(taken)
        if brought.lists:
            self.show_list(brought.lists[0])
        self.tell(brought.text(), Tone.ATTENTION if brought.problems else Tone.ACCENT)

    def _on_file_deleted(self, was_there: bool) -> None:
        self.tell(_("The file is deleted.") if was_there else _("The file was not there any more."))

    @Slot()
    def _on_pane_closed(self) -> None:
        self.panes.show_form(False)
        self.new_button.show()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_pane_saved(self, kept: Kept) -> None:
        following, key, self._key = self.list.after(self._key), self._key, None
        if key is None:
            self.recorded = kept.recorded
        elif kept.paper is not None:
            self.pane.hold_on_to(kept)
            if following is not None and following.paper is not None:
                self.open_entry(following)
            else:
                self.new()
            self.recorded = kept.recorded
        elif following is not None:
            sentence = self.pane.status.text.text()
            self.open_entry(following)
            self.pane.also(sentence)
        else:
            self.pane.close_form()

    @Slot(object)
    def _on_pane_tray_wanted(self, tray: Tray) -> None:
        self.pane.close_form()
        self.show_tray(tray)

    @Slot(object)
    def _on_list_opened(self, entry: Entry) -> None:
        if entry.line is None:
            self.open_entry(entry)
        elif entry.line.tray is Tray.DOUBT:
            self.show_doubt(entry)
        else:
            self.acts.see(entry)
            self.case_chosen.emit(entry.line.referral.case_id)

    @Slot(object)
    def _on_list_plan_wanted(self, entry: Entry) -> None:
        if entry.line is not None:
            self.acts.see(entry)
            self.plan_wanted.emit(entry.line.referral.case_id)

    @Slot()
    def _on_list_more_wanted(self) -> None:
        self._limit += SHOWN
        self.refresh()

    @Slot()
    def _on_plan_recorded(self) -> None:
        recorded = self.recorded
        if recorded is not None and not recorded.missing:
            self.plan_wanted.emit(recorded.case_id)

    @Slot()
    def _on_question(self) -> None:
        referral_id = self.chosen_referral()
        if referral_id is not None:
            self.question_wanted.emit(referral_id)

    @Slot()
    def _on_receipt(self) -> None:
        referral_id = self.chosen_referral()
        if referral_id is not None:
            self.receipt_wanted.emit(referral_id)
