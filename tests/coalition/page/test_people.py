import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import Organisation, Person
from ks_desktop.coalition.page.people import PeoplePane
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.values import UserId
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.parts.buttons import NameButton
from tests.coalition.test_service import make_organisation
from tests.desks import settle
from tests.widgets.hands import bring_forward


@pytest.fixture
def practice(coalition: Coalition, actor: UserId) -> Organisation:
    made = make_organisation(name="Praktijk De Bron")
    coalition.save_organisation(made, actor=actor)
    return made


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk, coalition: Coalition, practice: Organisation) -> PeoplePane:
    made = PeoplePane(desk, coalition)
    qtbot.addWidget(made)
    bring_forward(made)
    made.show_organisation(practice)
    settle(desk.tasks)
    return made


def typed(pane: PeoplePane, name: str, text: str) -> None:
    field = pane.form.field(name)
    assert isinstance(field, LineField)
    field.editor.setText(text)


def names(pane: PeoplePane) -> list[str]:
    return [button.accessibleName() for button in pane.findChildren(NameButton) if not button.isHidden()]


def add(pane: PeoplePane, desk: Desk, name: str) -> None:
    pane.add.click()
    typed(pane, "name", name)
    pane.form.submitted.emit()
    settle(desk.tasks)


def people(coalition: Coalition, practice: Organisation, actor: UserId) -> tuple[Person, ...]:
    return coalition.people.of(practice.id, actor=actor)


def test_somebody_is_added_corrected_and_retired_by_keyboard(
    pane: PeoplePane, desk: Desk, coalition: Coalition, practice: Organisation, actor: UserId
) -> None:
    QTest.keyClick(pane.add, Qt.Key.Key_Return)
    typed(pane, "name", "S. Proef")
    typed(pane, "agb", "12")
    pane.save_shown()
    settle(desk.tasks)
    assert pane.form.field("agb").error()
    typed(pane, "agb", "08123456")
    pane.save_shown()
    settle(desk.tasks)
    assert (names(pane), pane.status.text.text()) == (["S. Proef"], "Opgeslagen.")
    (line,) = (button for button in pane.findChildren(NameButton) if not button.isHidden())
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert pane.form.field("agb").raw() == "08123456"
    pane.retire.click()
    settle(desk.tasks)
    (gone,) = people(coalition, practice, actor)
    assert (gone.is_active, gone.version) == (False, 2)
    pane.edit(gone)
    pane.retire.click()
    settle(desk.tasks)
    assert people(coalition, practice, actor)[0].is_active


def test_a_half_typed_person_is_there_again(
    pane: PeoplePane, desk: Desk, coalition: Coalition, practice: Organisation, qtbot: QtBot
) -> None:
    pane.add.click()
    typed(pane, "name", "Half")
    pane.form.flush_draft()
    settle(desk.tasks)
    later = PeoplePane(desk, coalition)
    qtbot.addWidget(later)
    bring_forward(later)
    later.show_organisation(practice)
    settle(desk.tasks)
    assert later.form.field("name").raw() == "Half"
    later.cancel.click()
    settle(desk.tasks)
    later.show_organisation(practice)
    settle(desk.tasks)
    assert not later.form.isVisible()


def test_who_is_second_sees_the_person_of_now(
    pane: PeoplePane, desk: Desk, coalition: Coalition, practice: Organisation, actor: UserId
) -> None:
    add(pane, desk, "S. Proef")
    (person,) = people(coalition, practice, actor)
    pane.edit(person)
    coalition.people.retire(person, actor=actor)
    pane.save_shown()
    settle(desk.tasks)
    assert pane.status.text.text().startswith("Iemand anders")
    assert pane.shown() == practice.id


def test_a_partner_that_is_not_stored_has_no_people(pane: PeoplePane, desk: Desk) -> None:
    pane.show_organisation(None)
    settle(desk.tasks)
    assert pane.isHidden()
    assert pane.shown() is None
