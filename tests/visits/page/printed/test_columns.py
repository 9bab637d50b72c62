from datetime import UTC, date, datetime
from typing import Any

import pytest

from ks_desktop.visits.domain.printed import PlanChange, PlanKind, PlanState, WrongVisit
from ks_desktop.visits.page.printed.columns import columns, days_text, summary, wrong_lines
from ks_desktop.widgets.theme import Tone
from tests.visits.page.printed.sheets import TODAY, plan

WAS = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
BEFORE = date(2026, 11, 23)


def test_a_sheet_is_told_by_its_number_its_kind_and_its_days() -> None:
    number, kind, days, who, state, wrong = columns(lambda: TODAY)
    made = plan()
    said = [column.text(made) for column in (number, kind, days, who, state, wrong)]
    assert said == ["3/2026-11-24", "Dagplan", "di 24 nov", "Noor Proef", "buiten", ""]
    team = plan(kind=PlanKind.TEAM, last=date(2026, 11, 30), nurse_name="")
    assert who.text(team) == "het team"
    assert days_text(team) == "di 24 nov - ma 30 nov"


@pytest.mark.parametrize(
    ("changes", "said", "tone"),
    [
        ({}, "buiten", Tone.INK),
        ({"last": BEFORE}, "nu versnipperen", Tone.ATTENTION),
        ({"state": PlanState.SHREDDED}, "versnipperd", Tone.MUTED),
        ({"state": PlanState.LOST, "last": BEFORE}, "kwijt", Tone.MUTED),
        (
            {"wrong": (WrongVisit(code="7KQ2", was=WAS, change=PlanChange.CANCELLED),)},
            "buiten",
            Tone.ATTENTION,
        ),
    ],
)
def test_its_state_is_a_word_that_asks_for_what_is_over(changes: dict[str, Any], said: str, tone: Tone) -> None:
    state = columns(lambda: TODAY)[4]
    assert state.pill is not None
    assert (state.text(plan(**changes)), state.pill(plan(**changes))) == (said, tone)


def test_what_is_not_so_any_more_is_told_by_code_and_time() -> None:
    wrong = (
        WrongVisit(code="7KQ2", was=WAS, change=PlanChange.MOVED, now=NOW),
        WrongVisit(code="AB12", was=WAS, change=PlanChange.OTHER_NURSE, now=WAS),
        WrongVisit(code="ZZ99", was=WAS, change=PlanChange.CANCELLED),
    )
    assert wrong_lines(plan(wrong=wrong)).split("\n") == [
        "7KQ2 van di 24 nov 10:30 is verzet naar do 26 nov 13:00",
        "AB12 van di 24 nov 10:30 gaat een collega doen",
        "ZZ99 van di 24 nov 10:30 gaat niet door",
    ]


def test_the_line_at_the_foot_says_how_many_are_out_and_asks_for_those_that_are_over() -> None:
    assert summary((), TODAY) == ""
    assert summary((plan(state=PlanState.SHREDDED),), TODAY) == ""
    assert summary((plan(),), TODAY) == "1 plan nog buiten de deur."
    over = (plan(1, last=BEFORE), plan(2), plan(3))
    assert summary(over, TODAY) == "3 plannen nog buiten de deur, 1 is voorbij: versnipper het."
    wrong = plan(wrong=(WrongVisit(code="7KQ2", was=WAS, change=PlanChange.CANCELLED),))
    assert summary((wrong,), TODAY) == "1 plan nog buiten de deur, 1 klopt niet meer."
