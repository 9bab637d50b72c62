from pathlib import Path

from ks_desktop import house as houses
from ks_desktop.core.clock import Clock
from ks_desktop.core.paths import MARK_NAME
from tests.keys import CHEAP, PASSPHRASE


def test_a_backup_put_back_begins_its_mark_anew_without_an_alarm(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "gegevens"
    house, _code = houses.create(folder, "noor", PASSPHRASE, clock=clock, cost=CHEAP)
    made = house.backups.make(actor=house.actor)
    assert made is not None
    house.coalition.serve(["Utrecht"], actor=house.actor)
    house.close()
    mark = (folder / MARK_NAME).read_bytes()
    restored, laid = houses.restore(folder, made.copy.path, None, PASSPHRASE, clock=clock)
    assert restored.notices == []
    restored.close()
    assert (folder / laid.aside / MARK_NAME).read_bytes() == mark
    again = houses.open_house(folder, None, PASSPHRASE, clock=clock)
    assert again.notices == []
    again.close()
