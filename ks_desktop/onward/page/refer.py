"""Referring her: what they ask, her question, her yes at the place, how it goes, and when it is asked after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from ks_desktop.clients.domain import ConsentForm, ConsentState
from ks_desktop.coalition.domain import CapacityAnswer, Organisation, Service
from ks_desktop.coalition.page.offer.capacity import CapacityPanel
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.wording import services as words
from ks_desktop.coalition.wording.capacity import capacity_text, question_text
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import OrganisationId
from ks_desktop.onward.domain import OnwardWay
from ks_desktop.onward.form.refer import PROPOSED_DATA, answers_of, refer_form, shown_fields
from ks_desktop.onward.page.saying import in_sight
from ks_desktop.onward.service.at_once import AtOnce, Referred, Referring
from ks_desktop.onward.service.checking import MAY_NOT_REFER
from ks_desktop.referrals.form.sections import completing
from ks_desktop.visits.page.case_form import Call, CaseForm
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.parts import Button, Card, Flow, column, label, typed
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import foldable, short_day

REFER_FORM = "onward_refer"  # the name of its drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferServices:
    """What the form asks of the rooms."""

    at_once: AtOnce
    coalition: Coalition


class ReferForm(CaseForm):
    """Refers her to one thing that is offered, or to a partner.

    Attributes:
        letter_wanted: It goes by letter: make it, for this `OnwardReferral`.
        request_wanted: Somebody else must refer her: ask her GP or midwife by letter.
    """

    letter_wanted = Signal(object)
    request_wanted = Signal()

    def __init__(self, desk: Desk, services: ReferServices, parent: QWidget | None = None) -> None:
        super().__init__(desk, refer_form(desk.clock.today), word=REFER_FORM, save=N_("Refer her"), parent=parent)
        self._services = services
        self._referring: Referring | None = None
        self._partners: dict[OrganisationId, str] = {}
        self._is_day_taken = False
        self._title = typed("", "section", wrap=True)
        self._facts = column(gap=Space.TIGHT)
        self.said = label("", wrap=True)
        self.said.setObjectName("agreed_before")
        self.ask_place = Button(N_("Ask for a place, without a word about her"), part="link")
        self.ask_place.setObjectName("ask_place")
        self.ask_place.clicked.connect(self._on_ask_place)
        self.capacity = CapacityPanel(desk.clock.today)
        self.capacity.answered.connect(self._on_place_answered)
        self.capacity.left.connect(self._on_place_left)
        head = Card()
        head.body.addWidget(self._title)
        head.body.addLayout(self._facts)
        head.body.addLayout(Flow(self.ask_place))
        head.body.addWidget(self.capacity)
        self.box.insertWidget(0, head)
        self.box.insertWidget(self.box.indexOf(self.form), self.said)
        self.heading.hide()
        self.form.field("way").edited.connect(self._on_way)
        self.saved.connect(self._on_referred)

    def show_choice(self, referring: Referring) -> None:
        """Begin referring her to what was chosen."""
        self._referring = referring
        today = self._desk.clock.today()
        self._title.setText(_("Refer her to {name}", name=foldable(referring.name)))
        self._show_facts(referring.service, referring.organisation)
        self.capacity.hide()
        self.ask_place.setVisible(referring.service is not None)
        values: dict[str, object] = {
            "wish": referring.wish,
            "data": PROPOSED_DATA[1:] if referring.hides_address else PROPOSED_DATA,
            "asked_by": referring.asked_by,
            "given_on": today,
            "consent_form": ConsentForm.SPOKEN.value,
            "sent_on": today,
            "follow_up_on": today + timedelta(days=referring.follow_up_days),
        }
        self.begin(referring.subject, "", values)
        self._on_way()
        self.form.focus_first()  # of what stands there for this way
        self._desk.tasks.run(
            partial(self._services.coalition.organisations, actor=self._desk.actor),
            done=self._on_partners,
            owner=self,
            latest="partners",
        )

    def _on_partners(self, partners: tuple[Organisation, ...]) -> None:
        self._partners = {partner.id: partner.name for partner in partners}
        field = self.form.field("organisation")
        if isinstance(field, LineField):
            completing(field, sorted(self._partners.values()))

    def facts(self) -> tuple[QLabel, ...]:
        """Return what is said of referring there, line by line."""
        found = (self._facts.itemAt(place) for place in range(self._facts.count()))
        lines = (item.widget() for item in found if item is not None)
        return tuple(line for line in lines if isinstance(line, QLabel))

    def _show_facts(self, service: Service | None, organisation: Organisation | None) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        today = self._desk.clock.today()
        for caption, text in _facts(service, organisation):
            self._facts.addWidget(typed(foldable(f"{_(caption)}: {text}"), "secondary", wrap=True))
        if service is not None and service.is_unsure:
            self._facts.addWidget(label(words.standing_text(service, today), tone=Tone.ATTENTION, wrap=True))

    @Slot()
    def _on_ask_place(self) -> None:
        """Show what to say to ask for a place: the directory writes it, and knows no woman."""
        if self._referring is not None and self._referring.service is not None:
            service = self._referring.service
            self.ask_place.hide()
            self.capacity.ask(service.id, question_text(service))

    @Slot(object)
    def _on_place_answered(self, answer: CapacityAnswer) -> None:
        call = partial(self._services.coalition.services.capacity_asked, answer, actor=self._desk.actor)
        done = partial(self._on_place_kept, answer)
        self._desk.tasks.run(call, done=done, failed=self.capacity.refuse, owner=self)

    def _on_place_kept(self, answer: CapacityAnswer, _changes: object) -> None:
        self._facts.addWidget(typed(capacity_text(answer, self._desk.clock.today()), "strong", wrap=True))
        self.capacity.leave()

    @Slot()
    def _on_place_left(self) -> None:
        self.ask_place.show()
        self.form.focus_first()

    @Slot()
    def _on_way(self) -> None:
        """Show the fields that this way asks, and what she said before of this partner."""
        referring = self._referring
        if referring is None:
            return
        way = str(self.form.field("way").value())
        shown = shown_fields(way, referring, self._desk.clock.today())
        for name in self.form.names():
            self.form.field(name).setVisible(name in shown)
        self._propose_day(is_hers=way == OnwardWay.HERSELF)
        said = _said(referring, way) if way else ""
        self.said.setText(said)
        self.said.setVisible(bool(said))

    def _propose_day(self, *, is_hers: bool) -> None:
        """Propose today for what a nurse does now; that she will sign up is not that she did."""
        field, today = self.form.field("sent_on"), self._desk.clock.today()
        if is_hers and field.raw() == f"{today:%d-%m-%Y}":
            self._is_day_taken = True
            field.set_raw("")  # not as if it was so on record: a draft of it would say that somebody changed the day
        elif not is_hers and self._is_day_taken and not field.raw():
            self._is_day_taken = False
            self.form.set_values({"sent_on": today})

    @override
    def _on_failed(self, error: KsError) -> None:
        super()._on_failed(in_sight(error, self.form))
        if error.code == MAY_NOT_REFER:
            self.status.tell(error.text(), Tone.ATTENTION)
            self.status.offer(N_("Ask her GP or midwife by letter"), self.request_wanted.emit)

    @override
    def _on_saved(self, answer: object) -> None:
        """Go, or stay where she said no: nothing was told, and she can sign up herself."""
        if not isinstance(answer, Referred) or answer.referral is not None or self._referring is None:
            super()._on_saved(answer)
            return
        self._wait(saving=False)
        self._subject = self._referring.subject
        self.form.set_values({"way": None, "agrees": None})
        self._on_way()
        said = _("That she does not agree is written down, and nothing about her was told.")
        self.status.tell(said, Tone.ATTENTION)
        self.status.offer(N_("She signs up herself"), self._on_herself)

    def _on_herself(self) -> None:
        self.status.tell("")
        self.form.field("way").set_value(OnwardWay.HERSELF.value)
        self.form.field("way").setFocus()

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        assert self._referring is not None  # noqa: S101 - the form has a subject
        answers = answers_of(values, self._referring, self._partners, self._desk.clock.today())
        return partial(self._services.at_once.refer, answers, actor=self._desk.actor)

    @Slot(object)
    def _on_referred(self, done: object) -> None:
        if isinstance(done, Referred) and done.referral is not None and done.referral.way is OnwardWay.LETTER:
            self.letter_wanted.emit(done.referral)


def _facts(service: Service | None, organisation: Organisation | None) -> list[tuple[str, str]]:
    """Return what whoever offers it states of referring, as far as it is known."""
    found: list[tuple[str, str]] = []
    if service is not None:
        contact = " · ".join(p for p in (service.contact, service.phone, service.email) if p)
        found = [
            (N_("Who may refer"), words.roles_text(service)),
            (N_("How to refer"), service.how_to_refer),
            (N_("Which consent"), service.consent),
            (N_("What they need"), service.documents),
            (N_("Contact"), contact),
        ]
    if organisation is not None:
        said = " · ".join(p for p in (organisation.name, organisation.contact_name, organisation.phone) if p)
        found.append((N_("Who offers it"), said))
    return [(caption, text) for caption, text in found if text]


def _said(referring: Referring, way: str) -> str:
    """Return what she answered about this partner before, and what that means for this way."""
    if way == OnwardWay.HERSELF:
        return _("Nothing about her is told: no consent is asked.")
    if way == OnwardWay.LETTER:
        return _("Her yes is asked with the letter, for exactly what goes along.")
    agreed = referring.agreed
    if agreed is None:
        return ""
    day = short_day(agreed.withdrawn_on or agreed.given_on)
    if agreed.state is ConsentState.GIVEN:
        return _("She agreed on {day}: {data}.", day=day, data=", ".join(agreed.data.split("\n")))
    return _("On {day} she did not agree to this partner. Ask her anew, or let her sign up herself.", day=day)
