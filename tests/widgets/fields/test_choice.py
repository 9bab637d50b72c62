from enum import StrEnum

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.fields import ChoiceField, Option, TicksField, YesNoField
from tests.widgets.hands import bring_forward, child, focused


class Route(StrEnum):
    PHONE = "phone"
    POST = "post"
    DESK = "desk"


WORDS = ("bezoek", "bezoek niet nodig", "bezoek afgerond", "verhuisd")
OPTIONS = (Option(Route.PHONE, "Telefoon"), Option(Route.POST, "Post"), Option(Route.DESK, "Balie"))


@pytest.fixture
def choice(qtbot: QtBot) -> ChoiceField:
    made = ChoiceField("route", "Hoe", OPTIONS)
    qtbot.addWidget(made)
    bring_forward(made)
    return made


@pytest.fixture
def long_choice(qtbot: QtBot) -> ChoiceField:
    made = ChoiceField("role", "Wie", [Option(f"v{n}", f"{n} soort") for n in range(9)])
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_choice_round_trips_and_can_be_none(choice: ChoiceField, long_choice: ChoiceField) -> None:
    for field, value in ((choice, "post"), (long_choice, "v7")):
        assert field.value() == ""
        field.set_value(value)
        assert field.value() == value
        assert field.raw() == value
        field.set_value(None)
        assert field.value() == ""
        field.set_value("no such thing")
        assert field.value() == ""


def test_a_few_stand_beside_each_other_and_many_in_a_list(choice: ChoiceField, long_choice: ChoiceField) -> None:
    assert [button.text() for button in choice.buttons()] == ["Telefoon", "Post", "Balie"]
    assert long_choice.buttons() == []
    assert child(long_choice, QComboBox) is not None


def test_its_first_letter_chooses(choice: ChoiceField, qtbot: QtBot) -> None:
    choice.setFocus()
    with qtbot.waitSignal(choice.edited):
        QTest.keyClick(focused(), Qt.Key.Key_B)
    assert choice.value() == "desk"
    QTest.keyClick(focused(), Qt.Key.Key_T)
    assert choice.value() == "phone"
    QTest.keyClick(focused(), Qt.Key.Key_X)
    assert choice.value() == "phone"


def test_the_first_letter_chooses_the_focused_option_first_and_then_the_next_alike(qtbot: QtBot) -> None:
    own = (Option("own", "Eigen"), Option("own_partner", "Eigen - partner"), Option("partner", "Partner"))
    field = ChoiceField("name_in_use", "Welke naam", own)
    qtbot.addWidget(field)
    bring_forward(field)
    field.setFocus()
    for expected in ("own", "own_partner", "own"):
        QTest.keyClick(focused(), Qt.Key.Key_E)
        assert field.value() == expected


def test_the_focus_comes_in_at_what_is_chosen(choice: ChoiceField) -> None:
    for value, place in (("desk", 2), (None, 0)):
        choice.set_value(value)
        focused().clearFocus()
        choice.setFocus()
        assert focused() is choice.buttons()[place]


def test_the_letter_of_a_list_chooses_too(long_choice: ChoiceField) -> None:
    QTest.keyClick(child(long_choice, QComboBox), Qt.Key.Key_4)
    assert long_choice.value() == "v4"


def test_a_space_within_a_typed_choice_opens_no_list(qtbot: QtBot) -> None:
    choice = ChoiceField("why", "Waarom", [Option(f"v{n}", words) for n, words in enumerate(WORDS)], as_list=True)
    qtbot.addWidget(choice)
    choice.show()
    box = child(choice, QComboBox)
    QTest.keyClicks(box, "bezoek a")
    assert (choice.value(), box.view().isVisible()) == ("v2", False)


def test_the_wheel_does_not_choose_in_passing(long_choice: ChoiceField) -> None:
    box = child(long_choice, QComboBox)
    box.clearFocus()
    place = QPointF(box.rect().center())
    wheel = QWheelEvent(
        place,
        box.mapToGlobal(place),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert long_choice.value() == ""


@pytest.mark.parametrize(("value", "raw"), [(True, "yes"), (False, "no"), (None, "")])
def test_yes_no_and_not_answered_are_three(qtbot: QtBot, value: bool | None, raw: str) -> None:
    field = YesNoField("interpreter", "Tolk?")
    qtbot.addWidget(field)
    field.set_value(value)
    assert field.value() is value
    assert field.raw() == raw
    field.set_value(None)
    field.set_raw(raw)
    assert field.value() is value


def test_ticks_come_back_in_the_order_of_the_list(qtbot: QtBot) -> None:
    field = TicksField("reasons", "Waarom", OPTIONS)
    qtbot.addWidget(field)
    field.set_value({"desk", "phone"})
    assert field.value() == ("phone", "desk")
    assert field.raw() == ["phone", "desk"]
    with qtbot.waitSignal(field.edited):
        field.ticks()[1].click()
    assert field.value() == ("phone", "post", "desk")
    field.set_raw([])
    assert field.value() == ()
    field.set_value(None)
    assert field.value() == ()


def test_a_group_has_a_name_for_a_screen_reader(choice: ChoiceField) -> None:
    assert choice.buttons()[0].accessibleName() == "Hoe: Telefoon"


def test_a_list_offers_something_else_and_keeps_what_can_stay(long_choice: ChoiceField, choice: ChoiceField) -> None:
    long_choice.set_value("v7")
    long_choice.offer([Option("v7", "zeven"), Option("v8", "acht")])
    assert (long_choice.value(), [option.label for option in long_choice.options]) == ("v7", ["zeven", "acht"])
    long_choice.offer([Option("v8", "acht")])
    assert long_choice.value() == ""
    with pytest.raises(ValueError, match="list"):
        choice.offer([])
