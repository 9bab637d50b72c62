"""Many new rows in one statement for each table, and one look-up for many women. Triggers see every row."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from ks_desktop.clients.domain import Case, Client, Consent, DueDate
from ks_desktop.clients.domain.searching import surname_key
from ks_desktop.clients.store import batches, case_values, client_of, client_values, consent_values
from ks_desktop.clients.store.rows import CaseRow, ClientRow, ConsentRow, DueDateRow
from ks_desktop.clients.store.touched import touch
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.values import CaseId, new_id

_FIRST = 1  # the version of a row that was just made


def add(
    work: Work,
    clients: Iterable[Client],
    cases: Iterable[Case],
    stated: Iterable[tuple[CaseId, DueDate]],
    consents: Iterable[Consent],
) -> None:
    """Store new women, cases, statements of the due date and consents."""
    work.session.flush()
    clients, cases = tuple(clients), tuple(cases)
    touch(work, (case.client_id for case in cases))
    _insert(work, ClientRow, [{"id": c.id, "version": _FIRST, **client_values(c)} for c in clients])
    _insert(work, CaseRow, [{"id": c.id, "version": _FIRST, **case_values(c)} for c in cases])
    _insert(
        work,
        DueDateRow,
        [
            {
                "id": new_id(),
                "case_id": case_id,
                "due_date": due.due_date,
                "method": due.method,
                "stated_at": due.stated_at,
                "stated_by": due.stated_by,
                "margin": due.margin,
            }
            for case_id, due in stated
        ],
    )
    _insert(work, ConsentRow, [{"id": c.id, "version": _FIRST, **consent_values(c)} for c in consents])


def _insert(work: Work, kind: Any, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        work.session.execute(sa.insert(kind.__table__), rows)


def maybe_known(reading: Reading, women: Iterable[Client]) -> list[Client]:
    """Return who has the BSN, or the surname at birth and the birth date (or as these none), of any of these women."""
    women = tuple(women)
    found: dict[Any, Client] = {}
    for bsns in batches({woman.bsn for woman in women if woman.bsn}):
        _find(reading, ClientRow.bsn.in_(bsns), found)
    days: dict[date | None, set[str]] = {}
    for woman in women:
        days.setdefault(woman.birth_date, set()).add(surname_key(woman.name.birth_surname))
    without = days.pop(None, set())
    for surnames in batches(without):
        _find(reading, sa.and_(ClientRow.birth_date.is_(None), ClientRow.search_surname.in_(surnames)), found)
    # Two surnames on one day are rare enough that all born on these days are looked at by day and name together.
    for some in batches(days):
        surnames = sorted({surname for day in some for surname in days[day]})
        _find(reading, sa.and_(ClientRow.birth_date.in_(some), ClientRow.search_surname.in_(surnames)), found)
    return sorted(found.values(), key=lambda woman: woman.id)


def _find(reading: Reading, which: sa.ColumnElement[bool], found: dict[Any, Client]) -> None:
    rows = reading.session.scalars(sa.select(ClientRow).where(which))
    found.update((row.id, client_of(row)) for row in rows)
