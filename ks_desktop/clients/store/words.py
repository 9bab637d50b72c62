"""The words by which women are found: of their names, and the figures of their phones.

Each word stands once, with the women it leads to. So the start of a word is a range of an index, and the middle of one
is looked for in a list of short words, never in all records.
"""

from collections.abc import Iterable, Sequence
from typing import Final, cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.clients.domain.searching import found_by
from ks_desktop.clients.store.likeness import in_parts
from ks_desktop.clients.store.rows import ClientRow
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base, line
from ks_desktop.core.values import ClientId


class SearchWordRow(Base):
    """One word, however many women have it."""

    __tablename__ = "search_word"
    number: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(line(), unique=True)


class SearchHolderRow(Base):
    """A woman who is found by a word."""

    __tablename__ = "search_holder"
    number: Mapped[int] = mapped_column(sa.ForeignKey("search_word.number"), primary_key=True)
    client_id: Mapped[UUID] = mapped_column(
        sa.ForeignKey("client.id", ondelete="CASCADE"), primary_key=True, index=True
    )


CLAIMED: Final = frozenset({"search_holder"})
_WORD, _HOLDER = SearchWordRow, SearchHolderRow
_WORDS: Final = cast("sa.Table", SearchWordRow.__table__)
_HOLDERS: Final = cast("sa.Table", SearchHolderRow.__table__)
_PLAIN: Final = {"synchronize_session": False}
_HERS: Final = (ClientRow.id, ClientRow.search_name, ClientRow.phone, ClientRow.phone_2)


def renew(work: Work, ids: Iterable[ClientId]) -> None:
    """Keep these women under the words of now; a word that leads to nobody any more goes."""
    for part in in_parts(ids):
        rows = work.session.execute(sa.select(*_HERS).where(ClientRow.id.in_(part)))
        found = {row[0]: found_by(row[1], row[2:]) for row in rows}
        held = _held(work, part)
        lost = [pair for pair in held if pair[1] not in found.get(pair[0], frozenset())]
        known = {(client_id, word) for client_id, word, _number in held}
        fresh = [(client_id, word) for client_id, words in found.items() for word in words]
        _drop(work, lost)
        _add(work, [pair for pair in fresh if pair not in known])


def drop(work: Work, ids: Iterable[ClientId]) -> None:
    """Let these women be found by no word any more: their records go."""
    for part in in_parts(ids):
        _drop(work, _held(work, part))


def _held(work: Work, ids: Sequence[ClientId]) -> list[tuple[UUID, str, int]]:
    query = sa.select(_HOLDER.client_id, _WORD.word, _WORD.number).join(_WORD, _WORD.number == _HOLDER.number)
    return [(row[0], row[1], row[2]) for row in work.session.execute(query.where(_HOLDER.client_id.in_(ids)))]


def _drop(work: Work, lost: Sequence[tuple[UUID, str, int]]) -> None:
    for some in in_parts(((number, client_id) for client_id, _word, number in lost), 400):
        which = sa.tuple_(_HOLDER.number, _HOLDER.client_id).in_(some)
        work.session.execute(sa.delete(_HOLDER).where(which), execution_options=_PLAIN)
    for numbers in in_parts({number for _client_id, _word, number in lost}):
        unused = ~sa.exists().where(_HOLDER.number == _WORD.number)
        work.session.execute(sa.delete(_WORD).where(_WORD.number.in_(numbers), unused), execution_options=_PLAIN)


def _add(work: Work, fresh: Sequence[tuple[UUID, str]]) -> None:
    numbers = _numbers(work, {word for _client_id, word in fresh})
    rows = sorted((numbers[word], client_id) for client_id, word in fresh)
    if rows:
        made = [{"number": number, "client_id": client_id} for number, client_id in rows]
        work.session.execute(sa.insert(_HOLDERS), made)


def _numbers(work: Work, words: Iterable[str]) -> dict[str, int]:
    wanted = sorted(words)
    known = _known(work, wanted)
    new = [word for word in wanted if word not in known]
    if new:
        work.session.execute(sa.insert(_WORDS), [{"word": word} for word in new])
        known |= _known(work, new)
    return known


def _known(work: Work, words: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in in_parts(words):
        query = sa.select(_WORD.word, _WORD.number).where(_WORD.word.in_(part))
        found.update((row[0], row[1]) for row in work.session.execute(query))
    return found


def not_kept(reading: Reading, most: int) -> list[ClientId]:
    """Return women who are found by no word yet: of a file of an older program; at most so many."""
    query = sa.select(ClientRow.id).where(~sa.exists().where(_HOLDER.client_id == ClientRow.id))
    return [ClientId(key) for key in reading.session.scalars(query.order_by(ClientRow.id).limit(most))]
