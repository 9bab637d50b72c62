import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.steps import HoursStep, LastStep, MunicipalitiesStep, ProfileStep, Step
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_
from ks_desktop.house import House


def shown(qtbot: QtBot, step: Step, house: House) -> None:
    qtbot.addWidget(step)
    step.show_standing(house.administration.standing(actor=house.actor))
    step.show()


def test_a_name_that_is_only_the_login_word_is_left_open(qtbot: QtBot, house: House) -> None:
    step = ProfileStep()
    shown(qtbot, step, house)
    assert step.form.content()["full_name"] == ""
    step.form.set_values({"full_name": "Mw. Proef", "job_title": "jeugdverpleegkundige", "organisation": "JGZ"})
    changes = step.saving(house.administration, house.actor)()
    assert changes.users
    shown(qtbot, step, house)
    assert step.form.content()["full_name"] == "Mw. Proef"
    assert step.form.content()["organisation"] == "JGZ"


def test_untouched_terms_stay_a_proposal(qtbot: QtBot, house: House) -> None:
    step = MunicipalitiesStep()
    shown(qtbot, step, house)
    step.picker.tick("GM0344")
    step.saving(house.administration, house.actor)()
    standing = house.administration.standing(actor=house.actor)
    assert standing.served == ("GM0344",)
    assert standing.terms["GM0344"].source == "voorstel"


def test_changed_terms_become_the_default(qtbot: QtBot, house: House) -> None:
    step = MunicipalitiesStep()
    shown(qtbot, step, house)
    step.picker.tick("GM0344")
    step.form.set_values({"contact_days": "3"})
    step.saving(house.administration, house.actor)()
    assert house.administration.standing(actor=house.actor).terms["GM0344"].contact_days == 3


def test_a_problem_stands_at_the_search_line_or_at_the_terms(qtbot: QtBot, house: House) -> None:
    step = MunicipalitiesStep()
    shown(qtbot, step, house)
    step.show_problem(UserError(N_("Choose at least one municipality."), code="x", field="municipality_search"))
    assert step.picker.search.error()
    step.show_problem(UserError(N_("Type a whole number."), code="number", field="visit_days"))
    assert step.form.field("visit_days").error()


def test_hours_are_kept(qtbot: QtBot, house: House) -> None:
    step = HoursStep()
    shown(qtbot, step, house)
    assert step.form.content()["hours_0"] == "08:30-17:00"  # a usual week, to correct
    step.form.set_values({"hours_0": "", "hours_1": "", "hours_2": "", "hours_3": "", "hours_4": "9-17"})
    step.saving(house.administration, house.actor)()
    assert [h.weekday for h in house.administration.standing(actor=house.actor).hours] == [4]
    step.form.set_values({"hours_4": "nooit"})
    with pytest.raises(UserErrors) as caught:
        step.saving(house.administration, house.actor)()
    step.show_problem(caught.value)
    assert step.form.field("hours_4").error()


def test_the_last_step_offers_two_ways(qtbot: QtBot) -> None:
    step = LastStep()
    qtbot.addWidget(step)
    with qtbot.waitSignal(step.begin_wanted):
        step.begin.click()
    with qtbot.waitSignal(step.practice_wanted):
        step.practise.click()
