"""The form beside the list: new or stored, its drafts, and what became of what was handed in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ks_desktop.core.errors import KsError, StaleError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes, ReferralId
from ks_desktop.referrals.domain import ReferralLine
from ks_desktop.referrals.exchange import RowOutcome
from ks_desktop.referrals.form import ReferralForm
from ks_desktop.referrals.results import Opened, Recorded
from ks_desktop.referrals.service import DRAFT_FORM, Referrals
from ks_desktop.referrals.wording import TRAYS, missing_text
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.keeping import Keeper
from ks_desktop.widgets.messages import ask
from ks_desktop.widgets.parts import Button, Scrolling, column, label, row
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Space, Tone

Content = dict[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A stored referral and what was typed in it and not yet saved."""

    opened: Opened
    draft: Mapping[str, Any] | None
    changes: Changes


class FormPane(QWidget):
    """One referral in the form.

    Attributes:
        saved: A referral was stored (`Recorded`).
        plan_wanted: A visit for the case (`CaseId`) that was just stored.
        tray_wanted: The tray (`Tray`) in which the referral lies that was just stored.
        closed: She is done with the form.
        wanted: A form stood open before; show this pane.
    """

    saved = Signal(object)
    plan_wanted = Signal(object)
    tray_wanted = Signal(object)
    closed = Signal()
    wanted = Signal()

    def __init__(self, desk: Desk, referrals: Referrals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("form_pane")
        self._desk, self._referrals = desk, referrals
        self._opened: Opened | None = None
        self._line: ReferralLine | None = None
        self._base: Content = {}
        self._keeper = Keeper(desk, DRAFT_FORM, self)
        self.form = ReferralForm(desk.clock.today)
        self.form.setObjectName("referral_form")
        self.heading = label("", "section", wrap=True)
        self.status = StatusLine()
        self.save = Button(N_("Save and next"), Icon.CHECK, part="primary")
        self.save.setObjectName("save")
        self.save.setToolTip("Ctrl+Enter")
        self.close_button = Button(N_("Close"))
        self.close_button.setObjectName("close")
        self.empty_button = Button(N_("Empty the form"), part="link")
        self.empty_button.setObjectName("empty")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        buttons = row(self.save, self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.empty_button)
        box = column(gap=Space.RELATED)
        box.addWidget(self.heading)
        box.addWidget(self.status)
        box.addWidget(Scrolling(self.form), 1)
        self.setMinimumWidth(self.form.minimumSizeHint().width() + Space.INSIDE)
        box.addLayout(buttons)
        self.setLayout(box)

    def _connect(self) -> None:
        self.form.submitted.connect(self._on_save)
        self.form.draft_due.connect(self._on_draft_due)
        self.save.clicked.connect(self._on_save)
        self.close_button.clicked.connect(self.close_form)
        self.empty_button.clicked.connect(self._on_empty)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_form)

    def begin_new(self) -> None:
        """Show an empty form, or the one that was begun before."""
        self.form.flush_draft()
        self._show_new()
        self._keeper.open_at("")
        self._keeper.find("", self._on_draft_found)

    def open(self, referral_id: ReferralId, line: ReferralLine | None = None, *, after: str = "") -> None:
        """Show a stored referral, with what was typed in it and not yet saved.

        Args:
            referral_id: which.
            line: the same as it stands in the list, if it does.
            after: what was said of the referral before it, which stays.
        """
        self.form.flush_draft()
        self.status.tell(after)
        self._line = line
        self._keeper.open_at(str(referral_id))
        self._load(referral_id, self._on_loaded)

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
        if place:
            self.open(ReferralId(UUID(place)))
        else:
            self.begin_new()

    def _load(self, referral_id: ReferralId, done: Callable[[_Loaded], object]) -> None:
        referrals, drafts, actor = self._referrals, self._desk.drafts, self._desk.actor

        def load() -> _Loaded:
            changes = referrals.mark_seen(referral_id, actor=actor)
            opened = referrals.open(referral_id, actor=actor)
            draft = drafts.find(DRAFT_FORM, str(referral_id), actor=actor)
            return _Loaded(opened=opened, draft=draft, changes=changes)

        self._desk.tasks.run(load, done=done, owner=self, latest="open")

    def _show_new(self) -> None:
        self._opened, self._line = None, None
        self.form.clear()
        self._base = self.form.content()
        self.heading.setText(_("New referral"))
        self.empty_button.show()
        self.status.tell("")
        self.form.focus_first()

    def _show_stored(self, loaded: _Loaded, typed: Mapping[str, Any]) -> None:
        self._opened = loaded.opened
        self.form.clear()
        self.form.show_texts(loaded.opened.values)
        self._base = self.form.content()
        if self._line is not None:
            self.heading.setText(f"{self._line.name}  {self._line.age or ''}".strip())
            self.form.show_missing(self._line.missing)
        else:
            self.heading.setText(_("Referral"))
        self.form.show_said_otherwise(loaded.opened.said_otherwise)
        self.empty_button.hide()
        self.form.restore({name: raw for name, raw in typed.items() if name in self._base})
        self.form.focus_first()

    @Slot(object)
    def _on_draft_found(self, draft: Mapping[str, Any] | None) -> None:
        if draft and self._opened is None and self.form.is_empty():
            self.form.restore(draft)
            self.status.tell(_("What you had begun is still here."))

    @Slot(object)
    def _on_loaded(self, loaded: _Loaded) -> None:
        self._show_stored(loaded, loaded.draft or {})
        if loaded.draft:
            self.status.tell(_("What you had changed is still here, and not yet saved."))

    @Slot(object)
    def _on_loaded_again(self, loaded: _Loaded) -> None:
        self._show_stored(loaded, loaded.draft or {})
        self.status.tell(
            _("Somebody else changed this referral. Your changes are in the form again: look, and save once more."),
            Tone.ATTENTION,
        )

    def _changes(self) -> Content:
        """Return what is typed: of a new referral all, of a stored one what differs from it."""
        content = self.form.content()
        if self._opened is None:
            return {name: raw for name, raw in content.items() if raw}
        return {name: raw for name, raw in content.items() if raw != self._base[name]}

    @Slot()
    def _on_draft_due(self) -> None:
        subject = "" if self._opened is None else str(self._opened.referral_id)
        self._keeper.keep(subject, self._changes())

    @Slot()
    def _on_save(self) -> None:
        if not self.form.isEnabled():
            return
        # The draft is kept first: should the program fall over now, nothing is lost.
        self.form.flush_draft()
        texts, actor, opened, referrals = self.form.texts(), self._desk.actor, self._opened, self._referrals
        self.form.setEnabled(False)

        def store() -> Recorded:
            if opened is None:
                return referrals.record(texts, actor=actor, seen=True)
            return referrals.update(opened.referral_id, texts, actor=actor, version=opened.version)

        self._desk.tasks.run(store, done=self._on_recorded, failed=self._on_refused, owner=self)

    @Slot(object)
    def _on_refused(self, error: KsError) -> None:
        self.form.setEnabled(True)
        if isinstance(error, StaleError) and self._opened is not None:
            self.form.flush_draft()
            self._load(self._opened.referral_id, self._on_loaded_again)
            return
        self.form.show_problems(error)
        self.status.tell(_("Not saved yet: mend the marked fields. F8 goes to the next one."), Tone.ATTENTION)

    @Slot(object)
    def _on_recorded(self, recorded: Recorded) -> None:
        self.form.setEnabled(True)
        if recorded.result is RowOutcome.DUPLICATE:
            sentence = _("This referral was recorded before; nothing was added.")
            self.status.tell(" ".join((sentence, *self._told(recorded))), Tone.ATTENTION)
            self.status.offer(N_("Open the first one"), partial(self.open, recorded.referral_id))
            return
        sentence = self._sentence(recorded)
        was_new = self._opened is None
        if was_new:
            self._show_new()
        else:
            self.form.clear()
            self._opened = None
        self.status.tell(sentence)
        if not recorded.missing:
            self.status.offer(N_("Plan a visit"), partial(self.plan_wanted.emit, recorded.case_id))
        else:
            self.status.offer(N_("Show that tray"), partial(self.tray_wanted.emit, recorded.tray))
        self.saved.emit(recorded)

    def _sentence(self, recorded: Recorded) -> str:
        sentence = (
            _(
                "Saved in the tray {tray}. Still needed for a visit: {missing}.",
                tray=_(TRAYS[recorded.tray]),
                missing=missing_text(recorded.missing),
            )
            if recorded.missing
            else _("Saved. She is ready to plan.")
        )
        return " ".join((sentence, *self._told(recorded)))

    def _told(self, recorded: Recorded) -> list[str]:
        captions = {name: self.form.field(name).caption.text() for name in self.form.names()}
        return [f"{captions.get(name, name)}: {sentence}" for name, sentence in recorded.told()]

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
        self._show_new()
        self._keeper.keep("", {})
