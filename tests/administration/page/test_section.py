from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.section import Section
from ks_desktop.administration.page.steps import ProfileStep
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.houses import desk_of, settle


def test_a_part_stores_what_is_typed_and_keeps_what_is_not_stored(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    desk = desk_of(house, tasks)
    section = Section(desk, house.administration, ProfileStep(), "profile")
    qtbot.addWidget(section)
    section.show_standing(house.administration.standing(actor=house.actor))
    settle(tasks)
    section.step.form.field("job_title").set_value("")
    section.submit()
    settle(tasks)
    assert section.step.form.field("job_title").error()
    section.step.form.field("full_name").set_value("Noor de Proef")
    section.step.form.field("job_title").set_value("jeugdverpleegkundige")
    with qtbot.waitSignal(section.saved):
        section.submit()
    assert house.users.get(house.actor, actor=house.actor).full_name == "Noor de Proef"
