from collections.abc import Iterator

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.cards import Place
from ks_desktop.casefile.page.columns import THREE
from ks_desktop.casefile.page.sheet import CaseSheet
from ks_desktop.clients.domain import CaseState
from ks_desktop.house import House
from ks_desktop.widgets.parts import Card
from tests.houses import case_in

FORM, OTHER = "form", "other"


class Said(Card):
    """A card of another room, with a form of its own."""

    form_wanted, form_left = Signal(object), Signal()

    def __init__(self) -> None:
        super().__init__("Gezegd")
        self.form = QLabel("een formulier")
        self.names: list[str] = []

    @property
    def forms(self) -> tuple[QWidget, ...]:
        return (self.form,)

    def show_page(self, page: CasePage) -> None:
        self.names.append(page.client.name.full)


@pytest.fixture
def around(qtbot: QtBot) -> Iterator[QWidget]:
    del qtbot
    around = QWidget()
    yield around
    around.close()  # the letters live as long as this


@pytest.fixture
def sheet(qtbot: QtBot, around: QWidget) -> CaseSheet:
    sheet = CaseSheet(around, (QLabel(FORM), QLabel(OTHER)))
    qtbot.addWidget(sheet)
    sheet.resize(1100, 800)
    sheet.show()
    return sheet


def test_one_form_at_a_time(sheet: CaseSheet) -> None:
    assert sheet.panel() is None
    form, other = (next(w for w in sheet.findChildren(QLabel) if w.text() == text) for text in (FORM, OTHER))
    sheet.open_panel(form)
    assert sheet.panel() is form
    sheet.open_panel(other)
    assert sheet.panel() is other
    assert not form.isVisible()
    sheet.close_panel()
    assert sheet.panel() is None


def test_a_card_of_another_room_is_shown_each_page_and_its_form_opens_here(
    qtbot: QtBot, house: House, sheet: CaseSheet
) -> None:
    card = Said()
    sheet.add_card(card, Place.RIGHT)
    page = house.casefiles.page(case_in(house, CaseState.READY), actor=house.actor)
    sheet.show_page(page)
    assert card.names == [page.client.name.full]
    assert card.form.isHidden()
    card.form_wanted.emit(card.form)
    assert sheet.panel() is card.form
    with qtbot.waitSignal(sheet.panel_left):
        card.form_left.emit()
    assert sheet.panel() is None
    late = Said()
    sheet.add_card(late, Place.NOTICE)
    assert late.names == card.names


def test_what_cannot_show_a_page_is_no_card(sheet: CaseSheet) -> None:
    with pytest.raises(TypeError, match="QLabel has no show_page"):
        sheet.add_card(QLabel(), Place.LEFT)


def test_the_cards_go_under_each_other_and_the_actions_stay_in_sight(sheet: CaseSheet, house: House) -> None:
    sheet.show_page(house.casefiles.page(case_in(house, CaseState.FEEDBACK_DUE), actor=house.actor))
    assert sheet.name_row.parentWidget() is sheet
    sheet.resize(520, 400)
    assert sheet.name_row.parentWidget() is not sheet
    assert sheet.columns.arrangement is not THREE
    assert sheet.action_bar.geometry().bottom() <= sheet.rect().bottom()
    assert sheet.safety.geometry().top() >= 0


def test_after_a_form_the_page_stands_at_its_top(qtbot: QtBot, house: House, sheet: CaseSheet) -> None:
    card = Said()
    sheet.add_card(card, Place.RIGHT)
    sheet.show_page(house.casefiles.page(case_in(house, CaseState.READY), actor=house.actor))
    card.form.setMinimumHeight(3 * sheet.height())
    card.form_wanted.emit(card.form)
    scrolling = sheet.findChild(QScrollArea)
    assert scrolling is not None
    bar = scrolling.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > sheet.height())
    bar.setValue(bar.maximum())
    card.form_left.emit()
    qtbot.waitUntil(lambda: bar.value() == 0)


def test_an_open_form_has_the_room_of_the_actions(house: House, sheet: CaseSheet) -> None:
    card = Said()
    sheet.add_card(card, Place.RIGHT)
    sheet.show_page(house.casefiles.page(case_in(house, CaseState.READY), actor=house.actor))
    card.form_wanted.emit(card.form)
    assert not sheet.action_bar.isVisibleTo(sheet)
    card.form_left.emit()
    assert sheet.action_bar.isVisibleTo(sheet)
