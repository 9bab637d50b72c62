"""Two records become one and two again, through the whole house: every room gives its rows and gets them back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from ks_desktop.clients.domain import Answer, Client, CloseReason, ConsentPurpose, TellKind
from ks_desktop.clients.domain.joined import Join
from ks_desktop.clients.service.consents import Answered
from ks_desktop.core.database import Reading
from ks_desktop.core.errors import UserError
from ks_desktop.core.rows import Base
from ks_desktop.core.values import CaseId, ClientId
from ks_desktop.house import House, rooms
from ks_desktop.security.audit import EXEMPT
from ks_desktop.visits.domain import AppointmentState, WorkingHours
from tests.families import client_of, sign_up
from tests.houses import new_house

HER: dict[str, Any] = {"given_name": "Aylin", "house_number": "12", "phone": "06 87654321", "birth_date": "1997-05-14"}
AGAIN: dict[str, Any] = {**HER, "given_name": "Ailin", "received_on": "2026-11-19", "phone": "06 11111111"}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    opened = new_house(tmp_path / "data")[0]
    yield opened
    opened.close()


def two(house: House, **changed: str) -> tuple[CaseId, CaseId, ClientId, ClientId]:
    kept = sign_up(house, "Kaya", **HER)
    gone = sign_up(house, "Kayya", **{**AGAIN, **changed})
    return kept, gone, ClientId(client_of(house, kept)), ClientId(client_of(house, gone))


def everything(house: House) -> dict[str, list[tuple[object, ...]]]:
    """Return each row of each table but the log and what is made from other rows."""
    left_out = {*EXEMPT, "audit", "change_journal"} - {"undo_step", "draft"}
    with house.database.reading(house.actor) as reading:
        return {
            table.name: sorted(_rows(reading, table), key=repr)
            for table in Base.metadata.sorted_tables
            if table.name not in left_out
        }


def _rows(reading: Reading, table: sa.Table) -> list[tuple[object, ...]]:
    asked: sa.Select[Any] = sa.select(sa.literal_column("*")).select_from(table)
    return [tuple(row) for row in reading.session.execute(asked)]


def her(house: House, client_id: ClientId) -> Client:
    with house.database.reading(house.actor) as reading:
        return house.clients.clients([client_id], reading=reading)[client_id]


@pytest.mark.parametrize("same_pregnancy", [True, False])
def test_what_was_joined_comes_apart_to_the_last_byte(house: House, same_pregnancy: bool) -> None:
    case, other, kept, gone = two(house, due_date="2027-03-25")
    house.clients.close_case(other, CloseReason.OTHER, actor=house.actor)  # which can be undone
    house.doubles.tell_apart(kept, gone, actor=house.actor)
    before = everything(house)
    pregnancies = ((other, case),) if same_pregnancy else ()
    asked = Join(kept=kept, gone=gone, taken=frozenset({"phone", "given_name"}), pregnancies=pregnancies)
    assert house.joining.join(asked, actor=house.actor).letters
    assert everything(house) != before
    assert her(house, kept).contact.phone == "06-11111111"
    with house.database.reading(house.actor) as reading:
        assert not house.clients.clients([gone], reading=reading)
        cases = house.clients.cases_of([kept], reading=reading)[kept]
        assert {one.id for one in cases} == ({case} if same_pregnancy else {case, other})
        received = house.referrals.of_cases([one.id for one in cases], reading=reading)
        assert sum(map(len, received.values())) == 2
    assert [found.client.id for found in house.clients.finding.find("ailin", actor=house.actor)] == [kept]
    (joined,) = house.joining.of_client(kept, actor=house.actor)
    assert (joined.name, joined.is_newest, joined.joined_on) == ("Ailin Kayya", True, date(2026, 11, 21))
    house.joining.separate(joined.id, actor=house.actor)
    assert everything(house) == before
    assert house.joining.of_client(kept, actor=house.actor) == ()
    assert house.database.integrity_findings() == []


def test_what_was_changed_since_stays_changed(house: House) -> None:
    case, other, kept, gone = two(house)
    asked = Join(kept=kept, gone=gone, taken=frozenset({"phone"}), pregnancies=((other, case),))
    house.joining.join(asked, actor=house.actor)
    now = her(house, kept)
    house.clients.save_client(replace(now, language="tr"), actor=house.actor)
    (joined,) = house.joining.of_client(kept, actor=house.actor)
    house.joining.separate(joined.id, actor=house.actor)
    again = her(house, kept)
    assert (again.contact.phone, again.language, again.version) == ("06-87654321", "tr", now.version + 2)
    with pytest.raises(UserError) as raised:
        house.joining.separate(joined.id, actor=house.actor)
    assert raised.value.code == "gone"


def test_the_last_joined_comes_apart_first(house: House) -> None:
    case, _other, kept, gone = two(house)
    third = ClientId(client_of(house, sign_up(house, "Kaija", **{**AGAIN, "received_on": "2026-11-18"})))
    before = everything(house)
    house.joining.join(Join(kept=gone, gone=third), actor=house.actor)
    house.joining.join(Join(kept=kept, gone=gone), actor=house.actor)
    newest, first = house.joining.of_client(kept, actor=house.actor)
    assert (newest.is_newest, first.is_newest) == (True, False)
    with pytest.raises(UserError) as raised:
        house.joining.separate(first.id, actor=house.actor)
    assert raised.value.code == "order"
    house.joining.separate(newest.id, actor=house.actor)
    house.joining.separate(first.id, actor=house.actor)
    assert everything(house) == before
    del case


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"due_date": "2027-06-20"}, "other_pregnancy"),
        ({"bsn": "999910425", "bsn_checked_by": "F. Proef", "bsn_checked_on": "2026-11-18"}, "bsn_other"),
    ],
)
def test_what_contradicts_it_is_refused_and_nothing_is_changed(
    house: House, changed: dict[str, str], code: str
) -> None:
    case, other, kept, gone = two(house, **changed)
    one = her(house, kept)
    house.clients.save_client(
        replace(one, bsn="999910413", bsn_checked_by="F. Proef", bsn_checked_on=date(2026, 11, 18)), actor=house.actor
    )
    before = everything(house)
    for asked, said in (
        (Join(kept=kept, gone=gone, pregnancies=((other, case),)), code),
        (Join(kept=kept, gone=kept), "gone"),
    ):
        with pytest.raises(UserError) as raised:
            house.joining.join(asked, actor=house.actor)
        assert raised.value.code == said
    assert everything(house) == before


def test_the_safest_the_only_and_the_newest_answer_are_proposed(house: House) -> None:
    _case, _other, kept, gone = two(house, safe_post="no", email="a@b.example", language="tr")
    found = {one.names[0]: one for one in house.joining.compare(kept, gone, actor=house.actor)}
    assert found["safe_post"].takes_gone
    assert found["email"].takes_gone
    assert found["birth_surname_prefix"].kept == "Kaya"
    assert found["phone"].gone == "06-11111111"
    assert her(house, kept).contact.safe_post is Answer.UNKNOWN


def test_nothing_of_a_joining_is_left_when_the_case_is_destroyed(house: House) -> None:
    case, other, kept, gone = two(house)
    house.joining.join(Join(kept=kept, gone=gone, pregnancies=((other, case),)), actor=house.actor)
    with house.database.work(house.actor, "client_changed") as work:
        house.clients.destroy_within(case, work=work)
    left = everything(house)
    assert (left["joined_record"], left["client"], left["referral"]) == ([], [], [])


def test_every_table_of_a_case_is_given_by_some_room(house: House) -> None:
    given = {name for room in house.joining.when_joined for name in room.joined_tables}
    of_a_case = {name for name, table in Base.metadata.tables.items() if "case_id" in table.columns}
    assert of_a_case <= {*given, "undo_step"}
    assert rooms.claimed_tables() >= {"joined_record"}


def test_a_newer_no_that_comes_with_a_joined_record_stops_the_visit_that_was_planned(house: House) -> None:
    day = house.clock.today()
    working = [
        WorkingHours(user=house.actor, weekday=d, start=time(8, 30), end=time(17), valid_from=day) for d in range(5)
    ]
    house.visits.set_hours(house.actor, working, actor=house.actor)
    case, other, kept, gone = two(house)
    proposal = house.visits.proposals(case, actor=house.actor)[0]
    house.visits.accept(proposal, actor=house.actor)
    no = Answered(purpose=ConsentPurpose.SIGN_UP, agrees=False, given_on=day, asked_by="N. Proef")
    house.consents.answer(other, no, actor=house.actor)
    house.joining.join(Join(kept=kept, gone=gone, pregnancies=((other, case),)), actor=house.actor)
    with house.database.reading(house.actor) as reading:
        (visit,) = house.visits.of_cases([case], reading=reading)[case]
        lines = house.consents.to_tell([case], reading=reading)[case]
    assert visit.state is AppointmentState.CANCELLED
    assert {line.informed.kind for line in lines} == {TellKind.REFERRER}
