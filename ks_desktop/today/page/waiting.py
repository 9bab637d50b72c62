"""What waits for a nurse: one line each, with where it is done."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_, _
from ks_desktop.referrals.domain import Tray
from ks_desktop.today.domain import Waiting, WaitingKind
from ks_desktop.today.page.filling import put
from ks_desktop.widgets.parts import Card, Flow, NameButton, Prose, column, label
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import short_day

PAGES: Final = {
    WaitingKind.BEGUN_REFERRALS: "referrals",
    WaitingKind.NEW_REFERRALS: "referrals",
    WaitingKind.CONSENT_MISSING: "referrals",
    WaitingKind.INCOMPLETE: "referrals",
    WaitingKind.DRAFT_LETTERS: "letters",
    WaitingKind.LETTERS_TO_SEND: "letters",
    WaitingKind.DOUBTFUL_VISITS: "women",
    WaitingKind.OUTCOME_MISSING: "women",
    WaitingKind.FEEDBACK_DUE: "women",
    WaitingKind.CLOSING_WEEKS: "agenda",
    WaitingKind.TO_CLOSE: "women",
    WaitingKind.AFTER_DUE_DATE: "women",
}
TRAYS: Final = {
    WaitingKind.NEW_REFERRALS: Tray.NEW,
    WaitingKind.CONSENT_MISSING: Tray.CONSENT_MISSING,
    WaitingKind.INCOMPLETE: Tray.INCOMPLETE,
}
_NAMED: Final = frozenset(kind for kind, word in PAGES.items() if word == "women") | {
    WaitingKind.CONSENT_MISSING,
    WaitingKind.INCOMPLETE,
    WaitingKind.CLOSING_WEEKS,
}


class WaitingCard(Card):
    """What waits.

    Attributes:
        case_chosen: Open this woman's page.
        page_wanted: Go to the page of this word.
        tray_wanted: Show this tray of the referrals.
        referral_wanted: Go on with the referral that was begun.
    """

    case_chosen = Signal(object)
    page_wanted = Signal(str)
    tray_wanted = Signal(object)
    referral_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("Waiting for me"), parent)
        self.setObjectName("waiting")

    def show_waiting(self, waiting: tuple[Waiting, ...]) -> None:
        """Show what waits, or that nothing does."""
        body = column(gap=Space.TIGHT)
        for entry in waiting:
            go = NameButton(entry.text())
            go.setObjectName(f"waiting_{entry.kind.value}")
            go.clicked.connect(partial(self._go_to, entry.kind))
            body.addLayout(Flow(go))
            if entry.oldest:
                since = label(_("since {day}", day=short_day(entry.oldest)), "secondary")
                since.setContentsMargins(Space.RELATED, Space.NONE, Space.NONE, Space.NONE)
                body.addWidget(since)
            for case_id, name in entry.cases if entry.kind in _NAMED else ():
                person = NameButton(name)
                person.setObjectName("waiting_name")
                person.clicked.connect(partial(self.case_chosen.emit, case_id))
                body.addLayout(Flow(person))
        if not waiting:
            body.addWidget(Prose(N_("Nothing waits for you."), tone=Tone.MUTED))
        put(self, body)

    def _go_to(self, kind: WaitingKind) -> None:
        if kind in TRAYS:
            self.tray_wanted.emit(TRAYS[kind])
        elif kind is WaitingKind.BEGUN_REFERRALS:
            self.referral_wanted.emit()
        else:
            self.page_wanted.emit(PAGES[kind])
