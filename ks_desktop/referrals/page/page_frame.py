"""What stands on the page Aanmeldingen: its head with buttons, the trays, the panes, a list that is looked at."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_
from ks_desktop.core.values import ReferralId
from ks_desktop.referrals.domain import Tray
from ks_desktop.referrals.page.bringing import BroughtList
from ks_desktop.referrals.page.form_pane import FormPane
from ks_desktop.referrals.page.importing import ImportPane
from ks_desktop.referrals.page.list_pane import ListPane
from ks_desktop.referrals.page.original import OriginalPane
from ks_desktop.referrals.page.panes import Panes
from ks_desktop.referrals.page.services import Services
from ks_desktop.referrals.results import Recorded
from ks_desktop.referrals.wording import TRAYS
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, PageTitle, page_column, row
from ks_desktop.widgets.parts.segments import Segments
from ks_desktop.widgets.theme import Space, Tone

_SHOWN: tuple[Tray, ...] = tuple(tray for tray in TRAYS if tray is not Tray.TAKEN_UP)


class PageFrame(QWidget):
    """The parts of the page in their places.

    Attributes:
        recorded: What was stored last, until she goes on with something else.
    """

    def __init__(self, desk: Desk, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("referrals")
        self.title = PageTitle(N_("Referrals"))
        self.new_button = Button(N_("New referral"), Icon.ADD, part="primary")
        self.new_button.setObjectName("new")
        self.new_button.setToolTip("Ctrl+N")
        self.choose_button = Button(N_("Take in files"))
        self.choose_button.setObjectName("take_in")
        self.choose_button.setToolTip("Ctrl+O")
        self.blank_button = Button(N_("Empty form"), part="link")
        self.blank_button.setObjectName("blank")
        self.trays = Segments([(tray.value, TRAYS[tray]) for tray in _SHOWN], "tray")
        self.list = ListPane()
        self.pane = FormPane(desk, services)
        self.original = OriginalPane(desk, services.papers)
        self.panes = Panes(self.list, self.pane, self.original)
        self._make_importing = partial(ImportPane, desk, services.imports)
        self._importing: ImportPane | None = None
        self.recorded: Recorded | None = None
        self._lay_out()
        self.panes.arranged.connect(self._on_panes_arranged)

    @property
    def importing(self) -> ImportPane:
        """The list that is looked at; made when it is first needed, for most days it is not."""
        if self._importing is None:
            self._importing = self._make_importing()
            self._importing.hide()
            self._importing.closed.connect(self._on_importing_closed)
            self._box.addWidget(self._importing, 1)
        return self._importing

    def close_list(self) -> None:
        """Leave a list that is looked at, if there is one."""
        if self._importing is not None and not self._importing.isHidden():
            self._importing.close_list()

    def _lay_out(self) -> None:
        head = row(self.title, self.blank_button, self.choose_button, self.new_button, gap=Space.INSIDE)
        box = self._box = page_column()
        box.addLayout(head)
        box.addWidget(self.trays)
        box.addWidget(self.panes, 1)
        self.setLayout(box)
        self.setFocusProxy(self.list)

    def show_list(self, brought: BroughtList) -> None:
        """Look at a list of referrals before anything of it is stored."""
        self._show_importing(True)
        self.importing.show_list(brought.name, brought.content)
        self.importing.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen_referral(self) -> ReferralId | None:
        """Return the referral a key is about: the open one, else the one just stored, else the chosen line."""
        if not self.pane.isHidden():
            stored = self.recorded.referral_id if self.recorded is not None else None
            return self.pane.referral_id() or stored
        entry = self.list.table.current()
        return entry.line.referral.id if entry is not None and entry.line is not None else None

    def tell(self, sentence: str, tone: Tone = Tone.ACCENT) -> None:
        """Say something where she looks: above the form while it is open, else under the list."""
        if sentence and not self.pane.isHidden():
            self.pane.also(sentence, tone)
        elif sentence:
            self.list.status.tell(sentence, tone)

    @Slot(bool)
    def _on_panes_arranged(self, has_list: bool) -> None:
        """Show the trays with their list only: where the form stands without it, it needs the room."""
        self.trays.setVisible(has_list)

    @Slot()
    def _on_importing_closed(self) -> None:
        self._show_importing(False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_importing(self, wanted: bool) -> None:
        """Show the list that is looked at in the place of trays and panes; what goes is hidden first."""
        usual = (self.trays, self.panes, self.blank_button, self.choose_button)
        for part in usual if wanted else (self.importing,):
            part.hide()
        for part in (self.importing,) if wanted else usual:
            part.show()
        self.new_button.setVisible(not wanted and self.pane.isHidden())
        if not wanted:
            self.panes.arrange()
