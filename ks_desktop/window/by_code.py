"""Where a code on paper leads: a letter in the register, her page, the plans that are out."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ks_desktop.letters.domain import LetterLine
from ks_desktop.search.domain import Hit

if TYPE_CHECKING:
    from ks_desktop.house import House
    from ks_desktop.window.main import MainWindow


class ByCode(QObject):
    """Opens what was found by the code on a slip or a plan."""

    def __init__(self, house: "House", main: "MainWindow") -> None:
        super().__init__(main)
        self._house = house
        self._main = main

    @Slot(object)
    def open(self, hit: Hit) -> None:
        """Open the letter, the woman the visit is to, or the list with the sheet."""
        if hit.letter_id is not None:
            call = partial(self._house.letter_finding.line, hit.letter_id, actor=self._main.desk.actor)
            self._main.desk.tasks.run(call, done=self._open_letter, owner=self, latest="by_code")
        elif hit.case_id is not None:
            self._main.open_case(hit.case_id, hit.panel)
        else:
            self._main.aside.show_printed(hit.plan_id)

    def _open_letter(self, line: LetterLine) -> None:
        self._main.show_page("letters")
        self._main.pages.letters().open_letter(line)

    @Slot(str)
    def scanned(self, code: str) -> None:
        """Look up what a scanner typed where no field was."""
        self._main.search.scanned(code)
