"""A case under the wrong woman goes to another record and back, through the whole house."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from ks_desktop.clients.domain import Client
from ks_desktop.clients.domain.joined import Join
from ks_desktop.core.database import Reading
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, ClientId, new_id
from ks_desktop.house import House
from ks_desktop.letters.domain import CASE_MOVED, Letter, LetterKind, LetterState
from ks_desktop.visits.store.tables import AppointmentRow
from tests.clients.makers import make_name
from tests.clients.service.test_joining import everything
from tests.families import client_of, sign_up
from tests.houses import new_house

HER: dict[str, Any] = {"given_name": "Aylin", "birth_date": "1997-05-14"}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    opened = new_house(tmp_path / "data")[0]
    yield opened
    opened.close()


def woman_of(house: House, case: CaseId) -> ClientId:
    return ClientId(client_of(house, case))


def give(house: House, case: CaseId, to: CaseId) -> None:
    """Put a case under the woman of another, as if it had been entered there."""
    with house.database.work(house.actor, "client_changed") as work:
        statement = sa.text("UPDATE client_case SET client_id = :to WHERE id = :case")
        work.session.execute(statement, {"to": woman_of(house, to).hex, "case": case.hex})


def letters(house: House, case: CaseId) -> list[Letter]:
    with house.database.reading(house.actor) as reading:
        return list(house.letters.of_cases([case], reading=reading).get(case, ()))


def last(house: House, woman: ClientId) -> UUID:
    return house.joining.of_client(woman, actor=house.actor)[0].id


def cases(reading: Reading, house: House, woman: ClientId) -> set[CaseId]:
    return {case.id for case in house.clients.cases_of([woman], reading=reading).get(woman, ())}


def test_it_goes_to_another_woman_and_back_to_the_last_byte(house: House) -> None:
    first, wrong = sign_up(house, "Kaya", **HER), sign_up(house, "Smit", due_date="2027-02-02")
    right = sign_up(house, "Kayacan", given_name="Derya", birth_date="1990-01-02", due_date="2027-08-01")
    give(house, wrong, first)
    house.letters.draft(LetterKind.FEEDBACK, wrong, actor=house.actor)
    source, to = woman_of(house, first), woman_of(house, right)
    before = everything(house)
    assert house.clients.moving.move(wrong, to, actor=house.actor).letters
    with house.database.reading(house.actor) as reading:
        assert cases(reading, house, to) == {right, wrong}
        assert cases(reading, house, source) == {first}
    (letter,) = letters(house, wrong)
    assert (letter.state, letter.withdrawn_reason) == (LetterState.WITHDRAWN, CASE_MOVED)
    (joined,) = house.joining.of_client(to, actor=house.actor)
    assert (joined.case_id, joined.name) == (wrong, "Aylin Kaya")
    with pytest.raises(UserError) as raised:
        house.joining.separate(joined.id, actor=house.actor)
    assert raised.value.code == "moved"
    house.letters.draft(LetterKind.FEEDBACK, wrong, actor=house.actor)  # with the name of Derya
    house.clients.moving.move_back(joined.id, actor=house.actor)
    begun = letters(house, wrong)
    assert [one.state for one in begun] == [LetterState.DRAFT, LetterState.WITHDRAWN]
    with house.database.work(house.actor, "client_changed") as work:
        work.session.execute(sa.text("DELETE FROM letter WHERE id = :id"), {"id": begun[1].id.hex})
    assert everything(house) == before
    assert house.database.integrity_findings() == []


def test_the_only_case_of_a_pregnancy_on_record_becomes_one_with_it_and_the_empty_record_goes(house: House) -> None:
    wrong, right = sign_up(house, "Kaya", **HER), sign_up(house, "Smit", given_name="Derya", birth_date="1990-01-02")
    source, to = woman_of(house, wrong), woman_of(house, right)
    before = everything(house)
    house.clients.moving.move(wrong, to, actor=house.actor)
    with house.database.reading(house.actor) as reading:
        assert cases(reading, house, to) == {right}
        assert not house.clients.clients([source], reading=reading)
        assert len(house.referrals.of_cases([right], reading=reading)[right]) == 2
    assert [one.client.id for one in house.clients.finding.find("kaya", actor=house.actor)] == []
    house.clients.moving.move_back(last(house, to), actor=house.actor)
    assert everything(house) == before


def test_it_goes_to_a_record_of_its_own_which_goes_when_it_comes_back(house: House) -> None:
    first, wrong = sign_up(house, "Kaya", **HER), sign_up(house, "Smit", due_date="2027-08-01")
    new = Client(id=ClientId(new_id()), name=make_name(birth_surname="Öztürk", given_name="Derya"))
    with pytest.raises(UserError) as raised:
        house.clients.moving.move_to_new(wrong, new, actor=house.actor)
    assert raised.value.code == "only_case"
    give(house, wrong, first)
    before = everything(house)
    house.clients.moving.move_to_new(wrong, new, actor=house.actor)
    assert woman_of(house, wrong) == new.id
    assert [one.client.id for one in house.clients.finding.find("ozturk", actor=house.actor)] == [new.id]
    moved = last(house, new.id)
    house.clients.moving.move_back(moved, actor=house.actor)
    assert everything(house) == before
    with pytest.raises(UserError) as raised:
        house.clients.moving.move_back(moved, actor=house.actor)
    assert raised.value.code == "gone"


def test_what_cannot_be_moved_is_refused_and_nothing_is_changed(house: House) -> None:
    case, other = sign_up(house, "Kaya", **HER), sign_up(house, "Smit", given_name="Derya", birth_date="1990-01-02")
    third = sign_up(house, "Bakker", given_name="Noor", birth_date="1992-03-04", due_date="2027-06-01")
    her, them = woman_of(house, case), woman_of(house, other)
    house.joining.join(Join(kept=her, gone=them, pregnancies=((other, case),)), actor=house.actor)
    before = everything(house)
    for asked, to, code in ((case, woman_of(house, third), "order"), (case, her, "same_woman"), (case, them, "gone")):
        with pytest.raises(UserError) as raised:
            house.clients.moving.move(asked, to, actor=house.actor)
        assert raised.value.code == code
    with pytest.raises(UserError):
        house.clients.moving.move(other, her, actor=house.actor)
    assert everything(house) == before


def test_two_visits_at_one_time_are_refused(house: House) -> None:
    case = sign_up(house, "Kaya", **HER)
    other = sign_up(house, "Smit", given_name="Derya", birth_date="1990-01-02", due_date="2027-06-01")
    with house.database.work(house.actor, "client_changed") as work:
        for key, minutes in ((case, 0), (other, 30)):
            work.session.add(
                AppointmentRow(
                    id=new_id(),
                    case_id=key,
                    nurse_id=house.actor,
                    starts_at=house.clock.now() + timedelta(days=2, minutes=minutes),
                    minutes=60,
                    state="booked",
                    mode="home",
                    cancel_reason="",
                    note="",
                    agreed="",
                    next_step="",
                )
            )
    with pytest.raises(UserError) as raised:
        house.clients.moving.move(case, woman_of(house, other), actor=house.actor)
    assert raised.value.code == "two_visits"


def test_nothing_names_the_wrong_woman_when_she_is_destroyed(house: House) -> None:
    first, wrong = sign_up(house, "Kaya", **HER), sign_up(house, "Smit", due_date="2027-08-01")
    right = sign_up(house, "Bakker", given_name="Noor", birth_date="1992-03-04", due_date="2027-05-10")
    give(house, wrong, first)
    house.clients.moving.move(wrong, woman_of(house, right), actor=house.actor)
    with house.database.work(house.actor, "client_changed") as work:
        house.clients.destroy_within(first, work=work)
    assert everything(house)["joined_record"] == []


def test_of_a_shielded_woman_only_letters_stand_with_the_other(house: House) -> None:
    wrong, right = sign_up(house, "Kaya", shielded="yes", **HER), sign_up(house, "Smit", birth_date="1990-01-02")
    to = woman_of(house, right)
    house.clients.moving.move(wrong, to, actor=house.actor)
    assert house.joining.of_client(to, actor=house.actor)[0].name == "A.K."
