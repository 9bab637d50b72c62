"""Rows of the coalition: organisations and their people, dated terms, the municipalities we serve."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.coalition.domain import FeedbackRoute, Organisation, OrganisationKind, Person, Terms
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.gestation import GestationalAge, WeekWindow
from ks_desktop.core.rows import Base, Versioned, choice, line, note
from ks_desktop.core.values import OrganisationId, PersonId, new_id, search_key


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


class TermsRow(Versioned, Base):
    """What one municipality agreed from one day on; municipality "" is the organisation's default."""

    __tablename__ = "municipality_terms"
    __table_args__ = (sa.UniqueConstraint("municipality", "valid_from"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality: Mapped[str] = mapped_column(line())
    valid_from: Mapped[date]
    contact_days: Mapped[int]
    urgent_days: Mapped[int]
    visit_days: Mapped[int]
    feedback_days: Mapped[int]
    earliest_days: Mapped[int]
    best_from_days: Mapped[int]
    best_until_days: Mapped[int]
    latest_days: Mapped[int]
    attention_from_days: Mapped[int]
    source: Mapped[str] = mapped_column(line())


class ServedRow(Base):
    """One municipality this organisation works for."""

    __tablename__ = "served_municipality"
    code: Mapped[str] = mapped_column(line(), primary_key=True)


_ORGANISATION_COLUMNS = (
    "name",
    "kind",
    "contact_name",
    "street",
    "house_number",
    "postcode",
    "place",
    "phone",
    "email",
    "note",
    "feedback_route",
    "feedback_address",
    "joined_into",
)
_PERSON_COLUMNS = (
    *("organisation_id", "name", "function", "phone", "email", "agb"),
    *("feedback_route", "feedback_address", "is_active"),
)


def put_organisation(work: Work, organisation: Organisation) -> None:
    """Store a new organisation (version 0) or its changes.

    Raises:
        StaleError: somebody changed it first.
    """
    row = work.session.get(OrganisationRow, organisation.id)
    if row is None:
        if organisation.version:
            raise StaleError
        row = OrganisationRow(id=organisation.id)
        work.session.add(row)
    elif row.version != organisation.version:
        raise StaleError
    for name in _ORGANISATION_COLUMNS:
        setattr(row, name, getattr(organisation, name))
    row.search_name = search_key(f"{organisation.name} {organisation.contact_name} {organisation.place}")
    work.session.flush()


def get_organisation(reading: Reading, organisation_id: OrganisationId) -> Organisation | None:
    """Return one organisation, or None."""
    row = reading.session.get(OrganisationRow, organisation_id)
    return _organisation(row) if row else None


def find_organisations(reading: Reading, text: str) -> list[Organisation]:
    """Return the organisations of which each typed word is part of the name, contact, place or of somebody there."""
    query = sa.select(OrganisationRow).where(OrganisationRow.joined_into.is_(None))
    for word in search_key(text).split():
        works_there = sa.exists().where(
            ContactPersonRow.organisation_id == OrganisationRow.id,
            ContactPersonRow.is_active,
            ContactPersonRow.search_name.contains(word, autoescape=True),
        )
        query = query.where(sa.or_(OrganisationRow.search_name.contains(word, autoescape=True), works_there))
    rows = reading.session.scalars(query.order_by(OrganisationRow.search_name, OrganisationRow.id))
    return [_organisation(row) for row in rows]


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


def put_terms(work: Work, terms: Terms) -> None:
    """Store what was agreed from a day on, in place of what was stored for that day."""
    row = work.session.scalar(
        sa.select(TermsRow).where(TermsRow.municipality == terms.municipality, TermsRow.valid_from == terms.valid_from)
    )
    if row is None:
        row = TermsRow(id=new_id(), municipality=terms.municipality, valid_from=terms.valid_from)
        work.session.add(row)
    row.contact_days = terms.contact_days
    row.urgent_days = terms.urgent_days
    row.visit_days = terms.visit_days
    row.feedback_days = terms.feedback_days
    row.earliest_days = terms.window.earliest.days
    row.best_from_days = terms.window.best_from.days
    row.best_until_days = terms.window.best_until.days
    row.latest_days = terms.window.latest.days
    row.attention_from_days = terms.attention_from.days
    row.source = terms.source
    work.session.flush()


def newest_terms(reading: Reading, municipality: str, on: date) -> Terms | None:
    """Return the terms of a municipality that count on a day, or None."""
    row = reading.session.scalar(
        sa.select(TermsRow)
        .where(TermsRow.municipality == municipality, TermsRow.valid_from <= on)
        .order_by(TermsRow.valid_from.desc())
        .limit(1)
    )
    return _terms(row) if row else None


def _terms(row: TermsRow) -> Terms:
    return Terms(
        municipality=row.municipality,
        valid_from=row.valid_from,
        contact_days=row.contact_days,
        urgent_days=row.urgent_days,
        visit_days=row.visit_days,
        feedback_days=row.feedback_days,
        window=WeekWindow(
            earliest=GestationalAge(row.earliest_days),
            best_from=GestationalAge(row.best_from_days),
            best_until=GestationalAge(row.best_until_days),
            latest=GestationalAge(row.latest_days),
        ),
        attention_from=GestationalAge(row.attention_from_days),
        source=row.source,
    )


def served(reading: Reading) -> tuple[str, ...]:
    """Return the CBS codes of the municipalities we serve, sorted."""
    return tuple(reading.session.scalars(sa.select(ServedRow.code).order_by(ServedRow.code)))


def set_served(work: Work, codes: Iterable[str]) -> None:
    """Serve these municipalities and no others."""
    wanted = set(codes)
    have = set(served(work))
    for code in have - wanted:
        work.session.delete(work.session.get_one(ServedRow, code))
    work.session.add_all(ServedRow(code=code) for code in sorted(wanted - have))
    work.session.flush()
