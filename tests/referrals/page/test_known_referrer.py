import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import FeedbackRoute, Organisation, OrganisationKind, Person
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.values import PersonId, UserId, new_id
from ks_desktop.referrals.form import ReferralForm
from ks_desktop.referrals.page.known_referrer import KnownReferrerLine
from ks_desktop.referrals.service import Referrals
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.parts import column
from tests.coalition.test_service import make_organisation
from tests.desks import settle
from tests.referrals.makers import WHOLE


@pytest.fixture
def practice(coalition: Coalition, actor: UserId) -> Organisation:
    made = make_organisation(
        name="Praktijk De Bron",
        kind=OrganisationKind.MIDWIFE,
        phone="030-1234567",
        feedback_route=FeedbackRoute.PORTAL,
        feedback_address="ZorgDomein",
    )
    coalition.save_organisation(made, actor=actor)
    person = Person(id=PersonId(new_id()), organisation_id=made.id, name="S. Proef", phone="06-12345678")
    coalition.people.save(person, actor=actor)
    return made


@pytest.fixture
def pane(qtbot: QtBot) -> QWidget:
    pane = QWidget()
    pane.setLayout(column(QWidget(), QWidget()))
    qtbot.addWidget(pane)
    return pane


@pytest.fixture
def line(pane: QWidget, desk: Desk, referrals: Referrals) -> KnownReferrerLine:
    form = ReferralForm(desk.clock.today)
    box = pane.layout()
    assert box is not None
    box.addWidget(form)
    made = KnownReferrerLine(desk, referrals.referrers, form)
    made.stand_under(pane)
    pane.show()
    return made


def shown(line: KnownReferrerLine, referrals: Referrals, desk: Desk, **changes: str) -> KnownReferrerLine:
    recorded = referrals.record({**WHOLE, **changes}, actor=desk.actor)
    line.show_referral(recorded.referral_id)
    settle(desk.tasks)
    return line


def buttons(line: KnownReferrerLine, name: str) -> list[QPushButton]:
    return [button for button in line.findChildren(QPushButton, name) if not button.isHidden()]


def fill(line: KnownReferrerLine, desk: Desk, name: str, text: str) -> None:
    field = line._form.field(name)  # noqa: SLF001 - the form it helps to fill
    field.set_raw(text)
    field.left.emit()
    settle(desk.tasks)


def raw(line: KnownReferrerLine, name: str) -> str:
    return str(line._form.field(name).raw())  # noqa: SLF001 - as above


def test_whom_to_talk_with_first_is_said_with_the_number_of_the_practice(
    line: KnownReferrerLine, referrals: Referrals, desk: Desk, practice: Organisation
) -> None:
    assert practice.name == "Praktijk De Bron"
    shown(line, referrals, desk, consult_first="yes", referrer_phone="", referrer_name="")
    assert line.isVisible()
    assert line.talk_first.text() == ("Overleg eerst met Praktijk De Bron, tel. 030-1234567, voordat u haar belt.")
    assert "ZorgDomein" in line.known.text()


def test_what_is_near_is_chosen_with_one_click(
    line: KnownReferrerLine, referrals: Referrals, desk: Desk, practice: Organisation
) -> None:
    del practice
    shown(line, referrals, desk, referrer_organisation="De Bron", referrer_name="")
    assert not line.known.isVisible()
    (near,) = buttons(line, "choose_referrer")
    assert near.accessibleName() == "Dit is Praktijk De Bron, Utrecht"
    near.click()
    settle(desk.tasks)
    assert line.known.text().startswith("In de sociale kaart: Praktijk De Bron")
    assert buttons(line, "choose_referrer") == buttons(line, "add_referrer") == []


def test_a_new_practice_is_added_with_one_click(
    line: KnownReferrerLine, referrals: Referrals, desk: Desk, coalition: Coalition
) -> None:
    shown(line, referrals, desk, referrer_organisation="Nieuwe praktijk")
    (add,) = buttons(line, "add_referrer")
    add.click()
    settle(desk.tasks)
    assert [partner.name for partner in coalition.organisations(actor=desk.actor)] == ["Nieuwe praktijk"]
    assert "Nieuwe praktijk" in line.known.text()
    line.show_referral(None)
    assert line.isHidden()


def test_a_known_practice_fills_what_is_empty_and_nothing_else(
    line: KnownReferrerLine, desk: Desk, practice: Organisation
) -> None:
    del practice
    fill(line, desk, "referrer_organisation", "praktijk de bron")
    assert raw(line, "referrer_phone") == "030-1234567"
    assert raw(line, "referrer_role") == "midwife"
    assert raw(line, "feedback_route") == "Via een portaal, ZorgDomein"
    field = line._form.field("referrer_phone")  # noqa: SLF001 - as above
    assert field.note() == "Uit de sociale kaart"
    fill(line, desk, "referrer_name", "S. Proef")
    assert raw(line, "referrer_phone") == "06-12345678"
    name = line._form.field("referrer_name")  # noqa: SLF001 - as above
    assert isinstance(name, LineField)
    assert name.editor.completer() is not None
    line._form.field("referrer_phone").set_raw("030-9999999")  # noqa: SLF001 - as above
    fill(line, desk, "referrer_name", "")
    assert raw(line, "referrer_phone") == "030-9999999"
    assert raw(line, "referrer_organisation") == "praktijk de bron"


def test_an_unknown_practice_fills_nothing(line: KnownReferrerLine, desk: Desk, practice: Organisation) -> None:
    del practice
    fill(line, desk, "referrer_organisation", "De Bron")
    assert raw(line, "referrer_phone") == ""
    fill(line, desk, "referrer_organisation", "")
    assert raw(line, "feedback_route") == ""


def test_a_near_spelling_that_is_typed_is_offered_and_taken_by_key(
    line: KnownReferrerLine, desk: Desk, practice: Organisation
) -> None:
    near = practice.name[:-1]
    fill(line, desk, "referrer_organisation", near)
    assert practice.name in buttons(line, "choose_referrer")[0].text()
    QTest.keyClick(line._form, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)  # noqa: SLF001 - as above
    settle(desk.tasks)
    assert raw(line, "referrer_organisation") == practice.name
    assert raw(line, "feedback_route")
    assert line.isHidden()
