"""Questions of the register: which letters somebody looks for, and which stand in place of which."""

from collections.abc import Collection, Iterable
from typing import Final

import sqlalchemy as sa

from ks_desktop.core.attachments import AttachmentRow
from ks_desktop.core.database import Reading
from ks_desktop.core.rows import in_parts
from ks_desktop.core.values import CaseId, LetterId, search_key
from ks_desktop.letters import store
from ks_desktop.letters.domain import Letter, LetterState
from ks_desktop.letters.domain.wanted import Wanted
from ks_desktop.letters.store.rows import LetterRow

_THROWN_AWAY: Final = sa.and_(LetterRow.state == LetterState.WITHDRAWN, LetterRow.number.is_(None))


def wanted_letters(
    reading: Reading, wanted: Wanted, hers: Collection[CaseId], *, limit: int | None
) -> tuple[Letter, ...]:
    """Return the letters somebody looks for, the last made first; drafts that were thrown away are no letters.

    Args:
        reading: where to look.
        wanted: what is looked for.
        hers: the cases of the women that fit its text.
        limit: so many of the newest, None for all.
    """
    # A few columns only: thousands of letters must not be read whole to show fifty.
    columns = (LetterRow.id, LetterRow.case_id, LetterRow.number, LetterRow.to_name)
    statement = sa.select(*columns).where(~_THROWN_AWAY).order_by(LetterRow.made_at.desc(), LetterRow.id.desc())
    if wanted.state is not None:
        statement = statement.where(LetterRow.state == wanted.state)
    if wanted.kind is not None:
        statement = statement.where(LetterRow.kind == wanted.kind)
    if wanted.case_id is not None:
        statement = statement.where(LetterRow.case_id == wanted.case_id)
    if not (words := search_key(wanted.text).split()):
        statement = statement.limit(limit)
    found = [
        LetterId(row.id)
        for row in reading.session.execute(statement)
        if not words or row.case_id in hers or _says(words, f"{row.number or ''} {row.to_name}")
    ]
    return store.by_ids(reading, found[:limit])


def replacing(reading: Reading, letter_id: LetterId) -> Letter | None:
    """Return the letter that stands in place of another: the newest that was not thrown away."""
    statement = (
        sa.select(LetterRow.id)
        .where(LetterRow.corrects == letter_id, ~_THROWN_AWAY)
        .order_by(LetterRow.made_at.desc(), LetterRow.id.desc())
        .limit(1)
    )
    found = reading.session.scalar(statement)
    return store.get(reading, LetterId(found)) if found is not None else None


def replaced_among(reading: Reading, letters: Iterable[Letter]) -> frozenset[LetterId]:
    """Return which of these letters were withdrawn and have another in their place."""
    ids = [letter.id for letter in letters if letter.state is LetterState.WITHDRAWN]
    found: set[LetterId] = set()
    for part in in_parts(ids):
        statement = sa.select(LetterRow.corrects).where(LetterRow.corrects.in_(part), ~_THROWN_AWAY)
        found |= {LetterId(old) for old in reading.session.scalars(statement) if old is not None}
    return frozenset(found)


def unlike_kept(reading: Reading) -> tuple[str, ...]:
    """Return the numbers of the letters whose kept paper is another than the one that was made final."""
    statement = (
        sa.select(LetterRow.number)
        .join(AttachmentRow, AttachmentRow.id == LetterRow.attachment_id)
        .where(AttachmentRow.sha256 != LetterRow.sha256)
        .order_by(LetterRow.number)
    )
    return tuple(number for number in reading.session.scalars(statement) if number)


def _says(words: Collection[str], text: str) -> bool:
    known = search_key(text)
    return all(word in known for word in words)
