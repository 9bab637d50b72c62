from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.core.gestation import age_of
from ks_desktop.core.values import CaseId, new_id
from ks_desktop.visits.domain import ContactResult, ToPlan
from ks_desktop.visits.table import COLUMNS, RESULT_WORDS
from ks_desktop.widgets.table import RecordsTable

KAYA = ToPlan(
    case_id=CaseId(new_id()),
    name="Aylin Kaya",
    age=age_of(23, 4),
    opens_on=date(2026, 9, 1),
    closes_on=date(2027, 3, 16),
)


def test_a_line_says_who_how_far_and_until_when(qtbot: QtBot) -> None:
    assert [column.text(KAYA) for column in COLUMNS] == ["Aylin Kaya", "23+4", "di 16 mrt"]
    assert COLUMNS[1].text(replace(KAYA, age=None)) == ""
    table = RecordsTable(COLUMNS, key=lambda entry: entry.case_id, name="x")
    qtbot.addWidget(table)
    table.set_records([KAYA])
    assert table.records() == (KAYA,)


def test_the_tooltips_say_the_tries_and_the_whole_span() -> None:
    tries, until = COLUMNS[0].tooltip, COLUMNS[2].tooltip
    assert tries is not None
    assert until is not None
    assert tries(KAYA) == "Nog niet geprobeerd haar te bereiken."
    tried = replace(KAYA, attempts=2, last_result=ContactResult.LATER)
    assert tries(tried) == "2 keer geprobeerd, laatste keer: later bellen."
    assert until(KAYA) == "Haar weken: di 1 sep 2026 tot en met dinsdag 16 maart 2027"


@pytest.mark.parametrize("result", ContactResult)
def test_every_result_has_a_word(result: ContactResult) -> None:
    assert RESULT_WORDS[result]
