from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest

from ks_desktop.core.values import UserId
from ks_desktop.house import House
from ks_desktop.visits.domain import Mode
from ks_desktop.visits.planning.diary import Stop
from ks_desktop.visits.restricted import SafetyColour
from ks_desktop.visits.service.handing_over import HandOverQuestion, going
from tests.visits.team import OEFEN, PROEF, asked, nurse, office


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    with office() as made:
        yield made


@pytest.fixture(scope="module")
def question(house: House) -> HandOverQuestion:
    return asked(house)


def with_wish(question: HandOverQuestion, **changed: object) -> HandOverQuestion:
    cases = tuple(replace(case, moves=(), wish=replace(case.wish, **changed)) for case in question.cases)  # type: ignore[arg-type]
    return replace(question, cases=cases)


def test_who_is_not_named_stays_with_her_nurse(question: HandOverQuestion) -> None:
    assert all(case.to is None and case.visits == () for case in question.arranged({}))
    assert going(question.arranged({})) == frozenset()
    stranger = UserId(UUID(int=1))
    assert all(case.to is None for case in question.arranged({question.cases[0].case_id: stranger}))


def test_the_proposal_asks_region_language_wish_and_room(house: House, question: HandOverQuestion) -> None:
    oefen, proef = nurse(house, OEFEN), nurse(house, PROEF)
    polish = with_wish(question, language="pl", needs_interpreter=True, wished_nurse=None)
    assert {case.to for case in polish.proposed()} == {oefen}
    assert all("spreekt haar taal" in [reason.text() for reason in case.why] for case in polish.proposed())
    wished = with_wish(question, language="", needs_interpreter=False, wished_nurse=oefen)
    assert {case.to for case in wished.proposed()} == {oefen}
    assert "zij vroeg om haar" in [reason.text() for reason in wished.proposed()[0].why]
    plain = with_wish(question, language="", needs_interpreter=False, wished_nurse=None)
    assert plain.proposed()[0].to == proef  # she has the most room
    stubborn = with_wish(question, language="ti", needs_interpreter=True, may_use_interpreter=False)
    said = [reason.text() for reason in stubborn.proposed()[0].why]
    assert "spreekt haar taal niet, en zij wil geen tolk" in said


def test_room_runs_out_while_work_is_given(question: HandOverQuestion) -> None:
    full = {key: replace(load, weeks=()) for key, load in question.loads.items()}
    said = replace(question, loads=full).proposed()[0].why[-1].text()
    assert said == "geen ruimte voor bezoeken t/m volgende week"


def test_a_visit_goes_only_where_her_day_allows_and_says_why_not(house: House, question: HandOverQuestion) -> None:
    proef = nurse(house, PROEF)
    handed = question.arranged(dict.fromkeys([case.case_id for case in question.cases], proef))
    case, visit = next((case, visit) for case in handed for visit in case.visits if visit.goes)
    move = case.work.moves[0]
    stop = Stop(starts_at=move.visit.starts_at, ends_at=move.visit.ends_at, postcode=move.wish.postcode)
    full = replace(question, diaries={**question.diaries, proef: question.diaries[proef].with_stop(stop)})
    (again,) = [each for each in full.arranged({case.case_id: proef}) if each.to is not None]
    assert [each.visit for each in again.visits] == [visit.visit]
    assert not again.visits[0].goes
    assert again.visits[0].against[0].text()


def test_each_visit_counts_for_the_next_in_the_day_of_a_colleague(house: House) -> None:
    question, proef = asked(house, OEFEN), nurse(house, PROEF)
    to = dict.fromkeys([case.case_id for case in question.cases], proef)
    days = {move.visit.day for case in question.cases for move in case.moves}
    assert len(days) == 1
    assert len(going(question.arranged(to))) == 2
    diary = question.diaries[proef]
    one_a_day = replace(diary, profile=replace(diary.profile, most_a_day=1))
    assert len(going(replace(question, diaries={**question.diaries, proef: one_a_day}).arranged(to))) == 1


def test_a_red_look_keeps_a_visit_where_it_is(house: House) -> None:
    question = asked(house)
    case = next(case for case in question.cases if case.moves and case.moves[0].visit.mode is Mode.HOME)
    house.safety.look(case.case_id, SafetyColour.RED, "", actor=house.actor)
    again = asked(house)
    to = again.colleagues()[0]
    (visit,) = next(each for each in again.arranged({case.case_id: to}) if each.case_id == case.case_id).visits
    assert not visit.goes
    assert "rood" in visit.against[0].text()
    house.undo.undo(actor=house.actor)
