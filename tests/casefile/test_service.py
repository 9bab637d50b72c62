from datetime import date, timedelta

import pytest

from ks_desktop.casefile.domain import EventKind
from ks_desktop.casefile.doubt import Doubt
from ks_desktop.clients.domain import Case, CaseState, CloseReason, ConsentPurpose, DueDateMethod
from ks_desktop.clients.domain.involved import Involved
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, new_id
from ks_desktop.house import House
from ks_desktop.visits.domain import ContactResult
from ks_desktop.visits.service.contacts import Tried
from tests.families import statements
from tests.houses import TODAY, case_in


def logged(house: House, event: str) -> int:
    with house.database.reading(house.actor) as reading:
        query = f"SELECT count(*) FROM audit WHERE event = '{event}'"  # noqa: S608 - our own word
        return int(reading.session.connection().exec_driver_sql(query).scalar() or 0)


def test_a_page_holds_everything_of_one_woman(house: House) -> None:
    page = house.casefiles.page(case_in(house, CaseState.FEEDBACK_DUE), actor=house.actor)
    assert page.client.name.full == "Mehret Tesfay"
    assert str(page.age) == "24+6"
    assert page.municipality == "Utrecht"
    assert page.state is CaseState.FEEDBACK_DUE
    assert page.medical[0].is_due
    assert {event.kind for event in page.timeline} >= {EventKind.REFERRED, EventKind.VISIT, EventKind.CONSENT}
    assert page.timeline[0].day >= page.timeline[-1].day


def test_each_opening_is_one_line_in_the_log_and_a_refresh_none(house: House) -> None:
    case = case_in(house, CaseState.NEW)
    before = logged(house, "client_opened")
    house.casefiles.page(case, actor=house.actor)
    house.casefiles.page(case, actor=house.actor, is_refresh=True)
    assert logged(house, "client_opened") == before + 1


def test_a_case_that_is_gone_is_said(house: House) -> None:
    with pytest.raises(UserError) as caught:
        house.casefiles.page(CaseId(new_id()), actor=house.actor)
    assert caught.value.code == "gone"


def test_the_list_has_every_open_case_with_its_state(house: House) -> None:
    found = house.casefiles.list(actor=house.actor)
    assert found.not_shown == 0
    assert {line.state for line in found.lines} >= {
        CaseState.NEW,
        CaseState.CONSENT_MISSING,
        CaseState.READY,
        CaseState.PLANNED,
        CaseState.FEEDBACK_DUE,
    }
    planned = next(line for line in found.lines if line.state is CaseState.PLANNED)
    assert planned.next_day is not None


def test_a_search_finds_closed_cases_too(house: House) -> None:
    case = case_in(house, CaseState.NEW)
    house.clients.close_case(case, CloseReason.MOVED, actor=house.actor)
    assert case not in {line.case_id for line in house.casefiles.list(actor=house.actor).lines}
    found = house.casefiles.list(actor=house.actor, text="kaya").lines
    assert [(line.case_id, line.state, line.age) for line in found] == [(case, CaseState.CLOSED, None)]


def test_a_list_is_one_line_in_the_log_with_its_count(house: House) -> None:
    before = logged(house, "clients_listed")
    house.casefiles.list(actor=house.actor)
    house.casefiles.list(actor=house.actor, is_refresh=True)
    assert logged(house, "clients_listed") == before + 1


def test_a_corrected_due_date_moves_the_windows_and_stands_in_the_time_line(house: House) -> None:
    case = case_in(house, CaseState.READY)
    before = house.casefiles.page(case, actor=house.actor)
    house.clients.state_due_date(case, date(2027, 4, 1), DueDateMethod.ULTRASOUND, actor=house.actor)
    after = house.casefiles.page(case, actor=house.actor)
    assert after.possible != before.possible
    assert EventKind.DUE_DATE in {event.kind for event in after.timeline}


def test_a_known_woman_shows_her_earlier_pregnancy(house: House) -> None:
    pages = [
        house.casefiles.page(line.case_id, actor=house.actor) for line in house.casefiles.list(actor=house.actor).lines
    ]
    assert any(page.other_cases for page in pages)


def test_a_visit_that_her_consent_speaks_against_is_on_her_page_and_in_the_morning_s_question(house: House) -> None:
    case = case_in(house, CaseState.PLANNED)
    assert house.casefiles.page(case, actor=house.actor).doubtful == ()
    consents = house.casefiles.page(case, actor=house.actor).facts.consents
    signed_up = next(consent for consent in consents if consent.purpose is ConsentPurpose.SIGN_UP)
    house.consents.when_withdrawn.clear()  # as in a file from before a consent taken back cancelled the visits
    house.clients.answers.withdraw(signed_up.id, TODAY, actor=house.actor)
    found = house.casefiles.page(case, actor=house.actor).doubtful
    assert [entry.doubt for entry in found] == [Doubt.WITHDRAWN]
    with house.database.reading(house.actor) as reading:
        every = [line.case_id for line in house.casefiles.list(actor=house.actor).lines]
        assert house.casefiles.doubtful(every, reading=reading) == {case: found}


def test_a_due_date_that_moves_the_weeks_away_from_a_visit_is_said(house: House) -> None:
    case = case_in(house, CaseState.PLANNED)
    house.clients.state_due_date(case, TODAY + timedelta(days=270), DueDateMethod.ULTRASOUND, actor=house.actor)
    assert [entry.doubt for entry in house.casefiles.page(case, actor=house.actor).doubtful] == [Doubt.TOO_EARLY]


def test_a_page_asks_as_much_of_the_file_however_much_happened(house: House) -> None:
    case_id = case_in(house, CaseState.FEEDBACK_DUE)

    def asked() -> int:
        with statements() as sent:
            house.casefiles.page(case_id, actor=house.actor, is_refresh=True)
        return sum(statement.startswith("SELECT") for statement in sent)

    asked()  # what is asked once for a file
    before = asked()
    for number in range(12):
        tried = Tried(result=ContactResult.SPOKEN, note=f"gesprek {number}")
        house.contacts.record(case_id, tried, actor=house.actor)
        person = Involved(id=new_id(), case_id=case_id, role="buur", name=f"Proef {number}")
        house.involved.put(person, actor=house.actor)
    assert asked() == before
    assert before < 92


def test_two_other_pregnancies_are_named_and_nothing_of_them_is_mixed_in(house: House) -> None:
    case_id = case_in(house, CaseState.READY)
    page = house.casefiles.page(case_id, actor=house.actor)
    others = [
        Case(
            id=CaseId(new_id()),
            client_id=page.client.id,
            due_date=date(year, 5, 2),
            due_date_method=DueDateMethod.LMP,
            opened_on=date(year, 1, 2),
        )
        for year in (2021, 2023)
    ]
    with house.database.work(house.actor, "client_changed") as work:
        for other in others:
            house.clients.open_case(page.client, other, work=work)
    for other in others:
        tried = Tried(result=ContactResult.SPOKEN, note="van toen")
        house.contacts.record(other.id, tried, actor=house.actor)
    house.endings.end(others[0].id, CloseReason.PREGNANCY_ENDED, actor=house.actor)
    now = house.casefiles.page(case_id, actor=house.actor)
    assert [other.due_date.year for other in now.other_cases] == [2023, 2021]
    assert now.timeline == page.timeline
    assert (now.weeks, now.ending, now.attempts) == (page.weeks, None, page.attempts)
    ended = house.casefiles.page(others[0].id, actor=house.actor)
    assert ended.case.is_quiet
    assert {event.note for event in ended.timeline} >= {"van toen"}
    assert {other.id for other in ended.other_cases} == {case_id, others[1].id}
