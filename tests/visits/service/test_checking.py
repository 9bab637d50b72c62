import pytest
from sqlalchemy import text

from ks_desktop.core.errors import UserErrors, each
from ks_desktop.security.audit import Audit
from ks_desktop.visits.planning.conflict import Conflict
from ks_desktop.visits.service.checking import Checks
from tests.visits.by_hand import ByHand
from tests.visits.conftest import Room

HARD = Conflict(code="overlap", message="hard", is_hard=True)
SOFT = Conflict(code="full", message="soft")


def _checks(room: Room) -> Checks:
    audit = Audit(room.database, room.clock, process="test")
    return Checks(room.clock, room.visits.facts, room.visits.safety, audit)


def test_only_what_was_seen_and_can_be_is_planned_knowingly(room: Room) -> None:
    checks = _checks(room)
    assert checks.refuse([], frozenset()) == ()
    assert checks.refuse([SOFT], frozenset({"full"})) == (SOFT,)
    for found, seen, told in (
        ([SOFT], frozenset[str](), ["full"]),
        ([HARD], frozenset({"overlap"}), ["overlap"]),
        ([HARD, SOFT], frozenset({"overlap", "full"}), ["overlap", "full"]),
    ):
        with pytest.raises(UserErrors) as refused:
            checks.refuse(found, seen)
        assert [error.code for error in each(refused.value)] == told


def test_the_log_keeps_the_words_of_the_program_and_nothing_else(room: Room, by_hand: ByHand) -> None:
    visit = by_hand.booked(room.waiting())
    with room.database.work(room.actor, "visit_moved") as work:
        _checks(room).keep("visit_moved", visit, [SOFT, SOFT], work=work)
        _checks(room).keep("visit_moved", visit, [], work=work)
    with room.database.reading(room.actor) as reading:
        kept = reading.session.execute(text("SELECT columns, subject_id FROM audit WHERE event = 'visit_moved'")).all()
    assert kept == [("despite:full", visit.id.hex)]
