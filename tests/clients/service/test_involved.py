from dataclasses import replace

import pytest

from ks_desktop.clients.domain import CaseState, CloseReason
from ks_desktop.clients.domain.involved import Involved
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.values import CaseId, new_id
from ks_desktop.house import House
from tests.houses import case_in, practice


def of(house: House, case_id: CaseId) -> tuple[Involved, ...]:
    with house.database.reading(house.actor) as reading:
        return house.involved.of([case_id], reading=reading).get(case_id, ())


def test_people_are_added_changed_removed_and_each_is_undone() -> None:
    house = practice()
    case_id = case_in(house, CaseState.READY)
    before = of(house, case_id)
    sister = Involved(id=new_id(), case_id=case_id, role=" zus\x00 ", name="Fatma")
    house.involved.put(sister, actor=house.actor)
    (kept,) = (person for person in of(house, case_id) if person.id == sister.id)
    assert (kept.role, kept.name) == ("zus", "Fatma")
    house.involved.put(replace(kept, phone="06-00000000"), actor=house.actor)
    with pytest.raises(StaleError):
        house.involved.put(replace(kept, phone="06-11111111"), actor=house.actor)
    changed = of(house, case_id)
    house.involved.remove(next(person for person in changed if person.id == sister.id), actor=house.actor)
    assert of(house, case_id) == before
    house.undo.undo(actor=house.actor)
    assert [replace(person, version=0) for person in of(house, case_id)] == [replace(p, version=0) for p in changed]
    house.undo.undo(actor=house.actor)
    house.undo.undo(actor=house.actor)
    assert of(house, case_id) == before
    house.clients.close_case(case_id, CloseReason.MOVED, actor=house.actor)
    with pytest.raises(UserError) as closed:
        house.involved.put(sister, actor=house.actor)
    assert closed.value.code == "case_closed"
    house.close()
