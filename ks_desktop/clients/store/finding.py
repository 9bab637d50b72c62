"""The women that fit what was typed: with an open case first, then whose word is the one that was typed."""

from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from ks_desktop.clients.domain import CaseStatus, Client
from ks_desktop.clients.domain.searching import LEAST_FIGURES, LEAST_PART, PHONE_MARK, Wanted
from ks_desktop.clients.store import client_of
from ks_desktop.clients.store.rows import CaseRow, ClientRow
from ks_desktop.clients.store.words import SearchHolderRow, SearchWordRow
from ks_desktop.core.database import Reading

_CANDIDATES: Final = 400  # put in order before the first few are shown: who types two letters looks for nobody yet
_LAST: Final = "\U0010ffff"
_WORD, _HOLDER = SearchWordRow, SearchHolderRow


def find_clients(reading: Reading, asked: Wanted, limit: int) -> list[Client]:
    """Return the women that fit all that was asked, at most so many."""
    most = max(limit, _CANDIDATES)
    by_record = asked.birth_date is not None or bool(asked.postcode)
    found = _by_record(reading, asked, most) if by_record else _by_words(reading, asked, limit, most)
    return _clients(reading, _ordered(reading, found)[:limit])


def _by_record(reading: Reading, asked: Wanted, most: int) -> dict[UUID, bool]:
    query = sa.select(ClientRow.id)
    if asked.birth_date is not None:
        query = query.where(ClientRow.birth_date == asked.birth_date)
    if asked.postcode:
        query = query.where(ClientRow.postcode >= asked.postcode, ClientRow.postcode < f"{asked.postcode}{_LAST}")
    query = query.where(*(_holds(ClientRow.id, key) for key in _keys(asked))).limit(most)
    return dict.fromkeys(reading.session.scalars(query), False)


def _by_words(reading: Reading, asked: Wanted, limit: int, most: int) -> dict[UUID, bool]:
    """Return who is found by the rarest word, and by all others; whether hers is just that word."""
    rarest, *others = sorted(_keys(asked), key=lambda key: (_share(reading, key, most), -len(key)))
    rows = reading.session.execute(_held(_begins(_WORD, rarest), others, most)).all()
    found = {row[0]: row[1] == rarest for row in reversed(rows)}
    if len(found) < limit:
        found = dict.fromkeys(_within(reading, rarest, others, most), False) | found
    return found


def _share(reading: Reading, start: str, most: int) -> int:
    """Return how many are found by a word alone, counted no further than matters."""
    held = _held(_begins(_WORD, start), (), most).order_by(None).subquery()
    return reading.session.scalar(sa.select(sa.func.count()).select_from(held)) or 0


def _begins(word: type[SearchWordRow], start: str) -> tuple[sa.ColumnElement[bool], ...]:
    return word.word >= start, word.word < f"{start}{_LAST}"


def _within(reading: Reading, word: str, others: Sequence[str], most: int) -> Iterable[UUID]:
    """Return who is found by the word in the middle of a word of hers; a phone also by its last figures."""
    is_phone = word.startswith(PHONE_MARK)
    part = word.removeprefix(PHONE_MARK)
    if len(part) < (LEAST_FIGURES if is_phone else LEAST_PART):
        return ()
    marked = sa.and_(*_begins(_WORD, PHONE_MARK))
    kind = marked if is_phone else sa.not_(marked)
    query = _held((kind, sa.func.instr(_WORD.word, part) > 0), others, most)
    return reading.session.scalars(query)


def _held(which: Iterable[sa.ColumnElement[bool]], others: Iterable[str], most: int) -> sa.Select[UUID, str]:
    query = sa.select(_HOLDER.client_id, _WORD.word).join(_WORD, _WORD.number == _HOLDER.number).where(*which)
    return query.where(*(_holds(_HOLDER.client_id, key) for key in others)).order_by(_WORD.word).limit(most)


def _holds(client_id: Any, start: str) -> sa.ColumnElement[bool]:
    holder, word = sa.orm.aliased(_HOLDER), sa.orm.aliased(_WORD)
    held = sa.select(holder.number).join(word, word.number == holder.number)
    return held.where(holder.client_id == client_id, *_begins(word, start)).exists()


def _keys(asked: Wanted) -> tuple[str, ...]:
    return (*asked.words, *((f"{PHONE_MARK}{asked.phone}",) if asked.phone else ()))


def _ordered(reading: Reading, found: dict[UUID, bool]) -> list[UUID]:
    is_open = sa.exists().where(CaseRow.client_id == ClientRow.id, CaseRow.status != CaseStatus.CLOSED)
    query = sa.select(ClientRow.id, is_open, ClientRow.search_surname).where(ClientRow.id.in_(found))
    rows = [(not opened, not found[key], surname, key) for key, opened, surname in reading.session.execute(query)]
    return [row[-1] for row in sorted(rows)]


def _clients(reading: Reading, ids: Sequence[UUID]) -> list[Client]:
    rows = {row.id: row for row in reading.session.scalars(sa.select(ClientRow).where(ClientRow.id.in_(ids)))}
    return [client_of(rows[key]) for key in ids]
