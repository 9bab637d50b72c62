"""The fields of a report in the order of the talk, in three columns where there is room."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout
from typing_extensions import override

from ks_desktop.core.clock import Clock
from ks_desktop.core.dates import Lean
from ks_desktop.core.gestation import age_on, is_within
from ks_desktop.core.texts import N_
from ks_desktop.visits.catalogue import topics
from ks_desktop.visits.domain import Outcome
from ks_desktop.visits.domain.reporting import ReportLook
from ks_desktop.visits.form.agreements import AgreementsField
from ks_desktop.visits.form.helps import HelpsField
from ks_desktop.visits.form.reading import feed_back_words, shown_beside
from ks_desktop.visits.form.topics import TopicsField
from ks_desktop.visits.wording import MODES, NEEDS, PRESENTS
from ks_desktop.widgets.fields import (
    ChoiceField,
    DateField,
    Field,
    LineField,
    NoteField,
    NumberedTicksField,
    Option,
)
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.parts import Card, column
from ks_desktop.widgets.section import fill
from ks_desktop.widgets.theme import Size, Space

OUTCOME_WORDS: Final = {
    Outcome.VISITED: N_("Visited"),
    Outcome.NOT_AT_HOME: N_("Not at home"),
    Outcome.DECLINED: N_("She declined"),
}
_OF_A_TALK: Final = (
    "mode",
    "present",
    "topics",
    "need",
    "goals",
    "agreements",
    "help",
    "next_kind",
    "next_when",
    "feed_back",
)
_LINES: Final = 2
_WIDE: Final = Size.FORM  # from this width on there are two columns
_WIDEST: Final = 3 * Size.HELP  # from this width on three
_SHARES: Final = (4, 4, 5)
_FIRST: Final = 8
_BESIDE: Final = QBoxLayout.Direction.LeftToRight
_UNDER: Final = QBoxLayout.Direction.TopToBottom


class ReportBody(Form):
    """The report as fields: what is prefilled needs no key, each choice one key."""

    def __init__(self, clock: Clock, about_time: Sequence[Field] = (), *, with_outcome: bool = True) -> None:
        """Take what is asked beside the day (of a visit never booked); without an outcome she was visited."""
        self._columns: QBoxLayout | None = None
        self._first: QBoxLayout = QBoxLayout(_BESIDE)
        self._look: ReportLook | None = None
        self._proposed = ""
        self._with_outcome = with_outcome
        self._make(clock)
        super().__init__(
            (
                FormSection(N_("The visit"), self._visit(about_time)),
                FormSection(N_("The talk"), self._talk()),
                FormSection(N_("After it"), self._after()),
            )
        )
        self.setMaximumWidth(Size.FORM * 2)
        self.setMinimumWidth(
            Size.HELP
        )  # its own, or columns beside each other would never stand under each other again
        for name in ("help", "next_kind"):
            self.field(name).edited.connect(self._propose_feed_back)
        if with_outcome:
            self.field("outcome").edited.connect(self._show_fields)
        self._show_fields()

    def _make(self, clock: Clock) -> None:
        today = clock.today
        outcomes = [Option(outcome, words) for outcome, words in OUTCOME_WORDS.items()]
        self._outcome = ChoiceField("outcome", N_("What came of it"), outcomes)
        self._held_on = DateField(
            "held_on", N_("On which day, really"), today, lean=Lean.PAST, hint="", explain=self._weeks
        )
        modes = [Option(mode, words) for mode, words in MODES.items()]
        self._mode = ChoiceField("mode", N_("How they met"), modes, as_list=True)
        self._topics = TopicsField(
            "topics", N_("Spoken of"), topics(), hint=N_("Two letters and Enter; ! where she wants help")
        )
        needs = [Option(need, words) for need, words in NEEDS.items()]
        self._need = ChoiceField("need", N_("What she needs, in her own eyes"), needs, as_list=False)
        self._agreements = AgreementsField("agreements", N_("Agreed: who, what, until when"), today)
        self._next_when = DateField(
            "next_when", N_("Not before"), today, lean=Lean.FUTURE, hint="", explain=self._weeks
        )
        self._next_kind = ChoiceField("next_kind", N_("Next contact"), (), as_list=True)

    def _visit(self, about_time: Sequence[Field]) -> list[Field | Sequence[Field]]:
        presents = [Option(who, words) for who, words in PRESENTS.items()]
        beside_her = NumberedTicksField("present", N_("Who was there beside her"), presents)
        fields: list[Field | Sequence[Field]] = [self._held_on, _close(self._mode), _close(beside_her)]
        if about_time:
            fields.insert(2, about_time)
        return [_close(self._outcome), *fields] if self._with_outcome else fields

    def _talk(self) -> list[Field | Sequence[Field]]:
        return [self._topics, _close(self._need), _short(NoteField("note", N_("In a sentence or two")))]

    def _after(self) -> list[Field | Sequence[Field]]:
        goals = NoteField("goals", N_("What she wants to reach, in her own words"))
        return [
            _short(goals),
            self._agreements,
            _close(HelpsField("help", N_("What help came of it"))),
            (self._next_kind, self._next_when),
            LineField("feed_back", N_("What the referrer may hear")),
            LineField("next_step", N_("Next step")),
        ]

    def begin_with(self, look: ReportLook) -> None:
        """Show what is kept with the case; what was typed in these fields already stays."""
        self._look = look
        self._agreements.count_weeks_from(look.due)
        self._next_kind.offer([Option(kind.key, kind.name) for kind in look.kinds])
        untouched = {name: value for name, value in shown_beside(look).items() if name not in self.unsaved()}
        self.set_values(untouched)
        self._proposed = str(self.field("feed_back").raw())
        self._show_fields()

    def look(self) -> ReportLook | None:
        """Return what it began with, None while that is not known yet."""
        return self._look

    def start(self) -> None:
        """Forget the case before."""
        self._look, self._proposed = None, ""
        self.clear()
        self._show_fields()

    def first_columns(self) -> QBoxLayout:
        """Return the box of the first two columns: they stand under each other sooner."""
        return self._first

    def _weeks(self, day: date) -> str:
        due = self._look.due if self._look is not None else None
        return str(age_on(due, day)) if due is not None and is_within(due, day) else ""

    @Slot()
    def _show_fields(self) -> None:
        """Show only what has an answer: who was not at home, or declined, had no talk."""
        chosen = self.field("outcome").raw() if self._with_outcome else Outcome.VISITED.value
        is_talk = chosen in {"", Outcome.VISITED.value}
        for name in _OF_A_TALK:
            self.field(name).setVisible(is_talk)
        self.field("next_step").setVisible(is_talk and bool(self.field("next_step").raw()))
        if self._columns is not None:
            self._cards[2].setVisible(is_talk)

    @Slot()
    def _propose_feed_back(self) -> None:
        """Say in one line what the choices say, as long as nobody wrote another."""
        line = self.field("feed_back")
        if line.raw() != self._proposed or self._is_filling:
            return
        helps = self.field("help").value()
        self._proposed = feed_back_words(
            helps if isinstance(helps, tuple) else (), comes_again=bool(self._next_kind.value())
        )
        line.set_value(self._proposed)

    @override
    def _fill_cards(self) -> None:
        self._columns, self._first = QBoxLayout(_BESIDE), QBoxLayout(_BESIDE)
        self._columns.setObjectName("columns")
        for box in (self._columns, self._first):
            box.setSpacing(Space.INSIDE)
        self._body.addLayout(self._columns)
        self._columns.addLayout(self._first, _FIRST)
        for section, box, share in zip(self.sections, (self._first, self._first, self._columns), _SHARES, strict=True):
            card = Card(section.heading)
            side = column(card)
            side.addStretch(1)
            box.addLayout(side, share)
            fill(card, section)
            self._cards.append(card)
        self._held_on.reserve_lines(1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._columns is not None:
            width = event.size().width()
            self._columns.setDirection(_BESIDE if width >= _WIDE else _UNDER)
            self._first.setDirection(_BESIDE if width >= _WIDEST else _UNDER)


def _short(field: NoteField) -> NoteField:
    """Make a note two lines high: a sentence is enough here."""
    metrics = field.editor.fontMetrics()
    field.editor.setFixedHeight(_LINES * metrics.lineSpacing() + 2 * (Size.NOTE_IN + Size.CORNER))
    field.reserve_lines(0)
    return field


def _close(field: Field) -> Field:
    """Keep no room for a sentence under a field that hardly ever has one."""
    field.reserve_lines(0)
    return field
