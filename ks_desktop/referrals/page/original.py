"""The paper a referral came on, beside its form: the page as it is, and what on it has no place in the form."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import IncomingPaperId, ReferralId
from ks_desktop.referrals.domain.papers import LooseField
from ks_desktop.referrals.service.papers import Papers, ReadPaper, ShownPaper
from ks_desktop.referrals.wording import paper_remarks
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.page_view import PageView
from ks_desktop.widgets.parts import Button, Scrolling, column, label, row, typed
from ks_desktop.widgets.theme import Size, Space, Tone


class OriginalPane(QWidget):
    """The original page, its remarks above it and its loose fields under it.

    Attributes:
        read: A waiting paper was read (`ReadPaper`): its values can be shown in the form.
        failed: It could not be read or shown (`KsError`).
        folded: She wants the room for something else.
        empty: The referral that was asked for came without a paper.
    """

    read = Signal(object)
    failed = Signal(object)
    folded = Signal()
    empty = Signal()

    def __init__(self, desk: Desk, papers: Papers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("original")
        self._desk, self._papers = desk, papers
        self.heading = label(N_("Original paper"), "section")
        self.fold = Button(N_("Hide"), Icon.CLOSE)
        self.fold.setObjectName("fold_original")
        self.fold.clicked.connect(self.folded)
        self.remarks = label("", tone=Tone.ATTENTION, wrap=True)
        self.remarks.setObjectName("paper_remarks")
        self.view = PageView(desk.tasks)
        self.view.shown.connect(self._on_view_shown)
        self._loose = QWidget()
        self._loose.setObjectName("loose_fields")
        self._loose_rows = column(gap=Space.RELATED)
        self._loose.setLayout(self._loose_rows)
        self._lay_out()
        self.clear()

    def _lay_out(self) -> None:
        head = row(self.heading)
        head.addStretch(1)
        head.addWidget(self.fold)
        self._below = Scrolling(self._loose)
        self._below.setMaximumHeight(Size.PAPER.height())
        box = column(head, self.remarks, gap=Space.RELATED)
        box.addWidget(self.view, 1)
        box.addWidget(self._below)
        self.setLayout(box)
        self.setMinimumWidth(Size.SIDE)

    def show_paper(self, paper_id: IncomingPaperId) -> None:
        """Show a waiting paper, and ring `read` with what it says."""
        self.clear()
        papers, actor = self._papers, self._desk.actor
        self._desk.tasks.run(
            partial(papers.read, paper_id, actor=actor),
            done=self._on_read,
            failed=self._on_failed,
            owner=self,
            latest="original",
        )

    def show_original(self, referral_id: ReferralId) -> None:
        """Show the paper on which a stored referral came, or ring `empty`."""
        self.clear()
        papers, actor = self._papers, self._desk.actor
        self._desk.tasks.run_aside(
            partial(papers.shown_original, referral_id, actor=actor),
            done=self._on_fetched,
            failed=self._on_failed,
            owner=self,
            latest="original",
        )

    def show_read(self, paper: ReadPaper) -> None:
        """Show a paper that was read already."""
        self.remarks.setText(" ".join(paper_remarks(paper.found)))
        self.remarks.setVisible(bool(self.remarks.text()))
        self._show_loose(paper.found.loose)
        self.view.set_paper(paper.shown, paper.paper.media_type)

    def clear(self) -> None:
        """Show nothing."""
        self.remarks.setText("")
        self.remarks.hide()
        self.view.clear()
        self._show_loose(())

    def _show_loose(self, loose: Iterable[LooseField]) -> None:
        while (item := self._loose_rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        fields = tuple(loose)
        if fields:
            self._loose_rows.addWidget(label(N_("Also on the paper, without a place in the form"), "label", wrap=True))
        for each in fields:
            self._loose_rows.addWidget(typed(each.name, "secondary", wrap=True))
            text = typed(each.text or _("ticked"), wrap=True)
            text.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self._loose_rows.addWidget(text)
        self._loose_rows.addStretch(1)
        self._below.setVisible(bool(fields))

    @Slot(object)
    def _on_read(self, paper: ReadPaper) -> None:
        self.show_read(paper)
        self.read.emit(paper)

    @Slot(object)
    def _on_fetched(self, original: ShownPaper | None) -> None:
        if original is None:
            self.empty.emit()
        else:
            self.view.set_paper(original.content, original.media_type)

    @Slot(object)
    def _on_failed(self, error: KsError) -> None:
        self.remarks.setText(error.text())
        self.remarks.show()
        self.failed.emit(error)

    @Slot(bool)
    def _on_view_shown(self, is_shown: bool) -> None:
        if not is_shown:
            self.remarks.setText(_("This page cannot be shown here; what was read from it stands in the form."))
            self.remarks.show()
