"""One part of Beheer with its own save button: shown, kept as a draft while it is typed, stored."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.administration.domain import Standing
from ks_desktop.administration.page.steps import Step
from ks_desktop.administration.service import Administration
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, column, row
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.unsaved import BEGUN, kept, put_back


class Section(QWidget):
    """A part of Beheer with its save button and its draft.

    Attributes:
        saved: It is stored.
    """

    saved = Signal()

    def __init__(
        self, desk: Desk, administration: Administration, step: Step, word: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.step = step
        self._desk = desk
        self._administration = administration
        self._word = f"settings.{word}"
        self.save = Button(N_("Save"), part="primary")
        self.save.setObjectName(f"save_{word}")
        self.save.clicked.connect(self.submit)
        step.submitted.connect(self.submit)
        step.turned.connect(self._find_draft)
        step.form.draft_due.connect(self._on_draft_due)
        step.picked.connect(self._on_draft_due)
        self.status = StatusLine()
        line = row(self.save)
        line.addStretch(1)
        box = column(self.status, step, gap=Space.INSIDE)
        box.addLayout(line)
        box.addStretch(1)
        self.setLayout(box)

    def show_standing(self, standing: Standing) -> None:
        """Show what is set, and over it what was typed and not saved."""
        typed = kept(self.step.form)  # also the last letters, of which there is no draft yet
        self.step.show_standing(standing)
        put_back(self.step.form, typed)
        self._find_draft()

    @Slot()
    def _find_draft(self) -> None:
        find = partial(self._desk.drafts.find, self._word, self.step.subject(), actor=self._desk.actor)
        self._desk.tasks.run(find, done=self._on_draft_found, owner=self, latest="draft")

    @Slot()
    def submit(self) -> None:
        """Keep it, or say what is not right."""
        if not self.save.isEnabled():
            return
        self.step.form.clear_errors()
        self.step.form.flush_draft()  # now, so that it cannot be kept after the saving has dropped it
        self._wait(saving=True)
        call, subject = self.step.saving(self._administration, self._desk.actor), self.step.subject()

        def keep() -> Changes:
            changes = call()
            self._desk.drafts.drop(self._word, subject, actor=self._desk.actor)
            return changes

        self._desk.tasks.run(keep, done=self._on_saved, failed=self._on_failed, owner=self)

    def _on_saved(self, _changes: Changes) -> None:
        self._wait(saving=False)
        self.step.form.take_as_saved()
        self.status.tell("")
        self.saved.emit()

    def _on_failed(self, error: KsError) -> None:
        self._wait(saving=False)
        self.step.show_problem(error)

    def _wait(self, *, saving: bool) -> None:
        # What is typed while this is being saved would be lost with its draft.
        self.step.setEnabled(not saving)
        self.save.setEnabled(not saving)

    def _on_draft_found(self, draft: dict[str, Any] | None) -> None:
        if draft is None:
            return
        chose = self.step.choose(draft)
        if told := put_back(self.step.form, draft) or (_(BEGUN) if chose else ""):
            self.status.tell(told, Tone.ATTENTION)

    @Slot()
    def _on_draft_due(self) -> None:
        drafts, actor, word, subject = self._desk.drafts, self._desk.actor, self._word, self.step.subject()
        typed = kept(self.step.form) | self.step.chosen()
        if typed:
            self._desk.tasks.run(lambda: drafts.keep(word, subject, typed, actor=actor))
        else:
            self._desk.tasks.run(lambda: drafts.drop(word, subject, actor=actor))
