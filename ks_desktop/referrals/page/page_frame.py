"""What stands on the page Aanmeldingen: its head with buttons, the trays, the panes, a list that is looked at."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_
from ks_desktop.core.values import ReferralId
from ks_desktop.referrals.domain import Tray
from ks_desktop.referrals.page.bringing import BroughtList
from ks_desktop.referrals.page.doubting import DoubtPane
from ks_desktop.referrals.page.form_pane import FormPane
from ks_desktop.referrals.page.importing import ImportPane
from ks_desktop.referrals.page.list_pane import ListPane
from ks_desktop.referrals.page.original import OriginalPane
from ks_desktop.referrals.page.panes import Panes
from ks_desktop.referrals.page.services import Services
from ks_desktop.referrals.results import Recorded
from ks_desktop.referrals.table import Entry
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
        form_wanted: The referral (`ReferralId`) that is compared, in the form.
        recorded: What was stored last, until she goes on with something else.
    """

    form_wanted = Signal(object)

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
        self._box = page_column()
        self.setLayout(self._box)
        self.panes = Panes(self)
        self.list = ListPane(self.panes)
        self.pane = FormPane(desk, services, self.panes)
        self.original = OriginalPane(desk, services.papers, self.panes)
        self.panes.hold(self.list, self.pane, self.original)
        self._make_importing = partial(ImportPane, desk, services.imports)
        self._importing: ImportPane | None = None
        self._make_doubt = partial(DoubtPane, desk, services.doubles)
        self._doubt: DoubtPane | None = None
        self._doubted: Entry | None = None
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

    @property
    def doubt(self) -> DoubtPane:
        """A referral beside who may be the same woman; made when it is first needed."""
        if self._doubt is None:
            self._doubt = self._make_doubt()
            self._doubt.hide()
            self._doubt.settled.connect(self._on_doubt_settled)
            self._doubt.form_wanted.connect(self._on_doubt_form_wanted)
            self._doubt.closed.connect(self._on_doubt_closed)
            self._box.addWidget(self._doubt, 1)
        return self._doubt

    def close_list(self) -> None:
        """Leave a list that is looked at, if there is one."""
        if self._importing is not None and not self._importing.isHidden():
            self._importing.close_list()

    def _lay_out(self) -> None:
        head = row(self.title, self.blank_button, self.choose_button, self.new_button, gap=Space.INSIDE)
        self._box.addLayout(head)
        self._box.addWidget(self.trays)
        self._box.addWidget(self.panes, 1)
        self.setFocusProxy(self.list)

    def show_list(self, brought: BroughtList) -> None:
        """Look at a list of referrals before anything of it is stored."""
        self._show_instead(self.importing, True)
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
        self._show_instead(self.importing, False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_doubt(self, entry: Entry) -> None:
        """Lay the referral of an entry beside who may be the same woman."""
        if entry.line is not None:
            self._doubted = entry
            self._show_instead(self.doubt, True)
            self.doubt.compare(entry.line.referral.id)

    @Slot(str)
    def _on_doubt_settled(self, sentence: str) -> None:
        """Go on with the next line of the tray, or back to the list."""
        following = None if self._doubted is None else self.list.after(self._doubted.key)
        if following is None or following.line is None:
            self._on_doubt_closed()
            self.list.status.tell(sentence)
        else:
            self.show_doubt(following)
            self.doubt.status.tell(sentence)

    @Slot(object)
    def _on_doubt_form_wanted(self, referral_id: ReferralId) -> None:
        self._on_doubt_closed()
        self.form_wanted.emit(referral_id)

    @Slot()
    def _on_doubt_closed(self) -> None:
        self._doubted = None
        self._show_instead(self.doubt, False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_instead(self, pane: QWidget, wanted: bool) -> None:
        """Show one thing that is looked at in the place of trays and panes; what goes is hidden first."""
        usual = (self.trays, self.panes, self.blank_button, self.choose_button)
        for part in usual if wanted else (pane,):
            part.hide()
        for part in (pane,) if wanted else usual:
            part.show()
        self.new_button.setVisible(not wanted and self.pane.isHidden())
        if not wanted:
            self.panes.arrange()
