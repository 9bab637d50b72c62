from collections.abc import Iterable
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from ks_desktop.clients.domain import Client
from ks_desktop.core.clock import local_day
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, ClientId, UserId, new_id
from ks_desktop.house import House
from ks_desktop.records.log import LogKind, LogLine, LogQuestion, Only
from ks_desktop.records.log.exporting import FileKind
from ks_desktop.records.log.questions import events_of
from ks_desktop.security.domain import AuditEntry, AuditEvent, Role, User
from ks_desktop.security.rights import Right
from tests.houses import TODAY
from tests.pdf import text_of


@pytest.fixture(scope="module")
def officer(logged: House) -> UserId:
    """Return somebody who looks the log over and sees no women."""
    user = User(
        id=UserId(new_id()), name="fg", full_name="F. Gegevens", roles=frozenset({Role.PRIVACY_OFFICER}), job_title="FG"
    )
    logged.users.add(user, actor=logged.actor)
    return user.id


def test_lines_stand_newest_first_in_sentences_and_the_reading_is_one(logged: House, woman: Client) -> None:
    page = logged.log.lines(LogQuestion(client_id=woman.id), actor=logged.actor)
    assert [line.seq for line in page.lines] == sorted((line.seq for line in page.lines), reverse=True)
    assert page.lines[0].entries[0].event == AuditEvent.LOG_READ
    assert page.lines[0].entries[0].columns == "woman"
    opened = [line for line in page.lines if line.entries[0].event == AuditEvent.CLIENT_OPENED]
    assert woman.name.full in opened[0].text
    assert opened[0].who in opened[0].text
    assert all(line.entries[0].client == woman.id.hex for line in page.lines)


def rows(lines: Iterable[LogLine]) -> dict[int, AuditEntry]:
    return {entry.seq: entry for line in lines for entry in line.entries}


def test_pages_follow_each_other_without_a_gap(logged: House) -> None:
    yesterday = TODAY - timedelta(days=1)
    before: int | None = None
    seqs: list[int] = []
    while True:
        page = logged.log.lines(LogQuestion(last=yesterday), actor=logged.actor, before=before, limit=40)
        seqs += rows(page.lines)
        before = page.before
        if before is None:
            break
    every = rows(logged.log.lines(LogQuestion(), actor=logged.actor, limit=2_000).lines)
    assert seqs == [seq for seq, entry in every.items() if local_day(entry.at) <= yesterday]
    assert len(seqs) > 100


@pytest.mark.parametrize("kind", [LogKind.LOOKED, LogKind.CHANGED, LogKind.ACCESS])
def test_each_way_to_narrow_gives_what_the_whole_log_has_of_it(logged: House, kind: LogKind) -> None:
    since = TODAY - timedelta(days=60)
    every = rows(logged.log.lines(LogQuestion(), actor=logged.actor, limit=2_000).lines)
    events = events_of(kind)
    narrow = LogQuestion(kind=kind, actor=logged.actor, first=since)
    found = rows(logged.log.lines(narrow, actor=logged.actor, limit=2_000).lines)
    hers = {seq: entry for seq, entry in every.items() if entry.event in events and entry.actor == logged.actor}
    assert found == {seq: entry for seq, entry in hers.items() if local_day(entry.at) >= since}
    alone = rows(logged.log.lines(LogQuestion(kind=kind), actor=logged.actor, limit=2_000).lines)
    assert alone == {seq: entry for seq, entry in every.items() if entry.event in events}


def test_who_sees_no_women_sees_numbers_and_finds_her_by_hers(logged: House, woman: Client, officer: UserId) -> None:
    page = logged.log.lines(LogQuestion(client_id=woman.id), actor=officer)
    said = " ".join(line.text for line in page.lines)
    assert woman.name.surname not in said
    assert woman.id.hex[-8:] in said
    assert logged.log.women(woman.name.surname, actor=officer) == ()
    assert [key for key, _name in logged.log.women(woman.id.hex[-8:].upper(), actor=officer)] == [woman.id]
    assert (woman.id, woman.name.full) in logged.log.women(woman.name.full, actor=logged.actor)


def test_who_may_not_read_the_log_reads_nothing(logged: House) -> None:
    nurse = User(id=UserId(new_id()), name="vp", full_name="V. Pleeg", roles=frozenset({Role.NURSE}))
    logged.users.add(nurse, actor=logged.actor)
    for call in (
        lambda: logged.log.open("zin", actor=nurse.id),
        lambda: logged.log.lines(LogQuestion(), actor=nurse.id),
        lambda: logged.log.women("proef", actor=nurse.id),
        lambda: logged.log.export(LogQuestion(), FileKind.CSV, actor=nurse.id),
    ):
        with pytest.raises(UserError, match="no_right"):
            call()
    assert not logged.rights.may(Right.READ_LOG, actor=nurse.id)


def test_what_is_striking_is_counted_with_names_nobody_sees(logged: House, woman: Client, officer: UserId) -> None:
    with logged.database.reading(logged.actor) as reading:
        me = logged.users.get(logged.actor, actor=reading.actor)
    logged.users.change(
        User(**{name: getattr(me, name) for name in User.__slots__} | {"full_name": f"B. {woman.name.birth_surname}"}),
        actor=logged.actor,
    )
    page = logged.log.lines(LogQuestion(only=Only.UNUSUAL, last=TODAY), actor=officer)
    assert {line.entries[0].client for line in page.lines} == {woman.id.hex}
    assert all(line.remarks for line in page.lines)
    assert f"{woman.name.full}" not in " ".join(line.text for line in page.lines)


def test_a_file_names_nobody_unless_there_is_a_reason(logged: House, woman: Client) -> None:
    question = LogQuestion(client_id=woman.id)
    plain = logged.log.export(question, FileKind.CSV, actor=logged.actor)
    assert woman.name.surname.encode() not in plain.file
    assert plain.lines > 1
    with pytest.raises(UserError, match="required"):
        logged.log.export(question, FileKind.CSV, actor=logged.actor, with_names=True, reason="  ")
    named = logged.log.export(question, FileKind.XLSX, actor=logged.actor, with_names=True, reason="=1+1 verzoek")
    sheet = load_workbook(BytesIO(named.file)).worksheets[0]
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert any(woman.name.full in str(cell) for cell in cells)
    line = logged.log.lines(LogQuestion(kind=LogKind.LOG), actor=logged.actor).lines[1]
    assert (line.entries[0].event, line.basis) == (AuditEvent.LOG_EXPORTED, "=1+1 verzoek")
    again = logged.log.export(question, FileKind.CSV, actor=logged.actor)
    assert b";=1+1" not in again.file
    assert b"'=1+1 verzoek" in again.file
    paper = logged.log.export(question, FileKind.PDF, actor=logged.actor)
    assert logged.log.anchor()[:3] in text_of(paper.file)


def test_a_check_says_that_the_log_is_whole_and_is_a_line(logged: House) -> None:
    anchor = logged.log.anchor()
    checked = logged.log.check([anchor], actor=logged.actor)
    assert (checked.findings, checked.backups, checked.sealed) == ((), 0, ())
    assert str(checked.lines) in checked.sentences()[0]
    wrong = f"{anchor[:-8]}{'0' * 8}"
    assert len(logged.log.check([wrong], actor=logged.actor).findings) == 1
    with pytest.raises(UserError, match="anchor"):
        logged.log.check(["niets"], actor=logged.actor)


def test_her_overview_says_who_looked_and_nothing_of_others(logged: House, woman: Client, case_id: CaseId) -> None:
    assert logged.log.woman_of(case_id, actor=logged.actor) == woman.id
    said = text_of(logged.log.extract_for(woman.id, actor=logged.actor).pdf)
    assert "keek in uw dossier" in said
    assert woman.name.birth_surname not in said.replace(f"B. {woman.name.birth_surname}", "")
    newest = logged.log.lines(LogQuestion(client_id=woman.id), actor=logged.actor).lines[1]
    assert newest.entries[0].event == AuditEvent.LOG_EXTRACTED
    with pytest.raises(UserError, match="gone"):
        logged.log.extract_for(ClientId(new_id()), actor=logged.actor)


def test_days_that_cannot_be_are_refused() -> None:
    for first, last in ((TODAY, TODAY - timedelta(days=1)), (TODAY.replace(year=9999), None), (None, TODAY.min)):
        with pytest.raises(UserError):
            LogQuestion(first=first, last=last)
