"""A copy for her: everything that was chosen, the rest with a reason; and the answer as it was first given."""

import json

import pytest

from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.house import House
from ks_desktop.records.domain.requests import Decision, Outcome, RequestKind
from ks_desktop.records.requests.copies import Choice
from tests.families import sign_up
from tests.pdf import text_of
from tests.records.requests.makers import all_steps, begun

OTHERS = "Het gaat over een ander, en die weet niet dat het hier staat."


def read(pdf: bytes) -> str:
    return " ".join(text_of(pdf).split())


def test_a_copy_has_what_was_chosen_and_says_why_the_rest_is_not_in_it(house: House) -> None:
    case = sign_up(house, "Afschrift", reason_note="Haar zwager Piet maakt zich zorgen.")
    request_id = begun(house, case)
    parts = house.access_copies.parts(request_id, actor=house.actor)
    others = {part.word for part in parts if part.names_others}
    assert others == {"x_said"}
    given = frozenset(part.word for part in parts) - others
    with pytest.raises(UserErrors) as silent:
        house.access_copies.make(request_id, Choice(given=given), actor=house.actor)
    assert [error.field for error in silent.value.errors] == ["held_x_said"]
    made = house.access_copies.make(request_id, Choice(given=given, held_back={"x_said": OTHERS}), actor=house.actor)
    words = read(made.paper.pdf)
    assert "Afschrift" in words
    assert OTHERS in words
    assert "zwager" not in words + made.data.decode()
    told = json.loads(made.data)
    assert told["record"]["x_who"]["name"]["birth_surname"] == "Afschrift"
    assert "bsn" not in json.dumps(told)
    everything = Choice(given=given | others)
    assert "zwager" in read(house.access_copies.make(request_id, everything, actor=house.actor).paper.pdf)
    with house.database.reading(house.actor) as reading:
        events = reading.session.connection().exec_driver_sql(
            "SELECT count(*) FROM audit WHERE event = 'access_given' AND about_case = ? AND action = 'E'", (case.hex,)
        )
        assert events.scalar() == 2


def test_a_copy_goes_with_a_request_for_access_alone(house: House) -> None:
    request_id = begun(house, sign_up(house, "Anders"), RequestKind.OBJECTION)
    words = frozenset(part.word for part in house.access_copies.parts(request_id, actor=house.actor))
    with pytest.raises(UserError) as other:
        house.access_copies.make(request_id, Choice(given=words), actor=house.actor)
    assert other.value.code == "no_copy"


def test_the_answer_says_what_was_decided_and_stays_as_it_was_given(house: House) -> None:
    case = sign_up(house, "Antwoord")
    request_id = begun(house, case, RequestKind.CORRECTION, words="Dat nummer is <b>oud</b> & fout.")
    with pytest.raises(UserError) as waiting:
        house.access_copies.answer(request_id, actor=house.actor)
    assert waiting.value.code == "open"
    all_steps(house, request_id)
    refusal = Outcome(
        decision=Decision.REFUSED, grounds=("is_right",), reason="Wij belden u vorige week op dit nummer."
    )
    house.requests.finish(request_id, refusal, actor=house.actor)
    first = house.access_copies.answer(request_id, actor=house.actor)
    words = read(first.pdf)
    for said in ("<b>oud</b> & fout.", "nagegaan dat het gegeven klopt", refusal.reason, "Autoriteit Persoonsgegevens"):
        assert said in words
    assert house.access_copies.answer(request_id, actor=house.actor).pdf == first.pdf


def test_her_own_statement_stands_in_the_copy(house: House) -> None:
    case = sign_up(house, "Zegt")
    correction = begun(house, case, RequestKind.CORRECTION)
    house.requests.add_statement(correction, "Ik heb dat nooit gezegd.", actor=house.actor)
    request_id = begun(house, case)
    words = frozenset(part.word for part in house.access_copies.parts(request_id, actor=house.actor))
    assert "x_statements" in words
    made = house.access_copies.make(request_id, Choice(given=words), actor=house.actor)
    assert "Ik heb dat nooit gezegd." in read(made.paper.pdf)
