from dataclasses import replace

from ks_desktop.core.values import UserId, new_id
from ks_desktop.house import House
from ks_desktop.visits.domain.caseload import Caseload, NextStep, WeekRoom
from ks_desktop.visits.page.team.columns import (
    STEPS,
    caseload_columns,
    detail_lines,
    handed_columns,
    name_text,
    visit_line,
    visits_text,
)
from tests.visits.team import PROEF, TESTEMA, asked, nurse

LOAD = Caseload(
    nurse=UserId(new_id()),
    name="Mw. Proef",
    open_cases=9,
    to_call=1,
    weeks=(WeekRoom(week=48, visits=4, room=12), WeekRoom(week=49)),
)


def test_numbers_stand_by_name_and_no_column_ranks() -> None:
    columns = caseload_columns()
    assert [column.text(LOAD) for column in columns] == [
        "Mw. Proef", "9", "1", "0", "0", "0", "4 van 12", "0 van 0", "0", "0",
    ]  # fmt: skip
    nobodys = Caseload(nurse=None, name="")
    assert name_text(nobodys) == "Van niemand"
    assert columns[6].text(nobodys) == ""
    assert name_text(replace(LOAD, away="Ziek")) == "Mw. Proef (ziek)"
    busy = replace(LOAD, name="Mw. Aap", open_cases=99)
    for column in columns:
        assert column.sort is not None
        assert column.sort(busy) < column.sort(LOAD) < column.sort(nobodys)
        assert column.pill is None


def test_every_next_step_has_words() -> None:
    assert set(STEPS) == set(NextStep)


def test_what_becomes_of_each_visit_is_said(house: House) -> None:
    question = asked(house, TESTEMA)
    handed = question.arranged(dict.fromkeys([case.case_id for case in question.cases], nurse(house, PROEF)))
    goes = next(visit for case in handed for visit in case.visits if visit.goes)
    stays = next(visit for case in handed for visit in case.visits if not visit.goes)
    assert visit_line(goes).endswith("gaat mee.")
    assert "An interpreter" not in visit_line(replace(goes, asks_interpreter=True))
    assert "tolk" in visit_line(replace(goes, asks_interpreter=True))
    assert "blijft staan en is nog te beslissen" in visit_line(stays)
    assert visit_line(stays).endswith(stays.against[0].text())
    case = next(case for case in handed if stays in case.visits)
    assert visits_text(case) == "1 blijft, te beslissen"
    assert visit_line(stays) in detail_lines(case)
    kept = question.arranged({})[0]
    assert visits_text(kept) == "1 bezoek"
    texts = [column.text(kept) for column in handed_columns(lambda: question.names)]
    assert texts[4] == "blijft bij haar"
