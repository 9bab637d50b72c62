from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ks_desktop.clients.domain.doubles import Decision, Ground, Pregnancy, Verdict
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import ClientId, ReferralId, new_id
from ks_desktop.house import House
from ks_desktop.referrals.domain import Tray
from tests.families import client_of, sign_up
from tests.houses import new_house

HER: dict[str, Any] = {"given_name": "Aylin", "house_number": "12", "phone": "06 87654321", "birth_date": "1997-05-14"}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return new_house(tmp_path / "data")[0]


def test_while_typing_the_likeliest_come_first_and_wrong_texts_do_not_matter(house: House) -> None:
    case_id = sign_up(house, "Kaya", **HER)
    sign_up(house, "Demir", given_name="Zeynep", house_number="99", phone="06 11111111", birth_date="1985-02-03")
    typed = {
        "given_name": "Ailin",
        "birth_surname": "Kayya",
        "birth_date": "14-5-1997",
        "due_date": "straks",
        "phone": "0",
    }
    (found,) = house.doubles.while_typing(typed, actor=house.actor)
    assert found.woman.client_id == client_of(house, case_id)
    assert (found.woman.name, found.woman.birth_date) == ("Aylin Kaya", date(1997, 5, 14))
    assert (found.woman.place, found.woman.due_dates) == ("Utrecht", (date(2027, 3, 16),))
    assert Ground.BORN in {reason.ground for reason in found.reasons}
    assert house.doubles.while_typing(typed, actor=house.actor, passed_over={found.woman.client_id}) == ()
    for nothing in ({}, {"given_name": "Aylin"}, {"postcode": "3523 CD"}):
        assert house.doubles.while_typing(nothing, actor=house.actor) == ()
    house.close()


def test_a_double_lies_in_its_tray_until_somebody_says_they_are_two(house: House) -> None:
    first = client_of(house, sign_up(house, "Kaya", **HER))
    second = client_of(house, sign_up(house, "Kayya", **HER))
    (pair,) = house.doubles.open_pairs(actor=house.actor)
    assert (pair.older.client_id, pair.newer.client_id) == (first, second)
    assert pair.verdict is Verdict.CERTAIN
    assert house.doubles.open_pairs(actor=house.actor, client_ids=[ClientId(second)]) == (pair,)
    (line,) = house.referrals.list(actor=house.actor, tray=Tray.DOUBT)
    assert pair.referral_ids == (line.referral.id,)
    assert house.doubles.tell_apart(pair.older.client_id, pair.newer.client_id, actor=house.actor).referrals
    assert house.doubles.open_pairs(actor=house.actor) == ()
    assert house.referrals.list(actor=house.actor, tray=Tray.DOUBT) == ()
    house.close()


def test_a_batch_is_looked_up_in_one_question(house: House) -> None:
    sign_up(house, "Kaya", **HER)
    batch = [house.doubles.typed({**HER, "birth_surname": name}) for name in ("Kaya", "Niemand")]
    batch[1] = house.doubles.typed({"given_name": "Zoë", "birth_surname": "Niemand", "birth_date": "1990-08-09"})
    with house.database.reading(house.actor) as reading:
        found = house.doubles.look_up(batch, reading=reading)
    assert [len(alike) for alike in found] == [1, 0]
    house.close()


DECIDED = {**HER, "birth_surname": "Kayya", "birth_date": "1997-05-15", "received_on": "2026-11-19"}


def filed(house: House, decision: Decision, **changed: str) -> ClientId:
    return ClientId(client_of(house, sign_up(house, decision=decision, **{**DECIDED, **changed})))


def test_the_same_woman_and_pregnancy_is_a_second_referral(house: House) -> None:
    case_id = sign_up(house, "Kaya", **HER)
    woman = ClientId(client_of(house, case_id))
    second = sign_up(house, decision=Decision(woman=woman), **{**DECIDED, "due_date": "2027-05-10"})
    assert second == case_id
    with house.database.reading(house.actor) as reading:
        assert len(house.referrals.of_cases([case_id], reading=reading)[case_id]) == 2
    assert house.doubles.open_pairs(actor=house.actor) == ()
    house.close()


def test_the_next_pregnancy_is_a_case_of_her_own_record(house: House) -> None:
    case_id = sign_up(house, "Kaya", **{**HER, "due_date": "2026-12-01"})
    woman = ClientId(client_of(house, case_id))
    decision = Decision(woman=woman, pregnancy=Pregnancy.NEXT)
    assert filed(house, decision, due_date="2027-06-30") == woman
    with house.database.reading(house.actor) as reading:
        assert len(house.clients.cases_of([woman], reading=reading)[woman]) == 2
    house.close()


@pytest.mark.parametrize(
    ("due_date", "pregnancy", "code"),
    [
        ("2027-06-20", Pregnancy.SAME, "other_pregnancy"),
        ("2027-03-20", Pregnancy.NEXT, "same_pregnancy"),
    ],
)
def test_a_decision_that_the_due_dates_contradict_is_refused(
    house: House, due_date: str, pregnancy: Pregnancy, code: str
) -> None:
    woman = ClientId(client_of(house, sign_up(house, "Kaya", **HER)))
    with pytest.raises(UserError) as raised:
        filed(house, Decision(woman=woman, pregnancy=pregnancy), due_date=due_date)
    assert (raised.value.code, raised.value.field) == (code, "due_date")
    assert len(house.referrals.list(actor=house.actor)) == 1
    house.close()


def test_who_was_said_to_be_somebody_else_is_never_filed_with_her_nor_asked_again(house: House) -> None:
    first = ClientId(client_of(house, sign_up(house, "Kaya", **HER)))
    same_again = {"birth_surname": "Kaya", "birth_date": HER["birth_date"]}
    second = filed(house, Decision(others=frozenset({first})), **same_again)
    assert second != first
    assert house.doubles.open_pairs(actor=house.actor) == ()
    house.close()


def test_an_answer_in_the_tray_joins_the_two_or_tells_them_apart(house: House) -> None:
    case_id = sign_up(house, "Kaya", **HER)
    first = ClientId(client_of(house, case_id))
    sign_up(house, "Kayya", **{**HER, "received_on": "2026-11-19", "email": "a@b.example"})
    (line,) = house.referrals.list(actor=house.actor, tray=Tray.DOUBT)
    (found,) = house.doubles.of_referral(line.referral.id, actor=house.actor)
    assert found.woman.client_id == first
    changes = house.doubles.decide(line.referral.id, Decision(woman=first), actor=house.actor)
    assert changes.referrals
    with house.database.reading(house.actor) as reading:
        assert len(house.referrals.of_cases([case_id], reading=reading)[case_id]) == 2
        assert house.clients.clients([first], reading=reading)[first].contact.email == "a@b.example"
    assert house.doubles.of_referral(line.referral.id, actor=house.actor) == ()
    (joined,) = house.joining.of_client(first, actor=house.actor)
    house.joining.separate(joined.id, actor=house.actor)
    house.doubles.decide(line.referral.id, Decision(others=frozenset({first})), actor=house.actor)
    assert house.referrals.list(actor=house.actor, tray=Tray.DOUBT) == ()
    house.close()


def test_two_pregnancies_are_never_joined_into_one(house: House) -> None:
    first = ClientId(client_of(house, sign_up(house, "Kaya", **HER)))
    second = sign_up(house, "Kayya", **{**HER, "due_date": "2027-06-30"})
    with house.database.reading(house.actor) as reading:
        referral = house.referrals.of_cases([second], reading=reading)[second][0]
    with pytest.raises(UserError) as raised:
        house.doubles.decide(referral.id, Decision(woman=first), actor=house.actor)
    assert raised.value.code == "other_pregnancy"
    house.doubles.decide(referral.id, Decision(woman=first, pregnancy=Pregnancy.NEXT), actor=house.actor)
    with house.database.reading(house.actor) as reading:
        assert len(house.clients.cases_of([first], reading=reading)[first]) == 2
    with pytest.raises(UserError):
        house.doubles.decide(ReferralId(new_id()), Decision(), actor=house.actor)
    house.close()
