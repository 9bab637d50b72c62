from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from ks_desktop.clients.domain.restricted import (
    NO_NOTES,
    Access,
    MeldStep,
    RestrictedKind,
    RestrictedNote,
    before,
    standing,
)
from ks_desktop.core.errors import UserErrors
from ks_desktop.core.values import CaseId, UserId, new_id
from tests.clients.restricted.makers import meldcode, safety

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def _note(minutes: int, replaces: UUID | None = None) -> RestrictedNote:
    return RestrictedNote(
        id=new_id(),
        case_id=CaseId(UUID(int=1)),
        kind=RestrictedKind.SAFETY,
        author=UserId(UUID(int=2)),
        at=NOON + timedelta(minutes=minutes),
        said=safety(),
        replaces=replaces,
    )


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"step": None, "has_spoken": None, "words": " "}, ["step", "has_spoken", "words"]),
        ({"why_not": " "}, ["why_not"]),
        ({"has_spoken": True, "why_not": ""}, []),
        ({"words": "x" * 20_001}, ["words"]),
    ],
)
def test_a_step_of_the_reporting_code_says_all_it_must(changed: dict[str, Any], fields: list[str]) -> None:
    if not fields:
        assert meldcode(**changed).step is MeldStep.SIGNALS
        return
    with pytest.raises(UserErrors) as refused:
        meldcode(**changed)
    assert [error.field for error in refused.value.errors] == fields


def test_a_note_about_safety_needs_words_only() -> None:
    assert safety().step is None
    with pytest.raises(UserErrors):
        safety("")


def test_a_correction_stands_in_its_place_and_what_was_before_stays() -> None:
    first, other = _note(0), _note(1)
    second = _note(2, first.id)
    third = _note(3, second.id)
    notes = (first, other, second, third)
    assert standing(notes) == (third, other)
    assert before(third, notes) == (second, first)
    assert before(other, notes) == ()


def test_of_who_knows_nothing_nothing_is_told() -> None:
    assert (NO_NOTES.is_empty, dict(NO_NOTES.counts), NO_NOTES.access) == (True, {}, Access.NO_KEY)
