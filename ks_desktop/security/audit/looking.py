"""Looking into the log: some lines of it, newest first, a page at a time. 200,000 lines stay quick.

Pages go by place in the chain, and each of the ways to narrow is an index of its own. A day is turned into a stretch of
places first: an index of times would have all lines of a year sorted for one page of them.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ks_desktop.core.values import CaseId, ClientId, UserId
from ks_desktop.security.domain import AuditEntry, AuditEvent
from ks_desktop.security.store import IS_EMERGENCY, IS_REFUSED, AuditRow, entry

_AT_ONCE: Final = 2_000
_NUMBER_SIGNS: Final = frozenset("0123456789abcdef")
_PAST_THE_USUAL: Final = (AuditEvent.SHIELD_LIFTED, AuditEvent.EMERGENCY_OPENED)
_OPENINGS: Final = (AuditEvent.CLIENT_OPENED, *_PAST_THE_USUAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which lines.

    Attributes:
        clients: about these women, with their `cases`; None for whomever.
        actor: by this user.
        since: from this instant on; `until`: before this one.
        events: these words; None for all.
        is_emergency: only what was opened in an emergency.
        is_refused: only what was refused.
        seqs: only these lines; None for all.
    """

    clients: frozenset[ClientId] | None = None
    cases: frozenset[CaseId] = frozenset()
    actor: UserId | None = None
    since: datetime | None = None
    until: datetime | None = None
    events: frozenset[str] | None = None
    is_emergency: bool = False
    is_refused: bool = False
    seqs: frozenset[int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """That somebody opened a record: enough to count with."""

    seq: int
    at: datetime
    actor: UserId
    client: str


def find(session: Session, wanted: Wanted, *, before: int | None = None, limit: int) -> tuple[AuditEntry, ...]:
    """Return lines, newest first.

    Args:
        session: of an open look.
        wanted: which.
        before: only lines before this place: the next page begins where the last one ended.
        limit: at most so many.
    """
    if wanted.seqs is not None:
        return _among(session, wanted, wanted.seqs, before, limit)
    bounds = _stretch(session, wanted)
    if bounds is None:
        return ()
    conditions = [*_conditions(wanted), *bounds]
    if before is not None:
        conditions.append(AuditRow.seq < before)
    lines = sa.select(AuditRow).where(AuditRow.seq.in_(_places(wanted, conditions, limit)))
    return tuple(map(entry, session.scalars(lines.order_by(AuditRow.seq.desc()).limit(limit))))


def _among(
    session: Session, wanted: Wanted, seqs: Collection[int], before: int | None, limit: int
) -> tuple[AuditEntry, ...]:
    """Return those of some lines that fit, newest first: so many at a time as one question takes."""
    places = sorted((seq for seq in seqs if before is None or seq < before), reverse=True)
    found: list[AuditEntry] = []
    for start in range(0, len(places), _AT_ONCE):
        part = AuditRow.seq.in_(places[start : start + _AT_ONCE])
        lines = sa.select(AuditRow).where(part, *_about(wanted), *_conditions(wanted)).order_by(AuditRow.seq.desc())
        found += map(entry, session.scalars(lines.limit(limit - len(found))))
        if len(found) >= limit:
            break
    return tuple(found)


def _places(wanted: Wanted, conditions: Sequence[Any], limit: int) -> Any:
    """Return the question for the newest places.

    Each word, woman and case is asked by itself, in the order of its own index, so that nothing has to be sorted but a
    page of each.
    """
    ways: list[list[Any]] = [[]]
    if wanted.clients is not None:
        ways = [[AuditRow.about_client == key.hex] for key in sorted(wanted.clients)]
        ways += [[AuditRow.about_case == key.hex, AuditRow.about_client == ""] for key in sorted(wanted.cases)]
    elif wanted.is_emergency:
        ways = [[sa.text(f"audit.{IS_EMERGENCY}")], *([AuditRow.event == word] for word in _PAST_THE_USUAL)]
    elif wanted.events is not None and wanted.actor is None and not wanted.is_refused:
        ways = [[AuditRow.event == word] for word in sorted(wanted.events)]
    asked = [
        sa.select(
            sa.select(AuditRow.seq).where(*conditions, *way).order_by(AuditRow.seq.desc()).limit(limit).subquery()
        )
        for way in ways
    ]
    return asked[0] if len(asked) == 1 else sa.union_all(*asked)


def _about(wanted: Wanted) -> list[Any]:
    if wanted.clients is None:
        return []
    hers = AuditRow.about_client.in_([key.hex for key in wanted.clients])
    of_cases = AuditRow.about_case.in_([key.hex for key in wanted.cases])
    return [sa.or_(hers, sa.and_(AuditRow.about_client == "", of_cases))]


def _conditions(wanted: Wanted) -> list[Any]:
    found: list[Any] = []
    # A clock that was set back leaves lines of other days inside a stretch; so said, no index of times is used for it.
    at = sa.func.coalesce(AuditRow.at, AuditRow.at)
    if wanted.since is not None:
        found.append(at >= wanted.since)
    if wanted.until is not None:
        found.append(at < wanted.until)
    if wanted.actor is not None:
        found.append(AuditRow.actor == wanted.actor)
    if wanted.events is not None:
        found.append(AuditRow.event.in_(wanted.events))
    if wanted.is_emergency:
        found.append(sa.or_(sa.text(f"audit.{IS_EMERGENCY}"), AuditRow.event.in_(_PAST_THE_USUAL)))
    if wanted.is_refused:
        found.append(sa.text(f"audit.{IS_REFUSED}"))
    return found


def _stretch(session: Session, wanted: Wanted) -> tuple[sa.ColumnElement[bool], ...] | None:
    """Return between which places the lines of two instants lie; None when there are none."""
    if wanted.since is None and wanted.until is None:
        return ()
    conditions = []
    if wanted.since is not None:
        conditions.append(AuditRow.at >= wanted.since)
    if wanted.until is not None:
        conditions.append(AuditRow.at < wanted.until)
    places = sa.select(sa.func.min(AuditRow.seq), sa.func.max(AuditRow.seq)).where(*conditions)
    found: Any = session.execute(places).one()
    return None if found[0] is None else (AuditRow.seq >= found[0], AuditRow.seq <= found[1])


def openings(session: Session, *, since: datetime, until: datetime, most: int) -> tuple[Opening, ...]:
    """Return who opened which record between two instants, oldest first, the newest `most`."""
    rows = session.execute(
        sa.select(AuditRow.seq, AuditRow.at, AuditRow.actor, AuditRow.about_client)
        .where(AuditRow.event.in_(_OPENINGS), AuditRow.at >= since, AuditRow.at < until)
        .order_by(AuditRow.seq.desc())
        .limit(most)
    ).all()
    return tuple(
        Opening(seq=row.seq, at=row.at, actor=UserId(row.actor), client=row.about_client) for row in reversed(rows)
    )


def clients_ending(session: Session, ending: str, *, limit: int) -> tuple[ClientId, ...]:
    """Return the women in the log whose number ends so; only figures and the letters a to f can fit."""
    if not set(ending) <= _NUMBER_SIGNS:
        return ()
    found = sa.select(AuditRow.about_client).where(AuditRow.about_client.endswith(ending)).distinct().limit(limit)
    return tuple(ClientId(UUID(key)) for key in session.scalars(found))


def client_of_case(session: Session, case_id: CaseId) -> ClientId | None:
    """Return whose case it is as the newest line that says so has it."""
    hers = (AuditRow.about_case == case_id.hex, AuditRow.about_client != "")
    key = session.scalar(sa.select(AuditRow.about_client).where(*hers).order_by(AuditRow.seq.desc()).limit(1))
    return ClientId(UUID(key)) if key else None


def last_of(session: Session, events: Collection[str]) -> AuditEntry | None:
    """Return the newest line of one of these words."""
    row = session.scalar(sa.select(AuditRow).where(AuditRow.event.in_(events)).order_by(AuditRow.seq.desc()).limit(1))
    return entry(row) if row is not None else None


def count_lines(session: Session) -> int:
    """Return how many lines there are now."""
    return session.scalar(sa.select(sa.func.count()).select_from(AuditRow)) or 0
