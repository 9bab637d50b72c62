"""The chosen line of a proposal in whole words, and what can be done with it."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_, _
from ks_desktop.visits.domain import Mode
from ks_desktop.visits.domain.week_proposal import LeftOut, PlannedRow
from ks_desktop.visits.page.week_proposal.entries import COLOUR_WORDS, Shown, when_words, why_words
from ks_desktop.visits.restricted import SafetyColour
from ks_desktop.widgets.parts import Button, Card, Flow, column, label, typed
from ks_desktop.widgets.theme import Space, Tone

_BUTTONS: Final = {
    SafetyColour.GREEN: N_("Green"),
    SafetyColour.ORANGE: N_("Orange"),
    SafetyColour.RED: N_("Red"),
}


class PlanDetail(QWidget):
    """One line, in full.

    Attributes:
        looked: The colour that was chosen.
        helped: Do what would help.
        page_wanted: Her page.
    """

    looked = Signal(object)
    helped = Signal()
    page_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = typed("", "strong", wrap=True)
        self._why = label("", wrap=True)
        self._why.setObjectName("plan_why")
        self._safety = label("", tone=Tone.MUTED, wrap=True)
        self._safety.setObjectName("plan_safety")
        self._colours = [self._colour(colour, text) for colour, text in _BUTTONS.items()]
        self._helps = label("", wrap=True)
        self._helps.setObjectName("plan_helps")
        self.help = Button(N_("Do this"))
        self.help.setObjectName("plan_help")
        self.help.clicked.connect(self.helped)
        self.open = Button(N_("Open her &page"), part="link")
        self.open.setObjectName("plan_open")
        self.open.clicked.connect(self.page_wanted)
        card = Card()
        card.body.setSpacing(Space.TIGHT)
        for part in (self._name, self._why, self._safety, self._helps):
            card.body.addWidget(part)
        card.body.addLayout(Flow(*self._colours, self.help, self.open, gap=Space.TIGHT))
        self.setLayout(column(card))
        self.hide()

    def _colour(self, colour: SafetyColour, text: str) -> Button:
        button = Button(text)
        button.setObjectName(f"look_{colour.value}")
        button.clicked.connect(partial(self.looked.emit, colour))
        return button

    def _ask_look(self, *, is_asked: bool) -> None:
        for part in (self._safety, *self._colours):
            part.setVisible(is_asked)

    def show_entry(self, entry: PlannedRow | LeftOut | None, shown: Shown) -> None:
        """Show a line; nothing when there is none."""
        self.setVisible(entry is not None)
        self._ask_look(is_asked=False)
        self._helps.hide()
        self.help.hide()
        if entry is None:
            return
        self._name.setText(entry.name)
        if isinstance(entry, PlannedRow):
            self._show_row(entry, shown)
        else:
            self._show_left_out(entry)

    def _show_row(self, row: PlannedRow, shown: Shown) -> None:
        self._name.setText(f"{row.name}, {when_words(row)}")
        lines = (shown.refused.get(row.case_id, ""), shown.name(row.nurse), why_words(row))
        self._why.setText(" · ".join(filter(None, lines)))
        self._ask_look(is_asked=row.mode is Mode.HOME and shown.colours is not None)
        colour = shown.colour(row.case_id)
        if colour is None:
            self._safety.setText(_("Is it safe to go there alone? Nobody looked yet."))
        elif colour is SafetyColour.RED:
            self._safety.setText(_("Safety look: red. Not at home, not alone: meet elsewhere, or by phone."))
        else:
            self._safety.setText(_("Safety look: {colour}.", colour=_(COLOUR_WORDS[colour])))

    def _show_left_out(self, entry: LeftOut) -> None:
        self._why.setText(entry.why.text())
        helps = entry.helps
        self._helps.setVisible(helps is not None or entry.is_looked)
        if helps is not None:
            self._helps.setText(_("What would help: {what}", what=helps.text()))
        else:
            self._helps.setText(_("Nothing small was found that would give her a place in these weeks."))
        self.help.setVisible(helps is not None and helps.proposal is not None)
