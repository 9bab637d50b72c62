"""Zwangeren: find her, open her page, go back to the list."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ks_desktop.casefile.domain import CaseLine
from ks_desktop.casefile.page.case import CaseView
from ks_desktop.casefile.page.shield import ShieldCard
from ks_desktop.casefile.service import CaseFiles, CaseList
from ks_desktop.casefile.table import COLUMNS, NARROW_COLUMNS
from ks_desktop.clients.service import Clients
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.texts import N_, n_
from ks_desktop.core.values import CaseId, Changes
from ks_desktop.visits.service import Visits
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.parts import PageTitle, column, label, page_column, say
from ks_desktop.widgets.records import Column
from ks_desktop.widgets.table import RecordsTable
from ks_desktop.widgets.theme import Size, Space

_PAUSE_MS: Final = 200


class WomenPage(QWidget):
    """The list of women, and one woman's page in its place.

    Attributes:
        plan_wanted: Plan a visit for this case.
        letter_wanted: Make a letter of this kind for this case.
        referral_wanted: Complete this referral of hers.
        to_tell_wanted: Show on paper who must hear what was taken back in this case.
    """

    plan_wanted = Signal(object)
    letter_wanted = Signal(object, str)
    referral_wanted = Signal(object)
    to_tell_wanted = Signal(object)

    def __init__(
        self,
        desk: Desk,
        casefiles: CaseFiles,
        clients: Clients,
        visits: Visits,
        coalition: Coalition,
    ) -> None:
        super().__init__()
        self.setObjectName("women")
        say(self, part="page")
        self._desk = desk
        self._casefiles = casefiles
        self._asked: str | None = None  # what the log knows was looked for
        self._answered: str | None = None  # what the list is the answer to
        self._waiting_for_enter = False
        self.line = LineField("women_search", N_("Search"), hint=N_("Part of a name, a birth date or a postcode"))
        self.line.setMaximumWidth(Size.SEARCH)
        self._wide, self._narrow = _table(COLUMNS, "women_list"), _table(NARROW_COLUMNS, "women_narrow_list")
        self._narrow.hide()
        self.table = self._wide
        self._rest = label("", "secondary")
        self.shield = ShieldCard(desk, casefiles.emergency)
        self.case = CaseView(desk, casefiles, clients, visits, coalition)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._list = self._lay_out_list()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self.case)
        self.setLayout(page_column(self._stack))
        self.setFocusProxy(self.line)
        self._connect()

    def _lay_out_list(self) -> QWidget:
        holder = QWidget()
        box = column(PageTitle(N_("Pregnant women")), self.line, gap=Space.INSIDE)
        box.insertWidget(1, self.shield)
        box.addWidget(self._wide, 1)
        box.addWidget(self._narrow, 1)
        box.addWidget(self._rest)
        holder.setLayout(box)
        return holder

    def _connect(self) -> None:
        self.line.edited.connect(self._on_edited)
        self.line.editor.installEventFilter(self)
        for table in (self._wide, self._narrow):
            table.chosen.connect(self._on_line_chosen)
        self.case.left.connect(self.show_list)
        self.case.shielded.connect(self.shield.ask)
        self.shield.opened.connect(self.open_case)
        self.case.plan_wanted.connect(self.plan_wanted)
        self.case.letter_wanted.connect(self.letter_wanted)
        self.case.referral_wanted.connect(self.referral_wanted)
        self.case.to_tell_wanted.connect(self.to_tell_wanted)

    def refresh(self) -> None:
        """Look again at what is shown."""
        if self.open_case_id() is None:
            self._look()
        else:
            self.case.refresh()

    @Slot(object)
    def on_changes(self, changes: Changes) -> None:
        """Look again when something shown may have changed."""
        if any(
            (changes.clients, changes.referrals, changes.visits, changes.letters, changes.onward, changes.coalition)
        ):
            self.refresh()

    @Slot(object)
    def open_case(self, case_id: CaseId, panel: str = "") -> None:
        """Open a woman's page, with one of its forms if that is asked."""
        self.shield.hide()
        self._stack.setCurrentWidget(self.case)
        self.setFocusProxy(self.case)
        self.case.open_case(case_id, panel)
        self.case.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_case_id(self) -> CaseId | None:
        """Return the case whose page is shown, None while the list is."""
        return self.case.case_id if self._stack.currentWidget() is self.case else None

    @Slot()
    def show_list(self) -> None:
        """Go back to the list."""
        self._stack.setCurrentWidget(self._list)
        self.setFocusProxy(self.line)
        self._look()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self) -> None:
        """Put the cursor in the search line."""
        if self._stack.currentWidget() is not self._list:
            self.show_list()
        self.line.setFocus()
        self.line.editor.selectAll()

    @Slot()
    def _on_edited(self) -> None:
        self._waiting_for_enter = False
        self._pause.start()

    @Slot()
    def _look(self) -> None:
        self._pause.stop()
        text = self.line.value()
        call = partial(self._casefiles.list, actor=self._desk.actor, text=text, is_refresh=text == self._asked)
        self._asked = text
        self._desk.tasks.run(call, done=partial(self._on_list, text), owner=self, latest="women")

    def _on_list(self, asked: str, found: CaseList) -> None:
        self._answered = asked
        for table in (self._wide, self._narrow):
            table.show_empty(N_("Nobody found.") if self.line.value() else N_("No open cases."))
            table.set_records(found.lines)
        self._rest.setText(
            n_(
                "{count} more open case: search to find her.",
                "{count} more open cases: search to find them.",
                found.not_shown,
            )
            if found.not_shown > 0
            else ""
        )
        if self._waiting_for_enter:
            self._waiting_for_enter = False
            self._open_first()

    def _on_enter(self) -> None:
        if self._answered == self.line.value():
            self._open_first()
        else:  # typed faster than the answer came: what stands there is not what she asked
            self._waiting_for_enter = True
            self._look()

    def _open_first(self) -> None:
        if self.table.records():
            self.open_case((self.table.current() or self.table.records()[0]).case_id)

    @Slot(object)
    def _on_line_chosen(self, line: CaseLine) -> None:
        self.open_case(line.case_id)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < Size.FORM
        self._wide.setVisible(not narrow)
        self._narrow.setVisible(narrow)
        self.table = self._narrow if narrow else self._wide

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.table.select_first()
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._on_enter()
                return True
        return super().eventFilter(watched, event)


def _table(columns: tuple[Column[CaseLine], ...], name: str) -> RecordsTable[CaseLine]:
    made = RecordsTable(columns, key=lambda line: line.case_id, name=N_("Pregnant women"), empty=N_("No open cases."))
    made.setObjectName(name)
    return made
