"""Sociale kaart: what is offered, the partners, or the municipalities."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget
from typing_extensions import override

from ks_desktop.coalition.domain import Organisation, ReferralCounts
from ks_desktop.coalition.page.merging import MergeSide
from ks_desktop.coalition.page.offer import OfferView
from ks_desktop.coalition.page.partners import PartnersView
from ks_desktop.coalition.page.towns import TownsView
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes, ServiceId
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import PageTitle, page_column, row
from ks_desktop.widgets.parts.segments import Segments
from ks_desktop.widgets.theme import Size, Space

OFFER: Final = "offer"
PARTNERS: Final = "partners"
TOWNS: Final = "towns"


class DirectoryPage(QWidget):
    """Three views of one directory, of which one is shown.

    Attributes:
        offer: What is offered.
        partners: Who there is.
        towns: The municipalities, their coalitions and agreements.
        merging: Another directory beside this one.
        calls_wanted: The list of what is to be asked again, on paper.
        agreement_wanted: What was agreed with a municipality, on paper: its CBS code.
        terms_wanted: Change the terms of a municipality: its CBS code.
    """

    calls_wanted = Signal()
    agreement_wanted = Signal(str)
    terms_wanted = Signal(str)

    def __init__(
        self,
        desk: Desk,
        coalition: Coalition,
        counts: ReferralCounts | None = None,
        merging: MergeSide | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Take what tells how many women a partner referred, and what compares with another directory."""
        super().__init__(parent)
        self.setObjectName("directory")
        self.merging = merging
        self._is_begun = False
        words = [(OFFER, N_("What is offered")), (PARTNERS, N_("Partners")), (TOWNS, N_("Municipalities"))]
        self.views = Segments(words, "view")
        self.offer = OfferView(desk, coalition, self)
        self.partners = PartnersView(desk, coalition, counts, self)
        self.towns = TownsView(desk, coalition, self)
        self._stack = QStackedLayout()
        self._top = QWidget()
        self.title = PageTitle(N_("Directory"))
        self._lay_out()
        self._connect()
        self._show(OFFER)

    def _lay_out(self) -> None:
        top = row(self.title, gap=Space.INSIDE)
        top.addWidget(self.views)
        top.addStretch(1)
        self._top.setLayout(top)
        box = page_column()
        box.addWidget(self._top)
        for view in (self.offer, self.partners, self.towns):
            self._stack.addWidget(view)
        if self.merging is not None:
            top.addWidget(self.merging.exchanging)
            self.merging.exchanging.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            box.addWidget(self.merging.exchanging.told)
            box.addWidget(self.merging.told)
            self._stack.addWidget(self.merging)
        box.addLayout(self._stack, 1)
        self.setLayout(box)

    def _connect(self) -> None:
        self.views.chosen.connect(self._show)
        self.offer.calls_wanted.connect(self.calls_wanted)
        self.offer.partner_wanted.connect(self.open_card)
        self.towns.paper_wanted.connect(self.agreement_wanted)
        self.towns.terms_wanted.connect(self.terms_wanted)
        self.partners.card.wanted.connect(self._on_partner_wanted)
        self.partners.card.service_wanted.connect(self.open_service)
        if self.merging is not None:
            self.merging.opened.connect(self._show_merging)
            self.merging.closed.connect(self._show_view)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_begun:
            self._is_begun = True
            self.partners.card.find_open()
            if self.merging is not None:
                self.merging.look()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a small window (1280 wide at 150 %) the title, which the side of the window says too, makes room.
        self.title.setHidden(self.width() < Size.FORM)

    @Slot()
    def refresh(self) -> None:
        """Look again in all views."""
        for view in (self.offer, self.partners, self.towns):
            view.refresh()

    @Slot(object)
    def on_changes(self, changes: Changes) -> None:
        """Look again when the directory changed."""
        self.offer.on_changes(changes)
        self.partners.on_changes(changes)
        self.towns.on_changes(changes)

    @Slot(object)
    def open_card(self, organisation: Organisation) -> None:
        """Show a partner's card."""
        self._show(PARTNERS)
        self.partners.open_card(organisation)

    @Slot()
    def _on_partner_wanted(self) -> None:
        self._show(PARTNERS)

    @Slot(object)
    def open_service(self, service_id: ServiceId) -> None:
        """Show the card of what is offered."""
        self._show(OFFER)
        self.offer.open_service(service_id)

    @Slot(str)
    def open_town(self, code: str) -> None:
        """Show the card of a municipality."""
        self._show(TOWNS)
        self.towns.open_town(code)

    @Slot()
    def _show_merging(self) -> None:
        """Show another directory beside this one."""
        if self.merging is not None:
            self._top.hide()
            self._stack.setCurrentWidget(self.merging)
            self.setFocusProxy(self.merging)

    @Slot()
    def _show_view(self) -> None:
        self._show(self.views.word())

    @Slot(str)
    def _show(self, view: str) -> None:
        shown = {PARTNERS: self.partners, TOWNS: self.towns}.get(view, self.offer)
        self._top.show()
        self.views.show_word(view)
        self._stack.setCurrentWidget(shown)
        self.setFocusProxy(shown)
