"""Privacy: the log, what is kept how long, and what a woman may ask; one part shown at a time."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes
from ks_desktop.records.page.part import PrivacyPart, Services
from ks_desktop.records.page.parts import PARTS
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import PageTitle, page_column, say
from ks_desktop.widgets.parts.segments import Segments


class PrivacyPage(QWidget):
    """The parts, each made when it is first shown.

    Attributes:
        told: A sentence for the message bar.
        paper_wanted: Look at a paper and print it: what makes it, its title, and the name of its file.
        case_chosen: Open her page: her case.
    """

    told = Signal(str)
    paper_wanted = Signal(object, str, str)
    case_chosen = Signal(object)

    def __init__(self, desk: Desk, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("privacy")
        say(self, part="page")
        self._desk, self._services = desk, services
        self._made: dict[str, PrivacyPart] = {}
        self._word = ""
        self._stack = QStackedWidget()
        self._parts = tuple(part for part in PARTS if any(map(desk.may, part.rights)))
        self._tabs = Segments([(part.word, part.title) for part in self._parts], "privacy_tab")
        self._tabs.chosen.connect(self.show_part)
        box = page_column(PageTitle(N_("Privacy")))
        box.addWidget(self._tabs)
        box.addWidget(self._stack, 1)
        self.setLayout(box)

    def part(self, word: str) -> PrivacyPart:
        """Return the part of a word, made now if need be."""
        if word not in self._made:
            maker = next(part.make for part in PARTS if part.word == word)
            made = self._made[word] = maker(self._desk, self._services)
            made.told.connect(self.told)
            made.paper_wanted.connect(self.paper_wanted)
            made.case_chosen.connect(self.case_chosen)
            self._stack.addWidget(made)
        return self._made[word]

    @Slot(str)
    def show_part(self, word: str) -> None:
        """Show one part."""
        if self._word and self._word != word:
            self._made[self._word].forget()
        self._word = word
        part = self.part(word)
        self._tabs.show_word(word)
        self._stack.setCurrentWidget(part)
        part.refresh()
        part.focus_first()

    def refresh(self) -> None:
        """Look again at the part that is shown."""
        if self._word:
            self._made[self._word].refresh()
        elif self._parts:
            self.show_part(self._parts[0].word)

    @Slot(object)
    def on_changes(self, changes: Changes) -> None:
        """Look again when something may have changed."""
        if self._word:
            self._made[self._word].on_changes(changes)
