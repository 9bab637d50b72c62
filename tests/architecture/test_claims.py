"""A table that points at a woman or a case is claimed by a hook, or it would outlive her destruction or her merging."""

import importlib
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from ks_desktop import house
from ks_desktop.core.rows import Base
from tests.architecture import rules

ROOT: Final = Path(__file__).resolve().parents[2]
HER_TABLES: Final = frozenset({"client", "client_case"})
HER_COLUMNS: Final = ("client_id", "case_id")


def unclaimed(metadata: sa.MetaData, claimed: frozenset[str]) -> list[str]:
    """Return tables about a woman or a case, directly or by another table, that nobody claims, sorted."""
    about_her = set(HER_TABLES & metadata.tables.keys())
    while True:
        more = {table.name for table in metadata.tables.values() if _speaks_of(table, about_her)} - about_her
        if not more:
            return sorted(about_her - claimed)
        about_her |= more


def _speaks_of(table: sa.Table, about_her: set[str]) -> bool:
    referred = {key.column.table.name for column in table.columns for key in column.foreign_keys}
    return bool(referred & about_her) or any(column.name.endswith(HER_COLUMNS) for column in table.columns)


def test_every_table_with_a_case_or_a_woman_is_claimed() -> None:
    for room in rules.rooms(ROOT):
        for word in rules.words(ROOT, room):
            importlib.import_module(f"ks_desktop.{room}.{word}")
    assert unclaimed(Base.metadata, frozenset(house.claimed_tables())) == []


def test_an_unclaimed_table_is_listed() -> None:
    metadata = sa.MetaData()
    number = sa.Integer
    sa.Table("client_case", metadata, sa.Column("id", number, primary_key=True))
    sa.Table("visit", metadata, sa.Column("id", number, primary_key=True), sa.Column("case_id", number))
    sa.Table("report", metadata, sa.Column("visit", sa.ForeignKey("visit.id"), primary_key=True))
    sa.Table("moved", metadata, sa.Column("old_client_id", number, primary_key=True))
    sa.Table("setting", metadata, sa.Column("name", sa.String, primary_key=True))
    assert unclaimed(metadata, frozenset({"client_case"})) == ["moved", "report", "visit"]
    assert unclaimed(metadata, frozenset({"client_case", "moved", "report", "visit"})) == []
