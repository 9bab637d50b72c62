"""Whom to call now: who, why, the number, and one click for what came of it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_
from ks_desktop.today.domain import Morning, ToCall
from ks_desktop.today.page.filling import put
from ks_desktop.visits.domain import ContactResult
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Card, Flow, Hairline, NameButton, Prose, column, label, row, typed
from ks_desktop.widgets.theme import Space, Tone


class CallsCard(Card):
    """The women to call about a visit.

    Attributes:
        case_chosen: Open this woman's page.
        plan_wanted: Plan a visit for this case.
        everybody_wanted: Show all who wait for a visit.
        referral_wanted: Begin a new referral.
        attempted: Somebody tried to reach her: the case and what came of it.
    """

    case_chosen = Signal(object)
    plan_wanted = Signal(object)
    everybody_wanted = Signal()
    referral_wanted = Signal()
    attempted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("Call now"), parent)
        self.setObjectName("calls")

    def show_calls(self, morning: Morning) -> None:
        """Show whom to call, or that nobody needs to be."""
        body = column()
        for number, entry in enumerate(morning.to_call):
            if number:
                body.addWidget(Hairline())
            body.addWidget(self._call(entry))
        if morning.more_to_call:
            more = Button(N_("Everybody to plan"), part="link")
            more.setObjectName("call_more")
            more.clicked.connect(self.everybody_wanted)
            body.addWidget(more)
        if not morning.to_call:
            body.addWidget(Prose(N_("Nobody needs to be called today."), tone=Tone.MUTED))
            new = Button(N_("Enter a referral"), Icon.ADD)
            new.setObjectName("enter_referral")
            new.clicked.connect(self.referral_wanted)
            line = row(new)
            line.addStretch(1)
            body.addLayout(line)
        put(self, body)

    def _call(self, entry: ToCall) -> QWidget:
        name = NameButton(entry.name)
        name.setObjectName("call_name")
        name.clicked.connect(partial(self.case_chosen.emit, entry.case_id))
        head = row(name)
        head.addWidget(label(str(entry.age) if entry.age is not None else "", tone=Tone.MUTED))
        head.addStretch(1)
        if entry.phone:
            head.addWidget(typed(entry.phone))
        why = typed(" · ".join(entry.why), tone=Tone.ATTENTION if entry.is_pressing else Tone.MUTED, wrap=True)
        buttons = Flow(gap=Space.TIGHT)
        for text, result in (
            (N_("Spoken"), ContactResult.SPOKEN),
            (N_("Not reached"), ContactResult.NOT_REACHED),
            (N_("Later"), ContactResult.LATER),
        ):
            button = Button(text)
            button.setObjectName(f"attempt_{result.value}")
            button.setAccessibleDescription(entry.name)
            button.clicked.connect(partial(self.attempted.emit, entry.case_id, result))
            buttons.addWidget(button)
        plan = Button(N_("Plan"), part="link")
        plan.setObjectName("call_plan")
        plan.setAccessibleDescription(entry.name)
        plan.clicked.connect(partial(self.plan_wanted.emit, entry.case_id))
        buttons.addWidget(plan)
        holder = QWidget()
        holder.setLayout(column(head, why, buttons, gap=Space.TIGHT))
        why.setContentsMargins(Space.RELATED, Space.NONE, Space.NONE, Space.NONE)
        return holder
