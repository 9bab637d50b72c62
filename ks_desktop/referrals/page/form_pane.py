"""The form beside the list: whatever sheet is open in it, its draft, and what became of what was handed in."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ks_desktop.core.errors import KsError, StaleError, UserError, each
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes, ReferralId
from ks_desktop.referrals.domain import ReferralLine, Tray
from ks_desktop.referrals.domain.counting import RefusedByHerError
from ks_desktop.referrals.exchange import RowOutcome
from ks_desktop.referrals.page.form_frame import FormFrame
from ks_desktop.referrals.page.known_referrer import KnownReferrerLine
from ks_desktop.referrals.page.likeness import LikenessCard
from ks_desktop.referrals.page.services import Services
from ks_desktop.referrals.page.sheets import Kept, Loaded, NewSheet, Sheet, StoredSheet, sheet_of_place
from ks_desktop.referrals.page.telling import CHANGED_MEANWHILE, NOT_YET, loaded_text, recorded_text
from ks_desktop.referrals.service import DRAFT_FORM
from ks_desktop.referrals.service.halfdone import HalfKept
from ks_desktop.referrals.wording import TRAYS
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.keeping import Keeper
from ks_desktop.widgets.messages import ask
from ks_desktop.widgets.theme import Tone

Content = dict[str, str | list[str]]
_CONSENT, _NO = "consent_given", "no"


class FormPane(FormFrame):
    """One sheet in the form.

    Attributes:
        loaded: Another sheet stands in the form (`Loaded`): what stands beside it follows.
        saved: A referral was stored (`Kept`).
        plan_wanted: A visit for the case (`CaseId`) that was just stored.
        receipt_wanted: A receipt note to who sent the referral (`ReferralId`) that was just stored.
        tray_wanted: The tray (`Tray`) in which the referral lies that was just stored.
        file_unwanted: The file a paper (`IncomingPaper`) came from is to be deleted.
        closed: She is done with the form.
        wanted: A form stood open before; show this pane.
    """

    loaded = Signal(object)
    saved = Signal(object)
    plan_wanted = Signal(object)
    receipt_wanted = Signal(object)
    tray_wanted = Signal(object)
    file_unwanted = Signal(object)
    closed = Signal()
    wanted = Signal()

    def __init__(self, desk: Desk, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._desk, self._services = desk, services
        self._sheet: Sheet = NewSheet(desk, services)
        self._loaded = Loaded(heading="")
        self._base: Content = {}
        self._kept: Kept | None = None  # the sheet before this one, of which is still told
        self._news = ""  # what else is told when the sheet stands there that is being opened
        self._keeper = Keeper(desk, DRAFT_FORM, self)
        self.known = KnownReferrerLine(desk, services.referrals.referrers, self.form)
        self.known.stand_under(self)
        self.likeness = LikenessCard(desk, services.doubles)
        self.likeness.stand_under(self.form, self)
        self._connect()

    def _connect(self) -> None:
        self.form.submitted.connect(self._on_save)
        self.form.draft_due.connect(self._on_draft_due)
        self.save.clicked.connect(self._on_save)
        self.close_button.clicked.connect(self.close_form)
        self.empty_button.clicked.connect(self._on_empty)
        self.half.clicked.connect(self._on_half)
        for keys, slot in (("Esc", self.close_form), ("Ctrl+S", self._on_half)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def referral_id(self) -> ReferralId | None:
        """Return the stored referral that is open, None while it is no referral yet."""
        return self._sheet.referral_id if isinstance(self._sheet, StoredSheet) else None

    def begin_new(self) -> None:
        """Show an empty form, or the one that was begun before."""
        self.open(NewSheet(self._desk, self._services))

    def open_stored(self, referral_id: ReferralId, line: ReferralLine | None = None) -> None:
        """Show a stored referral; see `open`."""
        self.open(StoredSheet(self._desk, self._services, referral_id, line))

    def hold_on_to(self, kept: Kept) -> None:
        """Let what was said of a sheet stay while the next one is opened, with what it offers."""
        self._kept = kept

    def open(self, sheet: Sheet) -> None:
        """Show a sheet, with what was typed in it and not yet saved."""
        self.form.flush_draft()
        self._tell("")
        self._keeper.open_at(sheet.subject)
        if isinstance(sheet, NewSheet):
            self._show(sheet, Loaded(heading=_("New referral")))  # at once: she may begin to type
        self._desk.tasks.run(sheet.load, done=partial(self._on_loaded, sheet), owner=self, latest="open")

    def find_open(self) -> None:
        """Show the form that stood open when the program was locked or closed."""
        self._keeper.find_open(self._on_place_found)

    @Slot()
    def close_form(self) -> None:
        """Leave the form; what was typed is kept."""
        self.form.flush_draft()
        self._keeper.close()
        self.status.tell("")
        self.closed.emit()

    @Slot(object)
    def _on_place_found(self, place: str | None) -> None:
        if place is None or not self.isHidden():
            return
        self.wanted.emit()
        self.open(sheet_of_place(self._desk, self._services, place))

    def _on_loaded(self, sheet: Sheet, loaded: Loaded) -> None:
        if isinstance(sheet, NewSheet) and not (self._sheet is sheet and self.form.is_empty()):
            return  # she typed on before the answer came: what she types now counts
        self._show(sheet, loaded)
        self._tell(loaded_text(loaded, is_new=sheet.is_new))
        self._kept, self._news = None, ""

    def _tell(self, said: str) -> None:
        said = " ".join(part for part in (self._news, said) if part)
        if self._kept is not None:
            self.tell_kept(self._kept, said)
        else:
            self.status.tell(said)

    def _show(self, sheet: Sheet, loaded: Loaded) -> None:
        self._sheet, self._loaded = sheet, loaded
        self.form.clear()
        if loaded.paper is not None:
            self.form.show_read(loaded.paper.found.values)
        elif loaded.values:
            self.form.show_texts(loaded.values)
        self.form.restore(loaded.content)
        self._base = self.form.content()
        self.heading.setText(loaded.heading)
        self.form.show_missing(loaded.missing)
        self.form.show_said_otherwise(loaded.said_otherwise)
        self.empty_button.setVisible(isinstance(sheet, NewSheet))
        self.half.setVisible(sheet.may_be_kept_halfway)
        kept = loaded.draft or {}
        self.form.restore({name: raw for name, raw in kept.items() if name in self._base})
        self.form.focus_first()
        self.known.show_referral(self.referral_id())
        self.likeness.begin_with(self.referral_id())
        self.loaded.emit(loaded)

    def _changes(self) -> Content:
        """Return what is typed over what was loaded."""
        return {name: raw for name, raw in self.form.content().items() if raw != self._base.get(name)}

    @Slot()
    def _on_draft_due(self) -> None:
        self._keeper.keep(self._sheet.subject, self._changes())

    @Slot()
    def _on_save(self) -> None:
        if not self.form.isEnabled():
            return
        # The draft is kept first: should the program fall over now, nothing is lost.
        self.form.flush_draft()
        sheet, loaded, texts = self._sheet, self._loaded, self.form.texts()
        sheet.decision = self.likeness.decision()
        if not sheet.is_new and texts[_CONSENT] == _NO != loaded.values.get(_CONSENT):
            self._ask_to_destroy()
            return
        self.form.setEnabled(False)
        self._desk.tasks.run(lambda: sheet.keep(texts, loaded), done=self._on_kept, failed=self._on_refused, owner=self)

    @Slot(object)
    def _on_refused(self, error: KsError) -> None:
        self.form.setEnabled(True)
        if isinstance(error, UserError) and any(isinstance(one, RefusedByHerError) for one in each(error)):
            self._ask_to_destroy()
            return
        if isinstance(error, StaleError) and not self._sheet.is_new:
            self.form.flush_draft()
            self._desk.tasks.run(self._sheet.load, done=self._on_loaded_again, owner=self, latest="open")
            return
        self.form.show_problems(error)
        self.status.tell(_(NOT_YET), Tone.ATTENTION)

    @Slot(object)
    def _on_loaded_again(self, loaded: Loaded) -> None:
        self._show(self._sheet, loaded)
        self.status.tell(_(CHANGED_MEANWHILE), Tone.ATTENTION)

    def _ask_to_destroy(self) -> None:
        ask(
            self,
            N_("She does not agree?"),
            N_(
                "Then nothing about her may be kept. What is recorded of this pregnancy is destroyed now and cannot be"
                " brought back; only the count stays."
            ),
            N_("Destroy"),
            self._destroy,
            danger=True,
        )

    def _destroy(self) -> None:
        sheet, loaded, texts = self._sheet, self._loaded, self.form.texts()
        self.form.setEnabled(False)
        self._desk.tasks.run(
            lambda: sheet.refuse(texts, loaded), done=self._on_destroyed, failed=self._on_refused, owner=self
        )

    @Slot(object)
    def _on_destroyed(self, _changes: Changes) -> None:
        self.form.setEnabled(True)
        paper = self._loaded.paper
        self._show(NewSheet(self._desk, self._services), Loaded(heading=_("New referral")))
        self.status.tell(_("Destroyed, because she does not agree. Only the count stays."))
        if paper is not None and paper.paper.source:
            self.status.offer(N_("Delete the file"), partial(self.file_unwanted.emit, paper.paper))

    @Slot()
    def _on_half(self) -> None:
        if not (self._sheet.may_be_kept_halfway and self.form.isEnabled()):
            return
        half_done, actor, sheet, content = self._services.half_done, self._desk.actor, self._sheet, self.form.content()
        before = self._loaded.half
        self._desk.tasks.run(
            lambda: half_done.keep(content, actor=actor, before=before, subject=sheet.subject),
            done=self._on_half_kept,
            failed=self._on_refused,
            owner=self,
        )

    @Slot(object)
    def _on_half_kept(self, kept: HalfKept) -> None:
        self._show(NewSheet(self._desk, self._services), Loaded(heading=_("New referral")))
        self.status.tell(
            _("Kept halfway in the tray {tray}: {name}.", tray=_(TRAYS[Tray.INCOMPLETE]), name=kept.unfinished.name)
        )

    @Slot(object)
    def _on_kept(self, kept: Kept) -> None:
        self.form.setEnabled(True)
        recorded, sheet = kept.recorded, self._sheet
        is_known = recorded.result is RowOutcome.DUPLICATE and not recorded.is_quiet
        if is_known and isinstance(sheet, NewSheet):
            self.status.tell(recorded_text(recorded, self._caption), Tone.ATTENTION)
            self.status.offer(N_("Open the first one"), partial(self.open_stored, recorded.referral_id))
            return
        self._show(NewSheet(self._desk, self._services), Loaded(heading=_("New referral")))
        self.tell_kept(kept)
        self.saved.emit(kept)

    def also(self, sentence: str, tone: Tone = Tone.ACCENT) -> None:
        """Say something once the sheet that is being opened stands there, or now."""
        self._news = sentence
        self.status.tell(sentence, tone)

    def tell_kept(self, kept: Kept, also: str = "") -> None:
        """Say what became of a sheet, and offer what comes next."""
        recorded = kept.recorded
        self.status.tell(" ".join(part for part in (recorded_text(recorded, self._caption), also) if part))
        if not recorded.is_quiet:
            if not recorded.missing and recorded.tray in {Tray.NEW, Tray.READY}:
                self.status.offer(N_("Plan (Alt+P)"), partial(self.plan_wanted.emit, recorded.case_id))
            else:
                self.status.offer(N_("Show that tray"), partial(self.tray_wanted.emit, recorded.tray))
            self.status.offer(N_("Receipt note (Ctrl+R)"), partial(self.receipt_wanted.emit, recorded.referral_id))
        if kept.paper is not None and kept.paper.source:
            self.status.offer(N_("Delete the file"), partial(self.file_unwanted.emit, kept.paper))

    def _caption(self, name: str) -> str:
        return self.form.field(name).caption.text() if name in self.form.names() else name

    @Slot()
    def _on_empty(self) -> None:
        if not self.form.is_empty():
            ask(
                self,
                N_("Empty the form?"),
                N_("What is typed in this new referral is thrown away. This cannot be undone."),
                N_("Empty the form"),
                self._throw_away,
                danger=True,
            )

    def _throw_away(self) -> None:
        self._show(NewSheet(self._desk, self._services), Loaded(heading=_("New referral")))
        self._keeper.keep("", {})
