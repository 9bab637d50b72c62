from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import use_language
from ks_desktop.house import House
from ks_desktop.records.domain import Copy, LogHead, Manifest
from ks_desktop.records.log.checking import anchors_of, check
from ks_desktop.security.audit.chain import head
from ks_desktop.security.domain import AuditProblem


def copy_with(seq: int, line_hash: str, house: House, *, days: int = 0) -> Copy:
    manifest = Manifest(
        made_at=house.clock.now() - timedelta(days=days),
        program="1",
        schema=7,
        database_id=UUID(int=1),
        size=1,
        sha256="0" * 64,
        key_sha256="0" * 64,
        records=0,
        tables={},
        head=LogHead(seq=seq, hash=line_hash),
    )
    return Copy(path=Path("huisbezoek-2026-11-20-083000.db"), manifest=manifest, size=1, has_key=True)


def test_the_backup_mark_or_paper_that_disagrees_is_named(logged: House) -> None:
    use_language("nl")
    with logged.database.reading(logged.actor) as reading:
        seq, line_hash = head(reading.session)
        good = copy_with(seq, line_hash, logged)
        whole = check(reading, [good, replace(good, manifest=None)], (seq, line_hash), [f"L {seq}-{line_hash[:8]}"])
        assert (whole.findings, whole.backups, whole.has_mark) == ((), 1, True)
        assert len(whole.sentences()) == 3
        bad = check(reading, [copy_with(5, "0" * 64, logged)], (seq + 3, "0" * 64), ["l 6-00000000"])
        with pytest.raises(UserError, match="anchor"):
            check(reading, [], None, ["x"])
    assert [(found.problem, found.seq) for found in bad.findings] == [
        (AuditProblem.CUT, seq + 3),
        (AuditProblem.ANCHOR, 5),
        (AuditProblem.ANCHOR, 6),
    ]
    said = " ".join(bad.sentences())
    assert "back-up huisbezoek-2026-11-20-083000.db" in said
    assert "het merk naast de gegevens" in said
    assert "papier l 6-00000000" in said


def test_backups_of_a_time_that_was_put_aside_say_nothing_of_this_log(logged: House) -> None:
    old, other = copy_with(5, "a" * 64, logged, days=9), copy_with(50, "b" * 64, logged, days=2)
    newer = copy_with(60, "c" * 64, logged)
    restored = (40, (logged.clock.now() - timedelta(days=1)).timestamp())
    assert [anchor.seq for anchor in anchors_of([old, other, newer], restored)] == [5, 60]
    assert [anchor.seq for anchor in anchors_of([old, other, newer], None)] == [5, 50, 60]
