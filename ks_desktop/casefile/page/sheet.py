"""How a woman's page is laid out: header, bar, actions, the open form, three columns."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget
from typing_extensions import override

from ks_desktop.casefile.domain import CasePage, talk_first_text
from ks_desktop.casefile.form import Panel
from ks_desktop.casefile.page import pieces
from ks_desktop.casefile.page.actions import ActionBar
from ks_desktop.casefile.page.background import show_background
from ks_desktop.casefile.page.consents import ConsentsCard, ToTellCard
from ks_desktop.casefile.page.contacts import ContactsCard
from ks_desktop.casefile.page.dating import DatingCard
from ks_desktop.core.texts import N_, _
from ks_desktop.referrals.domain import Referral
from ks_desktop.visits.form import ReportForm
from ks_desktop.visits.page.case_form import CaseForm
from ks_desktop.visits.page.stopping import StoppingPane
from ks_desktop.widgets.gestation_bar import GestationBar
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Card, Flow, Scrolling, column, label, row
from ks_desktop.widgets.theme import Size, Space, Tone
from ks_desktop.widgets.words import brief_day, short_day

MISSING_WORDS = {
    "referrer": N_("who referred her"),
    "name": N_("given name or initials"),
    "birth_date": N_("date of birth"),
    "address": N_("address"),
    "municipality": N_("municipality"),
    "phone": N_("phone"),
    "consent": N_("consent"),
}


class CaseSheet(QWidget):
    """Everything on the page; the view above it does the work."""

    def __init__(self, around: QWidget, panels: Iterable[QWidget], parent: QWidget | None = None) -> None:
        """Take the widget inside which the letters count, and the forms that can be opened."""
        super().__init__(parent)
        self._page: CasePage | None = None
        self._everything = False
        self.back = Button(N_("Back to the list"), Icon.BACK, part="link")
        self.back.setObjectName("back_to_list")
        self.correct = _link(N_("Correct the due date"), "correct_due_date")
        self.edit = _link(N_("Change her record"), "edit_client")
        self.join_with = _link(N_("Join with another record"), "join_with")
        self.move_case = _link(N_("Move to another record"), "move_case")
        self.header = pieces.Header()
        self.missing = _quiet("case_missing")
        self.complete = _link(N_("Complete the referral"), "complete_referral")
        self.ask_referrer = _link(N_("Ask the referrer"), "ask_referrer")
        self.talk_first = _quiet("talk_first")
        self.doubt = _quiet("case_doubt")
        self.bar = GestationBar()
        self.until = label("", "secondary", wrap=True)
        self.until.setObjectName("case_until")
        self.action_bar = ActionBar(around)
        self.choice = QWidget()
        self.choice.hide()
        self._panels = tuple(panels)
        self._open: QWidget | None = None
        self._beside: list[ContactsCard] = []
        for panel in self._panels:
            panel.hide()
        self._make_cards()
        self._lay_out()

    def _make_cards(self) -> None:
        self.medical, self.social = Card(N_("Medical")), Card(N_("Social and informal"))
        self.timeline = Card(N_("Time line"))
        self.goals = Card(N_("Agreed with her"))
        self.background = Card(N_("Reason and care"))
        self.dating = DatingCard()
        self.consents = ConsentsCard()
        self.to_tell = ToTellCard()
        self.more = Button(N_("Show everything"), part="link")

    def _lay_out(self) -> None:
        self.more.clicked.connect(self._on_more_clicked)
        self.correct.clicked.connect(partial(self.action_bar.wanted.emit, "due_date"))
        self.ask_referrer.clicked.connect(partial(self.action_bar.wanted.emit, "question"))
        self.edit.clicked.connect(partial(self.action_bar.wanted.emit, "client"))
        top = Flow(self.back, self.correct, self.edit, self.join_with, self.move_case, gap=Space.INSIDE)
        left = column(self.medical, self.dating, self.background, self.goals, gap=Space.INSIDE)
        middle = column(self.timeline, self.more, gap=Space.INSIDE)
        right = column(self.to_tell, self.social, self.consents, gap=Space.INSIDE)
        self._right = right
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(Space.INSIDE)
        for part, stretch in ((left, 2), (middle, 3), (right, 2)):
            part.addStretch(1)
            self._columns.addLayout(part, stretch)
        inner = column(
            self.header,
            self.talk_first,
            self.doubt,
            self.missing,
            Flow(self.complete, self.ask_referrer, gap=Space.INSIDE),
            self.bar,
            self.until,
            self.action_bar,
            self.choice,
            *self._panels,
            gap=Space.RELATED,
        )
        self._inner = inner
        inner.addLayout(self._columns)
        inner.addStretch(1)
        content = QWidget()
        content.setLayout(inner)
        self._scrolling = Scrolling(content)
        box = column(top, gap=Space.TIGHT)
        box.addWidget(self._scrolling, 1)
        self.setLayout(box)

    def show_page(self, page: CasePage) -> None:
        """Show a case; the open form stays open."""
        if self._page is None or self._page.case.id != page.case.id:
            self._everything = False
        self._page = page
        self.header.show_page(page)
        words = ", ".join(_(MISSING_WORDS[word]) for word in page.missing) if page.case.is_open else ""
        asked = _asked(page.facts.referrals, page.today)
        self.missing.setText(" ".join((_("Still needed for a visit: {words}.", words=words), asked)) if words else "")
        self.missing.setVisible(bool(words))
        self.ask_referrer.setVisible(bool(words) and bool(page.facts.to_ask()))
        self.talk_first.setText("\n".join(map(talk_first_text, page.facts.talk_first(page.attempts))))
        self.talk_first.setVisible(bool(self.talk_first.text()))
        self.doubt.setText("\n".join(visit.text(brief_day(visit.day)) for visit in page.doubtful))
        self.doubt.setVisible(bool(page.doubtful))
        self.complete.setVisible(bool(words) and bool(page.facts.referrals))
        pieces.show_bar(self.bar, page)
        self.until.setText(" · ".join(pieces.until_words(page)[1:]))
        self.until.setVisible(bool(self.until.text()))
        self.action_bar.show_page(page)
        for card in self._beside:
            card.show_page(page)
        if self.panel() is not None or self.is_asking():
            self.action_bar.pause()
        pieces.show_thread(self.medical, page.medical, N_("No referral to or from a medical partner."))
        pieces.show_thread(self.social, page.social, N_("No referral to or from a social partner."))
        self._show_timeline()
        pieces.show_goals(self.goals, page.facts.appointments)
        self.consents.show_page(page)
        self.to_tell.show_lines(page.to_tell)
        show_background(self.background, page)
        self.dating.show_page(page)

    def add_card(self, card: ContactsCard) -> None:
        """Put one more card at the right, and its forms where the others open."""
        self._beside.append(card)
        self._right.insertWidget(0, card)
        for form in card.forms:
            form.hide()
            self._inner.insertWidget(self._inner.indexOf(self.choice) + 1, form)
        card.form_wanted.connect(self.open_panel)
        card.form_left.connect(self._on_form_left)

    @Slot()
    def _on_form_left(self) -> None:
        self.close_panel()
        if self._page is not None:
            self.action_bar.show_page(self._page)

    def panel(self) -> QWidget | None:
        """Return the form that is open, None without one."""
        return self._open

    def open_panel(self, panel: QWidget) -> None:
        """Show a form under the actions."""
        self.close_panel()
        panel.show()
        self._open = panel
        self.action_bar.pause()
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
        if isinstance(self._open, Panel | ReportForm | CaseForm | StoppingPane):
            self._open.leave()
            return True
        return False

    def close_panel(self) -> None:
        """Take the form away."""
        if self._open is not None:
            self._open.hide()
            self._open = None
        self.choice.hide()

    def ask_domain(self, then: Callable[[str], None]) -> None:
        """Ask to which domain she is referred on: the data that may go along differ."""
        if self.choice.layout() is None:
            medical = Button(N_("To a medical partner"))
            medical.setObjectName("refer_medical")
            social = Button(N_("To a social or informal partner"))
            social.setObjectName("refer_social")
            medical.clicked.connect(partial(then, "refer_medical"))
            social.clicked.connect(partial(then, "refer_social"))
            line = row(label(N_("Refer her on:")), medical, social)
            line.addStretch(1)
            self.choice.setLayout(line)
        self.choice.show()
        self.action_bar.pause()  # what she types next is meant for the letter
        self.choice.findChildren(Button)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def is_asking(self) -> bool:
        """Tell whether she is asked to which domain."""
        return self.choice.isVisibleTo(self)

    def _show_timeline(self) -> None:
        if self._page is not None:
            pieces.show_timeline(self.timeline, self._page.timeline, everything=self._everything, more=self.more)

    def _on_more_clicked(self) -> None:
        self._everything = True
        self._show_timeline()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < Size.FORM
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != wanted:
            self._columns.setDirection(wanted)


def _quiet(name: str) -> QLabel:
    made = label("", tone=Tone.ATTENTION, wrap=True)
    made.setObjectName(name)
    return made


def _link(text: str, name: str) -> Button:
    made = Button(text, part="link")
    made.setObjectName(name)
    return made


def _asked(referrals: Iterable[Referral], today: date) -> str:
    """Return when a referrer was last asked for what is missing."""
    day = max((referral.asked_on for referral in referrals if referral.asked_on), default=None)
    return _("The referrer was asked on {day}.", day=short_day(day, today=today)) if day is not None else ""
