from datetime import date, datetime, time, timedelta

import pytest

from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import DaySpan
from ks_desktop.letters.plans.parts import blocks_of, initials_of
from ks_desktop.letters.wording import wording
from ks_desktop.visits.planning.diary import Busy
from tests.letters.stops import MONDAY, stop

WEEK = DaySpan(MONDAY, MONDAY + timedelta(days=6))


def at(day: date, hour: int) -> datetime:
    return instant_of(day, time(hour))


def busy(label: str, start: datetime, end: datetime, *, is_absence: bool = False) -> Busy:
    return Busy(starts_at=start, ends_at=end, label=label, is_absence=is_absence)


@pytest.mark.parametrize(
    ("label", "word"),
    [
        ("Spreekuur Kanaleneiland", "spreekuur"),
        ("MDO-overleg over Aylin Kaya", "overleg"),
        ("Aylin Kaya", "bezet"),
        ("", "bezet"),
    ],
)
def test_of_a_label_only_a_neutral_word_is_printed(label: str, word: str) -> None:
    (block,) = blocks_of([busy(label, at(MONDAY, 13), at(MONDAY, 14))], [], WEEK, wording("plans"))
    assert (block.word, block.begins, block.over) == (word, "13:00", "14:00")


def test_absence_stands_on_each_of_its_days_and_says_no_reason() -> None:
    tuesday, thursday = MONDAY + timedelta(days=1), MONDAY + timedelta(days=3)
    away = busy("Ziek", at(tuesday, 12), at(thursday, 10), is_absence=True)
    told = blocks_of([away], [], WEEK, wording("plans"))
    assert [(block.day, block.begins, block.over) for block in told] == [
        (tuesday, "12:00", ""),
        (tuesday + timedelta(days=1), "", ""),
        (thursday, "", "10:00"),
    ]
    assert {block.word for block in told} == {"afwezig"}


def test_what_lies_outside_the_days_and_a_call_that_stands_there_as_a_visit_are_left_out() -> None:
    visit = stop(1).appointment
    call = busy("Bellen", visit.starts_at, visit.ends_at)
    other = busy("overleg", at(MONDAY - timedelta(days=1), 9), at(MONDAY - timedelta(days=1), 24 - 1))
    assert blocks_of([call, other], [visit], WEEK, wording("plans")) == ()


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Noor Proef", "N.P."),
        ("Mw. Noor de Wit", "N.d.W."),
        ("N. Proef", "N.P."),
        ("'t Hart & Zn", "t.H.Z."),
        ("🌹", "🌹."),
        ("", ""),
    ],
)
def test_a_nurse_is_named_by_initials(name: str, initials: str) -> None:
    assert initials_of(name) == initials
