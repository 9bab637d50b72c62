from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.first_run import FirstRun
from ks_desktop.administration.page.recovery import ASKED
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.security.vault import groups
from ks_desktop.widgets.tasks import Tasks
from tests.houses import SENTENCE, new_house, settle
from tests.widgets.hands import bring_forward, focused


@pytest.fixture
def first_run(qtbot: QtBot, tasks: Tasks) -> FirstRun:
    page = FirstRun(tasks)
    qtbot.addWidget(page)
    page.resize(1280, 760)
    page.show()
    return page


def place(page: FirstRun) -> int:
    return page._stack.currentIndex()  # noqa: SLF001 - which step is shown


def test_five_steps_each_kept_before_the_next(qtbot: QtBot, tasks: Tasks, first_run: FirstRun, tmp_path: Path) -> None:
    first_run.passphrase.user_name.set_value("proef")
    for field in (first_run.passphrase.passphrase, first_run.passphrase.repeat):
        field.editor.setText(SENTENCE)
    with qtbot.waitSignal(first_run.create_wanted) as rung:
        first_run.next.click()
    assert rung.args == ["proef", SENTENCE]
    house, code = new_house(tmp_path / "data")
    first_run.created(house.administration, house.actor, code)
    settle(tasks)
    assert place(first_run) == 1
    assert not first_run.back.isVisible()
    assert first_run.passphrase.passphrase.value() == ""
    for group, number in zip(first_run.sheet.fields, ASKED, strict=True):
        group.set_value(groups(code)[number])
    first_run.next.click()
    settle(tasks)
    first_run.profile.form.set_values({"full_name": "Mw. Proef", "job_title": "jeugdverpleegkundige"})
    first_run.next.click()
    settle(tasks)
    assert place(first_run) == 3
    first_run.municipalities.picker.tick("GM0344")
    first_run.next.click()
    settle(tasks)
    first_run.hours.form.set_values({"hours_0": "9-17"})
    first_run.next.click()
    settle(tasks)
    with qtbot.waitSignal(first_run.finished) as end:
        first_run.last.begin.click()
    assert end.args == [False]
    standing = house.administration.standing(actor=house.actor)
    assert (standing.user.full_name, standing.served, len(standing.hours)) == ("Mw. Proef", ("GM0344",), 5)
    house.close()


def test_back_loses_nothing_and_a_mistake_stays_on_its_step(
    qtbot: QtBot, tasks: Tasks, first_run: FirstRun, tmp_path: Path
) -> None:
    house, _code = new_house(tmp_path / "data")
    first_run.resume(house.administration, house.actor)
    settle(tasks)
    first_run.next.click()
    settle(tasks)
    assert first_run.profile.form.field("full_name").error()
    first_run.profile.form.set_values({"full_name": "Mw. Proef", "job_title": "jeugdverpleegkundige"})
    first_run.go_on()
    settle(tasks)
    first_run.municipalities.picker.tick("GM0344")
    QTest.keyClick(first_run, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert place(first_run) == 2
    first_run.go_on()
    settle(tasks)
    assert first_run.municipalities.picker.codes() == ("GM0344",)
    first_run.skip.click()
    assert place(first_run) == 4
    first_run.skip.click()
    with qtbot.waitSignal(first_run.finished) as end:
        first_run.last.practise.click()
    assert end.args == [True]
    house.close()


def test_the_sheet_is_remembered_as_proved_before_the_next_step(
    tasks: Tasks, first_run: FirstRun, tmp_path: Path
) -> None:
    house, code = new_house(tmp_path / "data")
    first_run.created(house.administration, house.actor, code)
    settle(tasks)
    assert not first_run.sheet.renewed.isVisible()
    first_run.next.click()
    settle(tasks)
    assert (place(first_run), house.settings.read(actor=house.actor).recovery_proved) == (1, "no")
    for group, number in zip(first_run.sheet.fields, ASKED, strict=True):
        group.set_value(groups(code)[number])
    first_run.go_on()
    settle(tasks)
    assert (place(first_run), house.settings.read(actor=house.actor).recovery_proved) == (2, "yes")
    house.close()


def test_a_refused_name_is_said_at_its_field(first_run: FirstRun) -> None:
    first_run.show_problem(UserError(N_("Give a login name of 1 to 60 characters."), code="x", field="user_name"))
    assert first_run.passphrase.user_name.error()
    assert first_run.next.isEnabled()


def test_enter_in_the_last_field_goes_on_and_ctrl_enter_from_every_step(
    qtbot: QtBot, tasks: Tasks, first_run: FirstRun, tmp_path: Path
) -> None:
    bring_forward(first_run)
    first_run.passphrase.user_name.set_value("proef")
    for field in (first_run.passphrase.passphrase, first_run.passphrase.repeat):
        field.editor.setText(SENTENCE)
        field.setFocus()
    with qtbot.waitSignal(first_run.create_wanted):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert first_run.passphrase.repeat.editor.echoMode() is QLineEdit.EchoMode.Password
    house, code = new_house(tmp_path / "data")
    first_run.created(house.administration, house.actor, code)
    settle(tasks)
    first_run.sheet.fields[0].setFocus()
    for number in ASKED:
        QTest.keyClicks(focused(), groups(code)[number])
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    settle(tasks)
    assert place(first_run) == 2
    first_run.profile.form.set_values({"full_name": "Mw. Proef", "job_title": "jeugdverpleegkundige"})
    first_run.profile.form.field("organisation_hours").setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    settle(tasks)
    assert place(first_run) == 3
    first_run.municipalities.picker.tick("GM0344")
    for after in (4, 5):  # from the search line, which is in no form, and from a form
        QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settle(tasks)
        assert place(first_run) == after
    with qtbot.waitSignal(first_run.finished) as end:
        QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert end.args == [False]
    house.close()
