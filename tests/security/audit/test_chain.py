from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.texts import use_language
from ks_desktop.core.values import new_id
from ks_desktop.security.audit import head, verify
from ks_desktop.security.audit.chain import hash_of
from ks_desktop.security.domain import NOBODY, AuditAction, AuditEntry, AuditFinding, AuditProblem, Outcome
from tests.security.support import CLOCK, Small, SmallHouse, WomanRow

LINE = AuditEntry(
    seq=1,
    event="tried",
    action=AuditAction.CREATE,
    outcome=Outcome.DONE,
    at=CLOCK.now(),
    actor=NOBODY,
    actor_role="",
    access_point="x",
    client="",
    case="",
    subject="client",
    subject_id="00",
    columns="",
    prev_hash="",
    hash="",
)


def fill(small: SmallHouse, count: int = 6) -> None:
    for number in range(count):
        with small.work() as work:
            work.session.add(WomanRow(id=new_id(), surname=f"{number}"))


def tamper(small: SmallHouse, *statements: str) -> list[AuditFinding]:
    connection = small.database.writer.raw_connection()
    try:
        driver = connection.driver_connection
        assert driver is not None
        rules = list(driver.execute("SELECT name, sql FROM sqlite_master WHERE name LIKE 'audit_log_%'"))
        for name, _sql in rules:
            driver.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            driver.execute(statement)
        for _name, sql in rules:
            driver.execute(sql)
    finally:
        connection.close()
    with small.database.reading(small.user.id) as reading:
        return verify(reading.session, Small.metadata)


def test_a_whole_log_has_no_findings_and_a_head(small: SmallHouse) -> None:
    fill(small)
    assert tamper(small) == []
    with small.database.reading(small.user.id) as reading:
        assert head(reading.session) == (7, small.log()[-1].hash)


@pytest.mark.parametrize(
    "column", ["event", "actor_role", "access_point", "about_client", "about_case", "subject", "subject_id", "columns"]
)
def test_one_changed_word_is_found(small: SmallHouse, column: str) -> None:
    fill(small)
    found = tamper(small, f"UPDATE audit SET {column} = 'iets anders' WHERE seq = 3")  # noqa: S608
    assert found == [AuditFinding(problem=AuditProblem.CHANGED, seq=3)]


@pytest.mark.parametrize(
    "change", ["at = '2020-01-01 00:00:00.000000'", "actor = 'aa'||substr(actor, 3)", "action = 'R'"]
)
def test_another_time_actor_or_action_is_found(small: SmallHouse, change: str) -> None:
    fill(small)
    found = tamper(small, f"UPDATE audit SET {change} WHERE seq = 4")  # noqa: S608
    assert found == [AuditFinding(problem=AuditProblem.CHANGED, seq=4)]


def test_a_line_cut_out_is_found(small: SmallHouse) -> None:
    fill(small)
    found = tamper(small, "DELETE FROM audit WHERE seq = 4")
    assert found == [
        AuditFinding(problem=AuditProblem.GAP, seq=4),
        AuditFinding(problem=AuditProblem.LINK, seq=5),
    ]


def test_a_line_cut_out_and_the_rest_moved_up_is_found(small: SmallHouse) -> None:
    fill(small)
    found = tamper(small, "DELETE FROM audit WHERE seq = 4", "UPDATE audit SET seq = seq - 1 WHERE seq > 4")
    assert {f.problem for f in found} == {AuditProblem.LINK, AuditProblem.CHANGED}


def test_a_large_cut_is_told_in_few_lines(small: SmallHouse) -> None:
    fill(small, 40)
    assert len(tamper(small, "DELETE FROM audit WHERE seq BETWEEN 2 AND 39")) == 21


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET event = 'x'",
        "DELETE FROM audit",
        "DELETE FROM audit WHERE seq = 7",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 2",
        "INSERT INTO audit SELECT seq + 7, event, action, outcome, at, actor, actor_role, access_point, about_client,"
        " about_case, subject, subject_id, columns, 'x', hash, '', '', 0 FROM audit WHERE seq = 1",
    ],
)
def test_the_log_only_grows_at_its_end(small: SmallHouse, statement: str) -> None:
    fill(small)
    before = small.log()
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), small.work() as work:
        work.session.execute(sa.text(statement))
    assert small.log() == before


@given(
    st.sampled_from(["event", "actor_role", "access_point", "client", "case", "subject", "columns"]),
    st.text(max_size=9),
)
def test_any_other_word_gives_another_hash(field: str, word: str) -> None:
    change: dict[str, Any] = {field: word}
    other = replace(LINE, **change)
    assert (hash_of(other) == hash_of(LINE)) == (other == LINE)


def test_a_line_of_before_there_were_ground_and_roles_keeps_its_hash() -> None:
    assert hash_of(LINE) == hash_of(replace(LINE, roles="", basis="", is_emergency=False))
    later = [replace(LINE, roles="x"), replace(LINE, basis="x"), replace(LINE, is_emergency=True)]
    assert len({hash_of(line) for line in [LINE, *later]}) == 4


def test_words_cannot_be_moved_between_fields() -> None:
    assert hash_of(replace(LINE, client="a", case="")) != hash_of(replace(LINE, client="", case="a"))


def test_every_finding_has_a_sentence() -> None:
    use_language("en")
    sentences = {AuditFinding(problem=problem, seq=5, subject="client").text() for problem in AuditProblem}
    assert len(sentences) == len(AuditProblem)
    assert "Log line 5 is missing." in sentences
