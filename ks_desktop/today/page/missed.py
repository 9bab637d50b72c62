"""Whose weeks passed without a visit: why is asked once, one key, and she can be planned all the same."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_, _
from ks_desktop.today.domain import MOST_LATER, Asked, MissedWeeks, Morning
from ks_desktop.today.page.extent import Extent, link, more_text, show_link
from ks_desktop.today.page.line import Line
from ks_desktop.today.page.rows import Rows
from ks_desktop.visits.domain import MissedReason
from ks_desktop.widgets.parts import Button, Card, Flow, NameButton, column, label
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
        reason_said: Why: the case and the reason.
        extent_changed: More is to be shown: the page asks `asked`.
    """

    case_chosen = Signal(object)
    plan_wanted = Signal(object)
    reason_said = Signal(object, object)
    extent_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("Weeks that passed"), parent)
        self.setObjectName("missed")
        self._extent = Extent(MOST_LATER)
        self.women: Rows[MissedWeeks] = Rows(self._woman, lambda entry: entry.case_id)
        self._more = link("missed_more", "", self._on_more)
        self.body.addWidget(self.women)
        self.body.addLayout(Flow(self._more))
        self.hide()

    def asked(self, asked: Asked) -> Asked:
        """Return a question with what is open here."""
        return asked.showing(most_missed=self._extent.most)

    def show_missed(self, morning: Morning) -> None:
        """Show whose weeks passed, or nothing at all."""
        self.women.show_entries(morning.missed)
        shown = len(morning.missed)
        show_link(self._more, more_text(shown, shown + morning.more_missed))
        self.setVisible(bool(morning.missed))

    def _on_more(self) -> None:
        self._extent.widen()
        self.extent_changed.emit()

    def _woman(self, entry: MissedWeeks) -> QWidget:
        name = NameButton(entry.name)
        name.setObjectName("missed_name")
        name.clicked.connect(partial(self.case_chosen.emit, entry.case_id))
        words = _("weeks closed on {day}: why was there no visit?", day=brief_day(entry.closed_on))
        name.setAccessibleDescription(words)
        why = label(words, "secondary", wrap=True)
        why.setContentsMargins(Space.RELATED, Space.NONE, Space.NONE, Space.NONE)
        buttons = Flow(gap=Space.TIGHT)
        for reason, text in REASONS.items():
            button = Button(text, part="quiet")
            button.setObjectName(f"missed_{reason.value}")
            button.setAccessibleDescription(entry.name)
            button.clicked.connect(partial(self.reason_said.emit, entry.case_id, reason))
            buttons.addWidget(button)
        plan = Button(N_("Plan"), part="quiet")
        plan.setObjectName("missed_plan")
        plan.setAccessibleDescription(entry.name)
        plan.clicked.connect(partial(self.plan_wanted.emit, entry.case_id))
        buttons.addWidget(plan)
        line = Line(("missed", entry.case_id), name)
        line.setLayout(column(Flow(name), why, buttons, gap=Space.TIGHT))
        return line
