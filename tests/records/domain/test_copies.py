import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from ks_desktop.records.domain import Copy, LogHead, Manifest, parse_manifest, stem_of, write_manifest
from ks_desktop.records.domain.copies import is_ours

NOTE = Manifest(
    made_at=datetime(2026, 11, 22, 13, 30, tzinfo=UTC),
    program="0.1.0",
    schema=6,
    database_id=UUID(int=7),
    size=4096,
    sha256="a" * 64,
    key_sha256="b" * 64,
    records=2,
    tables={"client_case": 2},
    head=LogHead(seq=9, hash="c" * 64),
)


def test_a_note_comes_back_as_it_was() -> None:
    assert parse_manifest(write_manifest(NOTE)) == NOTE
    empty = replace(NOTE, head=LogHead(seq=0, hash=""))
    assert parse_manifest(write_manifest(empty)) == empty


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("made_at", "2026-11-22T13:30:00"),
        ("made_at", 4),
        ("bytes", -1),
        ("bytes", True),
        ("sha256", "A" * 64),
        ("tables", []),
        ("tables", {"client_case": 1.5}),
        ("format", 2),
        ("database", "x"),
        ("log", {}),
    ],
)
def test_what_a_note_cannot_say_is_no_note(name: str, value: Any) -> None:
    told = json.loads(write_manifest(NOTE)) | {name: value}
    assert parse_manifest(json.dumps(told).encode()) is None


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff\xfe", b"[" * 100_000, b" " * 300_000])
def test_what_is_no_note_is_none(content: bytes) -> None:
    assert parse_manifest(content) is None


def test_a_name_has_date_and_time_and_nothing_else() -> None:
    assert stem_of(NOTE.made_at) == "huisbezoek-2026-11-22-143000"
    assert is_ours(stem_of(NOTE.made_at, number=2) + ".db")
    assert not is_ours("huisbezoek.db")
    assert not is_ours("huisbezoek-versie-5-20261122-143000.db")


def test_whole_is_what_has_note_key_and_length() -> None:
    copy = Copy(path=Path("x.db"), manifest=NOTE, size=4096, has_key=True)
    assert copy.is_whole
    for odd in (replace(copy, size=4095), replace(copy, has_key=False), replace(copy, manifest=None)):
        assert not odd.is_whole
