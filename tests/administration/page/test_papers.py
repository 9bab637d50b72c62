from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.papers import PapersStep
from ks_desktop.administration.page.settings import SettingsPage
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.houses import desk_of, settle
from tests.widgets.hands import child


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    out = BytesIO()
    Image.new("RGB", (600, 200), "#0b6b6b").save(out, "PNG")
    file = tmp_path / "logo.png"
    file.write_bytes(out.getvalue())
    return file


@pytest.fixture
def page(qtbot: QtBot, house: House, tasks: Tasks) -> SettingsPage:
    page = SettingsPage(desk_of(house, tasks), house.administration)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    settle(tasks)
    return page


def section_of(page: SettingsPage) -> tuple[PapersStep, QPushButton]:
    section = next(section for section in page.sections if isinstance(section.step, PapersStep))
    assert isinstance(section.step, PapersStep)
    return section.step, section.save


def test_folder_and_logo_are_kept_and_the_form_bears_the_logo(
    house: House, tasks: Tasks, page: SettingsPage, logo: Path, tmp_path: Path
) -> None:
    bare = house.papers.blank_form(actor=house.actor)
    step, save = section_of(page)
    step.form.set_values({"watched_folder": str(tmp_path)})
    child(step, QPushButton, "choose_logo").click()
    dialog = child(step, QFileDialog)
    dialog.filesSelected.emit([str(logo)])
    dialog.close()
    assert not step.picture.pixmap().isNull()
    save.click()
    settle(tasks)
    standing = house.administration.standing(actor=house.actor)
    assert (standing.settings.watched_folder, standing.logo) == (str(tmp_path), logo.read_bytes())
    assert len(house.papers.blank_form(actor=house.actor)) > len(bare)
    child(step, QPushButton, "without_logo").click()
    save.click()
    settle(tasks)
    assert house.administration.standing(actor=house.actor).logo is None
    assert house.papers.blank_form(actor=house.actor) == bare


def test_a_folder_that_is_not_there_and_a_picture_that_is_none_are_told(
    house: House, tasks: Tasks, page: SettingsPage, tmp_path: Path
) -> None:
    step, save = section_of(page)
    (tmp_path / "logo.png").write_bytes(b"geen beeld")
    step.take((tmp_path / "logo.png",))
    told = child(step, QLabel, "logo_told")
    assert not told.isHidden()
    step.take((tmp_path / "weg.png",))
    assert "kan niet worden gelezen" in told.text()
    step.form.set_values({"watched_folder": str(tmp_path / "weg")})
    save.click()
    settle(tasks)
    assert step.form.field("watched_folder").error()
    standing = house.administration.standing(actor=house.actor)
    assert (standing.settings.watched_folder, standing.logo) == ("", None)
