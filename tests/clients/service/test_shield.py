from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from ks_desktop.clients.domain import hidden
from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import UserId
from ks_desktop.security.domain import User
from ks_desktop.security.service import Users
from ks_desktop.visits.service.handing_over import going
from tests.clients.makers import make_case, make_client
from tests.visits.team import OEFEN, TWO_WEEKS, asked, go_to, nurse, office

OTHER = UserId(UUID("01a20000-0000-7000-8000-000000000002"))


@pytest.fixture
def clients(database: Database, clock: Clock) -> Clients:
    Users(database).add(User(id=OTHER, name="ander", full_name="Mw. Ander"))
    return Clients(database, clock, Undo(database, clock))


def test_who_recorded_her_and_her_nurse_see_her_and_others_that_she_is_there(
    clients: Clients, database: Database, actor: UserId
) -> None:
    woman = make_client(is_shielded=True)
    case = make_case(woman)
    with database.work(actor, "test") as work:
        clients.open_case(woman, case, work=work)
        assert not clients.clients([woman.id], reading=work)[woman.id].is_hidden
    with database.reading(actor) as reading:
        stored = clients.clients([woman.id], reading=reading)[woman.id]
        assert stored.name == woman.name
    with database.reading(OTHER) as reading:
        assert clients.clients([woman.id], reading=reading)[woman.id] == hidden(stored)
    with database.work(OTHER, "test") as work:  # who writes has the whole record
        assert clients.clients([woman.id], reading=work)[woman.id] == stored
        hers = clients.cases([case.id], reading=work)[case.id]
        clients.put_case(replace(hers, nurse=OTHER), work=work)
    with database.reading(OTHER) as reading:
        assert clients.clients([woman.id], reading=reading)[woman.id] == stored


def test_a_name_that_is_shielded_is_not_found_by_others_until_it_is_lifted(
    clients: Clients, database: Database, actor: UserId
) -> None:
    woman = make_client(is_shielded=True)
    with database.work(actor, "test") as work:
        clients.open_case(woman, make_case(woman), work=work)
    surname = woman.name.birth_surname
    assert [found.client.id for found in clients.finding.find(surname, actor=actor)] == [woman.id]
    assert clients.finding.find(surname, actor=OTHER) == ()
    clients.shield.lift(OTHER, woman.id)
    assert [found.client.id for found in clients.finding.find(surname, actor=OTHER)] == [woman.id]


def test_what_stands_for_her_holds_nothing_of_hers() -> None:
    woman = make_client(is_shielded=True, version=3)
    shown = hidden(woman)
    assert (shown.id, shown.is_hidden, shown.is_shielded) == (woman.id, True, True)
    assert shown.name.full == "Afgeschermd dossier"
    assert replace(shown, id=woman.id, name=woman.name) == replace(
        type(woman)(id=woman.id, name=woman.name), is_shielded=True, version=shown.version
    )


def test_where_she_lives_is_what_her_record_says_and_hidden_from_others(
    clients: Clients, database: Database, actor: UserId
) -> None:
    seen, shielded = make_client(), make_client(is_shielded=True)
    cases = [make_case(seen), make_case(shielded)]
    with database.work(actor, "test") as work:
        for woman, case in zip((seen, shielded), cases, strict=True):
            clients.open_case(woman, case, work=work)
    for looks in (actor, OTHER):
        with database.reading(looks) as reading:
            women = clients.clients([seen.id, shielded.id], reading=reading)
            found = clients.addresses([case.id for case in cases], reading=reading)
        assert found == {case.id: women[case.client_id].address for case in cases}
        assert found[cases[0].id].postcode
        assert bool(found[cases[1].id].postcode) == (looks == actor)


def test_who_stands_in_for_her_nurse_sees_her_on_those_days() -> None:
    with office() as house:
        question = asked(house)
        case = question.cases[0]
        with house.database.work(house.actor, "client_changed") as work:
            found = house.clients.cases([case.case_id], reading=work)[case.case_id]
            woman = house.clients.clients([found.client_id], reading=work)[found.client_id]
            house.clients.put_client(replace(woman, is_shielded=True), work=work)
        oefen = nurse(house, OEFEN)

        def seen() -> str:
            with house.database.reading(oefen) as reading:
                return house.clients.clients([found.client_id], reading=reading)[found.client_id].name.full

        assert seen() != woman.name.full
        handed = question.arranged({case.case_id: oefen})
        house.hand_overs.hand_over(
            question.nurse, {case.case_id: oefen}, TWO_WEEKS, actor=house.actor, seen=going(handed)
        )
        assert seen() == woman.name.full
        go_to(house, TWO_WEEKS.last + timedelta(days=1))
        assert seen() != woman.name.full
