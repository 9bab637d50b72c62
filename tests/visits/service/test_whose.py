from datetime import date

from ks_desktop.visits.service.whose import whose_cases
from tests.visits.team import OEFEN, TESTEMA, TWO_WEEKS, asked, chosen, nurse, office


def test_many_cases_at_once_follow_the_one_rule() -> None:
    with office() as house:
        question = asked(house)
        to = dict.fromkeys(chosen(question.proposed()), nurse(house, OEFEN))
        seen = [visit.visit.id for case in question.arranged(to) for visit in case.visits if visit.goes]
        house.hand_overs.hand_over(question.nurse, to, TWO_WEEKS, actor=house.actor, seen=seen)
        with house.database.reading(house.actor) as reading:
            cases = list(house.clients.cases(to, reading=reading).values())
            now = whose_cases(cases, TWO_WEEKS.first, reading=reading)
            later = whose_cases(cases, date(2027, 1, 1), reading=reading)
        assert {its.nurse for its in now.values()} == {nurse(house, OEFEN)}
        assert {its.owner for its in now.values()} == {nurse(house, TESTEMA)}
        assert {its.nurse for its in later.values()} == {nurse(house, TESTEMA)}
