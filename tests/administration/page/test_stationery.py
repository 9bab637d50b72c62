from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.settings import SettingsPage
from ks_desktop.core.settings import Settings
from ks_desktop.house import House
from ks_desktop.paper.envelopes import AddressWindow, Envelope, WindowSide
from ks_desktop.paper.paint import Paper
from ks_desktop.widgets.tasks import Tasks
from tests.houses import desk_of, settle
from tests.paper.reading import letters_of
from tests.paper.test_head import logo
from tests.widgets.hands import child


@pytest.fixture
def page(qtbot: QtBot, house: House, tasks: Tasks) -> SettingsPage:
    page = SettingsPage(desk_of(house, tasks), house.administration)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    settle(tasks)
    return page


def test_the_drawing_follows_the_fields(page: SettingsPage) -> None:
    step = page.stationery
    assert step.picture.window_shown == AddressWindow()
    step.form.set_values(
        {"letter_window": "right", "letter_envelope": "c5", "letter_right_mm": "-4", "letter_folds": "no"}
    )
    step.logo.show_logo(logo((90, 30)))
    assert step.picture.window_shown == AddressWindow(side=WindowSide.RIGHT, right_mm=-4, envelope=Envelope.C5)
    assert step.picture.folds == ()
    step.form.set_values({"letter_right_mm": "ver weg"})
    assert step.picture.window_shown.right_mm == -4


def test_fields_and_drawing_stand_beside_each_other_in_a_window_of_853_pixels(page: SettingsPage) -> None:
    assert page.stationery.minimumSizeHint().width() <= 590  # at 150 % on a screen of 1280, beside the rail


def test_a_test_page_is_of_what_is_typed_and_keeps_nothing(house: House, tasks: Tasks, page: SettingsPage) -> None:
    step = page.stationery
    step.form.set_values({"letter_window": "right", "letter_right_mm": "ver weg"})
    made: list[Paper] = []
    page.trial_made.connect(made.append)
    child(step, QPushButton, "window_trial").click()
    settle(tasks)
    assert not made
    assert step.form.field("letter_right_mm").error()
    step.form.set_values({"letter_right_mm": "-3"})
    child(step, QPushButton, "window_trial").click()
    settle(tasks)
    assert "vensterrechts,-3mmnaarrechts" in letters_of(made[0].pdf)
    assert house.settings.read(actor=house.actor) == Settings()


def test_all_of_it_is_kept_together_and_the_form_bears_the_logo(house: House, tasks: Tasks, page: SettingsPage) -> None:
    step = page.stationery
    step.logo.show_logo(logo((90, 30)))
    page.refresh()
    settle(tasks)
    assert step.logo.logo is not None  # what is not saved yet stays
    step.form.set_values({"letter_window": "right", "letter_right_mm": "-3", "letter_folds": "no"})
    bare = house.papers.blank_form(actor=house.actor)
    section = next(section for section in page.sections if section.step is step)
    section.save.click()
    settle(tasks)
    standing = house.administration.standing(actor=house.actor)
    kept = standing.settings
    assert (kept.letter_window, kept.letter_right_mm, kept.letter_folds) == ("right", -3, "no")
    assert standing.logo is not None
    assert Image.open(BytesIO(standing.logo)).size == (90, 30)
    assert len(house.papers.blank_form(actor=house.actor)) > len(bare)
    child(step, QPushButton, "without_logo").click()
    section.save.click()
    settle(tasks)
    assert house.administration.standing(actor=house.actor).logo is None
