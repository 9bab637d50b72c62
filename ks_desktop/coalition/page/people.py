"""The people at one partner, under its card."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.coalition.domain import Person
from ks_desktop.coalition.form import PersonForm
from ks_desktop.coalition.page.beside import BesidePane, Words
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.wording import feedback_text
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import OrganisationId, PersonId, new_id
from ks_desktop.widgets.desk import Desk

DRAFT_FORM: Final = "contact_person"
_WORDS: Final = Words(
    noun="person",
    title=N_("People"),
    add=N_("Add a person"),
    save=N_("Save this person"),
    aside=N_("No longer works here"),
    back=N_("Works here again"),
    changed=N_("Somebody else changed this person. Here is how it is now."),
)


class PeoplePane(BesidePane[Person]):
    """Shows who works at a partner; one is added, corrected or retired in the form below."""

    def __init__(self, desk: Desk, coalition: Coalition, parent: QWidget | None = None) -> None:
        self._form, self._people = PersonForm(), coalition.people
        super().__init__(desk, self._form, _WORDS, DRAFT_FORM, parent)
        self.setObjectName("people")

    @override
    def fetch(self, organisation_id: OrganisationId) -> Callable[[], tuple[Person, ...]]:
        return partial(self._people.of, organisation_id, actor=self._desk.actor)

    @override
    def said(self, record: Person) -> str:
        about = [record.function, record.phone, record.email, feedback_text(record)]
        if not record.is_active:
            about = [_("no longer works here"), record.function]
        return " · ".join(part for part in about if part)

    @override
    def is_aside(self, record: Person) -> bool:
        return not record.is_active

    @override
    def fill(self, record: Person) -> None:
        self._form.show_person(record)

    @override
    def read(self, organisation_id: OrganisationId, stored: Person | None) -> Person:
        person_id = PersonId(new_id()) if stored is None else stored.id
        return self._form.person(person_id, organisation_id, stored)

    @override
    def storing(self, record: Person) -> Callable[[], object]:
        return partial(self._people.save, record, actor=self._desk.actor)

    @override
    def setting_aside(self, record: Person, *, is_aside: bool) -> Callable[[], object]:
        return partial(self._people.retire, record, actor=self._desk.actor, is_active=not is_aside)
