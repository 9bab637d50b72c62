"""What is offered: rows to records and back."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.coalition.domain import (
    Alike,
    CareDomain,
    Cost,
    Mark,
    Parity,
    Phase,
    ReferrerRole,
    Service,
)
from ks_desktop.coalition.domain.offer import searched_text
from ks_desktop.coalition.store.organisations import OrganisationRow, spellings_of
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.gestation import GestationalAge
from ks_desktop.core.rows import Base, Versioned, choice, line, note
from ks_desktop.core.values import LocationId, OrganisationId, PersonId, ServiceId, search_key


class ServiceRow(Versioned, Base):
    """One service as this organisation has it: its own, or one of the catalogue that was changed.

    Several words in one column stand between spaces, with one at both ends, so that each is found whole.
    """

    __tablename__ = "service"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(line())
    domain: Mapped[CareDomain] = mapped_column(choice(CareDomain))
    organisation_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("organisation.id"), index=True)
    needs: Mapped[str] = mapped_column(note())
    what: Mapped[str] = mapped_column(note())
    for_whom: Mapped[str] = mapped_column(note())
    not_for_whom: Mapped[str] = mapped_column(note())
    phase: Mapped[Phase] = mapped_column(choice(Phase))
    from_days: Mapped[int | None]
    until_days: Mapped[int | None]
    parity: Mapped[Parity] = mapped_column(choice(Parity))
    from_years: Mapped[int | None]
    until_years: Mapped[int | None]
    languages: Mapped[str] = mapped_column(note())
    municipalities: Mapped[str] = mapped_column(note())
    is_nationwide: Mapped[bool]
    takes_from: Mapped[str] = mapped_column(line())
    how_to_refer: Mapped[str] = mapped_column(note())
    consent: Mapped[str] = mapped_column(line())
    documents: Mapped[str] = mapped_column(note())
    cost: Mapped[Cost] = mapped_column(choice(Cost))
    cost_note: Mapped[str] = mapped_column(line())
    waiting_weeks: Mapped[int | None]
    waiting_asked_on: Mapped[date | None]
    contact: Mapped[str] = mapped_column(line())
    phone: Mapped[str] = mapped_column(line())
    email: Mapped[str] = mapped_column(line())
    website: Mapped[str] = mapped_column(line())
    remark: Mapped[str] = mapped_column(note())
    source: Mapped[str] = mapped_column(note())
    mark: Mapped[Mark] = mapped_column(choice(Mark))
    valid_from: Mapped[date | None]
    checked_on: Mapped[date | None]
    checked_by: Mapped[str] = mapped_column(line())
    is_hidden: Mapped[bool]
    regions: Mapped[str] = mapped_column(note(), server_default=sa.text("''"))
    locations: Mapped[str] = mapped_column(note(), server_default=sa.text("''"))  # ids
    people: Mapped[str] = mapped_column(note(), server_default=sa.text("''"))  # ids
    ends_on: Mapped[date | None]
    search_name: Mapped[str] = mapped_column(note(), index=True)  # so that the first by name need no look at all
    search_text: Mapped[str] = mapped_column(sa.Text)


_PLAIN = (
    *("name", "domain", "organisation_id", "what", "for_whom", "not_for_whom", "phase", "parity", "from_years"),
    *("until_years", "is_nationwide", "how_to_refer", "consent", "documents", "cost", "cost_note", "waiting_weeks"),
    *("waiting_asked_on", "contact", "phone", "email", "website", "remark", "source", "mark", "valid_from"),
    *("ends_on", "checked_on", "checked_by", "is_hidden"),
)
_SEVERAL = ("needs", "languages", "municipalities", "regions")
_POINTING = ("locations", "people")  # at what stands beside it, by id


def put_service(work: Work, service: Service) -> None:
    """Store a service (version 0: it was not stored yet) or its changes.

    Raises:
        StaleError: somebody changed it first.
    """
    row = work.session.get(ServiceRow, service.id)
    if (row.version if row else 0) != service.version:
        raise StaleError
    if row is None:
        row = ServiceRow(id=service.id)
        work.session.add(row)
    for name in _PLAIN:
        setattr(row, name, getattr(service, name))
    for name in _SEVERAL:
        setattr(row, name, _between_spaces(getattr(service, name)))
    for name in _POINTING:
        setattr(row, name, _between_spaces(tuple(map(str, getattr(service, name)))))
    row.from_days = service.from_age.days if service.from_age is not None else None
    row.until_days = service.until_age.days if service.until_age is not None else None
    row.takes_from = " ".join(service.takes_from)
    row.search_name = search_key(service.name)
    row.search_text = searched_text(service)
    work.session.flush()


def services(reading: Reading, ids: Iterable[ServiceId] | None = None) -> dict[ServiceId, Service]:
    """Return what is stored, or those of it with these ids, by id."""
    query = sa.select(ServiceRow).order_by(ServiceRow.id)
    if ids is not None:
        query = query.where(ServiceRow.id.in_(tuple(ids)))
    return {ServiceId(row.id): _service(row) for row in reading.session.scalars(query)}


def names_beside(reading: Reading, service: Service) -> list[str]:
    """Return what the other stored services of the same organisation are called that are offered still.

    The same is a partner under each of its spellings.
    """
    offers = service.organisation_id
    is_of = ServiceRow.organisation_id.is_(None) if offers is None else _is_of_spelling(reading, offers)
    query = sa.select(ServiceRow.name).where(is_of, ServiceRow.id != service.id, ServiceRow.is_hidden.is_(False))
    return list(reading.session.scalars(query))


def _is_of_spelling(reading: Reading, organisation_id: OrganisationId) -> sa.ColumnElement[bool]:
    return ServiceRow.organisation_id.in_(spellings_of(reading, organisation_id))


def service_names(reading: Reading) -> list[Alike]:
    """Return what every stored service is called that is offered still, and by whom."""
    query = sa.select(ServiceRow.id, ServiceRow.name, sa.func.coalesce(OrganisationRow.name, ""))
    query = query.outerjoin(OrganisationRow, OrganisationRow.id == ServiceRow.organisation_id)
    rows = reading.session.execute(query.where(ServiceRow.is_hidden.is_(False)).order_by(ServiceRow.id))
    return [Alike(id=ServiceId(found), name=name, organisation=offers) for found, name, offers in rows]


def services_at(reading: Reading, location_id: LocationId) -> list[str]:
    """Return what the services are called that are given at a place and offered still, by name."""
    is_here = ServiceRow.locations.contains(f" {location_id} ", autoescape=True)
    query = sa.select(ServiceRow.name).where(is_here, ServiceRow.is_hidden.is_(False))
    return list(reading.session.scalars(query.order_by(ServiceRow.search_name, ServiceRow.id)))


def _between_spaces(words: tuple[str, ...]) -> str:
    return f" {' '.join(words)} " if words else ""


def _service(row: ServiceRow) -> Service:
    values: dict[str, Any] = {name: getattr(row, name) for name in _PLAIN}
    values |= {name: tuple(getattr(row, name).split()) for name in _SEVERAL}
    return Service(
        id=ServiceId(row.id),
        version=row.version,
        from_age=None if row.from_days is None else GestationalAge(row.from_days),
        until_age=None if row.until_days is None else GestationalAge(row.until_days),
        takes_from=tuple(map(ReferrerRole, row.takes_from.split())),
        locations=tuple(LocationId(UUID(each)) for each in row.locations.split()),
        people=tuple(PersonId(UUID(each)) for each in row.people.split()),
        **values,
    )
