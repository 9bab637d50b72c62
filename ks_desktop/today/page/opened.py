"""A line over the morning: somebody opened with a reason what is for her nurse; it leads to the page that says why."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import n_
from ks_desktop.core.values import CaseId
from ks_desktop.widgets.parts import NameButton


class OpenedLine(NameButton):
    """Says of how many women something was opened; hidden when of none.

    Attributes:
        case_chosen: Open this woman's page.
    """

    case_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("opened_with_reason")
        self._cases: tuple[CaseId, ...] = ()
        self.clicked.connect(self._on_clicked)
        self.hide()

    def show_cases(self, cases: tuple[CaseId, ...]) -> None:
        """Show of how many women something was opened that her nurse has not seen yet."""
        self._cases = cases
        said = n_(
            "Somebody opened with a reason what is yours to read, of {count} woman. See what and why.",
            "Somebody opened with a reason what is yours to read, of {count} women. See what and why.",
            len(cases),
        )
        self.show_name(said if cases else "")
        self.setVisible(bool(cases))

    @Slot()
    def _on_clicked(self) -> None:
        if self._cases:
            self.case_chosen.emit(self._cases[0])
