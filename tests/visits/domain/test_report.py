from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import LINE_MAX, NOTE_MAX
from ks_desktop.visits.domain import (
    MOST_AGREEMENTS,
    Agreement,
    Help,
    HelpKind,
    Outcome,
    Present,
    Report,
    open_agreements,
    ticked,
)
from ks_desktop.visits.domain.cleaning import cleaned

DAY = date(2026, 11, 21)
REPORT = Report(outcome=Outcome.VISITED, held_on=DAY)


def agreement(number: int, **changes: Any) -> Agreement:
    return replace(Agreement(id=UUID(int=number), who="zij", what="belt de verloskundige"), **changes)


def test_six_goals_are_one_too_many() -> None:
    assert replace(REPORT, agreed=("a",) * 5).agreed
    with pytest.raises(UserError) as refused:
        replace(REPORT, agreed=("a",) * 6)
    assert (refused.value.field, "5" in refused.value.text()) == ("agreed", True)


@pytest.mark.parametrize("field", ["note", "agreed"])
def test_what_cannot_be_stored_is_refused_at_its_field(field: str) -> None:
    long = "x" * (NOTE_MAX + 1)
    with pytest.raises(UserError) as refused:
        replace(REPORT, **({"note": long} if field == "note" else {"agreed": (long,)}))
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"agreements": tuple(map(agreement, range(MOST_AGREEMENTS + 1)))}, "agreements"),
        ({"help": (Help(kind=HelpKind.NOTHING_NEEDED), Help(kind=HelpKind.INFORMATION))}, "help"),
        ({"agreements": (agreement(1, what="x" * (LINE_MAX + 1)),)}, "agreements"),
        ({"help": (Help(kind=HelpKind.PROGRAMME, what="x" * (LINE_MAX + 1)),)}, "help"),
        ({"feed_back": "x" * (LINE_MAX + 1)}, "feed_back"),
    ],
)
def test_what_contradicts_itself_or_does_not_fit_names_its_field(changed: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as refused:
        cleaned(replace(REPORT, **changed))
    assert refused.value.field == field


def test_an_agreement_says_what() -> None:
    with pytest.raises(UserError) as refused:
        agreement(1, what=" ")
    assert refused.value.field == "agreements"


@pytest.mark.parametrize(
    "changed",
    [
        {"topics": ("geld", "geld")},
        {"help_wanted": ("geld",)},
        {"present": (Present.PARTNER, Present.PARTNER)},
    ],
)
def test_a_choice_stands_once_and_help_is_wanted_with_what_was_spoken_of(changed: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="once"):
        replace(REPORT, **changed)


def test_light_help_needs_no_name() -> None:
    assert [kind for kind in HelpKind if not kind.is_named] == [HelpKind.NOTHING_NEEDED, HelpKind.INFORMATION]


def test_an_agreement_is_ticked_off_and_opened_again() -> None:
    report = replace(REPORT, agreements=(agreement(1), agreement(2, by_when=DAY), agreement(3)))
    done = ticked(report, UUID(int=1), DAY)
    assert done is not None
    assert [one.id.int for one in open_agreements([done])] == [2, 3]
    assert ticked(done, UUID(int=1), DAY) is None
    assert ticked(done, UUID(int=1), None) == report
    assert ticked(report, UUID(int=9), DAY) is None
