"""Which of the findings is shown: buttons beside each other, or one list where there is little room."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from ks_desktop.coalition.merging import Finding
from ks_desktop.coalition.wording.merging import FINDINGS
from ks_desktop.core.texts import _
from ks_desktop.widgets.fields.choice import QuietComboBox
from ks_desktop.widgets.parts import column
from ks_desktop.widgets.parts.segments import Segments
from ks_desktop.widgets.theme import Size


class FindingChoice(QWidget):
    """One of the findings of a comparison; those of which there are none are left out.

    Attributes:
        chosen: The user chose another one.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Mapping[Finding, int] = {}
        self.finding = Finding.NEW
        self.buttons = Segments([(finding.value, text) for finding, text in FINDINGS.items()], "finding", self)
        self.list = QuietComboBox(self)
        self.list.setObjectName("findings")
        self.list.setAccessibleName(_("What was found"))
        self.list.setMinimumWidth(Size.FIELD)
        self.list.hide()
        self.setLayout(column(self.buttons, self.list))
        self.buttons.chosen.connect(self._on_button)
        self.list.activated.connect(self._on_list)

    def show_counts(self, counts: Mapping[Finding, int]) -> None:
        """Show how many there are of each; another finding is shown when there is none of this one any more."""
        self._counts = counts
        there = [finding for finding in FINDINGS if counts[finding]]
        self.buttons.show_counts({finding.value: count for finding, count in counts.items()})
        self.list.clear()
        for finding in there:
            self.list.addItem(f"{_(FINDINGS[finding])} ({counts[finding]})", finding.value)
        for finding in FINDINGS:
            button = self.buttons.findChild(QPushButton, f"finding_{finding}")
            if button is not None:
                button.setVisible(finding in there)
        self.show_finding(self.finding if self.finding in there or not there else there[0])

    def show_finding(self, finding: Finding) -> None:
        """Show which one is chosen; `chosen` is for what the user does."""
        self.finding = finding
        self.buttons.show_word(finding.value)
        self.list.setCurrentIndex(self.list.findData(finding.value))

    def show_small(self, *, is_small: bool) -> None:
        """Take one line, or as many as the buttons need."""
        self.buttons.setHidden(is_small)
        self.list.setHidden(not is_small)

    @Slot(str)
    def _on_button(self, word: str) -> None:
        self._choose(Finding(word))

    @Slot(int)
    def _on_list(self, place: int) -> None:
        self._choose(Finding(self.list.itemData(place)))

    def _choose(self, finding: Finding) -> None:
        self.show_finding(finding)
        self.chosen.emit(finding)
