import pytest
import sqlalchemy as sa

from ks_desktop.core.values import new_id
from ks_desktop.security.audit import EXEMPT, create_triggers, trigger_sql
from ks_desktop.security.audit.triggers import audited_tables, broken_triggers, expected_triggers, present_triggers
from tests.security.support import NoteRow, PairRow, Small, SmallHouse, WomanRow


def test_every_table_is_watched_but_the_listed_ones() -> None:
    assert {table.name for table in audited_tables(Small.metadata)} == {
        "app_user",
        "client",
        "client_case",
        "case_note",
        "log_segment",
        "pair",
    }
    assert all(EXEMPT.values())


def test_making_triggers_twice_leaves_them_once(small: SmallHouse) -> None:
    with small.database.writer.begin() as connection:
        create_triggers(connection, Small.metadata)
        assert present_triggers(connection) == expected_triggers(Small.metadata)
        assert broken_triggers(connection, Small.metadata) == ()


def test_a_trigger_of_an_older_schema_is_seen_as_broken(small: SmallHouse) -> None:
    with small.database.writer.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_pair_insert")
        connection.exec_driver_sql("CREATE TRIGGER audit_pair_insert AFTER INSERT ON pair BEGIN SELECT 1; END")
        assert broken_triggers(connection, Small.metadata) == ("audit_pair_insert",)


def test_a_key_of_two_columns_and_a_link_to_her_by_another_name_are_logged(small: SmallHouse) -> None:
    woman = new_id()
    with small.work() as work:
        work.session.add(WomanRow(id=woman, surname="Een"))
        work.session.flush()
        work.session.add(PairRow(one=3, other=4, spouse=woman))
    line = small.log()[-1]
    assert (line.subject, line.subject_id, line.client) == ("pair", "3/4", woman.hex)


def test_all_changed_columns_are_named_in_order(small: SmallHouse) -> None:
    with small.work() as work:
        work.session.add(PairRow(one=1, other=2))
    with small.work() as work:
        work.session.execute(sa.text("UPDATE pair SET other = 9, one = 8"))
    line = small.log()[-1]
    assert (line.subject_id, line.columns) == ("1/2", "one,other")


def test_a_table_of_a_hundred_columns_can_be_watched(small: SmallHouse) -> None:
    wide = sa.Table("wide", sa.MetaData(), *(sa.Column(f"c{n}", sa.Text, primary_key=n == 0) for n in range(150)))
    with small.database.writer.begin() as connection:
        wide.create(connection)
        for statement in trigger_sql(wide):
            connection.exec_driver_sql(statement)
    with small.work() as work:
        work.session.execute(wide.insert().values(c0="a"))
        work.session.execute(wide.update().values(c149="b", c7="c"))
    assert small.log()[-1].columns == "c7,c149"


@pytest.mark.parametrize("table", [NoteRow, WomanRow])
def test_each_table_has_three_triggers(table: type[Small]) -> None:
    statements = trigger_sql(Small.metadata.tables[table.__tablename__])
    assert [statement.split()[3:5] for statement in statements] == [
        ["AFTER", "INSERT"],
        ["AFTER", "UPDATE"],
        ["AFTER", "DELETE"],
    ]
