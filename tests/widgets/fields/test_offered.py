import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.fields import OfferedTicksField, Option
from tests.widgets.hands import bring_forward

HERE = (Option("a", "Aan de balie"), Option("b", "Boven"))


@pytest.fixture
def field(qtbot: QtBot) -> OfferedTicksField:
    made = OfferedTicksField("people", "Met wie")
    qtbot.addWidget(made)
    bring_forward(made)
    return made


def test_what_is_wanted_is_not_lost_before_it_is_offered(field: OfferedTicksField) -> None:
    field.offer(None)
    field.set_value(("b",))
    assert (field.value(), field.isVisible()) == (("b",), False)
    field.offer(HERE)
    assert [tick.isChecked() for tick in field.ticks()] == [False, True]
    assert field.isVisible()
    field.offer(None)
    assert field.value() == ("b",)


def test_a_choice_that_is_taken_back_brings_back_what_was_ticked(qtbot: QtBot, field: OfferedTicksField) -> None:
    field.offer(HERE)
    with qtbot.waitSignal(field.edited):
        field.ticks()[0].click()
    field.offer([Option("c", "Ergens anders")])
    assert (field.value(), field.raw()) == ((), ["a"])
    field.offer([])
    assert not field.isVisible()
    field.offer(HERE)
    assert field.value() == ("a",)
    field.ticks()[0].click()
    assert field.raw() == []


def test_a_draft_comes_back(field: OfferedTicksField) -> None:
    field.offer(HERE)
    field.set_raw(["b"])
    assert [tick.isChecked() for tick in field.ticks()] == [False, True]
    assert field.ticks()[1].accessibleName() == "Met wie: Boven"
