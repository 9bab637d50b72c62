"""What can be done with the letter chosen in the register: go on with it, send it, correct it, withdraw it."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.letters.domain import KIND_LABELS, LetterKind, LetterLine, LetterState, SendRoute
from ks_desktop.letters.form.steps import CorrectStep, SentStep, WithdrawStep
from ks_desktop.letters.page import making
from ks_desktop.letters.page.making import Saved
from ks_desktop.letters.service import Letters
from ks_desktop.letters.table import story
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Flow, column, label
from ks_desktop.widgets.theme import Space, Tone

_STANDS = frozenset({LetterState.FINAL, LetterState.SENT})


class LetterBar(QWidget):
    """Stands under the list.

    Attributes:
        show_asked: Show the letter, where there is no room for it beside the list.
        draft_chosen: Go on with this draft: the letter's id.
        case_chosen: Open her page: her case.
        answer_chosen: Fill in what the referrer answered: the referral.
        help_chosen: Fill in what was heard of the help a letter asked for: the letter.
        hers_asked: Show only letters about her: the line.
        changed: Something was recorded.
        left: A step was left; the focus belongs in the list.
    """

    show_asked = Signal()
    draft_chosen = Signal(object)
    case_chosen = Signal(object)
    answer_chosen = Signal(object)
    help_chosen = Signal(object)
    hers_asked = Signal(object)
    changed = Signal()
    left = Signal()

    def __init__(self, desk: Desk, letters: Letters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._letters = letters
        self._line: LetterLine | None = None
        self.title = label("", "section", wrap=True)
        self.note = label("", "secondary", tone=Tone.MUTED, wrap=True)
        self.show_button = self._button("show_letter", N_("Show (F9)"), self.show_asked)
        self.go_on = self._button("go_on", N_("Go on with it"), self._on_go_on_clicked, part="primary")
        self.answer = self._button("fill_in_answer", N_("Fill in the answer"), self._on_answer_clicked)
        self.sent = self._button("mark_sent", N_("Record as sent"), self._on_sent_clicked)
        self.correct = self._button("correct", N_("Correct by a new one"), self._on_correct_clicked)
        self.withdraw = self._button("withdraw", N_("Withdraw"), self._on_withdraw_clicked)
        self.page = self._button("her_page", N_("Her page"), self._on_page_clicked)
        self.hers = self._button("only_hers", N_("Only letters about her"), self._on_hers_clicked)
        self.sent_step = SentStep(desk.clock.today)
        self.sent_step.sent.connect(self._on_sent)
        self.withdraw_step = WithdrawStep()
        self.withdraw_step.withdrawn.connect(self._on_withdrawn)
        self.correct_step = CorrectStep()
        self.correct_step.corrected.connect(self._on_corrected)
        self._steps = (self.sent_step, self.withdraw_step, self.correct_step)
        for step in self._steps:
            step.left.connect(self.hide_steps)
        first = (self.go_on, self.show_button, self.answer, self.sent)
        buttons = Flow(*first, self.correct, self.withdraw, self.page, self.hers)
        box = column(self.title, self.note, gap=Space.RELATED)
        box.addLayout(buttons)
        for step in self._steps:
            box.addWidget(step)
        self.setLayout(box)
        self.hide()

    def _button(self, name: str, text: str, slot: object, *, part: str = "") -> Button:
        button = Button(text, part=part)
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def show_line(self, line: LetterLine | None) -> None:
        """Show what can be done with this letter; nothing without one."""
        self.hide_steps()
        self._line = line
        self.setVisible(line is not None)
        if line is None:
            return
        letter, state = line.letter, line.letter.state
        self.title.setText(f"{letter.number}  {_(KIND_LABELS[letter.kind])}".strip())
        self.note.setText(story(line))
        self.note.setVisible(bool(self.note.text()))
        self.go_on.setVisible(state is LetterState.DRAFT)
        self.sent.setVisible(state is LetterState.FINAL)
        asked = letter.kind is LetterKind.QUESTION and letter.referral_id is not None and state in _STANDS
        self.answer.setVisible(asked or (letter.kind.is_referral and state is LetterState.SENT and not line.is_quiet))
        self.correct.setVisible(bool(letter.number) and not line.is_replaced)
        self.withdraw.setVisible(state is not LetterState.WITHDRAWN)

    @Slot()
    def hide_steps(self) -> None:
        """Put the small forms away."""
        if any(step.is_at_work() for step in self._steps):
            self.left.emit()  # else Qt gives the focus to the first place in the window
        for step in self._steps:
            step.hide()

    @Slot()
    def _on_go_on_clicked(self) -> None:
        if self._line is not None:
            self.draft_chosen.emit(self._line.letter.id)

    @Slot()
    def _on_answer_clicked(self) -> None:
        if self._line is None:
            return
        if self._line.letter.kind.is_referral:
            self.help_chosen.emit(self._line.letter.id)
        else:
            self.answer_chosen.emit(self._line.letter.referral_id)

    @Slot()
    def _on_page_clicked(self) -> None:
        if self._line is not None:
            self.case_chosen.emit(self._line.letter.case_id)

    @Slot()
    def _on_hers_clicked(self) -> None:
        if self._line is not None:
            self.hers_asked.emit(self._line)

    @Slot()
    def _on_sent_clicked(self) -> None:
        if self._line is None:
            return
        if not self._line.letter.kind.is_referral:
            self._begin_sent(self._line)
            return
        call = partial(self._letters.follow_up_days, actor=self._desk.actor)
        begin = partial(self._begin_sent, self._line)
        self._desk.tasks.run(call, done=begin, owner=self, latest="ask_after")

    def _begin_sent(self, line: LetterLine, ask_after: int | None = None) -> None:
        if line is self._line:  # else another was chosen meanwhile
            self.hide_steps()
            self.sent_step.begin(line.letter.route, ask_after)

    @Slot()
    def _on_withdraw_clicked(self) -> None:
        self.hide_steps()
        self.withdraw_step.begin()

    @Slot()
    def _on_correct_clicked(self) -> None:
        self.hide_steps()
        if self._line is not None and self._line.letter.state is LetterState.WITHDRAWN:
            self._correct("", None)  # why it was withdrawn is known
        else:
            self.correct_step.begin()

    @Slot(object, object, object)
    def _on_sent(self, route: SendRoute, on: date, ask_on: date | None) -> None:
        if self._line is not None:
            mark = partial(self._letters.mark_sent, self._line.letter.id, route, on, actor=self._desk.actor)
            self._run(partial(mark, follow_up_on=ask_on), self.sent_step.show_errors)

    @Slot(str)
    def _on_withdrawn(self, reason: str) -> None:
        if self._line is not None:
            call = partial(self._letters.withdraw, self._line.letter.id, reason, actor=self._desk.actor)
            self._run(call, self.withdraw_step.show_errors)

    def _run(self, call: Callable[[], object], failed: Callable[[KsError], None]) -> None:
        self._desk.tasks.run(call, done=self._on_changed, failed=failed, owner=self)

    @Slot(str)
    def _on_corrected(self, reason: str) -> None:
        self._correct(reason, self.correct_step.show_errors)

    def _correct(self, reason: str, failed: Callable[[KsError], None] | None) -> None:
        if self._line is not None:
            call = partial(making.correct, self._letters, self._line.letter.id, reason, self._desk.actor)
            self._desk.tasks.run(call, done=self._on_new_one, failed=failed, owner=self)

    @Slot(object)
    def _on_new_one(self, saved: Saved) -> None:
        self.hide_steps()
        self.draft_chosen.emit(saved.letter.id)  # straight on to the letter that stands in its place

    @Slot(object)
    def _on_changed(self, _changes: object) -> None:
        self.hide_steps()
        self.changed.emit()
