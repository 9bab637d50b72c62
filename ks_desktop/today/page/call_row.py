"""One woman to call: who, why, the number or from when, and one key for what came of it."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.texts import N_
from ks_desktop.today.domain import Level, ToCall
from ks_desktop.today.page.line import Line
from ks_desktop.today.page.reasons import call_time_text, reason_text
from ks_desktop.today.page.trying import TryStrip
from ks_desktop.visits.domain import ContactResult, NextTry
from ks_desktop.visits.service.contacts import Tried
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Flow, NameButton, column, label, row, typed
from ks_desktop.widgets.theme import Space, Tone

RESULTS: Final = (
    (ContactResult.SPOKEN, N_("Spoken")),
    (ContactResult.NOT_REACHED, N_("Not reached")),
    (ContactResult.LATER, N_("Later")),
)
_ATTENTION: Final = frozenset({Level.URGENT, Level.CLOSING})


class CallRow(Line):
    """A row of the calls.

    Attributes:
        case_chosen: Open this woman's page.
        plan_wanted: Plan a visit for this case.
        proposal_wanted: When is she best tried again, after this try: the row and the `ContactResult`.
        tried: Somebody tried to reach her: the row and the `Tried`.
    """

    case_chosen = Signal(object)
    plan_wanted = Signal(object)
    proposal_wanted = Signal(object, object)
    tried = Signal(object, object)

    def __init__(self, entry: ToCall, desk: Desk) -> None:
        name = NameButton(entry.name)
        name.setObjectName("call_name")
        super().__init__(("call", entry.case_id), name)
        self.entry = entry
        self._desk = desk
        self._strip: TryStrip | None = None
        today = desk.clock.today()
        why = " · ".join(reason_text(reason, today) for reason in entry.why)
        said = typed(why, "secondary", tone=Tone.ATTENTION if entry.level in _ATTENTION else Tone.MUTED, wrap=True)
        said.setContentsMargins(Space.RELATED, Space.NONE, Space.NONE, Space.NONE)
        self._buttons = self._make_buttons()
        self._box = column(self._head(), said, self._buttons, gap=Space.NONE)
        self.setLayout(self._box)
        name.setAccessibleDescription(". ".join(filter(None, (call_time_text(entry.call_time, today), why))))
        name.clicked.connect(partial(self.case_chosen.emit, entry.case_id))

    def _head(self) -> QWidget:
        entry = self.entry
        head = row(self.name)
        head.addWidget(label(str(entry.age) if entry.age is not None else "", tone=Tone.MUTED))
        head.addStretch(1)
        from_when = call_time_text(entry.call_time, self._desk.clock.today())
        if from_when:
            head.addWidget(label(from_when, "strong"))
        elif entry.phone:
            head.addWidget(typed(entry.phone))
        holder = QWidget()
        holder.setLayout(head)
        return holder

    def _make_buttons(self) -> QWidget:
        buttons = Flow(gap=Space.TIGHT)
        for result, text in RESULTS:
            button = Button(text, part="quiet")
            button.setObjectName(f"attempt_{result.value}")
            button.setAccessibleDescription(self.entry.name)
            button.clicked.connect(partial(self._say, result))
            buttons.addWidget(button)
        plan = Button(N_("Plan"), part="quiet")
        plan.setObjectName("call_plan")
        plan.setAccessibleDescription(self.entry.name)
        plan.clicked.connect(partial(self.plan_wanted.emit, self.entry.case_id))
        buttons.addWidget(plan)
        holder = QWidget()
        holder.setLayout(buttons)
        return holder

    @override
    def is_busy(self) -> bool:
        return self._strip is not None

    def _say(self, result: ContactResult) -> None:
        if result is ContactResult.SPOKEN:
            self.tried.emit(self, Tried(result=result))
        else:
            self._open(result)

    def _open(self, result: ContactResult) -> None:
        self._strip = TryStrip(self.entry, result, self)
        self._box.addWidget(self._strip)
        self._buttons.hide()
        self._strip.submitted.connect(self._on_submitted)
        self._strip.left.connect(self._on_left)
        self._strip.show()
        self._strip.begin()
        self.proposal_wanted.emit(self, Tried(result=result))

    @Slot()
    def _on_submitted(self) -> None:
        if self._strip is None:
            return
        try:
            said = self._strip.tried(self._desk.clock.now())
        except UserError as error:
            self._strip.show_error(error)
        else:
            self.tried.emit(self, said)

    @Slot()
    def _on_left(self) -> None:
        self.close_strip()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def show_proposal(self, proposed: NextTry | None) -> None:
        """Put in when she is best tried again."""
        if self._strip is not None:
            self._strip.show_proposal(proposed)

    def show_error(self, error: KsError) -> None:
        """Say at the typed text what to repair; a try without a form goes to the message bar."""
        if self._strip is not None:
            self._strip.show_error(error)

    def close_strip(self) -> None:
        """Take the short form away, and what was typed in it: it was written down, or is not to be."""
        if self._strip is not None:
            if self.has_focus():
                self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            self._box.removeWidget(self._strip)
            self._strip.hide()
            self._strip.deleteLater()
            self._strip = None
            self._buttons.show()
