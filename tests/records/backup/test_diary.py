from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ks_desktop.records.backup.diary import Diary, DiaryFile
from ks_desktop.records.domain.light import Failed, Proof

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
PROOF = Proof(at=AT, name="x.db", records=3, seconds=0.5)


def test_it_is_there_again(tmp_path: Path) -> None:
    diary = DiaryFile(tmp_path)
    assert diary.read() == Diary()
    diary.note(tested=PROOF)
    diary.note(failed=Failed(at=AT, problem="vol"))
    assert DiaryFile(tmp_path).read() == Diary(tested=PROOF, failed=Failed(at=AT, problem="vol"))
    diary.note(failed=None)
    assert DiaryFile(tmp_path).read() == Diary(tested=PROOF)


def test_what_cannot_be_written_is_remembered_meanwhile(tmp_path: Path) -> None:
    diary = DiaryFile(tmp_path / "weg")
    diary.note(tested=replace(PROOF, problem="weg"))
    assert diary.read().tested == replace(PROOF, problem="weg")


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"tested": {"at": "2026-11-22T12:00:00"}}', b'{"failed": 3}', b"\xff"]
)
def test_what_cannot_be_read_says_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "toestand.json").write_bytes(content)
    assert DiaryFile(tmp_path).read() == Diary()
