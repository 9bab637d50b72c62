"""What is known of many cases at once, from few columns; read only."""

from collections.abc import Iterable
from datetime import date
from typing import Final

import sqlalchemy as sa

from ks_desktop.clients.domain import CaseStatus, Consent, ConsentPurpose, consent_given
from ks_desktop.clients.domain.known import Known, KnownCase
from ks_desktop.clients.store import batches
from ks_desktop.clients.store.rows import CaseRow, ClientRow, ConsentRow
from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId, ConsentId

_KNOWN: Final = tuple(getattr(ClientRow, name) for name in Known._fields)


def known_cases(reading: Reading, case_ids: Iterable[CaseId], today: date) -> dict[CaseId, KnownCase]:
    """Return what is known of these cases by id; an unknown id is left out."""
    found: dict[CaseId, KnownCase] = {}
    for batch in batches(case_ids):
        agreeing = _agreeing(reading, batch, today)
        query = (
            sa.select(CaseRow.id, CaseRow.status, *_KNOWN)
            .join(ClientRow, ClientRow.id == CaseRow.client_id)
            .where(CaseRow.id.in_(batch))
        )
        for case_id, status, *known in reading.session.execute(query):
            found[CaseId(case_id)] = KnownCase(
                known=Known(*known), is_open=status is CaseStatus.OPEN, agrees=case_id in agreeing
            )
    return found


def _agreeing(reading: Reading, batch: Iterable[object], today: date) -> set[CaseId]:
    """Return which of these cases agree today; who answered once is not looked at twice."""
    query = sa.select(
        ConsentRow.id, ConsentRow.case_id, ConsentRow.state, ConsentRow.given_on, ConsentRow.withdrawn_on
    ).where(
        ConsentRow.case_id.in_(batch),
        ConsentRow.purpose == ConsentPurpose.SIGN_UP,
        ConsentRow.receiver.is_(None),
    )
    answers: dict[CaseId, list[Consent]] = {}
    for key, case_id, state, given_on, withdrawn_on in reading.session.execute(query):
        answer = Consent(
            id=ConsentId(key),
            case_id=CaseId(case_id),
            purpose=ConsentPurpose.SIGN_UP,
            state=state,
            given_on=given_on,
            withdrawn_on=withdrawn_on,
        )
        answers.setdefault(answer.case_id, []).append(answer)
    return {key for key, given in answers.items() if consent_given(given, ConsentPurpose.SIGN_UP, on=today)}
