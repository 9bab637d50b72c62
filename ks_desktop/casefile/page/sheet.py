"""How a woman's page is laid out: how to reach her, who she is, what is in the way, the bar, cards; actions below.

The sheet composes: each part shows its own piece of a case (`show_page`), and whoever has more to show adds a card.
"""

from collections.abc import Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.actions import ActionBar
from ks_desktop.casefile.page.background import BackgroundCard
from ks_desktop.casefile.page.cards import Leaves, OpensForms, PageCard, PageForm, Place
from ks_desktop.casefile.page.columns import Columns
from ks_desktop.casefile.page.consents import ConsentsCard, ToTellCard
from ks_desktop.casefile.page.dating import DatingCard
from ks_desktop.casefile.page.ending import EndingCard
from ks_desktop.casefile.page.header import Header, NameRow, SafetyLine
from ks_desktop.casefile.page.history import HistoryCard
from ks_desktop.casefile.page.needs import Needs
from ks_desktop.casefile.page.pregnancies import RecordCard
from ks_desktop.casefile.page.progress import Progress
from ks_desktop.casefile.page.restricted import RestrictedCard
from ks_desktop.casefile.page.threads import ThreadCard
from ks_desktop.core.texts import N_
from ks_desktop.widgets.parts import Hairline, Scrolling, column
from ks_desktop.widgets.theme import Size, Space

_FOR_READING: Final[frozenset[type]] = frozenset(
    {EndingCard, Header, HistoryCard, NameRow, RecordCard, RestrictedCard, SafetyLine, ThreadCard}
)


class CaseSheet(QWidget):
    """Everything on the page; the view above it does the work.

    Attributes:
        panel_left: The form that was open is done with: it was saved, or left.
    """

    panel_left = Signal()

    def __init__(self, around: QWidget, forms: Iterable[QWidget] = (), parent: QWidget | None = None) -> None:
        """Take the widget inside which the letters count, and the forms that can be opened."""
        super().__init__(parent)
        self.page: CasePage | None = None
        self._shown: list[PageCard] = []
        self._hushed: list[PageCard] = []
        self._open: QWidget | None = None
        self.name_row, self.safety = NameRow(), SafetyLine()
        self.header, self.needs, self.progress = Header(), Needs(), Progress()
        self.action_bar, self.columns = ActionBar(around), Columns()
        self._notices, self._forms = column(gap=Space.RELATED), column(gap=Space.RELATED)
        self._edge = Hairline()
        self._lay_out()
        self._furnish()
        for form in forms:
            self.add_form(form)

    def _lay_out(self) -> None:
        self._inner = column(self.header, gap=Space.INSIDE)
        self._inner.addLayout(self._notices)
        self._inner.addWidget(self.needs)
        self._inner.addLayout(self._forms)
        self._inner.addWidget(self.progress)
        self._inner.addWidget(self.columns)
        self._inner.addStretch(1)
        content = QWidget()
        content.setLayout(self._inner)
        self._scrolling = Scrolling(content)
        self._box: QVBoxLayout = column(self.name_row, self.safety, gap=Space.RELATED)
        self._box.addWidget(self._scrolling, 1)
        self._box.addWidget(self._edge)
        self._box.addWidget(self.action_bar)
        self.setLayout(self._box)
        self._shown += [self.name_row, self.header, self.safety, self.needs, self.progress, self.action_bar]

    def _furnish(self) -> None:
        """Put the page's own cards in their places, and let their links do what a letter does."""
        self.consents, self.to_tell = ConsentsCard(), ToTellCard()
        self.dating, self.record = DatingCard(), RecordCard()
        medical, social = N_("Medical"), N_("Social and informal")
        no_medical = N_("No referral to or from a medical partner.")
        no_social = N_("No referral to or from a social partner.")
        self.threads = (
            ThreadCard(medical, no_medical, lambda page: page.medical),
            ThreadCard(social, no_social, lambda page: page.social),
        )
        cards: tuple[tuple[QWidget, Place], ...] = (
            (self.to_tell, Place.NOTICE),
            (self.threads[0], Place.MEDICAL),
            (self.threads[1], Place.SOCIAL),
            (HistoryCard(), Place.MIDDLE),
            (BackgroundCard(), Place.LEFT),
            (self.dating, Place.LEFT),
            (self.record, Place.LEFT),
            (self.consents, Place.LEFT),
        )
        for card, place in cards:
            self.add_card(card, place)
        for link, word in (
            (self.dating.correct, "due_date"),
            (self.needs.ask_referrer, "question"),
            (self.name_row.edit, "client"),
        ):
            link.clicked.connect(partial(self.action_bar.wanted.emit, word))

    def add_card(self, card: QWidget, place: Place, *, before: QWidget | None = None) -> None:
        """Put a card in its place: it is shown each page from now on, and the forms it brings open under the actions.

        Args:
            card: a `PageCard`; an `OpensForms` too when it brings forms.
            place: where it stands.
            before: over which other card of that place; else under all of them.
        Raises:
            TypeError: it cannot show a page.
        """
        if not isinstance(card, PageCard):
            msg = f"{type(card).__name__} has no show_page"
            raise TypeError(msg)
        self._shown.append(card)
        if place is Place.NOTICE:
            self._notices.insertWidget(self._notices.indexOf(before) if before is not None else -1, card)
        else:
            self.columns.add(card, place, before)
        if isinstance(card, OpensForms):
            for form in card.forms:
                self.add_form(form)
            card.form_wanted.connect(self.open_panel)
            card.form_left.connect(self._on_panel_left)
        if self.page is not None:
            card.show_page(self.page)

    def add_form(self, form: QWidget) -> None:
        """Give a form its room over the bar, hidden; `open_panel` shows it, and it goes when it is saved or left."""
        form.hide()
        self._forms.addWidget(form)
        if isinstance(form, PageForm):
            form.saved.connect(self._on_panel_left)
            form.left.connect(self._on_panel_left)

    def show_page(self, page: CasePage) -> None:
        """Show a case; the open form stays open."""
        self.page = page
        for part in self._shown:
            part.show_page(page)
        self._hush(page)
        self._show_actions()
        if page.case.is_quiet or self.panel() is not None:
            self.action_bar.pause()

    def _hush(self, page: CasePage) -> None:
        """Leave only what there is to read of a pregnancy that ended; what was there before comes back with others."""
        for part in self._shown:
            if isinstance(part, QWidget) and type(part) not in _FOR_READING:
                if page.case.is_quiet:
                    part.hide()
                elif part in self._hushed:
                    part.show()
                    part.show_page(page)
        if page.case.is_quiet and not self._hushed:
            QTimer.singleShot(0, self, self._show_top)  # once the form that was open has gone
        self._hushed = [part for part in self._shown if page.case.is_quiet]

    def _show_actions(self) -> None:
        """Give the room of the actions to an open form; when she is quiet there is nothing to be done."""
        wanted = self._open is None and (self.page is None or not self.page.case.is_quiet)
        self.action_bar.setVisible(wanted)
        self._edge.setVisible(wanted)

    @Slot()
    def _show_top(self) -> None:
        self._scrolling.verticalScrollBar().setValue(0)

    @Slot()
    def _on_panel_left(self) -> None:
        self.close_panel()
        QTimer.singleShot(0, self, self._show_top)  # once it has gone: else the page stands where the form had an end
        if self.page is not None:
            self.action_bar.show_page(self.page)
        self.panel_left.emit()

    def panel(self) -> QWidget | None:
        """Return the form that is open, None without one."""
        return self._open

    @Slot(object)
    def open_panel(self, panel: QWidget) -> None:
        """Show a form, in place of the one that was open; the letters are letters meanwhile."""
        self.close_panel()
        panel.show()
        self._open = panel
        self.action_bar.pause()
        self._show_actions()
        QTimer.singleShot(0, self, self._show_whole_panel)  # once it has got its place

    @Slot()
    def _show_whole_panel(self) -> None:
        panel, content = self._open, self._scrolling.widget()
        if panel is None or content is None:
            return
        top = panel.mapTo(content, QPoint(0, 0)).y()
        if panel.height() > self._scrolling.viewport().height():
            self._scrolling.verticalScrollBar().setValue(top)  # as much as fits, from its beginning
        else:
            self._scrolling.ensureWidgetVisible(panel, 0, Space.INSIDE)

    def leave_panel(self) -> bool:
        """Leave the open form as its own Escape does; tell whether one was open."""
        panel = self._open
        if panel is not None and isinstance(panel, Leaves):
            panel.leave()
            return True
        return False

    def close_panel(self) -> None:
        """Take the form away."""
        if self._open is not None:
            self._open.hide()
            self._open = None
            self._show_actions()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.name_row.set_narrow(narrow=self.width() < Size.FORM)
        self._keep_name_in_sight(self.height() >= Size.SHEET)

    def _keep_name_in_sight(self, wanted: bool) -> None:
        """Let her name scroll too where the window is low; how she may be reached never does."""
        inside, outside = self._inner, self._box
        box, other = (outside, inside) if wanted else (inside, outside)
        if box.indexOf(self.name_row) < 0:
            other.removeWidget(self.name_row)
            box.insertWidget(0, self.name_row)
            self.name_row.show()
