"""Whose weeks passed without a visit: why is asked once, one click, and she can be planned all the same."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_, _, n_
from ks_desktop.today.domain import MissedWeeks, Morning
from ks_desktop.today.page.filling import put
from ks_desktop.visits.domain import MissedReason
from ks_desktop.widgets.parts import Button, Card, Flow, Hairline, NameButton, column, label
from ks_desktop.widgets.theme import Space
from ks_desktop.widgets.words import brief_day

# Another reason needs words of its own: that is asked in the agenda.
REASONS: Final[Mapping[MissedReason, str]] = {
    MissedReason.NOT_REACHED: N_("Not reached"),
    MissedReason.DECLINED: N_("She declined"),
    MissedReason.REFERRED_LATE: N_("Referred too late"),
    MissedReason.NO_NURSE: N_("Nobody was free"),
}


class MissedCard(Card):
    """The women whose weeks passed; not there when there are none.

    Attributes:
        case_chosen: Open this woman's page.
        plan_wanted: Plan a visit all the same, on days the nurse names.
        everybody_wanted: Show all who wait for a visit.
        reason_said: Why: the case and the reason.
    """

    case_chosen = Signal(object)
    plan_wanted = Signal(object)
    everybody_wanted = Signal()
    reason_said = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("Weeks that passed"), parent)
        self.setObjectName("missed")
        self.hide()

    def show_missed(self, morning: Morning) -> None:
        """Show whose weeks passed, or nothing at all."""
        body = column()
        for number, entry in enumerate(morning.missed):
            if number:
                body.addWidget(Hairline())
            body.addWidget(self._woman(entry))
        if morning.more_missed:
            text = n_("Show {count} more", "Show {count} more", morning.more_missed)
            more = Button(text, part="link")
            more.setObjectName("missed_more")
            more.clicked.connect(self.everybody_wanted)
            body.addLayout(Flow(more))
        put(self, body)
        self.setVisible(bool(morning.missed))

    def _woman(self, entry: MissedWeeks) -> QWidget:
        name = NameButton(entry.name)
        name.setObjectName("missed_name")
        name.clicked.connect(partial(self.case_chosen.emit, entry.case_id))
        words = _("weeks closed on {day}: why was there no visit?", day=brief_day(entry.closed_on))
        why = label(words, "secondary", wrap=True)
        why.setContentsMargins(Space.RELATED, Space.NONE, Space.NONE, Space.NONE)
        buttons = Flow(gap=Space.TIGHT)
        for reason, text in REASONS.items():
            button = Button(text, part="link")
            button.setObjectName(f"missed_{reason.value}")
            button.setAccessibleDescription(entry.name)
            button.clicked.connect(partial(self.reason_said.emit, entry.case_id, reason))
            buttons.addWidget(button)
        plan = Button(N_("Plan"), part="link")
        plan.setObjectName("missed_plan")
        plan.setAccessibleDescription(entry.name)
        plan.clicked.connect(partial(self.plan_wanted.emit, entry.case_id))
        buttons.addWidget(plan)
        holder = QWidget()
        holder.setLayout(column(Flow(name), why, buttons, gap=Space.TIGHT))
        return holder
