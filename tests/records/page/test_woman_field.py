from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.records.page.woman_field import WomanField
from ks_desktop.widgets.tasks import Tasks
from tests.families import sign_up
from tests.houses import desk_of, settle


def test_one_is_chosen_at_once_several_are_offered_and_nobody_is_said(
    qtbot: QtBot, small: House, at_work: Tasks
) -> None:
    first = sign_up(small, "Zoekster", given_name="Anna")
    sign_up(small, "Zoekster", given_name="Bea", birth_date="1990-01-09", phone="06 87654321", house_number="9")
    field = WomanField(desk_of(small, at_work), small.requests)
    qtbot.addWidget(field)
    heard: list[object] = []
    field.chosen.connect(lambda case, _who: heard.append(case))
    for typed, found in (("anna zoekster", [first]), ("zoekster", []), ("niemand hier", [])):
        heard.clear()
        field.typed.set_value(typed)
        field.look()
        settle(at_work)
        assert heard == found
    assert field.typed.error()
    field.typed.set_value("zoekster")
    field.look()
    settle(at_work)
    assert len(field.which.options) == 2
    field.forget()
    assert field.typed.value() == ""
