"""The card beside the list: a new partner or a stored one, its draft, and saving."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.domain import Organisation, ReferralCounts, Referred
from ks_desktop.coalition.form import OrganisationForm
from ks_desktop.coalition.page.leaving import LeavingPane
from ks_desktop.coalition.page.locations import LocationsPane
from ks_desktop.coalition.page.offered import OfferedPane
from ks_desktop.coalition.page.origin import OriginPane
from ks_desktop.coalition.page.people import PeoplePane
from ks_desktop.coalition.page.spellings import SpellingsPane
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.wording import referred_text
from ks_desktop.core.errors import KsError, StaleError, UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes, OrganisationId, new_id
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.keeping import Draft, Keeper
from ks_desktop.widgets.parts import Button, Scrolling, column, label, row
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Space, Tone

DRAFT_FORM: Final = "organisation"
_Pane = OfferedPane | LocationsPane | PeoplePane | SpellingsPane | OriginPane | LeavingPane


class CardPane(QWidget):
    """One partner in the form.

    Attributes:
        closed: She is done with the card.
        wanted: A card stood open before: its id, or "" for a new partner.
        service_wanted: Show what this partner offers: the id of the service.
    """

    closed = Signal()
    wanted = Signal(str)
    service_wanted = Signal(object)

    def __init__(
        self, desk: Desk, coalition: Coalition, counts: ReferralCounts | None = None, parent: QWidget | None = None
    ) -> None:
        """Take what tells how many women a partner referred; without it nothing is said of that."""
        super().__init__(parent)
        self.setObjectName("card_pane")
        self._desk, self._coalition, self._counts = desk, coalition, counts
        self._stored: Organisation | None = None
        self._asked: OrganisationId | None = None
        self._base: dict[str, str | list[str]] = {}
        self._keeper = Keeper(desk, DRAFT_FORM, self)
        self.form = OrganisationForm()
        self.form.setObjectName("organisation_form")
        self.heading = label("", "section", wrap=True)
        self.referred = label("", tone=Tone.MUTED, wrap=True)
        self.referred.setObjectName("referred")
        self.offered = OfferedPane(desk, coalition.services)
        self.offered.service_wanted.connect(self.service_wanted)
        self.locations = LocationsPane(desk, coalition)
        self.people = PeoplePane(desk, coalition)
        self.spellings = SpellingsPane(desk, coalition)
        self.spellings.joined.connect(self._on_joined)
        self.leaving = LeavingPane(desk, coalition)
        self.origin = OriginPane(desk, coalition)
        self.leaving.left.connect(self._load_again)
        self.status = StatusLine()
        self.save = Button(N_("Save"), Icon.CHECK, part="primary")
        self.save.setObjectName("save")
        self.save.setToolTip("Ctrl+Enter")
        self.close_button = Button(N_("Close"))
        self.close_button.setObjectName("close")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        buttons = row(self.save, self.close_button)
        buttons.addStretch(1)
        box = column(gap=Space.RELATED)
        box.addWidget(self.heading)
        box.addWidget(self.referred)
        box.addWidget(self.status)
        sheet = QWidget()
        parts = column(self.form, gap=Space.BETWEEN)
        for part in self._panes():
            parts.addWidget(part)
        parts.addStretch(1)
        sheet.setLayout(parts)
        box.addWidget(Scrolling(sheet), 1)
        box.addLayout(buttons)
        self.setLayout(box)
        self.setMinimumWidth(self.form.minimumSizeHint().width() + Space.INSIDE)

    def _panes(self) -> tuple[_Pane, ...]:
        return (self.offered, self.locations, self.people, self.spellings, self.origin, self.leaving)

    def _connect(self) -> None:
        self.form.submitted.connect(self.save_card)
        self.form.draft_due.connect(self._on_draft_due)
        self.save.clicked.connect(self.save_card)
        self.close_button.clicked.connect(self.close_card)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._on_escape)

    @Slot()
    def _on_escape(self) -> None:
        """Put away the form she is in, else the card: one key for all, since two of the same on a page do nothing."""
        if not any(pane.put_away() for pane in (self.locations, self.people, self.spellings, self.leaving)):
            self.close_card()

    def show_card(self, organisation: Organisation | None, *, said: str = "") -> None:
        """Show a stored partner, or an empty card; what was typed in it before is there again."""
        self.form.flush_draft()
        self._asked = None if organisation is None else organisation.id
        if organisation is not None and organisation.is_guarded:
            call = partial(self._coalition.card, organisation.id, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_whole, owner=self, latest="card")
            return
        self._stored = organisation
        self.form.clear()
        if organisation is not None:
            self.form.show_organisation(organisation)
        self._base = self.form.content()
        self.heading.setText(_("New partner") if organisation is None else organisation.name)
        self.status.tell(said)
        for pane in self._panes():
            pane.show_organisation(organisation)
        self._count()
        self._keeper.open_at(self._subject())
        self._keeper.find(self._subject(), self._on_draft_found)

    @Slot(object)
    def _on_whole(self, organisation: Organisation) -> None:
        if organisation.id == self._asked:  # she may have opened another card meanwhile
            self.show_card(organisation)

    def _count(self) -> None:
        self.referred.hide()
        if self._counts is not None and self._stored is not None:
            counts, shown, actor = self._counts, self._stored.id, self._desk.actor
            call = partial(counts.referred, shown, actor=actor)
            self._desk.tasks.run(call, done=self._on_counted, owner=self, latest="referred")

    @Slot()
    def _on_joined(self) -> None:
        self.people.show_organisation(self._stored)
        self._count()

    @Slot(object)
    def _on_counted(self, referred: Referred) -> None:
        text = referred_text(referred)
        self.referred.setText(text)
        self.referred.setVisible(bool(text))

    def find_open(self) -> None:
        """Ring `wanted` when a card stood open as the program was locked or closed."""
        self._keeper.find_open(self._on_place_found)

    @Slot()
    def close_card(self) -> None:
        """Leave the card; what was typed is kept."""
        self.form.flush_draft()
        for pane in (self.people, self.locations):
            pane.form.flush_draft()
        self._keeper.close()
        self.closed.emit()

    def shown(self) -> OrganisationId | None:
        """Return the stored partner that is shown, None for a new one."""
        return None if self._stored is None else self._stored.id

    def _subject(self) -> str:
        return "" if self._stored is None else str(self._stored.id)

    @Slot(object)
    def _on_place_found(self, place: str | None) -> None:
        if place is not None and self.isHidden():
            self.wanted.emit(place)

    @Slot(object)
    def _on_draft_found(self, draft: Draft) -> None:
        if draft and self.form.content() == self._base:
            self.form.restore(draft)
            self.status.tell(_("What you had typed is still here, and not yet saved."))

    @Slot()
    def _on_draft_due(self) -> None:
        self._keeper.keep(self._subject(), self._changes())

    def _changes(self) -> Mapping[str, Any]:
        return {name: raw for name, raw in self.form.content().items() if raw != self._base[name]}

    @Slot()
    def save_card(self) -> None:
        """Store the card, or say at each field what is wrong."""
        if not self.form.isEnabled():
            return
        self.form.flush_draft()
        stored, coalition, actor = self._stored, self._coalition, self._desk.actor
        organisation_id = OrganisationId(new_id()) if stored is None else stored.id
        try:
            organisation = self.form.organisation(organisation_id, 0 if stored is None else stored.version)
        except UserError as error:
            self._on_refused(error)
            return
        if stored is not None:  # what this form does not ask
            organisation = replace(organisation, is_hidden=stored.is_hidden, joined_into=stored.joined_into)
        self.form.setEnabled(False)

        def store() -> tuple[Changes, Organisation]:
            changes = coalition.save_organisation(organisation, actor=actor)
            return changes, coalition.card(organisation_id, actor=actor)

        self._desk.tasks.run(store, done=self._on_stored, failed=self._on_refused, owner=self)

    @Slot(object)
    def _on_stored(self, answer: tuple[Changes, Organisation]) -> None:
        self.form.setEnabled(True)
        self._keeper.keep(self._subject(), {})
        self.show_card(answer[1], said=_("Saved."))

    @Slot(object)
    def _on_refused(self, error: KsError) -> None:
        self.form.setEnabled(True)
        if isinstance(error, StaleError):
            self.form.flush_draft()
            self._load_again()
            return
        self.form.show_errors(error)
        self.status.tell(_("Not saved yet: mend the marked fields. F8 goes to the next one."), Tone.ATTENTION)

    @Slot()
    def _load_again(self) -> None:
        organisation_id = self.shown()
        if organisation_id is not None:
            call = partial(self._coalition.card, organisation_id, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_loaded_again, owner=self)

    @Slot(object)
    def _on_loaded_again(self, organisation: Organisation) -> None:
        typed = self._changes()
        self.show_card(organisation)
        if not typed:
            return
        self.form.restore(typed)
        sentence = _("Somebody else changed this card. Your changes are in it again: look, and save once more.")
        self.status.tell(sentence, Tone.ATTENTION)


def id_of(subject: str) -> OrganisationId:
    """Return the partner that a kept place names."""
    return OrganisationId(UUID(subject))
