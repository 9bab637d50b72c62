from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page import CaseView
from ks_desktop.casefile.page.closing import what_goes, what_is_open
from ks_desktop.clients.domain import CallAfter, CaseState, CloseReason
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind
from ks_desktop.onward.domain import NotStarted, OnwardState, StepTaken
from ks_desktop.widgets.tasks import Tasks
from tests.houses import TODAY, case_in, desk_of, news_case, settle

ALWAYS = "Geplande bezoeken vervallen en concepten worden ingetrokken. U kunt dit ongedaan maken."


@pytest.fixture
def view(qtbot: QtBot, house: House, tasks: Tasks) -> Iterator[CaseView]:
    made = CaseView(desk_of(house, tasks), house.casefiles, house.clients, house.visits, house.coalition)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    tasks.changed.connect(lambda _changes: made.refresh())
    yield made
    settle(tasks)


def opened(view: CaseView, house: House, tasks: Tasks, state: CaseState) -> CaseId:
    case_id = case_in(house, state)
    view.open_case(case_id)
    settle(tasks)
    return case_id


def test_two_keys_after_s_and_nothing_more_is_asked(view: CaseView, house: House, tasks: Tasks) -> None:
    case_id = opened(view, house, tasks, CaseState.PLANNED)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_S)
    settle(tasks)
    assert view.closing.heading.text() == f"1 verwijzing naar hulp loopt nog. {ALWAYS}"
    box = cast("QComboBox", view.closing.reason.findChild(QComboBox))
    QTest.keyClick(box, Qt.Key.Key_Z)
    assert view.closing.kind() is CloseReason.PREGNANCY_ENDED
    assert view.closing.heading.text().startswith("1 afspraak")
    assert view.closing.heading.text().endswith("Dit kan 30 dagen teruggedraaid worden.")
    assert view.closing.status.text.text() == ""  # nobody is named who must hear it
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(tasks)
    with house.database.reading(house.actor) as reading:
        assert house.clients.cases([case_id], reading=reading)[case_id].is_quiet
        assert house.endings.of([case_id], reading=reading)[case_id].call is CallAfter.NOT_OFFERED
    assert not view.sheet.action_bar.isVisibleTo(view)
    assert not view.sheet.progress.isVisibleTo(view)
    assert view.sheet.name_row.isVisibleTo(view)


def test_only_what_belongs_to_the_reason_is_shown_and_asked(view: CaseView, house: House, tasks: Tasks) -> None:
    case_id = opened(view, house, tasks, CaseState.READY)
    view.do("close")
    settle(tasks)
    form = view.closing.form

    def shown() -> set[str]:
        return {name for name in form.names() if form.field(name).isVisibleTo(form)}

    assert shown() == {"reason"}
    for reason, more in (
        ("died", {"ended_on", "told_by"}),
        ("pregnancy_ended", {"ended_on", "told_by", "call"}),
        ("other", {"note"}),
    ):
        form.field("reason").set_value(reason)
        assert shown() == {"reason", *more}
    view.closing.submit()
    assert form.field("note").error() == "Schrijf in een paar woorden waarom."
    form.set_values({"note": "op eigen verzoek"})
    view.closing.submit()
    settle(tasks)
    with house.database.reading(house.actor) as reading:
        case = house.clients.cases([case_id], reading=reading)[case_id]
    assert (case.close_reason, case.closing_note) == (CloseReason.OTHER, "op eigen verzoek")


def test_what_goes_is_counted_in_words(house: House) -> None:
    case_id = case_in(house, CaseState.READY)
    page = house.casefiles.page(case_id, actor=house.actor)
    assert what_goes(page) == "Alle herinneringen vervallen. Dit kan 30 dagen teruggedraaid worden."
    for kind in (LetterKind.RECEIPT, LetterKind.FEEDBACK):
        house.letters.draft(kind, case_id, actor=house.actor)
    page = house.casefiles.page(case_id, actor=house.actor)
    assert what_goes(page) == "2 brieven en alle herinneringen vervallen. Dit kan 30 dagen teruggedraaid worden."


def test_what_is_still_open_is_said_and_she_can_be_closed_all_the_same(
    view: CaseView, house: House, tasks: Tasks
) -> None:
    case_id = case_in(house, CaseState.FEEDBACK_DUE)
    page = house.casefiles.page(case_id, actor=house.actor)
    assert what_is_open(page) == f"2 verwijzingen naar hulp lopen nog. {ALWAYS}"
    asked = next(each for each in page.onward if each.state is OnwardState.SENT)
    refused = StepTaken(state=OnwardState.NOT_STARTED, on=TODAY, reason=NotStarted.NO_PLACE)
    house.onward.take_step(asked.id, refused, actor=house.actor)
    page = house.casefiles.page(case_id, actor=house.actor)
    one = "1 verwijzing naar hulp loopt nog."
    nothing = "1 verwijzing ging niet door, en er kwam nog niets voor in de plaats."
    assert what_is_open(page) == f"{one} {nothing} {ALWAYS}"
    house.onward.want_no_other(asked.id, actor=house.actor)
    assert what_is_open(house.casefiles.page(case_id, actor=house.actor)) == f"{one} {ALWAYS}"
    view.open_case(case_id)
    settle(tasks)
    view.do("close")
    settle(tasks)
    assert view.closing.heading.text().startswith(one)
    view.closing.form.field("reason").set_value("completed")
    view.closing.submit()
    settle(tasks)
    assert house.casefiles.page(case_id, actor=house.actor).state is CaseState.CLOSED


def test_who_is_to_hear_how_it_went_on_is_named_before_closing(view: CaseView, house: House, tasks: Tasks) -> None:
    view.open_case(news_case(house))
    settle(tasks)
    view.do("close")
    settle(tasks)
    assert view.closing.status.text.text().startswith("Moet nog horen hoe het ging: Verloskundigen De Ooievaar")
