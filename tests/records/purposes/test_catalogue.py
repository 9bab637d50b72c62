"""The data list names what the schema really has: nothing is kept that nobody answers for."""

import re

import pytest

from ks_desktop.core.rows import Base
from ks_desktop.records.keeping.kinds import shipped_kinds
from ks_desktop.records.purposes import purposes
from ks_desktop.security.rights import Right
from tools.new_migration import load_all_rows

ADVICE = "name it in resources/catalogue/purposes.toml: what for, whose it is, who sees it, how long, where it leaves"


def test_every_table_and_column_of_the_schema_is_named_and_no_other() -> None:
    load_all_rows()
    named = {(table.name, column.name) for table in purposes().tables.values() for column in table.columns}
    real = {(table.name, column.name) for table in Base.metadata.tables.values() for column in table.columns}
    assert sorted(real - named) == [], ADVICE
    assert sorted(named - real) == [], "these are in the list and not in the schema any more"


def test_every_word_of_the_list_is_explained() -> None:
    known = purposes()
    kept = set(shipped_kinds()) | set(known.kept)
    seen = {right.value for right in Right} | set(known.seen)
    for table in known.tables.values():
        assert table.about in known.about, table.name
        assert set(table.purposes) <= set(known.purposes), table.name
        assert table.purposes, table.name
        assert table.kept in kept, table.name
        assert table.seen, table.name
        assert set(table.seen) <= seen, table.name
        assert set(table.leaves) <= set(known.leaves), table.name
        for column in table.columns:
            assert column.kind in known.kinds, (table.name, column.name)
            assert re.fullmatch(r"\S.*\S", column.words), (table.name, column.name)
    for purpose in known.purposes.values():
        assert purpose.basis
        assert set(purpose.basis) <= set(known.bases)


def test_what_holds_care_says_that_it_is_guarded_more() -> None:
    known = purposes()
    assert known.is_special(known.tables["appointment"])
    assert not known.is_special(known.tables["served_municipality"])
    assert known.kinds[known.tables["client"].column("bsn").kind].is_special
    with pytest.raises(KeyError):
        known.tables["client"].column("religion")
    assert known.tables["safety_look"] in known.of_purpose("safety")
