"""Organisations and their people: rows to records and back."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.coalition.domain import FeedbackRoute, Organisation, OrganisationKind, Person, ReferrerRole
from ks_desktop.coalition.domain.offer import typed_words
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.rows import Base, Versioned, choice, line, note
from ks_desktop.core.values import OrganisationId, PersonId, search_key


class OrganisationRow(Versioned, Base):
    """One partner."""

    __tablename__ = "organisation"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(line())
    kind: Mapped[OrganisationKind] = mapped_column(choice(OrganisationKind), index=True)
    contact_name: Mapped[str] = mapped_column(line())
    street: Mapped[str] = mapped_column(line())
    house_number: Mapped[str] = mapped_column(line())
    postcode: Mapped[str] = mapped_column(line())
    place: Mapped[str] = mapped_column(line())
    phone: Mapped[str] = mapped_column(line())
    email: Mapped[str] = mapped_column(line())
    search_name: Mapped[str] = mapped_column(note())
    note: Mapped[str] = mapped_column(note())
    feedback_route: Mapped[FeedbackRoute | None] = mapped_column(choice(FeedbackRoute))
    feedback_address: Mapped[str] = mapped_column(line(), server_default=sa.text("''"))
    joined_into: Mapped[UUID | None] = mapped_column(sa.ForeignKey("organisation.id"))
    address_secret: Mapped[bool] = mapped_column(server_default=sa.text("0"))
    takes_from: Mapped[str] = mapped_column(line(), server_default=sa.text("''"))  # words of ReferrerRole
    is_hidden: Mapped[bool] = mapped_column(server_default=sa.text("0"))


class ContactPersonRow(Versioned, Base):
    """One person at a partner."""

    __tablename__ = "contact_person"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    organisation_id: Mapped[UUID] = mapped_column(sa.ForeignKey("organisation.id"), index=True)
    name: Mapped[str] = mapped_column(line())
    function: Mapped[str] = mapped_column(line())
    phone: Mapped[str] = mapped_column(line())
    email: Mapped[str] = mapped_column(line())
    agb: Mapped[str] = mapped_column(sa.String(8))
    feedback_route: Mapped[FeedbackRoute | None] = mapped_column(choice(FeedbackRoute))
    feedback_address: Mapped[str] = mapped_column(line())
    is_active: Mapped[bool]
    search_name: Mapped[str] = mapped_column(note())


_ADDRESS = ("street", "house_number", "postcode", "place")
_ORGANISATION_COLUMNS = (
    "name",
    "kind",
    "contact_name",
    *_ADDRESS,
    "phone",
    "email",
    "note",
    "feedback_route",
    "feedback_address",
    "joined_into",
    "address_secret",
    "is_hidden",
)
_PERSON_COLUMNS = (
    *("organisation_id", "name", "function", "phone", "email", "agb"),
    *("feedback_route", "feedback_address", "is_active"),
)


def put_organisation(work: Work, organisation: Organisation) -> None:
    """Store a new organisation (version 0) or its changes; of a guarded one the address stays as it is.

    Raises:
        StaleError: somebody changed it first.
    """
    row = work.session.get(OrganisationRow, organisation.id)
    if row is None:
        if organisation.version:
            raise StaleError
        row = OrganisationRow(id=organisation.id, **dict.fromkeys(_ADDRESS, ""))
        work.session.add(row)
    elif row.version != organisation.version:
        raise StaleError
    for name in _ORGANISATION_COLUMNS:
        if not (organisation.is_guarded and name in _ADDRESS):
            setattr(row, name, getattr(organisation, name))
    row.takes_from = " ".join(organisation.takes_from)
    place = "" if row.address_secret else row.place  # whoever looks for a place must not find what is secret there
    row.search_name = search_key(f"{row.name} {row.contact_name} {place}")
    work.session.flush()


def get_organisation(reading: Reading, organisation_id: OrganisationId) -> Organisation | None:
    """Return one organisation, or None."""
    row = reading.session.get(OrganisationRow, organisation_id)
    return _organisation(row) if row else None


def find_organisations(reading: Reading, text: str, *, with_hidden: bool = False) -> list[Organisation]:
    """Return the organisations of which each typed word is part of the name, contact, place or of somebody there."""
    query = sa.select(OrganisationRow).where(OrganisationRow.joined_into.is_(None))
    if not with_hidden:
        query = query.where(OrganisationRow.is_hidden.is_(False))
    for word in typed_words(text):
        works_there = sa.exists().where(
            ContactPersonRow.organisation_id == OrganisationRow.id,
            ContactPersonRow.is_active,
            ContactPersonRow.search_name.contains(word, autoescape=True),
        )
        query = query.where(sa.or_(OrganisationRow.search_name.contains(word, autoescape=True), works_there))
    rows = reading.session.scalars(query.order_by(OrganisationRow.search_name, OrganisationRow.id))
    return [_organisation(row) for row in rows]


def spellings_of(reading: Reading, organisation_id: OrganisationId) -> list[OrganisationId]:
    """Return the ids under which a partner stands: the one that stays, and those that were joined into it."""
    stays = sa.select(sa.func.coalesce(OrganisationRow.joined_into, OrganisationRow.id))
    kept = reading.session.scalar(stays.where(OrganisationRow.id == organisation_id)) or organisation_id
    query = sa.select(OrganisationRow.id).where(OrganisationRow.joined_into == kept)
    return [OrganisationId(kept), *map(OrganisationId, reading.session.scalars(query))]


def hidden_organisations(reading: Reading) -> frozenset[OrganisationId]:
    """Return the ids of the partners that are put aside, and of their other spellings."""
    aside = sa.select(OrganisationRow.id).where(OrganisationRow.is_hidden)
    query = sa.select(OrganisationRow.id).where(
        sa.or_(OrganisationRow.is_hidden, OrganisationRow.joined_into.in_(aside))
    )
    return frozenset(map(OrganisationId, reading.session.scalars(query)))


def joined(reading: Reading, organisation_id: OrganisationId | None = None) -> list[Organisation]:
    """Return the other spellings of one partner or, without one, of all; by name."""
    query = sa.select(OrganisationRow).where(OrganisationRow.joined_into.is_not(None))
    if organisation_id is not None:
        query = query.where(OrganisationRow.joined_into == organisation_id)
    return [_organisation(row) for row in reading.session.scalars(query.order_by(OrganisationRow.search_name))]


def _organisation(row: OrganisationRow) -> Organisation:
    return Organisation(
        id=OrganisationId(row.id),
        version=row.version,
        takes_from=tuple(map(ReferrerRole, row.takes_from.split())),
        **{name: getattr(row, name) for name in _ORGANISATION_COLUMNS},
    )


def put_person(work: Work, person: Person) -> None:
    """Store a new person (version 0) or what changed.

    Raises:
        StaleError: somebody changed it first.
    """
    row = work.session.get(ContactPersonRow, person.id)
    if row is None:
        if person.version:
            raise StaleError
        row = ContactPersonRow(id=person.id)
        work.session.add(row)
    elif row.version != person.version:
        raise StaleError
    for name in _PERSON_COLUMNS:
        setattr(row, name, getattr(person, name))
    row.search_name = search_key(f"{person.name} {person.function}")
    work.session.flush()


def people(reading: Reading, organisation_id: OrganisationId | None = None) -> list[Person]:
    """Return the people of one partner or, without one, of all; those who work there still first, then by name."""
    query = sa.select(ContactPersonRow)
    if organisation_id is not None:
        spellings = sa.select(OrganisationRow.id).where(OrganisationRow.joined_into == organisation_id)
        is_here = ContactPersonRow.organisation_id == organisation_id
        query = query.where(sa.or_(is_here, ContactPersonRow.organisation_id.in_(spellings)))
    order = (ContactPersonRow.is_active.desc(), ContactPersonRow.name, ContactPersonRow.id)
    return [_person(row) for row in reading.session.scalars(query.order_by(*order))]


def _person(row: ContactPersonRow) -> Person:
    values = {name: getattr(row, name) for name in _PERSON_COLUMNS}
    return Person(id=PersonId(row.id), version=row.version, **values)
