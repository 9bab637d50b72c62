"""The notes of a case while they are open: each with who wrote it and when, and what stood in its place before."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ks_desktop.casefile.page.pieces import link
from ks_desktop.casefile.page.restricted.quiet_text import QuietText
from ks_desktop.casefile.page.restricted.words import KINDS
from ks_desktop.casefile.page.restricted.words import beside as words_beside
from ks_desktop.clients.domain.restricted import RestrictedNote, before, standing
from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import UserId
from ks_desktop.widgets.parts import Flow, Hairline, column, label
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import clock_time, short_day

DAMAGED: Final = N_("This note is damaged and cannot be read. Put back a backup in which it is whole.")


class NotesView(QWidget):
    """All notes of one case that she may read.

    Attributes:
        correct_wanted: Write a note in the place of this one.
    """

    correct_wanted = Signal(object)

    def __init__(
        self,
        notes: tuple[RestrictedNote, ...],
        names: Mapping[UserId, str],
        today: date,
        *,
        may_write: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Take the notes, replaced ones too, and whether they can be corrected."""
        super().__init__(parent)
        self.setObjectName("restricted_notes")
        self._names, self._today = names, today
        body = column(gap=Space.INSIDE)
        for place, note in enumerate(standing(notes)):
            if place:
                body.addWidget(Hairline())
            body.addLayout(self._note(note, before(note, notes), may_write=may_write))
        self.setLayout(body)

    def forget(self) -> None:
        """Empty every text: what is taken away goes a moment later."""
        for text in self.findChildren(QuietText):
            text.clear()

    def _note(self, note: RestrictedNote, earlier: tuple[RestrictedNote, ...], *, may_write: bool) -> QVBoxLayout:
        box = self._one(note)
        links = Flow(gap=Space.INSIDE)
        if may_write and note.said is not None:
            correct = link(N_("Correct"), f"correct_{note.id.hex}")
            correct.clicked.connect(partial(self.correct_wanted.emit, note))
            links.addWidget(correct)
        if earlier:
            box.addWidget(self._folded(earlier, links))
        box.addLayout(links)
        return box

    def _one(self, note: RestrictedNote) -> QVBoxLayout:
        kind = _(KINDS[note.kind])
        day = f" · {short_day(note.said.day, today=self._today)}" if note.said is not None else ""
        box = column(label(f"{kind}{day}", "strong", wrap=True), gap=Space.TIGHT)
        written = f"{short_day(local_day(note.at), today=self._today)} {clock_time(local_time(note.at))}"
        by = _("written by {name}, {when}", name=self._names.get(note.author, ""), when=written)
        box.addWidget(label(by, "secondary", tone=Tone.MUTED, wrap=True))
        if note.said is None:
            box.addWidget(label(DAMAGED, tone=Tone.SAFETY, wrap=True))
            return box
        box.addWidget(QuietText(note.said.words))
        if words_beside(note.said):
            box.addWidget(QuietText(words_beside(note.said)))
        return box

    def _folded(self, earlier: tuple[RestrictedNote, ...], links: Flow) -> QWidget:
        content = QWidget(self)
        content.setLayout(column(*(self._one(note) for note in earlier), gap=Space.RELATED))
        content.hide()
        words = n_("What it said before ({count})", "What it said before ({count})", len(earlier))
        fold = link(words, f"earlier_{earlier[0].id.hex}")
        fold.clicked.connect(partial(_turn, content))
        links.addWidget(fold)
        return content


def _turn(content: QWidget) -> None:
    content.setVisible(content.isHidden())
