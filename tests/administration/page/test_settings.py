import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ks_desktop.administration.form.person import PROFILE
from ks_desktop.administration.page.sections import TermsStep
from ks_desktop.administration.page.settings import WORDINGS, SettingsPage
from ks_desktop.administration.page.steps import MunicipalitiesStep
from ks_desktop.core.values import Changes
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.houses import desk_of, settle


@pytest.fixture
def page(qtbot: QtBot, house: House, tasks: Tasks) -> SettingsPage:
    page = SettingsPage(desk_of(house, tasks), house.administration)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    settle(tasks)
    return page


def test_each_part_saves_on_its_own(qtbot: QtBot, house: House, tasks: Tasks, page: SettingsPage) -> None:
    section = page.sections[0]
    section.step.form.set_values({"full_name": "Mw. Anders", "job_title": "jeugdverpleegkundige"})
    with qtbot.waitSignal(page.told):
        section.save.click()
        settle(tasks)
    assert house.administration.standing(actor=house.actor).user.full_name == "Mw. Anders"


def test_the_working_days_are_those_of_the_team(tasks: Tasks, page: SettingsPage) -> None:
    page.show_hours()
    settle(tasks)
    assert page.team.isVisible()
    assert page.team.who is not None
    assert page.team.who.is_at_work()
    page.show_part(WORDINGS)
    settle(tasks)
    assert page.wordings.list.table.records()


def test_a_mistake_stays_at_its_field(tasks: Tasks, page: SettingsPage) -> None:
    section = page.sections[0]
    section.step.form.set_values({"full_name": "", "job_title": "x"})
    section.submit()
    settle(tasks)
    assert section.step.form.field("full_name").error()
    assert section.save.isEnabled()


def test_what_was_typed_and_not_saved_is_there_again(
    qtbot: QtBot, house: House, tasks: Tasks, page: SettingsPage
) -> None:
    form = page.sections[0].step.form
    editor = form.field("full_name").findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "Mw. Half")
    form.flush_draft()
    settle(tasks)
    again = SettingsPage(desk_of(house, tasks), house.administration)
    qtbot.addWidget(again)
    again.refresh()
    settle(tasks)
    assert again.sections[0].step.form.content()["full_name"] == "Mw. Half"


def test_it_looks_again_when_something_set_changed(house: House, tasks: Tasks, page: SettingsPage) -> None:
    house.administration.save_municipalities(["GM0344"], actor=house.actor)
    page.on_changes(Changes(letters=True))
    settle(tasks)
    shown = page.sections[1].step
    page.on_changes(Changes(coalition=True))
    settle(tasks)
    assert "Utrecht" in shown.picker.chosen.text()  # type: ignore[attr-defined]  # the second part


def test_it_says_quietly_that_the_recovery_sheet_was_not_shown_yet(
    house: House, tasks: Tasks, page: SettingsPage
) -> None:
    assert page.no_sheet.isVisible()
    page.on_changes(house.administration.confirm_recovery(actor=house.actor))
    settle(tasks)
    assert not page.no_sheet.isVisible()


def test_an_old_draft_undoes_nothing_that_was_set_since(
    qtbot: QtBot, house: House, tasks: Tasks, page: SettingsPage
) -> None:
    page.sections[0].step.form.field("full_name").set_value("Mw. Half")
    page.sections[0].step.form.flush_draft()
    settle(tasks)
    old = house.administration.standing(actor=house.actor).user
    house.administration.save_profile(
        {name: getattr(old, name) for name in PROFILE} | {"job_title": "Coordinator"}, actor=house.actor
    )
    again = SettingsPage(desk_of(house, tasks), house.administration)
    qtbot.addWidget(again)
    again.refresh()
    settle(tasks)
    section = again.sections[0]
    content = section.step.form.content()
    assert (content["full_name"], content["job_title"]) == ("Mw. Half", "Coordinator")
    assert "staat er nog" in section.status.text.text()


def test_what_is_typed_stays_when_the_page_looks_again(tasks: Tasks, page: SettingsPage) -> None:
    field = page.sections[0].step.form.field("full_name")
    field.set_value("Mw. Half")
    page.refresh()
    settle(tasks)
    assert field.raw() == "Mw. Half"


def test_a_draft_of_one_municipality_is_no_draft_of_another(house: House, tasks: Tasks, page: SettingsPage) -> None:
    house.administration.save_municipalities(["GM0344"], actor=house.actor)
    page.refresh()
    settle(tasks)
    step = page.sections[2].step
    assert isinstance(step, TermsStep)
    assert step.which is not None
    name = step.form.names()[0]
    default = step.form.content()[name]
    step.which.set_value("GM0344")
    settle(tasks)
    step.form.field(name).set_value("20")
    step.which.set_value("")
    settle(tasks)
    assert step.form.content()[name] == default
    step.which.set_value("GM0344")
    settle(tasks)
    assert step.form.content()[name] == "20"


def test_nothing_can_be_typed_while_it_is_saved(tasks: Tasks, page: SettingsPage) -> None:
    section = page.sections[0]
    section.submit()
    assert not section.step.isEnabled()
    settle(tasks)
    assert section.step.isEnabled()


def test_municipalities_chosen_and_taken_away_are_there_again_until_saved(
    qtbot: QtBot, house: House, tasks: Tasks, page: SettingsPage
) -> None:
    house.administration.save_municipalities(["GM0344"], actor=house.actor)
    page.refresh()
    settle(tasks)
    step = page.sections[1].step
    assert isinstance(step, MunicipalitiesStep)
    step.picker.tick("GM0355")
    step.picker.tick("GM0344", ticked=False)
    settle(tasks)
    again = SettingsPage(desk_of(house, tasks), house.administration)
    qtbot.addWidget(again)
    again.refresh()
    settle(tasks)
    section = again.sections[1]
    assert isinstance(section.step, MunicipalitiesStep)
    assert section.step.picker.codes() == ("GM0355",)
    assert "staat er nog" in section.status.text.text()
    section.submit()
    settle(tasks)
    assert house.administration.standing(actor=house.actor).served == ("GM0355",)
    assert house.drafts.find("settings.municipalities", "", actor=house.actor) is None
