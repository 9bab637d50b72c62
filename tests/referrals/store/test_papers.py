from dataclasses import replace
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from ks_desktop.core.database import Database
from ks_desktop.core.values import IncomingPaperId, UserId, new_id
from ks_desktop.referrals.domain.papers import IncomingPaper, PaperOrigin, PaperState
from ks_desktop.referrals.store import papers


def made(sha256: str = "a" * 64, minute: int = 0) -> IncomingPaper:
    return IncomingPaper(
        id=IncomingPaperId(new_id()),
        media_type="application/pdf",
        sha256=sha256,
        size=3,
        received_at=datetime(2026, 11, 22, 8, minute, tzinfo=UTC),
        origin=PaperOrigin.DROPPED,
        source="formulier.pdf",
    )


def test_a_paper_comes_back_as_it_was_and_its_bytes_apart(database: Database, actor: UserId) -> None:
    later, first = made("b" * 64, minute=9), made()
    with database.work(actor, "paper_received") as work:
        papers.add(work, later, b"abc")
        papers.add(work, first, b"def")
    with database.reading(actor) as reading:
        assert papers.get(reading, first.id) == papers.by_hash(reading, first.sha256) == first
        assert papers.content(reading, first.id) == b"def"
        assert papers.in_state(reading, PaperState.NEW) == [first, later]
        assert papers.by_hash(reading, "c" * 64) is None


def test_a_list_never_reads_the_bytes(database: Database, actor: UserId) -> None:
    with database.work(actor, "paper_received") as work:
        papers.add(work, made(), b"abc")
    asked: list[str] = []
    listen = sa.event.listens_for(database._reader, "before_cursor_execute")  # noqa: SLF001 - what is asked of the file
    listen(lambda _c, _cursor, statement, *_rest: asked.append(statement))
    with database.reading(actor) as reading:
        papers.in_state(reading, PaperState.NEW)
    assert asked
    assert not any("incoming_paper.content" in statement for statement in asked)


def test_the_same_bytes_are_not_kept_twice_by_the_file_itself(database: Database, actor: UserId) -> None:
    with database.work(actor, "paper_received") as work:
        papers.add(work, made(), b"abc")
    with pytest.raises(IntegrityError), database.work(actor, "paper_received") as work:
        papers.add(work, made(), b"abc")


def test_a_paper_is_changed_and_removed(database: Database, actor: UserId) -> None:
    paper = made()
    aside = replace(paper, state=PaperState.SET_ASIDE, reason="Proef")
    with database.work(actor, "paper_received") as work:
        papers.add(work, paper, b"abc")
        assert papers.put(work, aside)
    with database.reading(actor) as reading:
        assert papers.get(reading, paper.id) == aside
    with database.work(actor, "paper_destroyed") as work:
        papers.remove(work, paper.id)
    with database.work(actor, "paper_set_aside") as work:
        assert papers.get(work, paper.id) is None
        assert not papers.put(work, paper)
        assert papers.content(work, paper.id) == b""
