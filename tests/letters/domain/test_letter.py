import itertools

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.letters.domain import (
    KIND_LABELS,
    ROUTE_LABELS,
    STATE_LABELS,
    LetterKind,
    LetterState,
    SendRoute,
    check_step,
    number_of,
)

ALLOWED = {
    (LetterState.DRAFT, LetterState.FINAL),
    (LetterState.DRAFT, LetterState.WITHDRAWN),
    (LetterState.FINAL, LetterState.SENT),
    (LetterState.FINAL, LetterState.WITHDRAWN),
    (LetterState.SENT, LetterState.WITHDRAWN),
}


@pytest.mark.parametrize(("state", "after"), list(itertools.product(LetterState, LetterState)))
def test_a_letter_takes_no_other_steps(state: LetterState, after: LetterState) -> None:
    if (state, after) in ALLOWED:
        check_step(state, after)
    else:
        with pytest.raises(UserError):
            check_step(state, after)


def test_a_draft_is_made_final_before_it_is_sent() -> None:
    with pytest.raises(UserError) as refused:
        check_step(LetterState.DRAFT, LetterState.SENT)
    assert refused.value.code == "letter_not_final"


def test_numbers_carry_their_year() -> None:
    assert number_of(2026, 1) == "2026-0001"
    assert number_of(2026, 12345) == "2026-12345"


def test_everything_has_a_label() -> None:
    assert set(KIND_LABELS) == set(LetterKind)
    assert set(STATE_LABELS) == set(LetterState)
    assert set(ROUTE_LABELS) == set(SendRoute)
