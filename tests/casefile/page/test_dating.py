from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.form import read_margin
from ks_desktop.casefile.page import WomenPage
from ks_desktop.casefile.page.dating import DatingCard, correction_words, weeks_words
from ks_desktop.clients.domain import CaseState, DueDateMethod
from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import Due
from ks_desktop.house import House
from ks_desktop.widgets.parts import Button
from ks_desktop.widgets.tasks import Tasks
from tests.families import sign_up
from tests.houses import case_in, desk_of, part, settle

ABOUT = Due(date(2027, 3, 16), 15)


def shown(card: DatingCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if label.text())


def test_each_statement_is_there_with_how_by_whom_and_when(qtbot: QtBot, house: House) -> None:
    case = sign_up(house)
    house.clients.state_due_date(case, ABOUT, DueDateMethod.ABROAD, actor=house.actor)
    card = DatingCard()
    qtbot.addWidget(card)
    card.show_page(house.casefiles.page(case, actor=house.actor))
    said = shown(card)
    assert "di 16 mrt 2027, ongeveer, ± 15 dagen · In het buitenland bepaald" in said
    assert "di 16 mrt 2027 · Echo" in said
    assert said.count("Mw. Proef, za 21 nov 2026") == 2
    assert said.index("±") < said.index("Echo")  # newest first


def test_a_correction_shows_the_weeks_of_before_beside_it_and_who_falls_out(house: House) -> None:
    page = house.casefiles.page(case_in(house, CaseState.PLANNED), actor=house.actor)
    assert correction_words(page, page.case.due) == ""
    later = Due(page.case.due_date.replace(year=page.case.due_date.year), 0)
    assert correction_words(page, later) == ""
    much_later = Due(date(2027, 8, 1))
    said = correction_words(page, much_later)
    assert said.startswith(f"Stond: {weeks_words(page.case.due, page.terms)}; wordt: ")
    assert weeks_words(much_later, page.terms) in said
    (visit,) = page.facts.appointments
    assert f"blijft gepland staan: ma 23 nov om {visit.start:%H:%M}" in said
    assert house.casefiles.page(page.case.id, actor=house.actor).facts.appointments == (visit,)


def test_typing_a_correction_on_her_page(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    page = WomenPage(desk_of(house, tasks), house.casefiles, house.clients, house.visits, house.coalition)
    qtbot.addWidget(page)
    page.open_case(case_in(house, CaseState.PLANNED))
    settle(tasks)
    page.case.do("due_date")
    settle(tasks)
    form = page.case.panels["due_date"].form
    form.field("due_date").set_raw("begin augustus")
    assert form.field("due_date_margin").raw() == "5"
    assert any("Stond: best 16+0" in label.text() for label in form.findChildren(QLabel))
    button = part(page, "save_due_date")
    assert isinstance(button, Button)
    button.click()
    settle(tasks)
    page.refresh()
    settle(tasks)
    after = page.case.page
    assert after is not None
    assert after.case.due == Due(date(2027, 8, 5), 5)
    assert [doubt.day for doubt in after.doubtful] == [visit.day for visit in after.facts.appointments]
    assert "ongeveer, ± 5 dagen" in page.case.sheet.header.facts.text()


@pytest.mark.parametrize("typed", ["", None, "0", "15", "45"])
def test_a_margin_is_a_number_of_days(typed: object) -> None:
    assert read_margin(typed) == int(str(typed or 0))


@pytest.mark.parametrize("typed", ["46", "-1", "veel", "1.5"])
def test_a_margin_that_is_none_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        read_margin(typed)
    assert refused.value.field == "due_date_margin"
