from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.core.gestation import age_of
from ks_desktop.core.values import CaseId, new_id
from ks_desktop.visits.domain import ContactResult, StopClock, StopReason, ToPlan
from ks_desktop.visits.table import COLUMNS, RESULT_WORDS, term_text
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


def test_a_further_contact_and_passed_weeks_are_said() -> None:
    second = replace(KAYA, contact_type="second_visit", contact_name="Tweede huisbezoek")
    assert COLUMNS[0].text(second) == "Aylin Kaya · Tweede huisbezoek"
    assert COLUMNS[0].text(replace(KAYA, contact_name="Eerste huisbezoek")) == "Aylin Kaya"
    assert COLUMNS[2].text(replace(KAYA, is_missed=True)) == "voorbij"
    assert COLUMNS[2].sort is not None
    assert COLUMNS[2].sort(replace(KAYA, is_missed=True)) > COLUMNS[2].sort(KAYA)


def test_the_agreed_term_is_said_with_the_days_on_which_it_stood_still() -> None:
    assert term_text(KAYA) == ""
    ahead = replace(KAYA, term_on=date(2026, 12, 3))
    assert term_text(ahead) == "Afgesproken termijn: tot en met do 3 dec 2026"
    stops = (
        StopClock(
            id=new_id(),
            case_id=KAYA.case_id,
            first=date(2026, 11, 16),
            until=date(2026, 11, 19),
            reason=StopReason.ABROAD,
        ),
        StopClock(
            id=new_id(),
            case_id=KAYA.case_id,
            first=date(2026, 11, 21),
            until=None,
            reason=StopReason.OTHER,
            note="ziek",
        ),
    )
    assert term_text(replace(ahead, stops=stops, is_late=True)) == (
        "Afgesproken termijn: voorbij sinds do 3 dec 2026; "
        "stond 4 dagen stil vanaf ma 16 nov: zij is in het buitenland; staat stil sinds za 21 nov: ziek"
    )
    tooltip = COLUMNS[2].tooltip
    assert tooltip is not None
    assert tooltip(replace(ahead, is_missed=True, contact_by=date(2026, 11, 27))).splitlines()[1:] == [
        "Eerste contact: tot en met vr 27 nov 2026",
        "Afgesproken termijn: tot en met do 3 dec 2026",
        "Haar weken zijn voorbij: geef de reden.",
    ]


@pytest.mark.parametrize("result", ContactResult)
def test_every_result_has_a_word(result: ContactResult) -> None:
    assert RESULT_WORDS[result]
