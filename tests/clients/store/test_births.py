from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ks_desktop.clients import store as records
from ks_desktop.clients.domain.birth import Birth, BirthNote, News, NewsAsked, Teller
from ks_desktop.clients.domain.life_event import LifeEvent, LifeEventKind
from ks_desktop.clients.store import births
from ks_desktop.core.database import Database, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import CaseId, UserId, new_id
from tests.clients.makers import make_case, make_client

DAY = date(2026, 11, 21)


def test_all_of_a_case_comes_back_as_it_was_kept_and_goes_with_it(database: Database, actor: UserId) -> None:
    client = make_client()
    case, other = make_case(client), make_case(client)
    birth = Birth(case_id=case.id, born_on=DAY, children=2, told_by=Teller.HOSPITAL, told_on=DAY, note="snel")
    note = BirthNote(id=new_id(), case_id=case.id, day=DAY, line="bellen", by=actor)
    asked = NewsAsked(id=new_id(), case_id=case.id, news=News.UNKNOWN, asked_on=DAY, by=actor, ask_again_on=DAY)
    at = datetime(2026, 11, 21, 9, tzinfo=UTC)
    event = LifeEvent(
        id=new_id(), case_id=case.id, kind=LifeEventKind.MOVED_WITHIN, day=DAY, words="van A naar B", at=at, by=actor
    )
    with database.work(actor, "test") as work:
        records.put_client(work, client)
        for each in (case, other):
            records.put_case(work, each)
        births.add_birth(work, new_id(), birth)
        births.add_note(work, note)
        births.add_asked(work, asked)
        births.add_event(work, event)
        _change(work, replace(birth, version=1), other.id)
    with database.reading(actor) as reading:
        assert births.births_of(reading, [case.id])[case.id] == replace(birth, children=1, version=2)
        assert births.notes_of(reading, [case.id]) == {case.id: (note,)}
        assert births.asked_of(reading, [case.id]) == {case.id: (asked,)}
        assert births.events_of(reading, [case.id]) == {case.id: (event,)}
        due = other.due_date
        assert [key for key, *_rest in births.waiting(reading, due)] == [other.id]
        assert births.waiting(reading, due - timedelta(days=1)) == []
    with database.work(actor, "test") as work:
        births.destroy(work, case.id)
        assert births.births_of(work, [case.id]) == {}
        assert births.events_of(work, [case.id]) == {}


def _change(work: Work, kept: Birth, other: CaseId) -> None:
    assert births.births_of(work, [kept.case_id, other]) == {kept.case_id: kept}
    births.change_birth(work, replace(kept, children=1))
    for stale in (kept, replace(kept, case_id=other)):
        with pytest.raises(StaleError):
            births.change_birth(work, stale)
