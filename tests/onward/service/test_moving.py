from ks_desktop.core import moving
from ks_desktop.core.values import CaseId
from ks_desktop.onward.domain import OnwardState, OnwardWay, WarmHandOver, next_step
from ks_desktop.onward.service.moving import OnwardMoved
from tests.onward.rooms import MONDAY, PRACTICE, Rooms

S = OnwardState


def test_who_was_told_another_name_hears_whom_it_is_about(rooms: Rooms, case_id: CaseId) -> None:
    sent, draft = rooms.sent(case_id, service_id=rooms.service("Maatje").id), rooms.refer(case_id, PRACTICE)
    herself = rooms.refer(case_id, service_id=rooms.service("Cursus").id, way=OnwardWay.HERSELF)
    rooms.step(herself, S.SENT)
    with rooms.database.work(rooms.actor, "case_moved") as work:
        moved = OnwardMoved(rooms.clock).case_moved(case_id, (), work=work)
    now = rooms.now(sent)
    assert now.named_wrong_on == MONDAY
    assert "another name" in next_step(now, MONDAY).words
    assert rooms.now(draft).named_wrong_on is None
    assert rooms.now(herself).named_wrong_on is None
    with rooms.database.work(rooms.actor, "case_moved") as work:
        for each in moved:
            moving.undo(work, each)
    assert rooms.now(sent).named_wrong_on is None


def test_who_was_rung_before_it_went_out_hears_it_too(rooms: Rooms, case_id: CaseId) -> None:
    rooms.agree(case_id)
    draft = rooms.refer(case_id, way=OnwardWay.LETTER)
    warm = WarmHandOver(on=MONDAY, way=OnwardWay.PHONE, with_whom="Mevrouw Bakker")
    rooms.onward.hand_over_warm(draft, warm, actor=rooms.actor)
    with rooms.database.work(rooms.actor, "case_moved") as work:
        OnwardMoved(rooms.clock).case_moved(case_id, (), work=work)
    assert "another name" in next_step(rooms.now(draft), MONDAY).words


def test_speaking_to_them_takes_the_mark_away(rooms: Rooms, case_id: CaseId) -> None:
    sent = rooms.sent(case_id)
    with rooms.database.work(rooms.actor, "case_moved") as work:
        OnwardMoved(rooms.clock).case_moved(case_id, (), work=work)
    rooms.step(sent, S.RECEIVED)
    assert rooms.now(sent).named_wrong_on is None
