import hashlib

import pytest
import sqlalchemy as sa

from ks_desktop.clients import store as clients
from ks_desktop.core import attachments
from ks_desktop.core.attachments import Attachment
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.values import AttachmentId, CaseId, UserId, new_id
from tests.clients.makers import make_case, make_client

CONTENT = bytes(range(256)) * 300  # more than a page of the database, and no text


def a_case(database: Database, actor: UserId) -> CaseId:
    client = make_client()
    case = make_case(client)
    with database.work(actor, "test") as work:
        clients.put_client(work, client)
        clients.put_case(work, case)
    return case.id


@pytest.fixture
def case_id(database: Database, actor: UserId) -> CaseId:
    return a_case(database, actor)


def kept(database: Database, clock: Clock, actor: UserId, case_id: CaseId, content: bytes = CONTENT) -> Attachment:
    with database.work(actor, "test") as work:
        return attachments.keep(work, case_id, content, "application/pdf", clock.now())


def change(database: Database, actor: UserId, statement: str) -> None:
    with database.work(actor, "test") as work:
        work.session.execute(sa.text(statement))


def fetched(database: Database, actor: UserId, attachment_id: AttachmentId) -> Attachment:
    with database.reading(actor) as reading:
        return attachments.fetch(reading, attachment_id)


@pytest.mark.parametrize("content", [CONTENT, b"", b"\0"])
def test_a_paper_comes_back_byte_for_byte_with_its_hash(
    database: Database, clock: Clock, actor: UserId, case_id: CaseId, content: bytes
) -> None:
    paper = kept(database, clock, actor, case_id, content)
    found = fetched(database, actor, paper.id)
    assert found == paper
    assert (found.content, found.media_type) == (content, "application/pdf")
    assert found.sha256 == hashlib.sha256(content).hexdigest()


def test_a_paper_is_kept_or_dropped_with_the_work_it_is_part_of(
    database: Database, clock: Clock, actor: UserId, case_id: CaseId
) -> None:
    ids: list[AttachmentId] = []

    def keep_and_fail() -> None:
        with database.work(actor, "test") as work:
            ids.append(attachments.keep(work, case_id, CONTENT, "application/pdf", clock.now()).id)
            raise KeyError

    with pytest.raises(KeyError):
        keep_and_fail()
    with pytest.raises(StorageError):
        fetched(database, actor, ids[0])


@pytest.mark.parametrize("damage", ["content = x'00'", "content = zeroblob(length(content))", "sha256 = ''"])
def test_a_paper_whose_bytes_changed_is_not_given(
    database: Database, clock: Clock, actor: UserId, case_id: CaseId, damage: str
) -> None:
    paper = kept(database, clock, actor, case_id)
    change(database, actor, f"UPDATE attachment SET {damage}")  # noqa: S608 - written above
    with pytest.raises(StorageError) as refused:
        fetched(database, actor, paper.id)
    assert refused.value.problem is StorageProblem.DAMAGED


def test_a_paper_that_was_never_kept_is_said_to_be_gone(database: Database, actor: UserId) -> None:
    with pytest.raises(StorageError) as refused:
        fetched(database, actor, AttachmentId(new_id()))
    assert refused.value.problem is StorageProblem.DAMAGED
    assert "back-up" in refused.value.text() or "backup" in refused.value.text()


def test_a_paper_belongs_to_a_case_that_is_there(database: Database, clock: Clock, actor: UserId) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        kept(database, clock, actor, CaseId(new_id()))


def test_the_papers_of_a_destroyed_case_go_and_no_others(
    database: Database, clock: Clock, actor: UserId, case_id: CaseId
) -> None:
    other = a_case(database, actor)
    gone = [kept(database, clock, actor, case_id) for _ in range(2)]
    stays = kept(database, clock, actor, other)
    with database.work(actor, "test") as work:
        attachments.case_destroyed(case_id, work=work)
    for paper in gone:
        with pytest.raises(StorageError):
            fetched(database, actor, paper.id)
    assert fetched(database, actor, stays.id) == stays


def test_the_papers_that_were_changed_are_named(
    database: Database, clock: Clock, actor: UserId, case_id: CaseId
) -> None:
    good, bad = (kept(database, clock, actor, case_id, CONTENT + bytes([turn])) for turn in range(2))
    with database.reading(actor) as reading:
        assert attachments.damaged(reading) == ()
    change(database, actor, "UPDATE attachment SET content = X'00' WHERE substr(content, -1) = X'01'")
    with database.reading(actor) as reading:
        assert attachments.damaged(reading) == (bad.id,)
    assert good.id != bad.id
