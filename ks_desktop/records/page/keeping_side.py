"""Beside the proposal: the chosen line, what was said of it, and what may be done."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.clock import AMSTERDAM
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import UserId
from ks_desktop.records.keeping.domain import BY_ITSELF, Decision, Fate, Shown
from ks_desktop.records.page.keeping_rows import Row
from ks_desktop.widgets.form import Form
from ks_desktop.widgets.parts import Button, Card, Flow, Prose, column, typed
from ks_desktop.widgets.theme import Space, Tone

_LOOK: Final = N_(
    "Destroying cannot be undone. Records, letters, papers and what finds them go; the log keeps ids only, and backups "
    "of before go by themselves."
)


class ProposalSide(QWidget):
    """The chosen line; one thing at a time is asked.

    Attributes:
        wanted: A word: confirm, take_back, decide_log, destroy.
        decided: The form about one line was handed in.
    """

    wanted = Signal(str)
    decided = Signal()

    def __init__(self, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.form.submitted.connect(self.decided)
        self._facts = Card(N_("This line"))
        self._lines = column(gap=Space.TIGHT)
        self._facts.body.addLayout(self._lines)
        self.begin_button = self._button(N_("Decide…"), "decide", self.begin, part="primary")
        self.confirm = self._button(N_("Confirm"), "confirm", lambda: self.wanted.emit("confirm"), part="primary")
        self.log = self._button(
            N_("Decide that they go"), "decide_log", lambda: self.wanted.emit("decide_log"), part="primary"
        )
        self.take_back = self._button(N_("Take the decision back"), "take_back", lambda: self.wanted.emit("take_back"))
        self._facts.body.addLayout(Flow(self.begin_button, self.confirm, self.log, self.take_back))
        self.save = self._button(N_("Save the decision"), "save_decision", self.decided.emit, part="primary")
        self.not_now = self._button(N_("Not now"), "not_now", self.leave)
        self._asking = QWidget()
        asked = column(self.form, gap=Space.RELATED)
        asked.addLayout(Flow(self.save, self.not_now))
        self._asking.setLayout(asked)
        self._sure = self._make_sure()
        box = column(self._facts, self._asking, self._sure, gap=Space.INSIDE)
        box.addStretch(1)
        self.setLayout(box)
        self.leave()

    def _make_sure(self) -> Card:
        card = Card(N_("Destroy for good"))
        self._count = Prose("")
        card.body.addWidget(self._count)
        card.body.addWidget(Prose(_LOOK, tone=Tone.MUTED))
        self.really = self._button(N_("Destroy now"), "really", lambda: self.wanted.emit("destroy"), part="primary")
        card.body.addLayout(Flow(self.really, self._button(N_("Not now"), "not_really", self.leave)))
        return card

    def _button(self, text: str, name: str, slot: object, *, part: str = "plain") -> Button:
        made = Button(text, part=part)
        made.setObjectName(name)
        made.clicked.connect(slot)
        return made

    def show_row(self, row: Row | None, shown: Shown, actor: UserId) -> None:
        """Show a line, and what may be done with it by who looks."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()  # until it is deleted it would stand below the next
                widget.deleteLater()
        self._facts.setVisible(row is not None)
        if row is None:
            self.leave()
            return
        for text, tone in _said(row, shown):
            self._lines.addWidget(typed(text, tone=tone, wrap=True))
        decision = row.decision
        left_out = row.line.left_out if row.line else None
        self.begin_button.setVisible(
            row.line is not None and decision is None and (left_out is None or left_out in BY_ITSELF)
        )
        self.log.setVisible(row.is_log and decision is None)
        self.confirm.setVisible(decision is not None and _may_confirm(decision, actor))
        self.take_back.setVisible(decision is not None)
        if not self.begin_button.isVisibleTo(self._facts):
            self._asking.hide()

    @Slot()
    def begin(self) -> None:
        """Ask what becomes of the chosen line, when that may be decided."""
        if self.begin_button.isVisibleTo(self._facts):
            self.form.clear()
            self._sure.hide()
            self._asking.show()
            self.form.focus_first()

    def ask_destroying(self, count: int) -> None:
        """Ask once more before what is confirmed goes."""
        self._asking.hide()
        self._count.setText(n_("{count} confirmed line goes for good.", "{count} confirmed lines go for good.", count))
        self._sure.show()
        self.really.setFocus()

    @Slot()
    def leave(self) -> None:
        """Ask nothing any more."""
        self._asking.hide()
        self._sure.hide()
        self.form.clear()


def _may_confirm(decision: Decision, actor: UserId) -> bool:
    return decision.fate is Fate.DESTROY and not decision.is_confirmed and decision.decided_by != actor


def _said(row: Row, shown: Shown) -> list[tuple[str, Tone]]:
    said = [(row.who, Tone.INK), (row.kind, Tone.MUTED)]
    if row.changed_on and row.ended_on:
        dates = _(
            "Last changed on {changed}; the term was over on {ended}.",
            changed=f"{row.changed_on:%d-%m-%Y}",
            ended=f"{row.ended_on:%d-%m-%Y}",
        )
        said.append((dates, Tone.MUTED))
    if row.line is not None and row.line.kept is not None:
        said.append((row.why, Tone.MUTED))
    if row.decision is not None:
        said += [(text, Tone.INK) for text in _told(row.decision, shown)]
    elif row.why:
        said.append((row.why, Tone.MUTED))
    return said


def _told(decision: Decision, shown: Shown) -> list[str]:
    at = decision.decided_at.astimezone(AMSTERDAM)
    who = shown.people.get(decision.decided_by, "")
    told = [_("Decided by {who} on {day}: {why}.", who=who, day=f"{at:%d-%m-%Y}", why=decision.why.label())]
    if decision.note:
        told.append(_("“{note}”", note=decision.note))
    if decision.confirmed_by is not None and decision.confirmed_at is not None:
        at = decision.confirmed_at.astimezone(AMSTERDAM)
        told.append(
            _("Confirmed by {who} on {day}.", who=shown.people.get(decision.confirmed_by, ""), day=f"{at:%d-%m-%Y}")
        )
    return told
