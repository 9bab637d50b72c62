"""The form of one service: a new one or a stored one, its draft, and saving."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.domain import Location, Organisation, Person, Regions, Service
from ks_desktop.coalition.form.service import ServiceForm
from ks_desktop.coalition.page.offer.alike import AlikeNames
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.errors import KsError, StaleError, UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import OrganisationId, ServiceId
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.keeping import Draft, Keeper
from ks_desktop.widgets.parts import Button, Scrolling, column, label, row
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Space, Tone

DRAFT_FORM: Final = "service"


class ServiceEditor(QWidget):
    """One service in a form.

    Attributes:
        saved: It is stored: its id.
        closed: She leaves the form; what was typed is kept.
        service_wanted: Show another service, that is called nearly so: its id.
    """

    saved = Signal(object)
    closed = Signal()
    service_wanted = Signal(object)

    def __init__(self, desk: Desk, coalition: Coalition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("service_editor")
        self._desk, self._coalition, self._services = desk, coalition, coalition.services
        self._shown: Service | None = None
        self._base: dict[str, str | list[str]] = {}
        self._keeper = Keeper(desk, DRAFT_FORM, self)
        self.form = ServiceForm(desk.clock.today)
        self.form.setObjectName("service_form")
        self.heading = label("", "section", wrap=True)
        self.alike = AlikeNames()
        self.status = StatusLine()
        self.save = Button(N_("Save"), Icon.CHECK, part="primary")
        self.save.setObjectName("save_service")
        self.save.setToolTip("Ctrl+Enter")
        self.close_button = Button(N_("Close"))
        self.close_button.setObjectName("leave_service")
        self._lay_out()
        self.form.submitted.connect(self.save_service)
        self.form.draft_due.connect(self._on_draft_due)
        self.form.field("name").edited.connect(self._on_name_edited)
        self.form.field("organisation_id").edited.connect(self._on_partner_chosen)
        self.alike.service_wanted.connect(self._on_other_wanted)
        self.save.clicked.connect(self.save_service)
        self.close_button.clicked.connect(self.leave)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)

    def _lay_out(self) -> None:
        buttons = row(self.save, self.close_button)
        buttons.addStretch(1)
        box = column(self.heading, self.status, self.alike, gap=Space.RELATED)
        box.addWidget(Scrolling(self.form), 1)
        box.addLayout(buttons)
        self.setLayout(box)
        self.setMinimumWidth(self.form.minimumSizeHint().width() + Space.INSIDE)

    def show_service(
        self, service: Service | None, partners: Iterable[Organisation], regions: Regions | None = None
    ) -> None:
        """Show a service, or an empty form; what was typed in it before is there again."""
        self.form.flush_draft()
        self._shown = service
        self.alike.show_names(())
        self.form.clear()
        self.form.offer_partners(partners)
        self.form.offer_regions(regions or Regions())
        self.form.offer_places(None, None)
        if service is not None:
            self.form.show_service(service)
        self.form.take_as_saved()
        self._base = self.form.content()
        self.heading.setText(_("New service") if service is None else service.name)
        self.status.tell("")
        self._keeper.find(self._subject(), partial(self._on_draft_found, self._subject()))
        self.form.focus_first()

    @Slot()
    def _on_name_edited(self) -> None:
        besides = None if self._shown is None else self._shown.id
        name = str(self.form.field("name").raw())
        if self._shown is not None and name == self._shown.name:
            self.alike.show_names(())
            return
        call = partial(self._services.near, name, actor=self._desk.actor, besides=besides)
        self._desk.tasks.run(call, done=self.alike.show_names, owner=self, latest="alike")

    @Slot(object)
    def _on_other_wanted(self, service_id: ServiceId) -> None:
        self.form.flush_draft()
        self.service_wanted.emit(service_id)

    @Slot()
    def _on_partner_chosen(self) -> None:
        chosen = str(self.form.field("organisation_id").raw())
        if not chosen:
            self.form.offer_places((), ())
            return
        call = partial(self._look, OrganisationId(UUID(chosen)))
        self._desk.tasks.run(call, done=self._on_places, owner=self, latest="places")

    def _look(self, partner: OrganisationId) -> tuple[tuple[Location, ...], tuple[Person, ...]]:
        actor = self._desk.actor
        return self._coalition.locations.of(partner, actor=actor), self._coalition.people.of(partner, actor=actor)

    @Slot(object)
    def _on_places(self, found: tuple[tuple[Location, ...], tuple[Person, ...]]) -> None:
        self.form.offer_places(*found)

    def _subject(self) -> str:
        return "" if self._shown is None else str(self._shown.id)

    @Slot()
    def leave(self) -> None:
        """Leave the form; what was typed is kept."""
        self.form.flush_draft()
        self.closed.emit()

    def _on_draft_found(self, subject: str, draft: Draft) -> None:
        if draft and subject == self._subject() and self.form.content() == self._base:
            self.form.restore(draft)
            self.status.tell(_("What you had typed is still here, and not yet saved."))

    @Slot()
    def _on_draft_due(self) -> None:
        self._keeper.keep(self._subject(), self._changes())

    def _changes(self) -> Mapping[str, Any]:
        return {name: raw for name, raw in self.form.content().items() if raw != self._base[name]}

    @Slot()
    def save_service(self) -> None:
        """Store the service, or say at each field what is wrong."""
        if not self.form.isEnabled():
            return
        self.form.flush_draft()
        try:
            service = self.form.service(self._shown)
        except UserError as error:
            self._on_refused(error)
            return
        self.form.setEnabled(False)
        call = partial(self._services.save, service, actor=self._desk.actor)
        self._desk.tasks.run(call, done=partial(self._on_stored, service.id), failed=self._on_refused, owner=self)

    def _on_stored(self, service_id: ServiceId, _changes: object) -> None:
        self.form.setEnabled(True)
        self._keeper.keep(self._subject(), {})
        self.saved.emit(service_id)

    @Slot(object)
    def _on_refused(self, error: KsError) -> None:
        self.form.setEnabled(True)
        if isinstance(error, StaleError) and self._shown is not None:
            call = partial(self._services.service, self._shown.id, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_loaded_again, owner=self)
            return
        self.form.show_errors(error)
        self.status.tell(_("Not saved yet: mend the marked fields. F8 goes to the next one."), Tone.ATTENTION)

    @Slot(object)
    def _on_loaded_again(self, service: Service) -> None:
        typed = self._changes()
        self._shown = service
        self.form.show_service(service)
        self._base = self.form.content()
        self.form.restore(typed)
        sentence = _("Somebody else changed this card. Your changes are in it again: look, and save once more.")
        self.status.tell(sentence, Tone.ATTENTION)
