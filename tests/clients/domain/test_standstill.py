import pytest

from ks_desktop.clients.domain.standstill import STILL, Standstill, Statement, is_still
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import NOTE_MAX, CaseId, UserId, new_id
from tests.houses import TODAY


def test_it_counts_until_it_is_lifted_and_the_refusal_names_the_day() -> None:
    still = Standstill(
        id=new_id(), case_id=CaseId(new_id()), request_id=new_id(), since=TODAY, begun_by=UserId(new_id())
    )
    assert still.counts
    error = is_still(still.since)
    assert (error.code, "21-11-2026" in error.text()) == (STILL, True)


@pytest.mark.parametrize(("words", "code"), [(" \n ", "required"), ("x" * (NOTE_MAX + 1), "long")])
def test_a_statement_has_words_that_fit(words: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        Statement(
            id=new_id(), case_id=CaseId(new_id()), words=words, about="", added_on=TODAY, added_by=UserId(new_id())
        )
    assert (refused.value.code, refused.value.field) == (code, "statement")
