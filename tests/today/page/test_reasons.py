from datetime import UTC, date, datetime, time

import pytest

from ks_desktop.today.domain import CallTime, Next, NextKind, Reason, ReasonKind
from ks_desktop.today.page.reasons import call_time_text, next_text, reason_text

TODAY = date(2026, 11, 21)
MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        (Reason(kind=ReasonKind.CLOSING, count=9), "venster sluit over 9 dagen"),
        (Reason(kind=ReasonKind.CLOSING, count=0), "venster sluit vandaag"),
        (Reason(kind=ReasonKind.AGREED, day=TODAY, at=time(15)), "opnieuw proberen vanaf 15:00"),
        (Reason(kind=ReasonKind.AGREED, day=TODAY), "vandaag opnieuw proberen"),
        (
            Reason(kind=ReasonKind.AGREED, day=date(2026, 11, 19), at=time(15)),
            "opnieuw proberen, afgesproken voor do 19 nov",
        ),
        (Reason(kind=ReasonKind.TERM, day=MONDAY, count=1), "contact uiterlijk ma 23 nov, nog 1 werkdag"),
        (Reason(kind=ReasonKind.TERM, day=MONDAY, count=0), "contact uiterlijk ma 23 nov"),
        (Reason(kind=ReasonKind.TERM, day=date(2026, 11, 9), count=-8), "contact was afgesproken vóór ma 9 nov"),
        (Reason(kind=ReasonKind.NOTE, text="{zo} & <b>"), "{zo} & <b>"),
    ],
)
def test_a_reason_is_said_in_words(reason: Reason, text: str) -> None:
    assert reason_text(reason, TODAY) == text


@pytest.mark.parametrize("kind", list(ReasonKind))
def test_every_reason_has_words(kind: ReasonKind) -> None:
    assert reason_text(Reason(kind=kind, day=TODAY, at=time(9), count=2, text="x"), TODAY)


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (None, ""),
        (datetime(2026, 11, 21, 14, tzinfo=UTC), "vanaf 15:00"),
        (datetime(2026, 11, 24, 8, tzinfo=UTC), "di 24 nov vanaf 09:00"),
        (datetime(2026, 12, 6, 23, tzinfo=UTC), "ma 7 dec"),
    ],
)
def test_her_time_is_said_in_words(at: datetime | None, text: str) -> None:
    assert call_time_text(CallTime(at=at), TODAY) == text


@pytest.mark.parametrize("kind", list(NextKind))
def test_what_comes_next_has_words_for_one_and_for_more(kind: NextKind) -> None:
    one, two = (next_text(Next(kind=kind, day=MONDAY, count=count), TODAY) for count in (1, 2))
    assert one != two
    assert one.startswith("ma 23 nov")
