"""Where a code on paper leads: what was heard of a letter, a letter in the register, her page, the plans out."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import Changes, LetterId
from ks_desktop.letters.domain import LetterLine
from ks_desktop.onward.domain import OnwardReferral
from ks_desktop.search.domain import Hit

if TYPE_CHECKING:
    from ks_desktop.house import House
    from ks_desktop.window.main import MainWindow


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A letter, and what is to be asked about it still."""

    line: LetterLine
    onward: OnwardReferral | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Followed:
    """What is asked about, perhaps since just now."""

    onward: OnwardReferral
    changes: Changes = Changes(onward=True, letters=True, undo=True)  # noqa: RUF009 - frozen


class ByCode(QObject):
    """Opens what was found by the code on a slip or a plan."""

    def __init__(self, house: "House", main: "MainWindow") -> None:
        super().__init__(main)
        self._house = house
        self._main = main

    @Slot(object)
    def open(self, hit: Hit) -> None:
        """Open what was heard of a letter, the letter, the woman the visit is to, or the list with the sheet."""
        if hit.letter_id is not None:
            call = partial(self._find, hit.letter_id)
            self._main.desk.tasks.run(call, done=self._open_letter, owner=self, latest="by_code")
        elif hit.case_id is not None:
            self._main.open_case(hit.case_id, hit.panel)
        else:
            self._main.aside.show_printed(hit.plan_id)

    @Slot(object)
    def show_letter(self, letter_id: LetterId) -> None:
        """Open a letter in the register: what stands on it and what may be done with it next."""
        self._main.desk.tasks.run(partial(self._find, letter_id), done=self._open_letter, owner=self, latest="by_code")

    @Slot(object)
    def answer(self, letter_id: LetterId) -> None:
        """Ask on her page what was heard of a letter that asked for help; one of before is followed from now on."""
        self._main.desk.tasks.run(partial(self._follow, letter_id), done=self._ask, owner=self, latest="by_code")

    def _find(self, letter_id: LetterId) -> _Found:
        """Return a letter, with what is still open of the help that it asked for."""
        actor = self._main.desk.actor
        line = self._house.letter_finding.line(letter_id, actor=actor)
        letter = line.letter
        if line.is_quiet or letter.onward_id is None or letter.sent_on is None:
            return _Found(line=line)
        try:
            referral = self._house.onward.referral(letter.onward_id, actor=actor)
        except UserError:
            return _Found(line=line)  # her record is shielded from who asks; the letter is found all the same
        return _Found(line=line, onward=referral if referral.is_open else None)

    def _follow(self, letter_id: LetterId) -> _Followed:
        actor = self._main.desk.actor
        onward_id = self._house.letters.followed(letter_id, actor=actor)
        return _Followed(onward=self._house.onward.referral(onward_id, actor=actor))

    def _open_letter(self, found: _Found) -> None:
        if found.onward is not None:
            self._ask(_Followed(onward=found.onward))
            return
        if self._main.show_page("letters"):
            self._main.pages.letters().open_letter(found.line)

    def _ask(self, followed: _Followed) -> None:
        self._main.open_case(followed.onward.case_id)
        if followed.onward.is_open:
            self._main.pages.helping.open_onward(followed.onward.id)

    @Slot(str)
    def scanned(self, code: str) -> None:
        """Look up what a scanner typed where no field was."""
        self._main.search.scanned(code)
