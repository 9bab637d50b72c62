"""A request from the day it came in to the answer, and what it does to her record."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from ks_desktop.clients.domain import DueDateMethod
from ks_desktop.core.errors import StaleError, UserError, UserErrors
from ks_desktop.core.gestation import Due
from ks_desktop.core.values import CaseId, new_id
from ks_desktop.house import House
from ks_desktop.records.domain.requests import (
    AskedBy,
    Decision,
    Identity,
    Outcome,
    RequestKind,
)
from tests.families import sign_up
from tests.houses import TODAY
from tests.records.requests.makers import all_steps, asking, begun

GRANTED = Outcome(decision=Decision.GRANTED)


def code_of(caught: pytest.ExceptionInfo[UserError]) -> str:
    return caught.value.code


def test_a_request_is_followed_from_the_day_it_came_in_to_the_answer(house: House) -> None:
    case = sign_up(house, "Vraagal")
    request_id = begun(house, case, on=TODAY - timedelta(days=3))
    request = house.requests.one(request_id, actor=house.actor)
    assert (request.due_on, request.days_left(TODAY)) == (date(2026, 12, 18), 27)
    assert (request.identity_by, request.done()) == (house.actor, frozenset({"identity"}))
    with pytest.raises(UserErrors) as undone:
        house.requests.finish(request_id, GRANTED, actor=house.actor)
    assert "step_hand_over" in {error.field for error in undone.value.errors}
    house.requests.step(request_id, "gather", note="op papier", actor=house.actor)
    house.requests.step(request_id, "gather", is_done=False, actor=house.actor)
    assert house.requests.one(request_id, actor=house.actor).done() == {"identity"}
    all_steps(house, request_id)
    house.requests.finish(request_id, GRANTED, actor=house.actor)
    finished = house.requests.one(request_id, actor=house.actor)
    assert (finished.is_open, finished.finished_on, finished.finished_by) == (False, TODAY, house.actor)
    with pytest.raises(UserError) as again:
        house.requests.step(request_id, "gather", actor=house.actor)
    assert code_of(again) == "finished"


def test_what_cannot_be_is_refused_with_a_sentence(house: House) -> None:
    case = sign_up(house, "Weiger")
    with pytest.raises(UserError) as ahead:
        begun(house, case, on=TODAY + timedelta(days=1))
    assert code_of(ahead) == "future"
    with pytest.raises(UserError) as gone:
        begun(house, CaseId(new_id()))
    assert code_of(gone) == "gone"
    with pytest.raises(UserError) as nobody:
        asking(case, asked_by=AskedBy.PARENT)
    assert nobody.value.field == "asker"
    request_id = begun(house, case)
    with pytest.raises(UserError) as twice:
        begun(house, case)
    assert code_of(twice) == "request_open"
    with pytest.raises(UserError) as unknown:
        house.requests.step(request_id, "iets", actor=house.actor)
    assert code_of(unknown) == "unknown_step"
    with pytest.raises(UserError) as why:
        house.requests.prolong(request_id, " \n ", actor=house.actor)
    assert why.value.field == "why"


def test_a_request_is_prolonged_once_and_changed_while_it_is_open(house: House) -> None:
    request_id = begun(house, sign_up(house, "Langer"), on=date(2026, 11, 1), identity=Identity.NOT_YET)
    first = house.requests.one(request_id, actor=house.actor)
    assert first.done() == frozenset()
    house.requests.prolong(request_id, "Wij zoeken een oud stuk.", actor=house.actor)
    assert house.requests.one(request_id, actor=house.actor).due_on == date(2027, 2, 1)
    with pytest.raises(UserError) as again:
        house.requests.prolong(request_id, "Nog eens.", actor=house.actor)
    assert code_of(again) == "prolonged"
    now = house.requests.one(request_id, actor=house.actor)
    better = replace(now.asking, identity=Identity.KNOWN, received_on=date(2026, 11, 2))
    house.requests.change(now, better, actor=house.actor)
    changed = house.requests.one(request_id, actor=house.actor)
    assert (changed.identity_by, changed.due_on) == (house.actor, date(2027, 2, 2))
    with pytest.raises(StaleError):
        house.requests.change(now, now.asking, actor=house.actor)
    late = begun(house, sign_up(house, "Telaat"), on=TODAY - timedelta(days=40))
    with pytest.raises(UserError) as over:
        house.requests.prolong(late, "Te laat.", actor=house.actor)
    assert code_of(over) == "too_late"


def test_a_restriction_sets_all_of_her_record_still_until_it_is_lifted(house: House) -> None:
    case = sign_up(house, "Stilstaan")
    request_id = begun(house, case, RequestKind.RESTRICTION)
    all_steps(house, request_id)
    house.requests.finish(request_id, GRANTED, actor=house.actor)
    due = Due(date(2027, 3, 20))

    def change_due_date() -> None:
        house.clients.state_due_date(case, due, DueDateMethod.ULTRASOUND, actor=house.actor)

    with pytest.raises(UserError) as still:
        change_due_date()
    assert code_of(still) == "standstill"

    def plainly() -> None:
        with house.database.work(house.actor, "undone") as work:
            work.session.execute(sa.text("UPDATE client_case SET midwife = 'X' WHERE id = :id"), {"id": case.hex})

    with pytest.raises(UserError) as by_sql:
        plainly()
    assert code_of(by_sql) == "standstill"
    with house.database.reading(house.actor) as reading:
        assert house.clients.standstills.of([case], reading=reading)[case].since == TODAY
        assert case not in house.visits.facts.agreed([case], reading=reading)
    house.requests.lift(case, actor=house.actor)
    change_due_date()
    with pytest.raises(UserError) as lifted:
        house.requests.lift(case, actor=house.actor)
    assert code_of(lifted) == "not_still"


def test_a_refusal_needs_a_ground_of_its_kind_and_words_she_can_read(house: House) -> None:
    request_id = begun(house, sign_up(house, "Nee"), RequestKind.OBJECTION, identity=Identity.NOT_YET)
    with pytest.raises(UserError) as words:
        Outcome(decision=Decision.REFUSED, grounds=("needed",))
    assert words.value.field == "reason"
    wrong = Outcome(decision=Decision.REFUSED, grounds=("judgement",), reason="Daarom.")
    with pytest.raises(UserErrors) as other:
        house.requests.finish(request_id, wrong, actor=house.actor)
    assert other.value.errors[0].code == "unknown_ground"
    unknown = Outcome(decision=Decision.REFUSED, grounds=("not_known",), reason="Wij weten niet wie u bent.")
    house.requests.finish(request_id, unknown, actor=house.actor)
    assert house.requests.one(request_id, actor=house.actor).outcome == unknown


def test_her_own_statement_stays_with_her_record(house: House) -> None:
    case = sign_up(house, "Verklaart")
    request_id = begun(house, case, RequestKind.CORRECTION, about="Verslag van 1 november")
    house.requests.add_statement(request_id, "Zo heb ik het\nniet gezegd.", actor=house.actor)
    with house.database.reading(house.actor) as reading:
        (statement,) = house.clients.standstills.statements([case], reading=reading)[case]
    assert (statement.about, statement.words) == ("Verslag van 1 november", "Zo heb ik het\nniet gezegd.")
    with pytest.raises(UserError) as empty:
        house.requests.add_statement(request_id, " ", actor=house.actor)
    assert empty.value.field == "statement"


def test_destruction_is_not_done_by_one_person(house: House) -> None:
    request_id = begun(house, sign_up(house, "Wegdoen"), RequestKind.DESTRUCTION)
    all_steps(house, request_id)
    with pytest.raises(UserErrors) as alone:
        house.requests.finish(request_id, GRANTED, actor=house.actor)
    assert [error.code for error in alone.value.errors] == ["two_people"]
