"""From need to help and back, through the real page: the keys a nurse presses."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.domain import ThreadItem
from ks_desktop.casefile.page import CaseView
from ks_desktop.casefile.page.fitting import FitServices
from ks_desktop.casefile.page.helping import Helping, HelpServices
from ks_desktop.clients.domain import CaseState, ConsentPurpose
from ks_desktop.coalition.domain import Organisation, OrganisationKind
from ks_desktop.core.values import CaseId, OrganisationId, new_id
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind
from ks_desktop.onward.domain import NotStarted, OnwardReferral, OnwardState, OnwardWay
from ks_desktop.onward.page import ReferServices
from ks_desktop.widgets.tasks import Tasks
from tests.houses import desk_of, settle

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(qtbot: QtBot, house: House, tasks: Tasks) -> CaseView:
    view = CaseView(desk_of(house, tasks), house.casefiles, house.clients, house.visits, house.coalition)
    qtbot.addWidget(view)
    view.resize(1100, 900)
    view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    view.show()
    view.activateWindow()
    tasks.changed.connect(lambda _changes: view.refresh())
    return view


@pytest.fixture
def helping(view: CaseView, house: House, tasks: Tasks) -> Helping:
    services = HelpServices(
        fit=FitServices(fitting=house.fitting, coalition=house.coalition),
        refer=ReferServices(at_once=house.at_once, coalition=house.coalition),
        onward=house.onward,
        letters=house.letters,
    )
    helping = Helping(desk_of(house, tasks), services, view)
    view.open_case(not_referred(house))
    settle(tasks)
    view.setFocus()
    return helping


def not_referred(house: House) -> CaseId:
    """Return an open case in which a visit may be planned and nobody was asked for help yet."""
    lines = house.casefiles.list(actor=house.actor, is_refresh=True).lines
    open_ones = [line.case_id for line in lines if line.state in {CaseState.PLANNED, CaseState.READY}]
    with house.database.reading(house.actor) as reading:
        asked = house.onward.of_cases(open_ones, reading=reading)
        written = house.letters.of_cases(open_ones, reading=reading)
    referred = {key for key, letters in written.items() if any(letter.kind.is_referral for letter in letters)}
    return next(key for key in open_ones if key not in asked and key not in referred)


def hers(house: House, case_id: CaseId | None) -> tuple[OnwardReferral, ...]:
    assert case_id is not None
    with house.database.reading(house.actor) as reading:
        return house.onward.of_cases([case_id], reading=reading).get(case_id, ())


def partner(house: House) -> Organisation:
    """Return a partner to whom nobody was referred yet."""
    made = Organisation(
        id=OrganisationId(new_id()), name="Maatjesproject De Brug", kind=OrganisationKind.WELFARE, phone="030 1234567"
    )
    house.coalition.save_organisation(made, actor=house.actor)
    return made


def button(around: QWidget, name: str) -> QPushButton:
    found = around.findChild(QPushButton, name)
    assert found is not None
    return found


def at_work() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def typed(text: str) -> None:
    QTest.keyClicks(at_work(), text)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(at_work(), key, modifier)


def referred_by_phone(helping: Helping, view: CaseView, tasks: Tasks, name: str) -> int:
    """Refer her by phone as a nurse does; return how many keys that took beside the name."""
    QTest.keyClicks(view, "w")
    settle(tasks)
    typed(name)
    settle(tasks)
    press(Qt.Key.Key_Return)  # the first row: the form opens
    settle(tasks)
    assert view.sheet.panel() is helping.refer
    press(Qt.Key.Key_Return)  # her question, as she said it
    typed("t")  # by phone
    press(Qt.Key.Key_Return)
    typed("j")  # yes
    press(Qt.Key.Key_Return, CTRL)
    settle(tasks)
    return 7


def test_by_phone_she_is_referred_in_few_keys_and_her_yes_is_kept(
    helping: Helping, view: CaseView, house: House, tasks: Tasks
) -> None:
    asked = partner(house)
    keys = referred_by_phone(helping, view, tasks, asked.name)
    assert keys <= 12
    (one,) = hers(house, view.case_id)
    assert (one.receiver, one.state, one.way) == (asked.name, OnwardState.SENT, OnwardWay.PHONE)
    assert one.follow_up_on == house.clock.today() + timedelta(days=7)
    assert view.page is not None
    agreed = [c for c in view.page.facts.consents if c.purpose is ConsentPurpose.REFER and c.receiver == asked.id]
    assert [answer.counts(house.clock.today()) for answer in agreed] == [True]
    assert view.sheet.panel() is None
    assert [step.label for step in house.undo.steps(actor=house.actor, case_id=view.case_id, most=1)]
    refused(helping, view, house, tasks, one)


def refused(helping: Helping, view: CaseView, house: House, tasks: Tasks, one: OnwardReferral) -> None:
    """Help did not begin: something else is offered at once, without what was tried; she wants none."""
    view.setFocus()
    QTest.keyClicks(view, "h")
    settle(tasks)
    assert view.sheet.panel() is helping.step
    typed("n")
    assert helping.step.form is not None
    fields = helping.step.form.form
    assert fields.field("reason").isVisible()
    assert not fields.field("waiting_weeks").isVisible()
    fields.set_values({"reason": NotStarted.NO_PLACE})
    press(Qt.Key.Key_Return, CTRL)
    settle(tasks)
    assert view.sheet.panel() is helping.fit
    helping.fit.search_field.setText(one.receiver)
    settle(tasks)
    assert one.organisation_id not in {choice.key for choice in helping.fit.rows.choices()}
    button(helping.fit, "wants_nothing_else").click()
    settle(tasks)
    (after,) = hers(house, view.case_id)
    assert (after.state, after.reason, after.no_second_choice) == (OnwardState.NOT_STARTED, NotStarted.NO_PLACE, True)
    assert view.sheet.panel() is None


def test_by_letter_the_maker_is_asked_for_what_was_chosen(
    qtbot: QtBot, helping: Helping, view: CaseView, house: House, tasks: Tasks
) -> None:
    asked = partner(house)
    QTest.keyClicks(view, "w")
    settle(tasks)
    typed(asked.name)
    settle(tasks)
    press(Qt.Key.Key_Return)
    settle(tasks)
    press(Qt.Key.Key_Return)
    typed("b")
    with qtbot.waitSignal(helping.letter_wanted) as wanted:
        press(Qt.Key.Key_Return, CTRL)
        settle(tasks)
    (one,) = hers(house, view.case_id)
    assert wanted.args == [one, LetterKind.REFERRAL_SOCIAL.value]
    assert (one.state, one.way) == (OnwardState.DRAFT, OnwardWay.LETTER)
    view.setFocus()
    with qtbot.waitSignal(helping.letter_wanted):
        QTest.keyClicks(view, "h")  # it is the letter that waits
    button(view.sheet.threads[1], "onward_step").click()
    assert view.sheet.panel() is helping.step
    press(Qt.Key.Key_Escape)
    button(view.sheet.threads[1], "onward_warm").click()
    assert view.sheet.panel() is helping.warm
    assert "onward_letter" in {each.objectName() for each in view.sheet.threads[1].findChildren(QPushButton)}


def test_escape_leaves_each_form_and_a_letter_at_once_goes_past_them(
    qtbot: QtBot, helping: Helping, view: CaseView, house: House, tasks: Tasks
) -> None:
    QTest.keyClicks(view, "w")
    settle(tasks)
    press(Qt.Key.Key_Escape)
    assert view.sheet.panel() is None
    view.setFocus()
    QTest.keyClicks(view, "w")
    settle(tasks)
    with qtbot.waitSignal(view.letter_wanted) as wanted:
        button(helping.fit, "refer_social").click()
    assert wanted.args == [view.case_id, LetterKind.REFERRAL_SOCIAL.value]
    assert view.sheet.panel() is None
    assert hers(house, view.case_id) == ()


def test_that_a_referrer_needs_to_hear_no_more_is_written_down(
    helping: Helping, view: CaseView, house: House, tasks: Tasks
) -> None:
    page = view.page
    assert page is not None
    news = ThreadItem(who="Verloskundigen", status="moet nog iets horen", news_of=page.facts.referrals[0].id)
    view.sheet.threads[0].wanted.emit("enough", news)
    settle(tasks)
    done = house.undo.latest(actor=house.actor)
    assert helping is not None
    assert done is not None
    assert (done.label, done.case_ids) == ("tell a referrer no more", (page.case.id,))
