"""The part of the Privacy page about keeping and destroying: the proposal, the terms, the certificates."""

from functools import partial
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes
from ks_desktop.records.keeping.domain import Certificate
from ks_desktop.records.keeping.service import Keeping
from ks_desktop.records.page.keeping_proposal import ProposalView
from ks_desktop.records.page.keeping_rows import CERTIFICATES
from ks_desktop.records.page.keeping_terms import TermsView
from ks_desktop.records.page.part import PrivacyPart
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Flow, column
from ks_desktop.widgets.parts.segments import Segments
from ks_desktop.widgets.table import RecordsTable
from ks_desktop.widgets.theme import Size, Space

_VIEWS: Final = (("proposal", N_("May go now")), ("terms", N_("Terms")), ("papers", N_("Certificates")))
_LEAST_ROWS: Final = 5


class KeepingPart(PrivacyPart):
    """Three views, one at a time."""

    def __init__(self, desk: Desk, keeping: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keeping")
        self._desk, self._keeping = desk, keeping
        self.proposal = ProposalView(desk, keeping)
        self.proposal.told.connect(self.told)
        self.proposal.certified.connect(self._look_at_papers)
        self.terms = TermsView(desk, keeping)
        self.terms.told.connect(self.told)
        self.papers: RecordsTable[Certificate] = RecordsTable(
            CERTIFICATES,
            key=lambda each: each.id,
            name=N_("Certificates of destruction"),
            empty=N_("Nothing was destroyed by this list yet."),
        )
        self.papers.setMinimumHeight(_LEAST_ROWS * Size.ROW)
        self.papers.chosen.connect(self._show_paper)
        self.show_paper = Button(N_("Look at the certificate"), part="plain")
        self.show_paper.setObjectName("show_certificate")
        self.show_paper.clicked.connect(self._on_show)
        self.tabs = Segments(_VIEWS, "keeping")
        self.tabs.chosen.connect(self.show_view)
        self._stack = QStackedWidget()
        holder = QWidget()
        inside = column(self.papers, gap=Space.RELATED)
        inside.insertLayout(0, Flow(self.show_paper))
        holder.setLayout(inside)
        for view in (self.proposal, self.terms, holder):
            self._stack.addWidget(view)
        box = column(self.tabs, gap=Space.INSIDE)
        box.addWidget(self._stack, 1)
        self.setLayout(box)

    @Slot(str)
    def show_view(self, word: str) -> None:
        """Show one view."""
        self._stack.setCurrentIndex([each for each, _label in _VIEWS].index(word))
        self.tabs.show_word(word)
        self.refresh()
        self.focus_first()

    @override
    def refresh(self) -> None:
        word = self.tabs.word()
        if word == "proposal":
            self.proposal.refresh()
        elif word == "terms":
            self.terms.refresh()
        else:
            self._look_at_papers()

    @override
    def on_changes(self, changes: Changes) -> None:
        if changes.clients or changes.users:
            self.refresh()

    @override
    def focus_first(self) -> None:
        {"proposal": self.proposal.focus_first, "terms": self.terms.focus_first}.get(
            self.tabs.word(), self.papers.setFocus
        )()

    @override
    def forget(self) -> None:
        self.proposal.side.leave()

    @Slot()
    def _look_at_papers(self) -> None:
        call = partial(self._keeping.certificates, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_papers, owner=self, latest="certificates")

    def _on_papers(self, found: tuple[Certificate, ...]) -> None:
        self.papers.set_records(found)
        if self.papers.current() is None:
            self.papers.select_first()
        self.show_paper.setVisible(bool(found))
        self.tabs.show_counts({"papers": len(found)})

    @Slot()
    def _on_show(self) -> None:
        chosen = self.papers.current()
        if chosen is not None:
            self._show_paper(chosen)

    @Slot(object)
    def _show_paper(self, chosen: Certificate) -> None:
        make = partial(self._keeping.paper, chosen.id, actor=self._desk.actor)
        self.paper_wanted.emit(make, N_("Certificate of destruction"), f"verklaring-{chosen.number}")
