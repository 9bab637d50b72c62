from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from ks_desktop.core.values import LetterId, UserId
from ks_desktop.letters.domain import Letter, LetterKind, LetterLine, LetterState, SendRoute
from ks_desktop.letters.table import COLUMNS
from ks_desktop.widgets.theme import Tone
from tests.letters.people import CASE

LETTER = Letter(
    id=LetterId(UUID(int=1)),
    case_id=CASE,
    kind=LetterKind.FEEDBACK,
    state=LetterState.SENT,
    number="2026-0007",
    to_name="Verloskundigen De Wiek",
    route=SendRoute.POST,
    sent_on=date(2026, 11, 20),
    made_at=datetime(2026, 11, 19, 9, tzinfo=UTC),
    made_by=UserId(UUID(int=7)),
)


def cells(letter: Letter) -> list[str]:
    line = LetterLine(letter=letter, woman="Aylin Kaya", day=date(2026, 11, 20))
    return [column.text(line) for column in COLUMNS]


def test_a_line_says_number_day_receiver_woman_kind_state_and_route() -> None:
    assert cells(LETTER) == [
        "2026-0007",
        "vr 20 nov",
        "Verloskundigen De Wiek",
        "Aylin Kaya",
        "Terugkoppeling aan verwijzer",
        "Verzonden",
        "Per post",
    ]


def test_a_draft_has_no_number_no_route_and_perhaps_no_receiver() -> None:
    draft = replace(LETTER, state=LetterState.DRAFT, number="", to_name="", sent_on=None)
    assert cells(draft)[0] == ""
    assert cells(draft)[2] == "Nog geen ontvanger"
    assert cells(draft)[5:] == ["Concept", ""]


def test_a_final_letter_says_its_route_and_one_that_was_withdrawn_before_it_went_out_does_not() -> None:
    final = replace(LETTER, state=LetterState.FINAL, sent_on=None)
    assert cells(final)[5:] == ["Vastgesteld", "Per post"]
    assert cells(replace(final, state=LetterState.WITHDRAWN))[6] == ""


def test_days_sort_as_days_and_a_state_is_a_word_in_a_pill() -> None:
    line = LetterLine(letter=LETTER, woman="Aylin Kaya", day=date(2026, 11, 20))
    assert COLUMNS[1].sort is not None
    assert COLUMNS[1].sort(line) == date(2026, 11, 20)
    assert COLUMNS[5].pill is not None
    assert COLUMNS[5].pill(line) is Tone.MUTED
