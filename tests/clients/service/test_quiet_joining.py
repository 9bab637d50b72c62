"""Two records of one pregnancy, one of them quiet: together they are quiet, apart each is as it was."""

from collections.abc import Iterator

import pytest

from ks_desktop.clients.domain.joined import Join
from ks_desktop.core.values import CaseId, ClientId
from ks_desktop.house import House
from ks_desktop.visits.domain import AppointmentState
from tests.clients.service.kept_rows import kept_rows
from tests.families import client_of, sign_up
from tests.houses import practice


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    opened = practice()
    yield opened
    opened.close()


def two(house: House, name: str) -> tuple[CaseId, CaseId]:
    quiet = sign_up(house, name)
    other = sign_up(house, f"{name}x", birth_date="1998-03-21", phone="06 11112222")
    house.visits.accept(house.visits.proposals(other, actor=house.actor)[0], actor=house.actor)
    house.endings.end(quiet, "pregnancy_ended", told_by="haar moeder", actor=house.actor)
    return quiet, other


def join(house: House, kept: CaseId, gone: CaseId) -> None:
    asked = Join(
        kept=ClientId(client_of(house, kept)), gone=ClientId(client_of(house, gone)), pregnancies=((gone, kept),)
    )
    house.joining.join(asked, actor=house.actor)


def is_quiet(house: House, case_id: CaseId) -> bool:
    with house.database.reading(house.actor) as reading:
        return house.clients.cases([case_id], reading=reading)[case_id].is_quiet


def states(house: House, case_id: CaseId) -> list[AppointmentState]:
    with house.database.reading(house.actor) as reading:
        return [visit.state for visit in house.visits.of_cases([case_id], reading=reading).get(case_id, ())]


@pytest.mark.parametrize("keeps_quiet", [True, False])
def test_together_they_are_quiet_and_apart_each_is_as_it_was(house: House, keeps_quiet: bool) -> None:
    quiet, other = two(house, "Samen" if keeps_quiet else "Andersom")
    kept, gone = (quiet, other) if keeps_quiet else (other, quiet)
    before = kept_rows(house)
    join(house, kept, gone)
    assert is_quiet(house, kept)
    assert states(house, kept) == [AppointmentState.CANCELLED]
    with house.database.reading(house.actor) as reading:
        assert house.endings.of([kept], reading=reading)[kept].told_by == "haar moeder"
    (joined,) = house.joining.of_client(ClientId(client_of(house, kept)), actor=house.actor)
    house.joining.separate(joined.id, actor=house.actor)
    assert kept_rows(house) == before


@pytest.mark.parametrize("keeps_quiet", [True, False])
def test_taken_back_the_visit_of_the_other_comes_back_too(house: House, keeps_quiet: bool) -> None:
    quiet, other = two(house, "Terug" if keeps_quiet else "Retour")
    kept, gone = (quiet, other) if keeps_quiet else (other, quiet)
    join(house, kept, gone)
    house.endings.take_back(kept, actor=house.actor)
    assert not is_quiet(house, kept)
    assert states(house, kept) == [AppointmentState.BOOKED]
