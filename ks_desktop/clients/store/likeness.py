"""Under which keys women are kept, who is like whom, and who is said to be somebody else."""

import struct
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, Final, cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.clients.domain.doubles import RULES, Likeness, Reason, Traits, make_traits
from ks_desktop.clients.domain.doubles.likening import Ground
from ks_desktop.clients.domain.doubles.traits import TEXTS
from ks_desktop.clients.domain.doubles.weighing import Verdict
from ks_desktop.clients.store.rows import CaseRow, ClientRow
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base, choice
from ks_desktop.core.values import ClientId

_BATCH: Final = 900  # values in one question
_HER: Final = (ClientRow.id, ClientRow.birth_date, *(getattr(ClientRow, name) for name in TEXTS))
_KIND_MASK: Final = 15


class LikenessEntryRow(Base):
    """Under which keys a woman is kept. Whenever she changes she gets a new number, so that a number never lies.

    Attributes:
        rules: by which rules the keys were made; of older rules they are made again.
        digest: of all that is compared, to see whether anything changed.
        keys: the numbers under which she is kept, packed.
    """

    __tablename__ = "likeness_entry"
    number: Mapped[int] = mapped_column(sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True)
    client_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client.id", ondelete="CASCADE"), unique=True)
    rules: Mapped[int]
    digest: Mapped[int] = mapped_column(sa.BigInteger)
    keys: Mapped[bytes] = mapped_column(sa.LargeBinary)


class LikenessKeyRow(Base):
    """One key of one woman, by her number."""

    __tablename__ = "likeness_key"
    key: Mapped[int] = mapped_column(sa.BigInteger, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(sa.BigInteger, primary_key=True, autoincrement=False)


class LikenessPairRow(Base):
    """Two women who are likely one; the one of the smaller id stands first."""

    __tablename__ = "likeness_pair"
    one_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client.id", ondelete="CASCADE"), primary_key=True)
    other_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client.id", ondelete="CASCADE"), primary_key=True, index=True)
    score: Mapped[float]
    verdict: Mapped[Verdict] = mapped_column(choice(Verdict))
    reasons: Mapped[list[list[str]]] = mapped_column(sa.JSON)


class NotSameRow(Base):
    """Two women of whom somebody said that they are two; the one of the smaller id stands first."""

    __tablename__ = "not_same"
    one_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client.id", ondelete="CASCADE"), primary_key=True)
    other_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client.id", ondelete="CASCADE"), primary_key=True, index=True)
    said_on: Mapped[date]
    said_by: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))


# As tables: what SQLAlchemy adds for objects would cost more than the writing.
_ENTRIES: Final = cast("sa.Table", LikenessEntryRow.__table__)
_HOLDERS: Final = f"SELECT key, number FROM {LikenessKeyRow.__tablename__} WHERE key IN ({{}})"  # noqa: S608 - our own
_INSERT_KEY: Final = f"INSERT INTO {LikenessKeyRow.__tablename__} (key, number) VALUES (?, ?)"  # noqa: S608 - our own
CLAIMED: Final = frozenset({"likeness_entry", "likeness_pair", "not_same"})
Pair = tuple[ClientId, ClientId]


def in_parts(values: Iterable[Any], size: int = _BATCH) -> Iterator[list[Any]]:
    """Give values in parts that fit into one question."""
    left = iter(values)
    while part := list(islice(left, size)):
        yield part


def women(reading: Reading) -> int:
    """Return how many women are kept under keys."""
    return reading.session.scalar(sa.select(sa.func.count(LikenessEntryRow.number))) or 0


def newest_number(reading: Reading) -> int:
    """Return the newest number given out to a woman who is still there."""
    return reading.session.scalar(sa.select(sa.func.max(LikenessEntryRow.number))) or 0


def counts(reading: Reading, most_kind: int) -> dict[int, int]:
    """Return of the keys up to a kind how many women share them, where more than one does."""
    key = LikenessKeyRow.key
    query = (
        sa.select(key, sa.func.count())
        .where(key.bitwise_and(_KIND_MASK) <= most_kind)
        .group_by(key)
        .having(sa.func.count() > 1)
    )
    return {row[0]: row[1] for row in reading.session.execute(query)}


def holders(reading: Reading, keys: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Give who is kept under these keys: the key and her number."""
    for part in in_parts(keys):
        found = reading.session.connection().exec_driver_sql(
            _HOLDERS.format(",".join("?" for _key in part)), tuple(part)
        )
        yield from ((key, number) for key, number in found)


def traits_by_number(reading: Reading, numbers: Iterable[int]) -> dict[int, Traits]:
    """Return what is compared of the women of these numbers."""
    found: dict[int, Any] = {}
    for part in in_parts(numbers):
        query = (
            sa.select(LikenessEntryRow.number, *_HER)
            .join(ClientRow, ClientRow.id == LikenessEntryRow.client_id)
            .where(LikenessEntryRow.number.in_(part))
        )
        found.update((row[0], row[1:]) for row in reading.session.execute(query))
    due = _due_dates(reading, [row[0] for row in found.values()])
    return {number: _traits(row, due) for number, row in found.items()}


def traits_of_clients(reading: Reading, ids: Iterable[ClientId]) -> dict[ClientId, Traits]:
    """Return what is compared of these women; one who is gone is left out."""
    rows: list[Any] = []
    for part in in_parts(ids):
        rows += reading.session.execute(sa.select(*_HER).where(ClientRow.id.in_(part))).all()
    due = _due_dates(reading, [row[0] for row in rows])
    return {ClientId(row[0]): _traits(row, due) for row in rows}


def _traits(row: Sequence[Any], due: dict[ClientId, list[date]]) -> Traits:
    client_id, born, *texts = row
    return make_traits(ClientId(client_id), dict(zip(TEXTS, texts, strict=True)), born, due.get(client_id, ()))


def _due_dates(reading: Reading, ids: Collection[ClientId]) -> dict[ClientId, list[date]]:
    found: dict[ClientId, list[date]] = {}
    for part in in_parts(ids):
        query = sa.select(CaseRow.client_id, CaseRow.due_date).where(CaseRow.client_id.in_(part))
        for client_id, due in reading.session.execute(query):
            found.setdefault(ClientId(client_id), []).append(due)
    return found


def entries(reading: Reading, ids: Iterable[ClientId]) -> dict[ClientId, tuple[int, int]]:
    """Return number and digest of these women as they are kept by the rules of today."""
    row = LikenessEntryRow
    found: dict[ClientId, tuple[int, int]] = {}
    for part in in_parts(ids):
        query = sa.select(row.client_id, row.number, row.digest).where(row.client_id.in_(part), row.rules == RULES)
        found.update((ClientId(key), (number, digest)) for key, number, digest in reading.session.execute(query))
    return found


def not_kept(reading: Reading, most: int) -> list[ClientId]:
    """Return women who are not kept under keys yet, or by older rules; at most so many."""
    query = (
        sa.select(ClientRow.id)
        .outerjoin(LikenessEntryRow, LikenessEntryRow.client_id == ClientRow.id)
        .where(sa.or_(LikenessEntryRow.number.is_(None), LikenessEntryRow.rules != RULES))
        .order_by(ClientRow.id)
        .limit(most)
    )
    return [ClientId(key) for key in reading.session.scalars(query)]


def drop(work: Work, ids: Iterable[ClientId]) -> None:
    """Keep these women under no key any more."""
    row = LikenessEntryRow
    for part in in_parts(ids):
        found = work.session.execute(sa.select(row.number, row.keys).where(row.client_id.in_(part))).all()
        held = [(key, number) for number, packed in found for key in _unpacked(packed)]
        for some in in_parts(held, _BATCH // 2):
            which = sa.tuple_(LikenessKeyRow.key, LikenessKeyRow.number).in_(some)
            work.session.execute(sa.delete(LikenessKeyRow).where(which), execution_options=_PLAIN)
        gone = sa.delete(row).where(row.number.in_([number for number, _ in found]))
        work.session.execute(gone, execution_options=_PLAIN)


_PLAIN: Final = {"synchronize_session": False}


def keep(work: Work, kept: Sequence[tuple[int, Traits, int, frozenset[int]]]) -> None:
    """Keep women under their keys: the number, what is compared, its digest, the keys."""
    made = [
        {"number": number, "client_id": one.client_id, "rules": RULES, "digest": digest, "keys": _packed(sorted(keys))}
        for number, one, digest, keys in kept
    ]
    held = sorted((key, number) for number, _one, _digest, keys in kept for key in keys)
    if made:
        work.session.execute(sa.insert(_ENTRIES), made)
        # Two numbers in each of many rows: what SQLAlchemy does for each of them would cost more than writing it.
        work.session.connection().exec_driver_sql(_INSERT_KEY, held)


def _packed(keys: Sequence[int]) -> bytes:
    return struct.pack(f">{len(keys)}q", *keys)


def _unpacked(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f">{len(packed) // 8}q", packed)


def pair_of(one: ClientId, other: ClientId) -> Pair:
    """Return two women as they stand in a row: the smaller id first."""
    return (one, other) if one < other else (other, one)


def drop_pairs(work: Work, ids: Iterable[ClientId]) -> None:
    """Forget who is like these women."""
    row = LikenessPairRow
    for part in in_parts(ids, _BATCH // 2):
        for side in (row.one_id, row.other_id):
            work.session.execute(sa.delete(row).where(side.in_(part)), execution_options=_PLAIN)


def keep_pairs(work: Work, found: dict[Pair, Likeness]) -> None:
    """Keep who is like whom."""
    rows = [
        {
            "one_id": one,
            "other_id": other,
            "score": likeness.score,
            "verdict": likeness.verdict,
            "reasons": [[reason.ground.value, reason.one, reason.other] for reason in likeness.reasons],
        }
        for (one, other), likeness in found.items()
    ]
    if rows:
        work.session.execute(sa.insert(LikenessPairRow), rows)


def pairs(reading: Reading, ids: Iterable[ClientId] | None = None) -> dict[Pair, Likeness]:
    """Return who is likely one with whom and was not said to be somebody else: all, or about these women."""
    row, told = LikenessPairRow, NotSameRow
    said = sa.exists().where(told.one_id == row.one_id, told.other_id == row.other_id)
    query = sa.select(row).where(~said).order_by(row.score.desc(), row.one_id, row.other_id)
    parts = (
        [query]
        if ids is None
        else [query.where(sa.or_(row.one_id.in_(part), row.other_id.in_(part))) for part in in_parts(ids, _BATCH // 2)]
    )
    found: dict[Pair, Likeness] = {}
    for asked in parts:
        for pair in reading.session.scalars(asked):
            one, other = ClientId(pair.one_id), ClientId(pair.other_id)
            reasons = tuple(Reason(Ground(word), *names) for word, *names in pair.reasons)
            found[one, other] = Likeness(client_id=other, score=pair.score, verdict=pair.verdict, reasons=reasons)
    return found


def told_apart(reading: Reading, ids: Iterable[ClientId]) -> set[Pair]:
    """Return which pairs with these women somebody said to be two."""
    row, found = NotSameRow, set()
    for part in in_parts(ids, _BATCH // 2):
        query = sa.select(row.one_id, row.other_id).where(sa.or_(row.one_id.in_(part), row.other_id.in_(part)))
        found |= {(ClientId(one), ClientId(other)) for one, other in reading.session.execute(query)}
    return found


def tell_apart(work: Work, one: ClientId, other: ClientId, on: date) -> None:
    """Remember that somebody said these are two women; said before, nothing changes."""
    first, second = pair_of(one, other)
    if work.session.get(NotSameRow, (first, second)) is None:
        work.session.add(NotSameRow(one_id=first, other_id=second, said_on=on, said_by=work.actor))
        work.session.flush()


def forget_apart(work: Work, one: ClientId, other: ClientId) -> None:
    """Forget that somebody said these are two women."""
    row = work.session.get(NotSameRow, pair_of(one, other))
    if row is not None:
        work.session.delete(row)
        work.session.flush()
