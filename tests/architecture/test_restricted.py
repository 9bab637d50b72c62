"""No paper, list or command asks for what few may read past the contract on imports, by a service that has it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2] / "ks_desktop"
ROOMS: Final = ("letters", "paper", "cli", "referrals", "search", "today", "visits/calendar", "visits/planning")
TABLES: Final = ("safety_look", "restricted_note")
SERVICES: Final = ("safety", "restricted", "sealed_texts")


def reaching(source: str) -> Iterator[int]:
    """Give the lines that reach for the looks of a service, or name their table."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(attr=name, lineno=line) if name in SERVICES:
                yield line
            case ast.Constant(value=str(text), lineno=line) if any(table in text for table in TABLES):
                yield line


def test_whoever_prints_or_lists_reaches_nothing_restricted_by_another_way() -> None:
    found = [
        f"{file.relative_to(ROOT)}:{line}"
        for room in ROOMS
        for file in sorted((ROOT / room).rglob("*.py"))
        for line in reaching(file.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_looks_are_found_where_somebody_reaches_for_them() -> None:
    assert sorted(reaching("house.restricted.of(case)\nrows = 'SELECT sealed FROM restricted_note'")) == [1, 2]
    assert sorted(reaching("looks = house.visits.safety.of(ids)\nrows = 'SELECT * FROM safety_look'")) == [1, 2]
    assert list(reaching("tone = Tone.SAFETY\nfrom x import safety")) == []
