"""What is offered: rows to records and back, and what is looked for, asked in SQL."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.coalition.domain import (
    CareDomain,
    Cost,
    Mark,
    Needs,
    OfferQuestion,
    Parity,
    Phase,
    ReferrerRole,
    Service,
    ServiceLine,
)
from ks_desktop.coalition.domain.offer import searched_text
from ks_desktop.coalition.store.organisations import OrganisationRow
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.gestation import GestationalAge
from ks_desktop.core.rows import Base, Versioned, choice, line, note
from ks_desktop.core.values import ServiceId, search_key


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
    search_name: Mapped[str] = mapped_column(note(), index=True)  # so that the first by name need no look at all
    search_text: Mapped[str] = mapped_column(sa.Text)


_PLAIN = (
    *("name", "domain", "organisation_id", "what", "for_whom", "not_for_whom", "phase", "parity", "from_years"),
    *("until_years", "is_nationwide", "how_to_refer", "consent", "documents", "cost", "cost_note", "waiting_weeks"),
    *("waiting_asked_on", "contact", "phone", "email", "website", "remark", "source", "mark", "valid_from"),
    *("checked_on", "checked_by", "is_hidden"),
)
_SEVERAL = ("needs", "languages", "municipalities")
_LINE = (
    *(ServiceRow.id, ServiceRow.name, OrganisationRow.name, ServiceRow.domain, ServiceRow.needs, ServiceRow.phase),
    *(ServiceRow.until_days, ServiceRow.mark, ServiceRow.checked_on, ServiceRow.is_hidden),
)


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


def find_services(
    reading: Reading, question: OfferQuestion, needs: Needs, *, most: int | None = None
) -> list[ServiceLine]:
    """Return the stored services that answer a question, the first by name; `offer.answers` says the same of one."""
    query = sa.select(*_LINE).outerjoin(OrganisationRow, OrganisationRow.id == ServiceRow.organisation_id)
    order = (ServiceRow.search_name, ServiceRow.id)
    rows = reading.session.execute(query.where(*_conditions(question, needs)).order_by(*order).limit(most))
    return [_line(tuple(row)) for row in rows]


def names_beside(reading: Reading, service: Service) -> list[str]:
    """Return what the other stored services of the same organisation are called that are offered still."""
    is_of = ServiceRow.organisation_id.is_not_distinct_from(service.organisation_id)
    query = sa.select(ServiceRow.name).where(is_of, ServiceRow.id != service.id, ServiceRow.is_hidden.is_(False))
    return list(reading.session.scalars(query))


def _conditions(question: OfferQuestion, needs: Needs) -> Iterator[sa.ColumnElement[bool]]:
    for word, meant in question.words(needs):
        texts = (ServiceRow.search_text, sa.func.coalesce(OrganisationRow.search_name, ""))
        found = [text.contains(word, autoescape=True) for text in texts]
        yield sa.or_(*found, *(_has(ServiceRow.needs, key) for key in sorted(meant)))
    yield from _words(question)
    yield from _numbers(question)
    for column, wanted in ((ServiceRow.cost, question.cost), (ServiceRow.domain, question.domain)):
        if wanted is not None:
            yield column == wanted
    if not question.with_hidden:
        yield ServiceRow.is_hidden.is_(False)


def _words(question: OfferQuestion) -> Iterator[sa.ColumnElement[bool]]:
    if question.need:
        yield _has(ServiceRow.needs, question.need)
    if question.municipality:
        known = ServiceRow.municipalities
        yield sa.or_(ServiceRow.is_nationwide, known == "", _has(known, question.municipality))
    if question.language:
        yield sa.or_(ServiceRow.languages == "", _has(ServiceRow.languages, question.language))
    if question.organisation_id is not None:
        wanted = question.organisation_id
        yield sa.or_(OrganisationRow.id == wanted, OrganisationRow.joined_into == wanted)


def _numbers(question: OfferQuestion) -> Iterator[sa.ColumnElement[bool]]:
    if question.age is not None:
        yield ServiceRow.phase != Phase.AFTER_BIRTH
        yield sa.func.coalesce(ServiceRow.from_days, question.age.days) <= question.age.days
        yield sa.func.coalesce(ServiceRow.until_days, question.age.days) >= question.age.days
    if question.years is not None:
        yield sa.func.coalesce(ServiceRow.from_years, question.years) <= question.years
        yield sa.func.coalesce(ServiceRow.until_years, question.years) >= question.years


def _has(column: sa.ColumnElement[str] | Mapped[str], word: str) -> sa.ColumnElement[bool]:
    return column.contains(f" {word} ", autoescape=True)


def _between_spaces(words: tuple[str, ...]) -> str:
    return f" {' '.join(words)} " if words else ""


def _line(row: tuple[Any, ...]) -> ServiceLine:
    found, name, organisation, domain, needs, phase, until, mark, checked, is_hidden = row
    return ServiceLine(
        id=found,
        name=name,
        organisation=organisation or "",
        domain=domain,
        needs=tuple(needs.split()),
        phase=phase,
        until_age=None if until is None else GestationalAge(until),
        mark=mark,
        checked_on=checked,
        is_hidden=is_hidden,
    )


def _service(row: ServiceRow) -> Service:
    values: dict[str, Any] = {name: getattr(row, name) for name in _PLAIN}
    values |= {name: tuple(getattr(row, name).split()) for name in _SEVERAL}
    return Service(
        id=ServiceId(row.id),
        version=row.version,
        from_age=None if row.from_days is None else GestationalAge(row.from_days),
        until_age=None if row.until_days is None else GestationalAge(row.until_days),
        takes_from=tuple(map(ReferrerRole, row.takes_from.split())),
        **values,
    )
