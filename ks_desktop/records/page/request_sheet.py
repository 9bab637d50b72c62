"""One request: what is asked, its last day, the checklist, and what can be done with it."""

from datetime import date
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_, _, n_
from ks_desktop.records.domain.requests import Decision, Identity, Request, RequestKind
from ks_desktop.records.form.requests import ASKED_BY, DECISIONS, IDENTITIES
from ks_desktop.records.requests.catalogue import Guide, catalogue
from ks_desktop.records.requests.lines import RequestLine
from ks_desktop.widgets.parts import Button, Card, Flow, Pill, Prose, Tick, column, label, row
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import long_day

_SOON: Final = 7  # days before the last one
_ACTS: Final = (
    ("copy", N_("Make the copy…")),
    ("statement", N_("Add her statement…")),
    ("destroy", N_("Ask for destruction")),
    ("lift", N_("Lift the restriction")),
    ("prolong", N_("Take more time…")),
    ("finish", N_("Finish…")),
    ("answer", N_("Answer on paper")),
    ("case", N_("Open her page")),
)


class RequestSheet(QWidget):
    """What is shown of one request.

    Attributes:
        wanted: What she wants to do: a word of the buttons.
        ticked: A step of the checklist, and whether it is done.
    """

    wanted = Signal(str)
    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label("", part="section", wrap=True)
        self.pill = Pill("")
        self.said = label("", wrap=True)
        self.about = Prose("", tone=Tone.MUTED)
        self.steps = Card(N_("Checklist"))
        self._ticks = QWidget()
        self.steps.body.addWidget(self._ticks)
        self.buttons = {word: self._button(word, text) for word, text in _ACTS}
        self._lay_out()

    def _button(self, word: str, text: str) -> Button:
        made = Button(text, part="primary" if word == "finish" else "link" if word == "case" else "")
        made.setObjectName(f"request_{word}")
        made.clicked.connect(self._on_clicked)
        return made

    def _lay_out(self) -> None:
        top = row(gap=Space.INSIDE)
        top.addWidget(self.heading, 1)
        top.addWidget(self.pill)
        box = column(gap=Space.INSIDE)
        box.addLayout(top)
        box.addWidget(self.said)
        box.addWidget(self.steps)
        box.addLayout(Flow(*self.buttons.values()))
        box.addWidget(self.about)
        box.addStretch(1)
        self.setLayout(box)

    def show_line(self, line: RequestLine, today: date) -> None:
        """Show a request as it stands."""
        request, guide = line.request, catalogue().guide(line.request.kind)
        self.heading.setText(f"{guide.name}: {who_of(line)}")
        self.pill.show_status(state_of(request, today), tone_of(request, today))
        self.said.setText("\n".join(_lines(request)))
        mark = "" if guide.source.verified else f" ({_('not checked against the source yet')})"
        self.about.show_text(f"{guide.about} {_('Source: {source}.', source=guide.source.text + mark)}")
        self._show_steps(request, guide)
        self._show_acts(request)

    def _show_steps(self, request: Request, guide: Guide) -> None:
        before, self._ticks = self._ticks, QWidget()
        done = {step.step: step for step in request.steps}
        box = column(gap=Space.NONE)
        for step in guide.steps:
            tick = Tick(step.words if step.must else _("{step} (if needed)", step=step.words), is_long=True)
            tick.setObjectName(f"step_{step.key}")
            tick.setChecked(step.key in done)
            tick.setEnabled(request.is_open)
            if step.key in done:
                tick.setToolTip(long_day(done[step.key].done_on))
            tick.clicked.connect(self._on_ticked)
            box.addWidget(tick)
        self._ticks.setLayout(box)
        self.steps.body.replaceWidget(before, self._ticks)
        before.hide()
        before.setParent(None)  # at once: a step has one box, by name
        before.deleteLater()

    def _show_acts(self, request: Request) -> None:
        is_open, kind = request.is_open, request.kind
        is_granted = request.outcome is not None and request.outcome.decision in {Decision.GRANTED, Decision.PARTLY}
        shown = {
            "copy": is_open and kind is RequestKind.ACCESS,
            "statement": is_open and kind is RequestKind.CORRECTION,
            "destroy": is_open and kind is RequestKind.DESTRUCTION,
            "lift": is_granted and kind is RequestKind.RESTRICTION,
            "prolong": is_open and request.prolonged_on is None,
            "finish": is_open,
            "answer": not is_open,
            "case": True,
        }
        for word, button in self.buttons.items():
            button.setVisible(shown[word])

    @Slot()
    def _on_clicked(self) -> None:
        self.wanted.emit(self.sender().objectName().removeprefix("request_"))

    @Slot(bool)
    def _on_ticked(self, is_done: bool) -> None:
        self.ticked.emit(self.sender().objectName().removeprefix("step_"), is_done)


def who_of(line: RequestLine) -> str:
    """Return whose record it is about, as who looks may know it."""
    if line.is_hidden:
        return _("shielded record")
    return _("pregnancy that ended") if line.is_quiet else line.who


def state_of(request: Request, today: date) -> str:
    """Return how a request stands, in a few words."""
    if request.outcome is not None:
        return _(DECISIONS[request.outcome.decision])
    left = request.days_left(today)
    if left < 0:
        return n_("{count} day late", "{count} days late", -left)
    return _("today") if left == 0 else n_("{count} day left", "{count} days left", left)


def tone_of(request: Request, today: date) -> Tone:
    """Return the tone of that."""
    if not request.is_open:
        return Tone.MUTED
    left = request.days_left(today)
    return Tone.SAFETY if left < 0 else Tone.ATTENTION if left <= _SOON else Tone.ACCENT


def _lines(request: Request) -> list[str]:
    asking = request.asking
    by = asking.asker or _(ASKED_BY[asking.asked_by])
    lines = [
        _("Came in on {day}; to be answered by {due}.", day=long_day(asking.received_on), due=long_day(request.due_on)),
        _("Asked by: {who}. Identity: {how}.", who=by, how=_(IDENTITIES[asking.identity]).lower()),
    ]
    if asking.identity is Identity.NOT_YET and request.is_open:
        lines.append(_("Make sure who asks before anything is given or changed."))
    if asking.words:
        lines.append(f"“{asking.words}”")
    if asking.about:
        lines.append(
            _("{about}: “{says}” should be “{should}”", about=asking.about, says=asking.says, should=asking.should_say)
        )
    if request.prolonged_on is not None:
        lines.append(_("Prolonged on {day}: {why}", day=long_day(request.prolonged_on), why=request.prolonged_why))
    if request.outcome is not None and request.finished_on is not None:
        lines.append(_("Finished on {day}. {why}", day=long_day(request.finished_on), why=request.outcome.reason))
    return [line.strip() for line in lines]
