from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.logo import LogoCard, logo_from
from ks_desktop.administration.page.settings import SettingsPage
from ks_desktop.core.errors import UserError
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.houses import desk_of, settle
from tests.widgets.hands import child


@pytest.fixture
def page(qtbot: QtBot, house: House, tasks: Tasks) -> SettingsPage:
    page = SettingsPage(desk_of(house, tasks), house.administration)
    qtbot.addWidget(page)
    return page


def choose(card: LogoCard, file: Path) -> None:
    child(card, QPushButton, "choose_logo").click()
    dialog = child(card, QFileDialog)
    dialog.filesSelected.emit([str(file)])
    dialog.close()
    dialog.setParent(None)


def test_a_picture_is_shown_as_it_will_be_kept_and_taken_away_again(
    qtbot: QtBot, tasks: Tasks, page: SettingsPage, tmp_path: Path
) -> None:
    card = page.stationery.logo
    out = BytesIO()
    Image.new("RGBA", (1600, 200), (11, 107, 107, 0)).save(out, "PNG")
    file = tmp_path / "logo.png"
    file.write_bytes(out.getvalue())
    choose(card, file)
    assert card.picture.pixmap().isNull()  # it is looked at elsewhere
    settle(tasks)
    assert card.logo is not None
    kept = Image.open(BytesIO(card.logo))
    assert (kept.mode, kept.size, kept.getpixel((0, 0))) == ("RGB", (1000, 125), (255, 255, 255))
    assert not card.picture.pixmap().isNull()
    with qtbot.waitSignal(card.changed):
        child(card, QPushButton, "without_logo").click()
    assert [card.logo, bool(card.picture.text())] == [None, True]


def test_what_is_no_picture_is_told_and_changes_nothing(page: SettingsPage, tasks: Tasks, tmp_path: Path) -> None:
    card = page.stationery.logo
    file = tmp_path / "logo.svg"
    for content, said in ((b"geen beeld", "PNG"), (b"<svg/>", "SVG")):
        file.write_bytes(content)
        with pytest.raises(UserError) as caught:
            logo_from(file)
        assert said in caught.value.text()
    choose(card, tmp_path / "weg.png")
    settle(tasks)
    assert "kan niet worden gelezen" in child(card, QLabel, "logo_told").text()
    assert card.logo is None
