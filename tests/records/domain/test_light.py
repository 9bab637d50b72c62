from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from ks_desktop.records.domain import BackupState, Copy, Light
from ks_desktop.records.domain.light import Failed, Proof, when
from tests.records.domain.test_copies import NOTE

NOW = NOTE.made_at + timedelta(hours=2)
WHOLE = Copy(path=Path("x.db"), manifest=NOTE, size=NOTE.size, has_key=True)
TESTED = Proof(at=NOW - timedelta(days=1), name="x.db", records=214, seconds=3.2)
GOOD = BackupState(now=NOW, copies=(WHOLE,), is_changed=True, tested=TESTED)


def test_the_light() -> None:
    assert GOOD.light is Light.GOOD
    assert replace(GOOD, copies=(), tested=None).light is Light.NONE
    assert replace(GOOD, copies=(replace(WHOLE, size=1),), tested=None).light is Light.NONE
    assert replace(GOOD, tested=None).light is Light.OLD
    assert replace(GOOD, tested=replace(TESTED, problem="x")).light is Light.FAILED
    assert replace(GOOD, failed=Failed(at=NOW, problem="x")).light is Light.FAILED
    assert replace(GOOD, problems=("x",)).light is Light.FAILED
    later = replace(GOOD, now=NOW + timedelta(days=3))
    assert later.light is Light.OLD
    assert replace(later, is_changed=False).light is Light.GOOD, "nothing to back up is not old"
    assert len({light.label() for light in Light}) == 4


def test_it_says_what_was_counted() -> None:
    said = GOOD.sentences()
    assert any("gisteren" in line and "214" in line and "3 s" in line for line in said), said
    assert "vandaag om 14:30" in said[0]
    assert when(NOW - timedelta(days=9), NOW) == "op 13-11-2026 om 16:30"
    failed = replace(GOOD, failed=Failed(at=NOW, problem="Disk"), problems=("Weg",))
    assert failed.sentences()[0] == "Weg"
    assert "Disk" in failed.sentences()[1]
