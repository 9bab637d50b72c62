"""A part of the Privacy page, and what its parts may ask of the house."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ks_desktop.core.values import Changes

if TYPE_CHECKING:
    from ks_desktop.clients.service.emergency import EmergencyAccess
    from ks_desktop.records.keeping.service import Keeping
    from ks_desktop.records.leaving import LeavingWithAll
    from ks_desktop.records.log import LogBook
    from ks_desktop.records.purposes import DataList
    from ks_desktop.records.requests.copies import AccessCopies
    from ks_desktop.records.requests.service import Requests
    from ks_desktop.widgets.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What the parts ask."""

    log: "LogBook"
    requests: "Requests"
    copies: "AccessCopies"
    keeping: "Keeping"
    data_list: "DataList"
    leaving: "LeavingWithAll"
    emergency: "EmergencyAccess"


class PrivacyPart(QWidget):
    """One part of the page. It is made when it is first shown.

    Attributes:
        told: A sentence for the message bar.
        paper_wanted: Look at a paper and print it: what makes it, its title, and the name of its file.
        case_chosen: Open her page: her case.
    """

    told = Signal(str)
    paper_wanted = Signal(object, str, str)
    case_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def refresh(self) -> None:
        """Look again at what is shown; called when the part is shown, and when something changed."""

    def on_changes(self, changes: Changes) -> None:
        """Look again if it may be otherwise now; without more, always."""
        del changes
        self.refresh()

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""
        self.setFocus()

    def forget(self) -> None:
        """Wipe what was typed that must not stand there; called when another part is shown."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part as data: its word, its title (marked with N_), who makes it, and which rights show it, one of them."""

    word: str
    title: str
    make: "Callable[[Desk, Services], PrivacyPart]"
    rights: tuple[str, ...]
