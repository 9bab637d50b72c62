"""Rows <-> records of the woman, her cases, due dates and consents; and how she is found."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, Final, TypeVar
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
from ks_desktop.clients.domain.searching import name_words, surname_key
from ks_desktop.clients.store import words
from ks_desktop.clients.store.endings import CaseEndingRow
from ks_desktop.clients.store.joined import forget_of_case, forget_of_client
from ks_desktop.clients.store.likeness import drop
from ks_desktop.clients.store.rows import CaseRow, ClientRow, ConsentRow, DueDateRow, ToTellRow
from ks_desktop.clients.store.touched import touch
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.drafts import forget_within
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import CaseId, ClientId, ConsentId, OrganisationId, UserId, new_id

_BATCH: Final = 500  # ids in one question: far under any database's limit on parameters

Key = TypeVar("Key", bound=Hashable)


def _names(record: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(record))


_NAME: Final = _names(PersonName)
_ADDRESS: Final = _names(Address)
_CONTACT: Final = _names(SafeContact)
_OWN: Final = ("birth_date", "bsn", "bsn_checked_by", "bsn_checked_on", "language", "interpreter", "is_shielded")
_CASE: Final = tuple(name for name in _names(Case) if name not in {"id", "version"})
_CONSENT: Final = tuple(name for name in _names(Consent) if name not in {"id", "version"})


def batches(ids: Iterable[Key]) -> Iterator[list[Key]]:
    """Give distinct ids, or other keys, in batches that fit into one question."""
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
    _put(work, ClientRow, client, client_values(client))
    touch(work, [client.id])


def client_values(client: Client) -> dict[str, Any]:
    """Return what is stored of a woman, by column, but her id and version."""
    return {
        **_take(client.name, _NAME),
        **_take(client.address, _ADDRESS),
        **_take(client.contact, _CONTACT),
        **_take(client, _OWN),
        "search_name": name_words(client.name),
        "search_surname": surname_key(client.name.birth_surname),
    }


def _put(work: Work, kind: Any, record: Client | Case | Consent, values: Mapping[str, Any]) -> None:
    row = _row_to_save(work, kind, record.id, record.version)
    for name, value in values.items():
        setattr(row, name, value)
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
    _put(work, CaseRow, case, case_values(case))
    touch(work, [case.client_id])


def case_values(case: Case) -> dict[str, Any]:
    """Return what is stored of a case, by column, but its id and version."""
    return _take(case, _CASE)


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


def addresses_of(reading: Reading, ids: Iterable[CaseId]) -> dict[CaseId, Address | None]:
    """Return where the woman of each case lives, None when her record is shielded; an unknown case is left out.

    Without the rest of what is known of her, which takes ten times as long to read.
    """
    columns = [getattr(ClientRow, name) for name in _ADDRESS]
    found: dict[CaseId, Address | None] = {}
    for batch in batches(ids):
        query = sa.select(CaseRow.id, ClientRow.is_shielded, *columns).join(
            ClientRow, CaseRow.client_id == ClientRow.id
        )
        for case_id, is_shielded, *values in reading.session.execute(query.where(CaseRow.id.in_(batch))):
            address = None if is_shielded else Address(**dict(zip(_ADDRESS, values, strict=True)))
            found[CaseId(case_id)] = address
    return found


def interpreted_of(reading: Reading, ids: Iterable[CaseId]) -> frozenset[CaseId]:
    """Return those of these cases whose woman needs an interpreter."""
    query = sa.select(CaseRow.id).join(ClientRow, CaseRow.client_id == ClientRow.id).where(ClientRow.interpreter)
    return frozenset(
        CaseId(i) for some in batches(ids) for i in reading.session.scalars(query.where(CaseRow.id.in_(some)))
    )


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
            margin=stated.margin,
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
        DueDate(
            due_date=row.due_date,
            method=row.method,
            stated_at=row.stated_at,
            stated_by=UserId(row.stated_by),
            margin=row.margin,
        )
        for row in reading.session.scalars(query)
    ]


def put_consent(work: Work, consent: Consent) -> None:
    """Store a new answer (version 0) or what changed.

    Raises:
        StaleError: somebody changed it first.
    """
    _put(work, ConsentRow, consent, consent_values(consent))


def consent_values(consent: Consent) -> dict[str, Any]:
    """Return what is stored of an answer, by column, but its id and version."""
    return _take(consent, _CONSENT)


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
    forget_within(work, [case_id])
    forget_of_case(work, case_id, client_id)
    for kind in (DueDateRow, ToTellRow, ConsentRow, CaseEndingRow):
        work.session.execute(sa.delete(kind).where(kind.case_id == case_id))
    work.session.delete(case)
    work.session.flush()
    touch(work, [ClientId(client_id)])
    if work.session.scalar(sa.select(sa.func.count()).where(CaseRow.client_id == client_id)) == 0:
        forget_within(work, [client_id])
        drop(work, [ClientId(client_id)])
        words.drop(work, [ClientId(client_id)])
        forget_of_client(work, client_id)
        work.session.delete(work.session.get_one(ClientRow, client_id))
        work.session.flush()
