from dataclasses import replace
from datetime import UTC, date, datetime

from ks_desktop.clients.domain.aged import AgedCase
from ks_desktop.clients.domain.emergency import Opens
from ks_desktop.core.values import CaseId, ClientId, new_id
from ks_desktop.letters.service import stopping as letters_stopping
from ks_desktop.onward.service import stopping as onward_stopping
from ks_desktop.records.keeping.domain import LeftOut
from ks_desktop.records.keeping.kinds import CARE_RECORD, LOG, NEVER_STARTED
from ks_desktop.records.keeping.looking import kinds_of, last_change, past_term
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.service import stopping as visits_stopping
from tests.houses import practice
from tests.records.keeping.support import LATE, Kept


def test_the_term_runs_from_the_last_change_and_each_kind_has_its_own(opened: Kept) -> None:
    house, cases = opened.house, opened.cases
    with house.database.reading(opened.nurse) as reading:
        found = {line.case_id: line for line in past_term(house.keeping.rooms, house.clock.today(), reading=reading)}
    closed = date(2026, 12, 19)
    assert set(found) == {cases[name] for name in ("declined", "quiet", "shielded", "open")}
    line = found[cases["declined"]]
    assert (line.kind, line.changed_on, line.ended_on) == (NEVER_STARTED, closed, date(2028, 12, 19))
    assert [found[cases[name]].left_out for name in ("declined", "quiet", "shielded", "open")] == [
        None,
        LeftOut.QUIET,
        LeftOut.SHIELDED,
        LeftOut.OPEN,
    ]
    opened.at(LATE)
    with house.database.reading(opened.nurse) as reading:
        found = {line.case_id: line for line in past_term(house.keeping.rooms, LATE, reading=reading)}
    assert (found[cases["cared"]].kind, found[cases["cared"]].ended_on) == (CARE_RECORD, date(2046, 12, 19))


def test_a_change_of_her_record_begins_the_term_again_and_a_look_does_not(opened: Kept) -> None:
    house, case_id = opened.house, opened.cases["declined"]
    with house.database.reading(opened.nurse) as reading:
        case = house.clients.cases([case_id], reading=reading)[case_id]
        woman = house.clients.clients([case.client_id], reading=reading)[case.client_id]
    house.audit.seen(AuditEvent.CLIENT_OPENED, [woman.id], actor=opened.nurse, cases=[case_id])
    house.emergency.open(case_id, "Ik neem vandaag waar", opens=Opens.RECORD, actor=opened.nurse)
    seen = [each.id for each in house.emergency.for_officer(actor=opened.officer)]
    house.emergency.seen_by_officer(seen, actor=opened.officer)
    with house.database.reading(opened.nurse) as reading:
        assert [
            line
            for line in past_term(house.keeping.rooms, house.clock.today(), reading=reading)
            if line.case_id == case_id
        ]
    house.clients.save_client(replace(woman, language="tr"), actor=opened.nurse)
    with house.database.reading(opened.nurse) as reading:
        assert not [
            line
            for line in past_term(house.keeping.rooms, house.clock.today(), reading=reading)
            if line.case_id == case_id
        ]


def test_the_last_change_is_never_before_what_the_case_itself_says() -> None:
    case = AgedCase(
        id=CaseId(new_id()),
        client_id=ClientId(new_id()),
        moved_on=date(2026, 12, 19),
        is_closed=True,
        is_quiet=False,
        is_shielded=False,
    )
    own, hers = (case.client_id.hex, case.id.hex), (case.client_id.hex, "")
    assert last_change(case, {}) == date(2026, 12, 19)
    assert last_change(case, {own: datetime(2026, 1, 1, tzinfo=UTC)}) == date(2026, 12, 19)
    assert last_change(case, {hers: datetime(2027, 5, 1, 23, tzinfo=UTC)}) == date(2027, 5, 2)  # the Dutch day
    other = {(case.client_id.hex, CaseId(new_id()).hex): datetime(2030, 1, 1, tzinfo=UTC)}
    assert last_change(case, other) == date(2026, 12, 19)


def test_rooms_say_alike_of_one_case_and_of_all() -> None:
    house = practice()
    with house.database.reading(house.actor) as reading:
        ids = [case.id for case in house.clients.aged(date.max, reading=reading)]
        assert visits_stopping.cared_for(reading=reading) == {
            key for key, why in house.visits.kept_because(ids, reading=reading).items() if "planned" not in why
        } | (visits_stopping.cared_for(reading=reading) & house.visits.kept_because(ids, reading=reading).keys())
        assert letters_stopping.cared_for(reading=reading) == set(house.letters.kept_because(ids, reading=reading))
        stops = next(room for room in house.retention.when_asked if type(room).__name__ == "OnwardStops")
        assert onward_stopping.cared_for(reading=reading) == set(stops.kept_because(ids, reading=reading))
        assert kinds_of(reading)[LOG].said_by is None
    house.close()
