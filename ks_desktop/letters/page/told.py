"""The story of one letter beside the register: who did what when, what went to whom and why, and its other letters."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ks_desktop.core.texts import N_, _
from ks_desktop.letters.domain import STATE_LABELS, LetterState, Variant
from ks_desktop.letters.domain.story import LetterStory, Link
from ks_desktop.letters.form.draft import VARIANT_LABELS
from ks_desktop.letters.table import beyond_words, gone_words, ground_words, kind, life_of, link_words, story
from ks_desktop.letters.wording import DEFAULT_LANGUAGE
from ks_desktop.widgets.parts import Button, Flow, Scrolling, column, label
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import language_name


class StoryPane(Scrolling):
    """Tells one letter in words; nothing in it is a value of hers.

    Attributes:
        letter_chosen: Go to another letter: its id.
    """

    letter_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._content: QWidget | None = None

    def show_story(self, told: LetterStory | None) -> None:
        """Show a letter; nothing of the one before stays in sight."""
        self._content = QWidget(self.viewport())
        if told is not None:
            self._content.setLayout(self._lines(told))
        self.hold(self._content)

    def text(self) -> str:
        """Return everything that is said, line by line."""
        return "\n".join(str(each.property("text")) for each in self.findChildren(QWidget) if each.property("text"))

    def _lines(self, told: LetterStory) -> QVBoxLayout:
        letter = told.line.letter
        is_gone = letter.sent_on is not None or letter.state is LetterState.FINAL
        heading = f"{letter.number}  {kind(told.line)}".strip()
        box = column(label(heading, "section", wrap=True), gap=Space.INSIDE)
        box.addLayout(_part(N_("State"), _(STATE_LABELS[letter.state])))
        box.addLayout(_part(N_("To"), letter.to_name or _("No receiver yet")))
        box.addLayout(_part(N_("About"), told.line.woman))
        box.addLayout(_part(N_("What happened"), *life_of(told), story(told.line)))
        self._add_links(box, told)
        along = N_("What went along") if is_gone else N_("What would go along")
        box.addLayout(_part(along, gone_words(told.gone) or _("Nothing about her.")))
        box.addLayout(_part(N_("Beyond the preset"), *beyond_words(told.gone)))
        box.addLayout(_part(N_("Legal ground"), ground_words(letter)))
        box.addLayout(_part(N_("On paper"), *_on_paper(letter.language, letter.variant)))
        box.addStretch(1)
        return box

    def _add_links(self, box: QVBoxLayout, told: LetterStory) -> None:
        """Show the letters that hang together with it, each to be gone to."""
        if told.replaces is not None:
            self._add_link(box, N_("Stands in place of {letter}"), told.replaces, "replaced_letter")
        if told.replaced_by is not None:
            self._add_link(box, N_("In its place: {letter}"), told.replaced_by, "newer_letter")

    def _add_link(self, box: QVBoxLayout, text: str, link: Link, name: str) -> None:
        button = Button(_(text, letter=link_words(link)), part="link")
        button.setObjectName(name)
        button.clicked.connect(partial(self.letter_chosen.emit, link.id))
        box.addLayout(Flow(button))


def _part(heading: str, *said: str) -> QVBoxLayout:
    """Return what is said under a small heading; nothing where nothing is said."""
    lines = [line for line in said if line]
    box = column(gap=Space.HAIR)
    if lines:
        box.addWidget(label(heading, "secondary", tone=Tone.MUTED))
        for line in lines:
            box.addWidget(label(line, wrap=True))
    return box


def _on_paper(language: str, variant: Variant) -> tuple[str, ...]:
    second = language_name(language) if language != DEFAULT_LANGUAGE else ""
    beside = _("Dutch, with {language} beside it", language=second) if second else ""
    return beside, "" if variant is Variant.NORMAL else _(VARIANT_LABELS[variant])
