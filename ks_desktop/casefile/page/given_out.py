"""Which data about her went to whom, when and by which route: a line for each letter, the newest first."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.pieces import Folded, put
from ks_desktop.core.texts import N_, _
from ks_desktop.letters.content.gone import disclosures
from ks_desktop.letters.domain import ROUTE_LABELS
from ks_desktop.letters.domain.disclosure import Disclosure
from ks_desktop.letters.table import beyond_words, gone_words, ground_words
from ks_desktop.widgets.parts import Card, column, label
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import brief_day

_AT_ONCE = 2


class GivenOutCard(Card):
    """Tells what left the house in her letters; away while nothing did. No value of hers stands in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("What went to whom"), parent)
        self.setObjectName("given_out")
        self.hide()

    def show_page(self, page: CasePage) -> None:
        """Show a case."""
        told = tuple(reversed(disclosures(page.letters)))
        self.setVisible(bool(told))
        box: QVBoxLayout = column(*(_entry(each) for each in told[:_AT_ONCE]), gap=Space.RELATED)
        if older := told[_AT_ONCE:]:
            box.addWidget(Folded(*(_entry(each) for each in older), about=_("What went to whom before")))
        put(self, box)


def _entry(told: Disclosure) -> QWidget:
    route = _(ROUTE_LABELS[told.route]).lower()
    day = brief_day(told.day) if told.day is not None else _("ready, not recorded as sent")
    entry = QWidget()
    box = column(label(f"{day}: {told.to_name}, {route} ({told.letter.number})", wrap=True), gap=Space.HAIR)
    for said in (gone_words(told.data), *beyond_words(told.data)):
        if said:
            box.addWidget(label(said, "secondary", tone=Tone.MUTED, wrap=True))
    if without := ground_words(told.letter):
        box.addWidget(label(without, "secondary", tone=Tone.ATTENTION, wrap=True))
    entry.setLayout(box)
    return entry
