from ks_desktop.clients.service.endings import Said
from ks_desktop.coalition.domain import CareDomain
from ks_desktop.core.values import CaseId
from ks_desktop.onward.domain import NotStarted, OnwardState
from tests.onward.rooms import PRACTICE, Rooms


def test_a_second_choice_is_for_the_same_need_and_was_not_tried(rooms: Rooms, case_id: CaseId) -> None:
    tried = rooms.service("Bezoekmaatje", needs=("money",))
    left = rooms.service("Aan de keukentafel", needs=("money", "language"), organisation_id=PRACTICE.id)
    other = rooms.service("Taalmaatje", needs=("language",), organisation_id=PRACTICE.id)
    hidden = rooms.service("Oude cursus", needs=("money",), organisation_id=PRACTICE.id, is_hidden=True)
    rooms.agree(case_id)
    first = rooms.refer(case_id, service_id=tried.id, needs=("money",))
    rooms.step(first, OnwardState.SENT)
    rooms.step(first, OnwardState.NOT_STARTED, reason=NotStarted.NO_PLACE)
    lines = rooms.onward.second_choices(first, actor=rooms.actor)
    names = [line.name for line in lines]
    assert names[0] == left.name  # by name, whatever else is said of it
    assert tried.id not in {line.id for line in lines}
    assert {other.id, hidden.id}.isdisjoint({line.id for line in lines})
    assert all("money" in line.needs for line in lines)
    assert names == sorted(names, key=str.casefold)


def test_without_a_need_its_domain_says_what_else_there_is(rooms: Rooms, case_id: CaseId) -> None:
    same = rooms.service("Bezoekmaatje", organisation_id=PRACTICE.id)
    of_team = rooms.service("Van het buurtteam")
    first = rooms.sent(case_id)
    rooms.step(first, OnwardState.NOT_STARTED, reason=NotStarted.DOES_NOT_FIT)
    lines = rooms.onward.second_choices(first, actor=rooms.actor)
    assert all(line.domain is CareDomain.SOCIAL for line in lines)
    assert same.id in {line.id for line in lines}
    assert of_team.id not in {line.id for line in lines}  # the whole partner was tried


def test_after_a_loss_nothing_else_is_proposed(rooms: Rooms, case_id: CaseId) -> None:
    rooms.service("Bezoekmaatje", organisation_id=PRACTICE.id)
    first = rooms.sent(case_id)
    rooms.step(first, OnwardState.NOT_STARTED, reason=NotStarted.DOES_NOT_FIT)
    assert rooms.onward.second_choices(first, actor=rooms.actor)
    with rooms.database.work(rooms.actor, "case_closed") as work:
        rooms.clients.endings.end_within(case_id, Said(reason="pregnancy_ended"), work=work)
    assert rooms.onward.second_choices(first, actor=rooms.actor) == ()
