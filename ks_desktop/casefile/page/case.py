"""The page of one woman: the heart of the program."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.casefile.domain import CasePage, talk_first_text
from ks_desktop.casefile.page.actions import to_report
from ks_desktop.casefile.page.answering import Answering
from ks_desktop.casefile.page.cards import Place
from ks_desktop.casefile.page.closing import CloseForm
from ks_desktop.casefile.page.ending import EndingCard
from ks_desktop.casefile.page.joining import JoinedCard
from ks_desktop.casefile.page.panels import OwnForms
from ks_desktop.casefile.page.reaching import CLOSE, WRITE, ReachingCard
from ks_desktop.casefile.page.sheet import CaseSheet
from ks_desktop.casefile.service import CaseFiles
from ks_desktop.clients.domain import CloseReason
from ks_desktop.clients.service import Clients
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.errors import KsError
from ks_desktop.core.values import CaseId
from ks_desktop.letters.domain import LetterKind
from ks_desktop.visits.domain import ContactWay
from ks_desktop.visits.form import ReportForm
from ks_desktop.visits.page.reaching import ReachingForm
from ks_desktop.visits.service import Visits
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import column

LETTERS: Final = {
    "refer_medical": LetterKind.REFERRAL_MEDICAL,
    "refer_social": LetterKind.REFERRAL_SOCIAL,
    "refer_informal": LetterKind.REFERRAL_INFORMAL,
    "request_to_refer": LetterKind.REQUEST_TO_REFER,
    "cancellation": LetterKind.CANCELLATION,
    "record_extract": LetterKind.RECORD_EXTRACT,
    "appointment_letter": LetterKind.APPOINTMENT,
    "feedback": LetterKind.FEEDBACK,
    "receipt": LetterKind.RECEIPT,
    "question": LetterKind.QUESTION,
}
Act = Callable[[CasePage], object]


class CaseView(QWidget):
    """Shows one case and does what its letters ask.

    Attributes:
        left: Back to the list.
        plan_wanted: Plan a visit for this case.
        letter_wanted: Make a letter of this kind for this case.
        referral_wanted: Complete this referral of hers.
        to_tell_wanted: Show on paper who must hear what she of this case took back.
    """

    left = Signal()
    shielded = Signal(object)
    to_tell_wanted = Signal(object)
    plan_wanted = Signal(object)
    letter_wanted = Signal(object, str)
    referral_wanted = Signal(object)

    def __init__(
        self,
        desk: Desk,
        casefiles: CaseFiles,
        clients: Clients,
        visits: Visits,
        coalition: Coalition,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("case")
        self._desk = desk
        self._casefiles, self._clients = casefiles, clients
        self.case_id: CaseId | None = None
        self.page: CasePage | None = None
        self._wanted_panel = ""
        self.own = OwnForms(desk, casefiles, clients, coalition, self)
        self.panels = self.own.panels
        self.report = ReportForm(desk, visits)
        self.closing = CloseForm(desk, clients)
        self.calling = ReachingForm(desk, visits.contacts)
        self.sheet = CaseSheet(self, (*self.panels.values(), self.report, self.closing, self.calling))
        self.reaching = ReachingCard()
        self.sheet.add_card(self.reaching, Place.NOTICE)
        self.sheet.add_card(EndingCard(desk, clients.endings), Place.NOTICE)
        self.answering = Answering(desk, casefiles, clients.answers, coalition, self.panels["consent"], self.sheet)
        self.joined = JoinedCard(desk, clients)
        self.joined.beside(self.sheet)
        self.setLayout(column(self.joined, self.sheet))
        self._acts: dict[str, Act] = {}
        self._learn()
        self._connect()

    def _learn(self) -> None:
        """Say what each word of a letter or a link does."""
        for word, kind in LETTERS.items():
            self.when(word, partial(self._write, kind))
        self.when("plan", self._plan)
        self.when("reopen", self._reopen)
        self.when("consent", self.answering.begin)
        self.when("report", self._report)
        for word, begin in self.own.begins().items():
            self.when(word, partial(self._open_own, word, begin))
        self.when("call", self._call)
        self.when(WRITE, self._write_not_reached)
        self.when(CLOSE, partial(self._close, preset=CloseReason.NOT_REACHED))
        self.when("declined", partial(self._close, preset=CloseReason.DECLINED))
        self.when("close", self._close)
        self.when("ended", partial(self._close, preset=CloseReason.PREGNANCY_ENDED))
        self.closing.feedback_wanted.connect(partial(self.do, "feedback"))
        self.reaching.wanted.connect(self.do)
        self.calling.plan_wanted.connect(self.plan_wanted)
        self.calling.declined.connect(self._on_declined)

    def when(self, word: str, act: Act) -> None:
        """Let this be done when a letter, a button or a link asks for a word; a later one takes the place of it."""
        self._acts[word] = act

    def _connect(self) -> None:
        self.sheet.panel_left.connect(self.close_panel)
        self.sheet.action_bar.wanted.connect(self.do)
        self.sheet.name_row.back.clicked.connect(self.left)
        self.sheet.record.extract_wanted.connect(partial(self.do, "record_extract"))
        self.sheet.needs.complete.clicked.connect(self._on_complete_clicked)
        self.sheet.to_tell.print_wanted.connect(self._on_print_wanted)
        self.answering.opened.connect(self._on_answering)
        self.sheet.record.case_wanted.connect(self.open_case)

    def open_case(self, case_id: CaseId, panel: str = "") -> None:
        """Show another case, with one of the forms open if that is asked; this is one opening in the log."""
        self.sheet.close_panel()
        self.case_id, self.page, self._wanted_panel = case_id, None, panel
        self._look(is_refresh=False)

    def refresh(self) -> None:
        """Look again."""
        if self.case_id is not None and self.page is not None:
            self._look(is_refresh=True)

    def _look(self, *, is_refresh: bool) -> None:
        assert self.case_id is not None  # noqa: S101 - both callers have just seen to it
        call = partial(self._casefiles.page, self.case_id, actor=self._desk.actor, is_refresh=is_refresh)
        self._desk.tasks.run(call, done=self._on_page, failed=self._on_no_page, owner=self, latest="page")

    def _on_page(self, page: CasePage) -> None:
        self.page = page
        self.sheet.show_page(page)
        self.joined.show_woman(page.client.id, page)
        self.answering.page = page
        wanted, self._wanted_panel = self._wanted_panel, ""
        if wanted:
            self.do(wanted)

    def _on_no_page(self, error: KsError) -> None:
        # The page of another woman must not stay there in her place.
        case_id = self.case_id
        if error.code != "shielded":
            self._desk.tasks.problem.emit(error)
        self.left.emit()
        if error.code == "shielded":
            self.shielded.emit(case_id)

    @Slot(str)
    def do(self, word: str) -> None:
        """Do what a letter, a button or a link asks."""
        act = self._acts.get(word)
        if self.page is not None and act is not None:
            act(self.page)

    def _open_own(self, word: str, begin: Act, page: CasePage) -> None:
        self.sheet.open_panel(self.panels[word])  # shown first: what is hidden takes no cursor
        begin(page)

    def _plan(self, page: CasePage) -> None:
        self.plan_wanted.emit(page.case.id)

    def _write(self, kind: LetterKind, page: CasePage) -> None:
        self.letter_wanted.emit(page.case.id, kind.value)

    def _reopen(self, page: CasePage) -> None:
        self._desk.tasks.run(partial(self._clients.reopen_case, page.case.id, actor=self._desk.actor))

    def _close(self, page: CasePage, *, preset: CloseReason | None = None) -> None:
        self.sheet.open_panel(self.closing)  # shown first: what is hidden takes no cursor
        self.closing.show_case(page, preset=preset)

    def _call(self, page: CasePage, way: ContactWay | None = None) -> None:
        self.sheet.open_panel(self.calling)
        said = "\n".join(map(talk_first_text, page.facts.talk_first(page.attempts)))
        self.calling.show_case(page.case.id, way=way, said_before=said)

    def _write_not_reached(self, page: CasePage) -> None:
        """Write to a woman who was not reached, or do what is safe in its place."""
        way = page.reaching.letter_way if page.reaching is not None else ContactWay.LETTER
        kinds = {ContactWay.LETTER: LetterKind.NOT_REACHED, ContactWay.REFERRER: LetterKind.QUESTION}
        if way in kinds:
            self._write(kinds[way], page)
        else:
            self._call(page, way)

    def _report(self, page: CasePage) -> None:
        visit = to_report(page.facts.appointments)
        if visit is not None:
            self.sheet.open_panel(self.report)
            self.report.show_visit(visit)

    @Slot(object)
    def _on_declined(self, _case_id: CaseId) -> None:
        self.do("declined")

    @Slot()
    def close_panel(self) -> None:
        """Take the form away."""
        self.sheet.close_panel()
        if self.page is not None:
            self.sheet.show_page(self.page)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_panel_word(self) -> str:
        """Return the word of the form that is open, "" without one."""
        panel = self.sheet.panel()
        if panel is None:
            return ""
        return "report" if panel is self.report else panel.objectName()

    @Slot()
    def _on_complete_clicked(self) -> None:
        if self.page is not None and self.page.facts.referrals:
            self.referral_wanted.emit(self.page.facts.referrals[-1].id)

    @Slot()
    def _on_answering(self) -> None:
        self.sheet.open_panel(self.panels["consent"])

    @Slot()
    def _on_print_wanted(self) -> None:
        if self.page is not None:
            self.to_tell_wanted.emit(self.page.case.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # An open form takes its own Escape before it comes here; from beside it, Escape closes it all the same.
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.sheet.leave_panel():
            return
        else:
            self.left.emit()
