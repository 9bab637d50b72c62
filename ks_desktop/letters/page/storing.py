"""Stores the letter in the maker while it is made: at each pause, at each tick, and before anything takes it away."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.errors import KsError, StaleError, StorageError
from ks_desktop.letters.domain import Letter, LetterDraft
from ks_desktop.letters.form import DraftForm
from ks_desktop.letters.page import making
from ks_desktop.letters.page.as_typed import GROUND, GROUND_REASON, REASONS, TICKED, AsTyped, subject_of
from ks_desktop.letters.page.making import Saved
from ks_desktop.letters.page.sheet import MakerSheet
from ks_desktop.letters.service import Letters
from ks_desktop.widgets.desk import Desk

STORE_AFTER_MS: Final = 1500  # after the last key outside the form, which has a pause of its own


class StoredSheet(MakerSheet):
    """The maker's parts, with what is typed and ticked stored as a draft letter."""

    def __init__(self, desk: Desk, letters: Letters, parent: QWidget | None = None) -> None:
        super().__init__(desk.clock.today, parent)
        self._desk = desk
        self._letters = letters
        self._as_typed = AsTyped(drafts=desk.drafts, actor=desk.actor)
        self._letter: Letter | None = None
        self._is_saving = self._is_dirty = self._must_look = False
        self._then: Callable[[], object] | None = None
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(STORE_AFTER_MS)
        self._due.timeout.connect(self._save)

    def flush_draft(self) -> None:
        """Store now what is typed and ticked and not stored yet."""
        if self.form is not None:
            self.form.flush_draft()
        self._due.stop()
        if self._is_dirty:
            self._save()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._must_look:  # it was locked while she typed, with the pages kept
            self.look_again()

    @Slot()
    def look_again(self) -> None:
        """Paint the page anew and see what is still needed."""
        raise NotImplementedError

    @Slot()
    def _save(self) -> None:
        draft, form = self.draft(), self.form
        if draft is None or form is None:
            return
        self._due.stop()
        if self._is_saving:
            self._is_dirty = True  # one at a time: the next one follows when this one is stored
            return
        self._is_saving, self._is_dirty = True, False
        save = partial(making.save, self._letters, self._letter, draft, self._desk.actor)
        typed, is_whole = self._typed(form, draft), form.problems() is None
        call = partial(self._as_typed.saving, save, subject_of(self._letter, draft), typed, is_whole=is_whole)
        self._desk.tasks.run(call, done=partial(self._on_saved, form), failed=self._on_not_saved, owner=self)

    def _typed(self, form: DraftForm, draft: LetterDraft) -> dict[str, Any]:
        """Return everything as it stands on the screen, right or wrong."""
        return {
            **form.content(),
            TICKED: list(draft.ticked),
            REASONS: dict(draft.reasons),
            GROUND: draft.ground.value if draft.ground is not None else "",
            GROUND_REASON: draft.ground_reason,
        }

    def _on_saved(self, asked: DraftForm, saved: Saved) -> None:
        self._is_saving = False
        if asked is self.form:  # else another letter was opened meanwhile
            self._letter = saved.letter
        if self._is_dirty and self.form is not None:
            self._save()
        elif self._then is not None:
            then, self._then = self._then, None
            then()

    @Slot(object)
    def _on_not_saved(self, error: KsError) -> None:
        self._is_saving, self._then = False, None
        if isinstance(error, StaleError):
            self._letter = None  # what she typed is kept as a letter of its own
        if isinstance(error, StorageError):
            self._desk.tasks.problem.emit(error)  # a lock must know that the disk took nothing
        self._show_errors(error)
        if self._is_dirty:
            self._save()

    @Slot(object)
    def _show_errors(self, error: KsError) -> None:
        raise NotImplementedError
