"""Handing over the work of a colleague: which days, who gets whom, done with one key, and then the lists on paper."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import AppointmentId, DaySpan, UserId
from ks_desktop.visits.domain import AbsenceReason
from ks_desktop.visits.page.keys import bind
from ks_desktop.visits.page.team.done import DonePart
from ks_desktop.visits.page.team.handing import HandingList
from ks_desktop.visits.planning.diaries import REASONS
from ks_desktop.visits.service.handing_over import HandedOver, HandOverQuestion, HandOvers, UsualDays, going
from ks_desktop.visits.service.schedules import Schedules
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import ChoiceField, DateField, Option
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Flow, PageTitle, column, label, row
from ks_desktop.widgets.theme import Space, Tone

_FOR_DAYS: Final = "days"
_FOR_GOOD: Final = "good"
_NOT_NOTED: Final = "none"


class HandOverPane(QWidget):
    """Shows what would be handed over before anything is.

    Attributes:
        left: Back to the team.
        list_wanted: The list on paper for a colleague: her id and the cases.
    """

    left = Signal()
    list_wanted = Signal(object, object)

    def __init__(self, desk: Desk, hand_overs: HandOvers, schedules: Schedules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hand_over")
        self._desk = desk
        self._hand_overs = hand_overs
        self._schedules = schedules
        self._nurse: UserId | None = None
        self._asked: DaySpan | None = None
        self._names: Mapping[UserId, str] = {}
        self.title = PageTitle("")
        self._make_fields()
        self.list = HandingList()
        self.list.arranged.connect(self._on_arranged)
        self.wrong = label("", tone=Tone.ATTENTION, wrap=True)
        self.wrong.setObjectName("hand_over_wrong")
        self.do = Button(N_("Hand over"), part="primary")
        self.do.setObjectName("do_hand_over")
        self.do.setToolTip(self.do.text() + " (Ctrl+Enter)")
        self.do.clicked.connect(self.hand_over)
        self.summary = label("", tone=Tone.MUTED, wrap=True)
        self.done = DonePart()
        self.done.list_wanted.connect(self.list_wanted)
        self.done.replan_wanted.connect(self._on_replan)
        self._lay_out()
        bind(self, {"Ctrl+Return": self.hand_over, "Esc": self.left.emit})
        bind(self.list.table, {"Return": self.hand_over, "Enter": self.hand_over})  # not a double click

    def _make_fields(self) -> None:
        today = self._desk.clock.today
        how = (Option(_FOR_DAYS, N_("As long as she is away")), Option(_FOR_GOOD, N_("For good")))
        noted = [Option(_NOT_NOTED, N_("Do not note it")), *(Option(key, text) for key, text in REASONS.items())]
        self.how = ChoiceField("how", N_("For how long"), how)
        self.first = DateField("first", N_("From"), today, lean=Lean.FUTURE)
        self.last = DateField("last", N_("Up to and including"), today, lean=Lean.FUTURE)
        self.absent = ChoiceField("absent", N_("Absence in the agenda"), noted, as_list=True)
        self.how.edited.connect(self._on_how)
        for field in (self.first, self.last):
            field.left.connect(self.ask)
            field.editor.returnPressed.connect(self.ask)

    def _lay_out(self) -> None:
        back = Button(N_("Back"), Icon.BACK)
        back.setObjectName("leave_hand_over")
        back.clicked.connect(self.left)
        head = row(self.title)
        head.addStretch(1)
        head.addWidget(back)
        fields = QWidget()
        fields.setLayout(Flow(self.how, self.first, self.last, self.absent))
        foot = row(self.do, self.summary, gap=Space.INSIDE)
        foot.setStretch(1, 1)
        before = QWidget()
        box = column(fields, self.list, self.wrong, gap=Space.INSIDE)
        box.setStretch(1, 1)
        box.addLayout(foot)
        before.setLayout(box)
        self._parts = QStackedLayout()
        self._parts.addWidget(before)
        self._parts.addWidget(self.done)
        whole = column(head, gap=Space.INSIDE)
        whole.addLayout(self._parts, 1)
        self.setLayout(whole)

    def begin(self, nurse: UserId, name: str) -> None:
        """Show the work of a nurse on the days she is away, or today."""
        self._nurse, self._asked = nurse, None
        self.title.set_title(_("Hand over the work of {name}", name=name))
        self._parts.setCurrentIndex(0)
        self.list.clear()
        self._show_wrong("")
        call = partial(self._hand_overs.usual, nurse, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_usual, owner=self, latest="usual")

    def _on_usual(self, usual: UsualDays) -> None:
        for field, value in (
            (self.how, _FOR_DAYS),
            (self.first, usual.span.first),
            (self.last, usual.span.last),
            (self.absent, _NOT_NOTED if usual.is_noted else AbsenceReason.ILL.value),
        ):
            field.set_value(value)
        self.ask()

    @Slot()
    def _on_how(self) -> None:
        for field in (self.first, self.last, self.absent):
            field.setVisible(self.how.value() != _FOR_GOOD)
        self.ask()

    @Slot()
    def ask(self) -> None:
        """Look what would be handed over on these days."""
        if self._nurse is None or not self.how.value():
            return
        try:
            self._asked = self._span()
        except UserError as error:
            self._show_wrong(error.text())
            self.list.clear()
            return
        call = partial(self._hand_overs.question, self._nurse, self._asked, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_question, failed=self._on_failed, owner=self, latest="hand_over")

    def _span(self) -> DaySpan | None:
        if self.how.value() == _FOR_GOOD:
            return None
        first, last = self.first.value(), self.last.value()
        if not isinstance(first, date) or not isinstance(last, date):
            raise UserError(N_("Fill in the first and the last day."), code="required", field="first")
        if last < first:
            raise UserError(N_("The last day lies before the first."), code="span", field="last")
        return DaySpan(first, last)

    def _on_question(self, question: HandOverQuestion) -> None:
        self._show_wrong("")
        self._names = question.names
        is_new = self.list.question() is None
        self.list.show_question(question)
        if is_new:
            where = self.do if self.do.isEnabled() else self.list.table.view
            where.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: KsError) -> None:
        self._show_wrong(error.text())
        if not isinstance(error, UserError) or error.code != "changed":
            return
        self.ask()

    @Slot()
    def _on_arranged(self) -> None:
        given = [case for case in self.list.handed if case.to is not None]
        self.do.setEnabled(bool(given))
        visits = [visit for case in given for visit in case.visits]
        goes = sum(visit.goes for visit in visits)
        said = [n_("{count} woman", "{count} women", len(given))]
        if goes:
            said.append(n_("{count} visit goes along", "{count} visits go along", goes))
        if len(visits) - goes:
            said.append(n_("{count} visit stays, to decide", "{count} visits stay, to decide", len(visits) - goes))
        self.summary.setText(", ".join(said) if given else "")

    @Slot()
    def hand_over(self) -> None:
        """Do it."""
        question = self.list.question()
        if question is None or not self.do.isEnabled() or self._parts.currentIndex():
            return
        self.do.setEnabled(False)  # a second Enter must not ask twice
        noted = str(self.absent.value())
        is_noted = question.span is not None and noted not in {_NOT_NOTED, ""}
        call: Callable[[], HandedOver] = partial(
            self._hand_overs.hand_over,
            question.nurse,
            dict(self.list.choices),
            question.span,
            actor=self._desk.actor,
            seen=going(self.list.handed),
            absent=AbsenceReason(noted) if is_noted else None,
        )
        self._desk.tasks.run(call, done=self._on_done, failed=self._on_refused, owner=self)

    def _on_refused(self, error: KsError) -> None:
        self.do.setEnabled(True)
        self.ask()
        self._show_wrong(error.text())

    def _on_done(self, done: HandedOver) -> None:
        self._parts.setCurrentIndex(1)
        self.done.show_done(done, self._names)

    @Slot(object)
    def _on_replan(self, visits: tuple[AppointmentId, ...]) -> None:
        self.done.replan.setEnabled(False)
        call = partial(self._schedules.replan, visits, actor=self._desk.actor)
        self._desk.tasks.run(call, owner=self)

    def come_back(self) -> None:
        """Go on after a list was looked at: the next one, or the list of women."""
        if self._parts.currentIndex():
            self.done.go_on()
        else:
            self.list.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_wrong(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
