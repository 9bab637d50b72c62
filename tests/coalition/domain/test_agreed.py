from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.coalition.domain import AgreedWords, EscalationStep, LocalAgreements, LocalContact
from ks_desktop.coalition.domain.agreed import MOST_LINES, holding
from ks_desktop.core.errors import UserError

FIRST = date(2026, 1, 1)
AGREED = LocalAgreements(municipality="GM0344", valid_from=FIRST)
CONTACT = LocalContact(name="M. Proef", phone="030 286 00 00")


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        (LocalContact, {"name": " ", "phone": "14 030"}, "name"),
        (LocalContact, {"name": "M. Proef"}, "phone"),
        (EscalationStep, {"after_days": 61, "who": "manager"}, "after_days"),
        (EscalationStep, {"after_days": 1, "who": " "}, "who"),
        (AgreedWords, {"text": ""}, "text"),
    ],
)
def test_a_line_that_says_nothing_is_refused(kind: type, values: dict[str, object], field: str) -> None:
    with pytest.raises(UserError) as caught:
        kind(**values)
    assert caught.value.field == field


def test_a_function_is_enough_to_call_somebody() -> None:
    assert LocalContact(name="", function="coördinator", email="kansrijk@example.nl").function == "coördinator"


def test_steps_stand_in_the_order_of_their_days() -> None:
    late, soon = EscalationStep(after_days=5, who="manager"), EscalationStep(after_days=0, who="coördinator")
    assert replace(AGREED, escalation=(late, soon)).escalation == (soon, late)


def test_a_sheet_holds_so_many_lines_and_words_that_have_not_ended() -> None:
    with pytest.raises(UserError) as caught:
        replace(AGREED, contacts=(CONTACT,) * (MOST_LINES + 1))
    assert caught.value.field == "contacts"
    with pytest.raises(UserError) as caught:
        replace(AGREED, words=(AgreedWords(text="Zo", until=FIRST - timedelta(days=1)),))
    assert caught.value.field == "words"


def test_words_count_until_their_last_day() -> None:
    short, long = AgreedWords(text="Kort", until=FIRST), AgreedWords(text="Lang")
    agreed = replace(AGREED, words=(short, long))
    assert agreed.words_on(FIRST) == (short, long)
    assert agreed.words_on(FIRST + timedelta(days=1)) == (long,)
    assert (AGREED.is_empty, agreed.is_empty) == (True, False)


DAYS = st.integers(0, 60).map(lambda weeks: FIRST + timedelta(weeks=weeks))


@given(st.sets(st.tuples(st.sampled_from(["GM0344", "GM0355"]), DAYS), max_size=10), DAYS)
def test_on_any_day_one_answer_holds_for_each_municipality(drawn: set[tuple[str, date]], day: date) -> None:
    states = [replace(AGREED, municipality=code, valid_from=since) for code, since in sorted(drawn)]
    found = holding(states, day)
    for code in ("GM0344", "GM0355"):
        begun = [since for of, since in drawn if of == code and since <= day]
        assert (code in found) == bool(begun)
        if begun:
            assert found[code].valid_from == max(begun)
