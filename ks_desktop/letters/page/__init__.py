"""Letters: the register, and the maker over it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ks_desktop.core.errors import StorageError, StorageProblem, UserError
from ks_desktop.core.paths import write_private
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, Changes, LetterId, ReferralId
from ks_desktop.letters.domain import Letter, LetterKind, LetterLine
from ks_desktop.letters.page.maker import MakerPane
from ks_desktop.letters.page.making import Finished
from ks_desktop.letters.page.register import RegisterPane
from ks_desktop.letters.page.scanning import ScannerKeys
from ks_desktop.letters.service import Letters
from ks_desktop.onward.domain import OnwardReferral
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import PageTitle, page_column
from ks_desktop.widgets.pdf_view import print_pdf
from ks_desktop.widgets.saving import ask_where


class LettersPage(QWidget):
    """The letters of this organisation.

    Attributes:
        case_chosen: Open a woman's page: her case.
        page_wanted: Go to another page: its word.
        code_scanned: Look up what a scanner typed here: the code.
        referral_wanted: Open a referral, to fill in what its referrer answered: its id.
        help_wanted: Fill in what was heard of the help a letter asked for: the letter's id.
    """

    case_chosen = Signal(object)
    page_wanted = Signal(str)
    code_scanned = Signal(str)
    referral_wanted = Signal(object)
    help_wanted = Signal(object)

    def __init__(self, desk: Desk, letters: Letters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letters")
        self._desk = desk
        self._letters = letters
        self._title = PageTitle(N_("Letters"))
        self.register = RegisterPane(desk, letters)
        self.register.case_chosen.connect(self.case_chosen)
        self.register.bar.answer_chosen.connect(self.referral_wanted)
        self.register.bar.help_chosen.connect(self.help_wanted)
        self.register.draft_chosen.connect(self._on_draft_chosen)
        self.register.print_asked.connect(self._on_print_asked)
        self.register.save_asked.connect(self._on_save_asked)
        scanner = ScannerKeys(self)
        scanner.read.connect(self._on_scanned)
        for part in (self.register, *self.register.findChildren(QWidget)):
            scanner.listen(part)
        self.maker = MakerPane(desk, letters)
        self.maker.finished.connect(self._on_finished)
        self.maker.left.connect(self.to_register)
        self.maker.directory_wanted.connect(self._on_directory_wanted)
        self._panes = QStackedWidget()
        self._panes.addWidget(self.register)
        self._panes.addWidget(self.maker)
        self._panes.currentChanged.connect(self._on_pane_shown)
        self.setFocusProxy(self.register)
        box = page_column(self._title)
        box.addWidget(self._panes, 1)
        self.setLayout(box)

    def refresh(self) -> None:
        """Fetch anew the register, and the receivers and the page of the letter in the maker."""
        self.register.refresh()
        self.maker.refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.register.table.records():  # it was emptied when she left: somebody quiet stood there for once
            self.register.refresh()

    @Slot(object)
    def on_changes(self, changes: Changes) -> None:
        """Look again when something on this page may have changed."""
        if changes.letters:
            self.register.refresh()
        if self._panes.currentWidget() is self.maker and (changes.clients or changes.visits or changes.coalition):
            self.maker.refresh()

    @Slot(object, str)
    def make(self, case_id: CaseId, kind: str) -> None:
        """Open the maker for her: her unfinished letter of this kind, or a new one."""
        self._panes.setCurrentWidget(self.maker)
        self.maker.make(LetterKind(kind), case_id)

    @Slot(object, str)
    def onward(self, referral: OnwardReferral, kind: str) -> None:
        """Open the maker for the letter that puts an onward referral on paper."""
        self._panes.setCurrentWidget(self.maker)
        self.maker.onward(LetterKind(kind), referral)

    @Slot(object, str)
    def answer(self, referral_id: ReferralId, kind: str) -> None:
        """Open the maker for a letter to whoever sent this referral."""
        self._panes.setCurrentWidget(self.maker)
        self.maker.answer(LetterKind(kind), referral_id)

    def open_letter(self, line: LetterLine) -> None:
        """Show the register, with this letter chosen: what stands on it and what may be done with it next."""
        self._panes.setCurrentWidget(self.register)
        self.register.open_letter(line)

    def search(self) -> None:
        """Go to the words the register is looked through by; a letter that is made stays as it is."""
        if self._panes.currentWidget() is self.maker:
            self.flush_draft()
            self.to_register()
        self.register.search()

    def flush_draft(self) -> None:
        """Store what is typed and not stored yet, before a lock or a close."""
        self.maker.flush_draft()

    @Slot()
    def to_register(self) -> None:
        """Show the register."""
        self._panes.setCurrentWidget(self.register)
        self.register.refresh()

    def save_to(self, file: Path, pdf: bytes) -> None:
        """Write a letter to a file that only its owner may read."""
        self._desk.tasks.run(partial(_write, file, pdf))

    @Slot(int)
    def _on_pane_shown(self, number: int) -> None:
        self.setFocusProxy(self.maker if number == self._panes.indexOf(self.maker) else self.register)

    @Slot(str)
    def _on_scanned(self, code: str) -> None:
        self.register.looking.words.set_value("")  # there too a scanner may have typed it
        self.code_scanned.emit(code)

    @Slot()
    def _on_directory_wanted(self) -> None:
        self.flush_draft()
        self.page_wanted.emit("directory")

    @Slot(object)
    def _on_draft_chosen(self, letter_id: LetterId) -> None:
        self._panes.setCurrentWidget(self.maker)
        self.maker.open_draft(letter_id)

    @Slot(object, bool)
    def _on_finished(self, finished: Finished, prints: bool) -> None:
        self._panes.setCurrentWidget(self.register)
        self.register.refresh(select=finished.letter.id)
        if prints:
            self._print(finished.pdf)
        else:
            self._ask_where(finished.letter, finished.pdf)

    @Slot(object)
    def _on_print_asked(self, letter: Letter) -> None:
        call = partial(self._letters.pdf, letter.id, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._print, owner=self)

    @Slot(object)
    def _on_save_asked(self, letter: Letter) -> None:
        call = partial(self._letters.pdf, letter.id, actor=self._desk.actor)
        self._desk.tasks.run(call, done=partial(self._ask_where, letter), owner=self)

    def _print(self, pdf: bytes) -> None:
        if not QPrinterInfo.availablePrinterNames():
            sentence = N_("No printer was found. The letter is in the register: save it as a PDF there.")
            self._desk.tasks.problem.emit(UserError(sentence, code="no_printer"))
            return
        print_pdf(pdf, self)

    def _ask_where(self, letter: Letter, pdf: bytes) -> None:
        # A number and no name: others see the folder.
        ask_where(self, _("Save the letter"), f"{letter.number}.pdf", lambda file: self.save_to(file, pdf))


def _write(file: Path, content: bytes) -> None:
    try:
        write_private(file, content)
    except OSError as error:
        raise StorageError(
            StorageProblem.READ_ONLY, N_("The letter could not be saved there. Choose another place.")
        ) from error
