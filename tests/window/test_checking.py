from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import StorageError
from ks_desktop.core.paths import CHECK_NAME
from ks_desktop.house import House
from ks_desktop.house.damage import last_check
from ks_desktop.security.store import AuditRow
from ks_desktop.widgets.messages import MessageBar
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.window.checking import FileCheck, looking_band
from tests.houses import desk_of, new_house, settle


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made, _code = new_house(tmp_path / "data")
    (made.folder / CHECK_NAME).unlink()  # as in a file that was made by an earlier program
    yield made
    made.close()


@pytest.fixture
def messages(qtbot: QtBot) -> MessageBar:
    bar = MessageBar()
    qtbot.addWidget(bar)
    return bar


def checked(house: House, tasks: Tasks, messages: MessageBar) -> str:
    check = FileCheck(desk_of(house, tasks), house, messages)
    check.start()
    settle(tasks)
    return messages.sentence()


def test_the_whole_file_is_checked_once_in_a_week_and_after_damage_nothing_is_saved_any_more(
    house: House, tasks: Tasks, messages: MessageBar
) -> None:
    assert checked(house, tasks, messages) == "Het hele bestand is nagekeken: alles is in orde."
    assert not messages.is_speaking()
    found = last_check(house.folder)
    assert found is not None
    assert found.found == 0
    messages.set_resting("")
    assert checked(house, tasks, messages) == ""
    (house.folder / CHECK_NAME).unlink()
    house.is_practice = True
    assert checked(house, tasks, messages) == ""  # practice is never checked
    house.is_practice = False
    with house.database.reading(house.actor) as reading:
        asked = sa.text("SELECT rootpage FROM sqlite_master WHERE name = 'incoming_paper'")
        page = reading.session.execute(asked).scalar_one()
    house.database.fold_in()
    with house.database.path.open("r+b") as stream:
        stream.seek((page - 1) * 4096 + 300)
        stream.write(b"\0\0\0\0")
    assert "beschadigd" in checked(house, tasks, messages)
    assert messages.is_speaking()
    with pytest.raises(StorageError):
        house.coalition.serve(["Utrecht"], actor=house.actor)
    with house.database.reading(house.actor) as reading:
        last = reading.session.scalars(sa.select(AuditRow.event).order_by(AuditRow.seq.desc()).limit(1)).one()
    assert last == "damage_found"
    found = last_check(house.folder)
    assert found is not None
    assert found.found == 1


def test_the_band_says_that_nothing_is_kept(qtbot: QtBot) -> None:
    band = looking_band()
    qtbot.addWidget(band)
    assert "Er wordt niets opgeslagen" in band.accessibleName()
