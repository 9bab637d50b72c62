"""The card under the list: proposed times for the woman who is chosen, why there are none, what else can be done."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import Proposal
from ks_desktop.visits.page.company import Company
from ks_desktop.visits.page.days import DaysAsked
from ks_desktop.visits.page.offer import Offer
from ks_desktop.visits.page.travel import TravelLine
from ks_desktop.visits.service.travels import TravelCorrections
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Card, Flow, Scrolling, label
from ks_desktop.widgets.theme import Space, Tone

MOST: Final = 3
LIFT: Final = "lift"
WISHES: Final = "wishes"
SAFETY: Final = "safety"
STOP: Final = "stop"
MISSED: Final = "missed"
PAGE: Final = "page"
ACTS: Final = (
    (LIFT, N_("Another moment: A"), "A"),
    (WISHES, N_("Wishes: H"), "H"),
    (SAFETY, N_("Safety: V"), "V"),
    (STOP, N_("Term: S"), "S"),
    (MISSED, N_("Why missed: R"), "R"),
    (PAGE, N_("Her page: O"), "O"),
)
_DAYS_HELP: Final = frozenset(
    {"window_passed", "window_ahead", "pregnancy_over", "span_past", "no_working_day", "all_full"}
)


class OffersCard(Card):
    """Three times at most.

    Attributes:
        taken: A proposal is taken: its place, from 0.
        days_asked: Times are wanted between these days, each a date or None.
        hours_wanted: No working days are set; she wants to set them.
        names: Of the nurses who are named at their times: colleagues.
        act_wanted: Something else is wanted: one of the words in `ACTS`.
    """

    taken = Signal(int)
    days_asked = Signal(object, object)
    hours_wanted = Signal()
    act_wanted = Signal(str)

    def __init__(self, desk: Desk, travels: TravelCorrections, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.proposals: tuple[Proposal, ...] = ()
        self.names: Mapping[UserId, str] = {}
        self.body.setSpacing(Space.TIGHT)
        self._sentence = label("", tone=Tone.MUTED, wrap=True)
        self._sentence.setObjectName("why")
        self._to_hours = Button(N_("Set working days"))
        self._to_hours.setObjectName("set_hours")
        self._to_hours.clicked.connect(self.hours_wanted)
        self._offers = [Offer(place) for place in range(MOST)]
        for offer in self._offers:
            offer.taken.connect(self.taken)
            offer.looked_at.connect(self._on_looked_at)
        self.way = TravelLine(desk, travels)
        self.days = DaysAsked(desk.clock.today)
        self.days.asked.connect(self.days_asked)
        self.days.opened.connect(self._on_days_opened)
        self._note = label("", tone=Tone.ATTENTION, wrap=True)
        self._note.setObjectName("offers_note")
        self._acts = QWidget()
        self._buttons = {word: self._button(word, text) for word, text, _key in ACTS}
        self._acts.setLayout(Flow(*self._buttons.values(), gap=Space.TIGHT))
        self.company = Company()
        for part in (
            self._note,
            self.company,
            self._sentence,
            self._to_hours,
            *self._offers,
            self.way,
            self.days,
            self._acts,
        ):
            self.body.addWidget(part)
        self.hide()

    def _button(self, word: str, text: str) -> Button:
        button = Button(text, part="link")
        button.setObjectName(f"act_{word}")
        button.setProperty("word", word)
        button.clicked.connect(self._on_act_clicked)
        return button

    def show_offers(self, heading: str, proposals: Sequence[Proposal], acts: Sequence[str]) -> None:
        """Show the times of a woman; none when there is nothing to choose from. Who is at one stays at it."""
        at = next((place for place, offer in enumerate(self._offers) if offer.has_focus()), None)
        self._begin(heading, acts)
        self.proposals = tuple(proposals)
        self.days.setVisible(bool(proposals))
        for place, offer in enumerate(self._offers):
            proposal = self.proposals[place] if place < len(self.proposals) else None
            offer.show_proposal(proposal, "" if proposal is None else self.names.get(proposal.nurse, ""))
        self._on_looked_at(0)
        self.show()
        if at is not None and self.proposals:
            self._offers[min(at, len(self.proposals) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def has_focus(self) -> bool:
        """Tell whether she is in this card."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def show_none(self, heading: str, error: KsError, acts: Sequence[str]) -> None:
        """Say why there is no time, and what helps."""
        self._begin(heading, acts)
        self._sentence.setText(error.text())
        self._sentence.show()
        self._to_hours.setVisible(error.code == "no_hours")
        self.days.setVisible(error.code in _DAYS_HELP)
        self.show()

    def show_done(self, heading: str) -> None:
        """Say what was done; nothing is left to choose."""
        self._begin(heading, ())
        self.company.forget()
        self.days.hide()
        self.show()

    def clear(self) -> None:
        """Show nothing."""
        self.proposals = ()
        self.way.clear()
        self.hide()

    @Slot(str, bool)
    def show_note(self, sentence: str, asks_company: bool = False) -> None:
        """Say what is to be done before she is planned, "" for nothing, and ask who comes along if that would help."""
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))
        self.company.ask(wanted=asks_company)

    def hold(self) -> None:
        """Let nothing be taken while one is being booked; she stays there: Enter must not press what is next."""
        self.proposals = ()

    def focus_first(self) -> None:
        """Go to the first time, else to what can be done."""
        self._offers[0].setFocus(Qt.FocusReason.OtherFocusReason)
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, Scrolling):
                above.ensureWidgetVisible(self._offers[0])
            above = above.parentWidget()

    def _begin(self, heading: str, acts: Sequence[str]) -> None:
        self.proposals = ()
        self.set_heading(heading)
        self._sentence.hide()
        self._note.hide()
        self._to_hours.hide()
        self.days.clear()
        self.way.clear()
        for offer in self._offers:
            offer.show_proposal(None)
        for word, button in self._buttons.items():
            button.setVisible(word in acts)
        self._acts.setVisible(bool(acts))

    @Slot()
    def _on_days_opened(self) -> None:
        # The dates take the place of the proposals: both would not fit, and she wants others.
        self.way.clear()
        for offer in self._offers:
            offer.hide()

    @Slot(int)
    def _on_looked_at(self, place: int) -> None:
        if place < len(self.proposals):
            self.way.show_proposal(self.proposals[place], place)

    @Slot()
    def _on_act_clicked(self) -> None:
        self.act_wanted.emit(self.sender().property("word"))


def name_of_offers(name: str, age: str, *, is_unknown_to_partner: bool) -> str:
    """Return the heading of the card of a woman."""
    named = f"{name} {age}".strip()
    warning = _("her partner may not know") if is_unknown_to_partner else ""
    return " · ".join(part for part in (named, warning) if part)
