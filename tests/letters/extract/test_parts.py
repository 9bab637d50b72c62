from datetime import date

from ks_desktop.clients.domain import Answer
from ks_desktop.core.values import UserId, new_id
from ks_desktop.paper import documents as paper
from tests.letters.extract.made import NURSE, telling


def test_a_part_says_days_people_and_answers_in_words() -> None:
    told = telling()
    assert (told.day(date(2026, 11, 5)), told.day(None)) == ("5 november 2026", "")
    assert (told.person(NURSE), told.person(None)) == ("Noor Proef", "")
    assert told.person(UserId(new_id())) == "iemand die hier niet meer werkt"
    assert [told.answer(answer) for answer in (Answer.YES, Answer.NO, Answer.UNKNOWN)] == ["ja", "nee", "niet gevraagd"]


def test_nothing_to_say_takes_no_place() -> None:
    told = telling()
    assert told.table("people", (1, 1, 1), ()) == ()
    assert told.facts_of("who", (("name", ""),)) == ()
    (facts,) = told.facts_of("who", (("name", "A. Kaya"), ("bsn", "")))
    assert facts == paper.Facts(rows=(paper.Fact(label="Naam", value="A. Kaya"),))
