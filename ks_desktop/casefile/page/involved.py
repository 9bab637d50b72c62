"""Who is there for her: midwife, GP, maternity care, and everybody else, who is added, changed and removed here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.form import Panel
from ks_desktop.casefile.page.pieces import link, nothing, refill
from ks_desktop.clients.domain import Answer, Case
from ks_desktop.clients.domain.involved import Involved
from ks_desktop.clients.service.involved import InvolvedPeople
from ks_desktop.coalition.domain import Organisation
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes, OrganisationId, new_id, search_key
from ks_desktop.referrals.form.sections import completing
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import ChoiceField, LineField, Option
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.parts import Card, Flow, column, label, typed
from ks_desktop.widgets.theme import Space, Tone

TALK_WORDS: Final = {
    Answer.YES: N_("we may talk with this person"),
    Answer.NO: N_("do not talk with this person"),
    Answer.UNKNOWN: N_("not asked whether we may talk"),
}
_ANSWERS: Final = (
    Option(Answer.YES, N_("Yes")),
    Option(Answer.NO, N_("No")),
    Option(Answer.UNKNOWN, N_("Not asked")),
)
_LINES: Final = ("role", "name", "organisation", "phone")
_ROLES: Final = (
    N_("Partner"),
    N_("Mother"),
    N_("Sister"),
    N_("Friend"),
    N_("Social worker"),
    N_("Buddy or volunteer"),
    N_("Interpreter she trusts"),
    N_("Mentor or school"),
    N_("Psychologist"),
    N_("Debt counsellor"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class InvolvedServices:
    """What the card asks of the rooms."""

    people: InvolvedPeople
    coalition: Coalition


def involved_form() -> Form:
    """Return the form for somebody around her."""
    role = LineField("role", N_("Who is this for her?"), hint=N_("For example: sister, social worker"))
    role.set_required()
    completing(role, [_(words) for words in _ROLES])
    fields = (
        (role, LineField("name", N_("Name"))),
        (LineField("organisation", N_("Organisation")), LineField("phone", N_("Phone"))),
        ChoiceField("may_talk", N_("Does she agree that we talk with this person?"), _ANSWERS),
    )
    return Form((FormSection(N_("Somebody involved"), fields),))


class InvolvedCard(Card):
    """The people around her; its form opens where the page opens its own.

    Attributes:
        form_wanted: Open its form.
        form_left: The form is done with.
    """

    form_wanted = Signal(object)
    form_left = Signal()

    def __init__(self, desk: Desk, services: InvolvedServices) -> None:
        super().__init__(N_("Involved"))
        self.setObjectName("involved")
        self._desk, self._services = desk, services
        self._page: CasePage | None = None
        self._partners: dict[str, OrganisationId] = {}
        self._person: Involved | None = None
        self.panel = Panel(desk, "involved", involved_form(), N_("Save"))
        self._lines = column(gap=Space.INSIDE)
        self.add = link(N_("Add somebody"), "add_involved")
        self.add.clicked.connect(partial(self._open, None))
        self.body.addLayout(self._lines)
        self.body.addLayout(Flow(self.add))

    @property
    def forms(self) -> tuple[Panel, ...]:
        """What the page has to lay out."""
        return (self.panel,)

    def show_page(self, page: CasePage) -> None:
        """Show who is involved in a case."""
        self._page = page
        body, known = column(gap=Space.INSIDE), _care(page.case)
        for role, who in known:
            body.addLayout(column(label(role, "secondary"), typed(who, wrap=True), gap=Space.NONE))
        for person in page.involved:
            body.addLayout(self._person_lines(person, can_change=page.case.is_open))
        if not body.count():
            body.addWidget(nothing(N_("Nobody on record yet.")))
        refill(self._lines, body)
        self.add.setVisible(page.case.is_open)

    def _person_lines(self, person: Involved, *, can_change: bool) -> QVBoxLayout:
        lines = column(typed(person.role, "secondary", wrap=True), typed(person.who, wrap=True), gap=Space.NONE)
        if person.phone:
            lines.addWidget(typed(person.phone, wrap=True))
        tone = Tone.ATTENTION if person.may_talk is Answer.NO else Tone.MUTED
        lines.addWidget(label(TALK_WORDS[person.may_talk], tone=tone, wrap=True))
        if can_change:
            change, remove = link(N_("Change"), "change_involved"), link(N_("Remove"), "remove_involved")
            for button in (change, remove):
                button.setAccessibleDescription(f"{person.role}: {person.who}")
            change.clicked.connect(partial(self._open, person))
            remove.clicked.connect(partial(self._remove, person))
            lines.addLayout(Flow(change, remove, gap=Space.TIGHT))
        return lines

    def _open(self, person: Involved | None) -> None:
        """Open the form, once the partners of the directory can be offered."""
        self._person = person
        call = partial(self._services.coalition.organisations, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_partners, owner=self, latest="partners")

    def _on_partners(self, partners: tuple[Organisation, ...]) -> None:
        if self._page is None:
            return
        self._partners = {search_key(partner.name): partner.id for partner in partners}
        field = self.panel.form.field("organisation")
        if isinstance(field, LineField):
            completing(field, sorted(partner.name for partner in partners))
        self.form_wanted.emit(self.panel)
        person = self._person
        subject = str(person.id if person is not None else self._page.case.id)
        self.panel.begin(subject, _values(person), self._saving)

    def _saving(self, values: dict[str, object]) -> "partial[Changes]":
        assert self._page is not None  # noqa: S101 - the form opens only on a page that is shown
        role, name, organisation, phone = (str(values[field] or "").strip() for field in _LINES)
        new = Involved(
            id=new_id(),
            case_id=self._page.case.id,
            role=role,
            name=name,
            organisation=organisation,
            organisation_id=self._partners.get(search_key(organisation)) if organisation else None,
            phone=phone,
            may_talk=Answer(str(values["may_talk"] or Answer.UNKNOWN)),
        )
        before = self._person
        person = new if before is None else replace(new, id=before.id, case_id=before.case_id, version=before.version)
        return partial(self._services.people.put, person, actor=self._desk.actor)

    @Slot()
    def _remove(self, person: Involved) -> None:
        self._desk.tasks.run(partial(self._services.people.remove, person, actor=self._desk.actor))


def _care(case: Case) -> list[tuple[str, str]]:
    """Return who cares for this pregnancy, each with what they are."""
    known = ((N_("Midwife"), case.midwife), (N_("GP"), case.gp), (N_("Maternity care"), case.maternity_care))
    return [(role, who) for role, who in known if who]


def _values(person: Involved | None) -> Mapping[str, object]:
    if person is None:
        return {"may_talk": Answer.UNKNOWN}
    return {name: getattr(person, name) for name in (*_LINES, "may_talk")}
