"""Stopping the agreed term of a woman: the days on which it stood still, and a new one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, Changes
from ks_desktop.visits.domain import StopClock, StopReason
from ks_desktop.visits.page.case_form import Call, CaseForm
from ks_desktop.visits.service.stop_clocks import StopClocks
from ks_desktop.visits.wording import STOP_REASONS, stop_why
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import ChoiceField, DateField, LineField, Option
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.parts import Button, Card, column, label, row
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import brief_day

STOPPING_FORM: Final = "stop_clock"  # the name of its drafts; their subject is the case


class StoppingForm(CaseForm):
    """Days on which the term of a woman stands still, with the reason."""

    def __init__(self, desk: Desk, stop_clocks: StopClocks, parent: QWidget | None = None) -> None:
        today = desk.clock.today
        options = [Option(reason, words) for reason, words in STOP_REASONS.items()]
        fields = (
            ChoiceField("reason", N_("Why the term stands still"), options),
            DateField("first", N_("From"), today),
            DateField("until", N_("Up to and including"), today, hint=N_("Empty: nobody knows yet")),
            LineField("note", N_("In a few words")),
        )
        form = Form((FormSection(N_("Stop the term"), fields),))
        super().__init__(desk, form, word=STOPPING_FORM, save=N_("&Stop the term"), parent=parent)
        self._stop_clocks = stop_clocks
        self._case: CaseId | None = None

    def show_case(self, case_id: CaseId, heading: str) -> None:
        """Show the form for a woman, from today on; `heading` says for whom."""
        self._case = case_id
        self.begin(str(case_id), heading, {"first": self._desk.clock.today()})

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        assert self._case is not None  # noqa: S101 - the form has a subject
        stop = read_stop(self._stop_clocks, self._case, values)
        return partial(self._stop_clocks.save, stop, actor=self._desk.actor)


def read_stop(stop_clocks: StopClocks, case_id: CaseId, values: Mapping[str, object]) -> StopClock:
    """Return the stop that stands in the form.

    Raises:
        UserError: the reason or the first day is not given, or they cannot be; it names its field.
    """
    first, until = values["first"], values["until"]
    missing = [
        UserError(message, code="required", field=name)
        for name, message, given in (
            ("reason", N_("Choose why."), values["reason"]),
            ("first", N_("Fill in the day."), first),
        )
        if not given
    ]
    if missing or not isinstance(first, date):
        raise UserErrors(missing)
    last = until if isinstance(until, date) else None
    return stop_clocks.new(case_id, first, last, StopReason(str(values["reason"])), str(values["note"]))


class StoppingPane(QWidget):
    """The stops of a woman and the form for a new one.

    Attributes:
        left: Back to where she came from.
    """

    left = Signal()

    def __init__(self, desk: Desk, stop_clocks: StopClocks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stop_clocks = stop_clocks
        self._case: CaseId | None = None
        self.card = Card(N_("The term stood still"))
        self._lines: QWidget | None = None
        self.form = StoppingForm(desk, stop_clocks)
        self.form.saved.connect(self._on_saved)
        self.form.left.connect(self.left)
        self.setLayout(column(self.card, self.form, gap=Space.INSIDE))

    def show_case(self, case_id: CaseId, heading: str) -> None:
        """Show the stops of a woman; `heading` says for whom."""
        self._case = case_id
        self.card.hide()
        self.form.show_case(case_id, heading)
        self.refresh()

    def flush_draft(self) -> None:
        """Save what is typed now, before a lock or a close."""
        self.form.flush_draft()

    def leave(self) -> None:
        """Go back without saving; what was typed is there again when it is opened."""
        self.form.leave()

    def refresh(self) -> None:
        """Look again at the stops."""
        if self._case is not None:
            call = partial(self._stop_clocks.of, self._case, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_stops, owner=self, latest="stops")

    def _on_stops(self, stops: tuple[StopClock, ...]) -> None:
        if self._lines is not None:
            self.card.body.removeWidget(self._lines)
            self._lines.hide()
            self._lines.deleteLater()
        self._lines = QWidget()
        self._lines.setLayout(column(*(self._line(stop) for stop in stops), gap=Space.RELATED))
        self.card.body.addWidget(self._lines)
        self.card.setVisible(bool(stops))

    def _line(self, stop: StopClock) -> QWidget:
        holder = QWidget()
        buttons = row(gap=Space.RELATED)
        if stop.until is None:
            buttons.addWidget(self._button(N_("It runs again from today"), "end_stop", partial(self._end, stop)))
        buttons.addWidget(self._button(N_("Take away"), "remove_stop", partial(self._remove, stop)))
        buttons.addStretch(1)
        words = column(
            label(stop_why(stop), wrap=True), label(span_text(stop), tone=Tone.MUTED, wrap=True), gap=Space.NONE
        )
        words.addLayout(buttons)
        holder.setLayout(words)
        return holder

    def _button(self, text: str, name: str, slot: Call) -> Button:
        button = Button(text, part="link")
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def _end(self, stop: StopClock) -> None:
        yesterday = self._desk.clock.today() - timedelta(days=1)
        if stop.first > yesterday:  # it began today, so nothing of it is left
            self._remove(stop)
            return
        ended = replace(stop, until=yesterday)
        self._desk.tasks.run(
            partial(self._stop_clocks.save, ended, actor=self._desk.actor), done=self._on_changed, owner=self
        )

    def _remove(self, stop: StopClock) -> None:
        self._desk.tasks.run(
            partial(self._stop_clocks.remove, stop, actor=self._desk.actor), done=self._on_changed, owner=self
        )

    def _on_changed(self, _changes: Changes) -> None:
        self.refresh()

    @Slot(object)
    def _on_saved(self, _changes: object) -> None:
        self.left.emit()


def span_text(stop: StopClock) -> str:
    """Return from when to when a term stands still."""
    if stop.until is None:
        return _("from {first}, until nobody knows yet", first=brief_day(stop.first))
    return _("{first} up to and including {until}", first=brief_day(stop.first), until=brief_day(stop.until))
