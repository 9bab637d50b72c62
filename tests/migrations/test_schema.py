import sqlalchemy as sa

from ks_desktop.migrations.schema import Schema, differences, schema_of


def made(*statements: str) -> Schema:
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
        found = schema_of(connection)
    engine.dispose()
    return found


def test_order_spaces_and_quotes_are_no_difference() -> None:
    one = made("CREATE TABLE t (a TEXT, b INTEGER, CHECK (a IN ('x', 'y,z')))", "CREATE INDEX i ON t (a)")
    two = made("CREATE TABLE \"t\" (b  INTEGER,\n a TEXT, CHECK (a IN ('x', 'y,z')))", "CREATE INDEX i ON  t (a)")
    assert differences(one, two) == []


def test_a_check_beside_its_column_and_below_is_the_same() -> None:
    one = made("CREATE TABLE t (a TEXT NOT NULL CONSTRAINT ck CHECK (a <> ' CONSTRAINTS'), b TEXT)")
    two = made("CREATE TABLE t (a TEXT NOT NULL, b TEXT, CONSTRAINT ck CHECK (a <> ' CONSTRAINTS'))")
    assert differences(one, two) == []


def test_an_empty_default_in_brackets_is_the_same() -> None:
    one = made("CREATE TABLE t (a TEXT DEFAULT '' NOT NULL, b TEXT)")
    assert differences(one, made("CREATE TABLE t (a TEXT DEFAULT ('') NOT NULL, b TEXT)")) == []
    assert differences(one, made("CREATE TABLE t (a TEXT DEFAULT 'x' NOT NULL, b TEXT)")) != []


def test_a_check_that_differs_is_told_table_by_table() -> None:
    one = made("CREATE TABLE t (a TEXT, CONSTRAINT ck CHECK (a IN ('x', 'y')))")
    two = made("CREATE TABLE t (a TEXT, CONSTRAINT ck CHECK (a IN ('x')))", "CREATE TABLE u (b INTEGER)")
    assert differences(one, two) == [
        "- t: CONSTRAINT ck CHECK (a IN ('x', 'y'))",
        "+ t: CONSTRAINT ck CHECK (a IN ('x'))",
        "+ u: b INTEGER",
    ]
