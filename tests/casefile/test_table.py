from datetime import date
from uuid import UUID

import pytest

from ks_desktop.casefile.domain import CaseLine
from ks_desktop.casefile.table import COLUMNS, STATE_WORDS, state_tone, state_word
from ks_desktop.clients.domain import CaseState
from ks_desktop.core.gestation import age_of
from ks_desktop.core.values import CaseId
from ks_desktop.widgets.theme import Tone

LINE = CaseLine(
    case_id=CaseId(UUID(int=1)),
    name="Aylin Kaya",
    age=age_of(23, 4),
    due_date=date(2027, 3, 16),
    municipality="Utrecht",
    state=CaseState.READY,
    next_day=None,
)


def test_a_line_reads_as_a_nurse_reads_it() -> None:
    texts = [column.text(LINE) for column in COLUMNS]
    assert texts == ["Aylin Kaya", "23+4", "di 16 mrt 2027", "Utrecht", "klaar om te plannen", ""]


def test_weeks_and_days_sort_as_numbers_and_days() -> None:
    keys = {column.title: column.sort(LINE) for column in COLUMNS if column.sort is not None}
    assert keys == {"Weeks": 165, "Due date": date(2027, 3, 16), "Visit": None}


@pytest.mark.parametrize("state", list(CaseState))
def test_every_state_is_a_word_and_never_red(state: CaseState) -> None:
    assert state_word(state) != STATE_WORDS[state]
    assert state_tone(state) is not Tone.SAFETY
