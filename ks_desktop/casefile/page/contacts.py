"""What may come next with a woman: further contacts, a visit written down afterwards, and a term that stands still."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.casefile.domain import CasePage
from ks_desktop.coalition.domain import ContactType
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId
from ks_desktop.visits.domain import Mode, StopClock
from ks_desktop.visits.page.afterwards import AfterwardsForm
from ks_desktop.visits.page.further import FurtherPane
from ks_desktop.visits.page.stopping import StoppingPane
from ks_desktop.visits.service.further import FurtherContacts
from ks_desktop.visits.service.reports import Reports
from ks_desktop.visits.service.stop_clocks import StopClocks
from ks_desktop.visits.table import stop_text
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Card, Flow, label
from ks_desktop.widgets.theme import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactServices:
    """What the card asks of the visits."""

    further: FurtherContacts
    reports: Reports
    stop_clocks: StopClocks


class ContactsCard(Card):
    """The kinds of contact that may come next; its forms open where the page opens its own.

    Attributes:
        plan_wanted: A further contact waits: plan it, for this case.
        form_wanted: Open this one of its forms.
        form_left: The form that was open is done with.
    """

    plan_wanted = Signal(object)
    form_wanted = Signal(object)
    form_left = Signal()

    def __init__(self, desk: Desk, services: ContactServices, parent: QWidget | None = None) -> None:
        super().__init__(N_("Next contact"), parent)
        self.setObjectName("next_contact")
        self._desk, self._services = desk, services
        self._page: CasePage | None = None
        self.further = FurtherPane(desk, services.further)
        self.afterwards = AfterwardsForm(desk, services.reports)
        self.stopping = StoppingPane(desk, services.stop_clocks)
        self.stops = label("", tone=Tone.MUTED, wrap=True)
        self.stops.setObjectName("stops")
        self.stop = Button(N_("Stop the term"), part="link")
        self.stop.setObjectName("stop_term")
        for part in (self.further, self.stops):
            self.body.addWidget(part)
        self.body.addLayout(Flow(self.stop))
        self._connect()

    def _connect(self) -> None:
        self.stop.clicked.connect(self._on_stop_clicked)
        self.further.wanted.connect(self._on_wanted)
        self.further.afterwards_wanted.connect(self._on_afterwards_wanted)
        for form in (self.afterwards, self.stopping):
            form.left.connect(self.close_form)
        self.afterwards.saved.connect(self.close_form)

    @property
    def forms(self) -> tuple[QWidget, ...]:
        """What the page has to lay out."""
        return (self.afterwards, self.stopping)

    def show_page(self, page: CasePage) -> None:
        """Offer what may come next in a case; nothing in a closed one. What is typed stays while it is hers."""
        is_same = self._page is not None and self._page.case.id == page.case.id
        self._page = page
        self.setVisible(page.case.is_open)
        if not is_same:
            self.flush_draft()
        self.further.show_case(page.case.id)
        self._look()

    def flush_draft(self) -> None:
        """Save what is typed now, before a lock or a close."""
        self.afterwards.flush_draft()
        self.stopping.flush_draft()

    @Slot()
    def close_form(self) -> None:
        """Take the form away; what was typed and not saved is kept."""
        self.flush_draft()
        self.form_left.emit()

    def _look(self) -> None:
        if self._page is not None:
            call = partial(self._services.stop_clocks.of, self._page.case.id, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_stops, owner=self, latest="stops")

    def _on_stops(self, stops: tuple[StopClock, ...]) -> None:
        self.stops.setText("\n".join(map(stop_text, stops)))
        self.stops.setVisible(bool(stops))

    def _name(self) -> str:
        return self._page.client.name.full if self._page is not None else ""

    @Slot()
    def _on_stop_clicked(self) -> None:
        if self._page is not None:
            self.stopping.show_case(self._page.case.id, self._name())
            self.form_wanted.emit(self.stopping)

    @Slot(object, str)
    def _on_wanted(self, case_id: CaseId, _contact_type: str) -> None:
        self.plan_wanted.emit(case_id)

    @Slot(object, object)
    def _on_afterwards_wanted(self, case_id: CaseId, kind: ContactType) -> None:
        heading = f"{self._name()}, {kind.name}"
        self.afterwards.show_contact(case_id, kind.key, heading=heading, minutes=kind.minutes, mode=Mode(kind.mode))
        self.form_wanted.emit(self.afterwards)
