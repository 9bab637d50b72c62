from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from ks_desktop.app.stage import Stage
from ks_desktop.clients.domain import CaseState
from ks_desktop.house import House
from ks_desktop.widgets import theme
from ks_desktop.widgets.parts import PracticeBand
from ks_desktop.widgets.theme import Scheme, Size
from tests.houses import case_in, new_house, part, practice


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, Scheme.LIGHT)


def read(picture: bytes) -> QImage:
    image = QImage()
    assert image.loadFromData(picture, "PNG")
    return image


def test_a_picture_shows_what_was_asked_once_it_is_all_there(qtbot: QtBot, house: House) -> None:
    stage = Stage(house)
    qtbot.addWidget(stage)
    women = read(stage.picture(lambda: stage.main.show_page("women")))
    assert women.size() == Size.WINDOW
    page = part(stage, "women")
    assert page.isVisible()
    assert max(table.model().rowCount() for table in page.findChildren(QTableView)) == 16
    case_id = case_in(house, CaseState.PLANNED)
    woman = read(stage.picture(lambda: stage.main.open_case(case_id)))
    assert woman != women
    stage.clear()
    assert not stage.isVisible()


def test_the_house_stays_open_after(qtbot: QtBot, house: House) -> None:
    stage = Stage(house, dark=True)
    qtbot.addWidget(stage)
    picture = read(stage.picture(lambda: stage.main.show_page("today")))
    assert picture.pixelColor(5, picture.height() - 5).lightness() < 60
    stage.clear()
    assert house.casefiles.list(actor=house.actor).lines


def test_only_practice_says_that_it_is(qtbot: QtBot, house: House, tmp_path_factory: pytest.TempPathFactory) -> None:
    practising = Stage(house)
    qtbot.addWidget(practising)
    assert practising.findChildren(PracticeBand)
    practising.clear()
    real, _code = new_house(tmp_path_factory.mktemp("echt") / "gegevens")
    at_work = Stage(real)
    qtbot.addWidget(at_work)
    assert not at_work.findChildren(PracticeBand)
    at_work.clear()
    real.close()
