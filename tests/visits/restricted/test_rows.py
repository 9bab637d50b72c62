from ks_desktop.core.values import new_id
from ks_desktop.visits.restricted import SafetyColour, SafetyLook
from ks_desktop.visits.restricted import rows as looks
from tests.visits.conftest import Room


def test_the_newest_look_counts_and_all_go_with_the_case(room: Room) -> None:
    case_id, other = room.waiting(), room.waiting("Bakker", birth_date="1990-01-01")
    made = [
        SafetyLook(id=new_id(), case_id=case, colour=colour, user=room.actor, at=room.clock.now(), has_note=True)
        for case, colour in (
            (case_id, SafetyColour.RED),
            (case_id, SafetyColour.GREEN),
            (other, SafetyColour.ORANGE),
        )
    ]
    with room.database.work(room.actor, "test") as work:
        for look in made:
            looks.add(work, look, b"sealed")
    with room.database.reading(room.actor) as reading:
        assert looks.newest(reading, [case_id, other]) == {case_id: made[1], other: made[2]}
        assert looks.newest(reading, []) == {}
        newest = looks.newest_row(reading, case_id)
        assert newest is not None
        assert (newest.id, newest.note, looks.words_of(newest), looks.plain(reading)) == (
            made[1].id,
            "",
            made[1].id,
            [],
        )
        assert looks.get(reading, made[0].id) is not None
    with room.database.work(room.actor, "test") as work:
        looks.destroy(work, case_id)
        assert looks.newest(work, [case_id, other]) == {other: made[2]}
