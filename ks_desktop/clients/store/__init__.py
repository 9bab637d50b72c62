"""Rows <-> records of the woman, her cases, due dates and consents; and how she is found."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from ks_desktop.clients.domain import (
    Address,
    Case,
    CaseStatus,
    Client,
    Consent,
    DueDate,
    PersonName,
    SafeContact,
)
from ks_desktop.clients.domain.searching import Wanted, name_words, surname_key
from ks_desktop.clients.store.rows import CaseRow, ClientRow, ConsentRow, DueDateRow
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import CaseId, ClientId, ConsentId, OrganisationId, UserId, new_id

_BATCH: Final = 500  # ids in one question: far under any database's limit on parameters


def _names(record: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(record))


_NAME: Final = _names(PersonName)
_ADDRESS: Final = _names(Address)
_CONTACT: Final = _names(SafeContact)
_OWN: Final = ("birth_date", "bsn", "bsn_checked_by", "bsn_checked_on", "language", "interpreter", "is_shielded")
_CASE: Final = tuple(name for name in _names(Case) if name not in {"id", "version"})
_CONSENT: Final = tuple(name for name in _names(Consent) if name not in {"id", "version"})


def batches(ids: Iterable[UUID]) -> Iterator[list[UUID]]:
    """Give distinct ids in batches that fit into one question."""
    wanted = list(dict.fromkeys(ids))
    for start in range(0, len(wanted), _BATCH):
        yield wanted[start : start + _BATCH]


def _take(row: Any, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def put_client(work: Work, client: Client) -> None:
    """Store a new woman (version 0) or what changed.

    Raises:
        StaleError: somebody changed her record first.
    """
    row = _row_to_save(work, ClientRow, client.id, client.version)
    for source, names in (
        (client.name, _NAME),
        (client.address, _ADDRESS),
        (client.contact, _CONTACT),
        (client, _OWN),
    ):
        for name in names:
            setattr(row, name, getattr(source, name))
    row.search_name = name_words(client.name)
    row.search_surname = surname_key(client.name.birth_surname)
    work.session.flush()


def _row_to_save(work: Work, kind: Any, record_id: UUID, version: int) -> Any:
    row = work.session.get(kind, record_id)
    if row is None:
        if version:
            raise StaleError
        row = kind(id=record_id)
        work.session.add(row)
    elif row.version != version:
        raise StaleError
    return row


def client_of(row: ClientRow) -> Client:
    """Return the record of a row."""
    return Client(
        id=ClientId(row.id),
        name=PersonName(**_take(row, _NAME)),
        address=Address(**_take(row, _ADDRESS)),
        contact=SafeContact(**_take(row, _CONTACT)),
        version=row.version,
        **_take(row, _OWN),
    )


def put_case(work: Work, case: Case) -> None:
    """Store a new case (version 0) or what changed.

    Raises:
        StaleError: somebody changed it first.
    """
    row = _row_to_save(work, CaseRow, case.id, case.version)
    for name in _CASE:
        setattr(row, name, getattr(case, name))
    work.session.flush()


def case_of(row: CaseRow) -> Case:
    """Return the record of a row."""
    return Case(id=CaseId(row.id), version=row.version, **_take(row, _CASE))


def get_clients(reading: Reading, ids: Iterable[ClientId]) -> dict[ClientId, Client]:
    """Return these women by id; an unknown id is left out."""
    found: dict[ClientId, Client] = {}
    for batch in batches(ids):
        rows = reading.session.scalars(sa.select(ClientRow).where(ClientRow.id.in_(batch)))
        found.update((ClientId(row.id), client_of(row)) for row in rows)
    return found


def get_cases(reading: Reading, ids: Iterable[CaseId]) -> dict[CaseId, Case]:
    """Return these cases by id; an unknown id is left out."""
    found: dict[CaseId, Case] = {}
    for batch in batches(ids):
        rows = reading.session.scalars(sa.select(CaseRow).where(CaseRow.id.in_(batch)))
        found.update((CaseId(row.id), case_of(row)) for row in rows)
    return found


def cases_of_clients(reading: Reading, ids: Iterable[ClientId]) -> list[Case]:
    """Return all cases of these women, the newest pregnancy first."""
    found: list[Case] = []
    for batch in batches(ids):
        query = sa.select(CaseRow).where(CaseRow.client_id.in_(batch))
        found.extend(case_of(row) for row in reading.session.scalars(query))
    return sorted(found, key=lambda case: (case.due_date, case.id), reverse=True)


def open_cases(reading: Reading) -> list[Case]:
    """Return all open cases by due date."""
    query = sa.select(CaseRow).where(CaseRow.status == CaseStatus.OPEN).order_by(CaseRow.due_date, CaseRow.id)
    return [case_of(row) for row in reading.session.scalars(query)]


def add_due_date(work: Work, case_id: CaseId, stated: DueDate) -> None:
    """Add a statement of the due date to the history."""
    work.session.add(
        DueDateRow(
            id=new_id(),
            case_id=case_id,
            due_date=stated.due_date,
            method=stated.method,
            stated_at=stated.stated_at,
            stated_by=stated.stated_by,
        )
    )
    work.session.flush()


def due_dates(reading: Reading, case_id: CaseId) -> list[DueDate]:
    """Return what was stated of the due date, newest first."""
    query = (
        sa.select(DueDateRow)
        .where(DueDateRow.case_id == case_id)
        .order_by(DueDateRow.stated_at.desc(), DueDateRow.id.desc())
    )
    return [
        DueDate(due_date=row.due_date, method=row.method, stated_at=row.stated_at, stated_by=UserId(row.stated_by))
        for row in reading.session.scalars(query)
    ]


def put_consent(work: Work, consent: Consent) -> None:
    """Store a new answer (version 0) or what changed.

    Raises:
        StaleError: somebody changed it first.
    """
    row = _row_to_save(work, ConsentRow, consent.id, consent.version)
    for name in _CONSENT:
        setattr(row, name, getattr(consent, name))
    work.session.flush()


def get_consent(reading: Reading, consent_id: ConsentId) -> Consent | None:
    """Return one answer, or None."""
    row = reading.session.get(ConsentRow, consent_id)
    return _consent(row) if row else None


def consents_of(reading: Reading, case_ids: Iterable[CaseId]) -> list[Consent]:
    """Return all answers in these cases, in the order she gave them."""
    found: list[Consent] = []
    for batch in batches(case_ids):
        query = sa.select(ConsentRow).where(ConsentRow.case_id.in_(batch))
        found.extend(_consent(row) for row in reading.session.scalars(query))
    return sorted(found, key=lambda consent: (consent.given_on, consent.id))


def _consent(row: ConsentRow) -> Consent:
    values = _take(row, _CONSENT)
    receiver = None if row.receiver is None else OrganisationId(row.receiver)
    return Consent(id=ConsentId(row.id), version=row.version, **{**values, "receiver": receiver})


def find_clients(reading: Reading, wanted: Wanted, limit: int) -> list[Client]:
    """Return the women that fit what was typed, by name."""
    query = sa.select(ClientRow)
    for word in wanted.words:
        query = query.where(ClientRow.search_name.contains(f" {word}", autoescape=True))
    if wanted.birth_date is not None:
        query = query.where(ClientRow.birth_date == wanted.birth_date)
    if wanted.postcode:
        query = query.where(ClientRow.postcode.startswith(wanted.postcode, autoescape=True))
    rows = reading.session.scalars(query.order_by(ClientRow.search_surname, ClientRow.id).limit(limit))
    return [client_of(row) for row in rows]


def same_bsn_or_name(reading: Reading, bsn: str, birth_surname: str, birth_date: date | None) -> Sequence[Client]:
    """Return the women with this BSN, and those with this surname at birth and birth date (None: also unknown)."""
    born = ClientRow.birth_date.is_(None) if birth_date is None else ClientRow.birth_date == birth_date
    by_name = sa.and_(ClientRow.search_surname == surname_key(birth_surname), born)
    query = sa.select(ClientRow).where(sa.or_(ClientRow.bsn == bsn, by_name) if bsn else by_name)
    return [client_of(row) for row in reading.session.scalars(query.order_by(ClientRow.id))]


def remove_case(work: Work, case_id: CaseId) -> None:
    """Remove all rows of a case in this room; the woman goes with her last case."""
    case = work.session.get_one(CaseRow, case_id)
    client_id = case.client_id
    for kind in (DueDateRow, ConsentRow):
        work.session.execute(sa.delete(kind).where(kind.case_id == case_id))
    work.session.delete(case)
    work.session.flush()
    if work.session.scalar(sa.select(sa.func.count()).where(CaseRow.client_id == client_id)) == 0:
        work.session.delete(work.session.get_one(ClientRow, client_id))
        work.session.flush()
