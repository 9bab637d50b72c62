"""What happens in her life, through the whole house: each is one step, and one undo takes back all of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from ks_desktop.clients.domain import Answer, CaseState, Client, CloseReason, ConsentForm, ConsentPurpose
from ks_desktop.clients.domain.life_event import LifeEventKind, OutKind
from ks_desktop.clients.service.consents import Answered
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.values import CaseId, ClientId, DaySpan
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind, LetterState, SendRoute
from ks_desktop.visits.domain import AppointmentState
from ks_desktop.visits.domain.life import fell_away
from ks_desktop.visits.domain.printed import PlanKind
from tests.clients.service.kept_rows import kept_rows
from tests.families import client_of, sign_up
from tests.houses import TODAY, case_in, practice


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    opened = practice()
    yield opened
    opened.close()


def woman(house: House, case: CaseId) -> Client:
    with house.database.reading(house.actor) as reading:
        key = house.clients.cases([case], reading=reading)[case].client_id
        return house.clients.clients([key], reading=reading)[key]


def refused(code: str, call: object) -> UserError:
    assert callable(call)
    with pytest.raises(UserError) as error:
        call()
    assert error.value.code == code
    return error.value


def events(house: House, case: CaseId) -> list[LifeEventKind]:
    with house.database.reading(house.actor) as reading:
        return [event.kind for event in house.life_events.of([case], reading=reading).get(case, ())]


def found_by(house: House, text: str) -> set[ClientId]:
    return {found.client.id for found in house.clients.finding.find(text, actor=house.actor)}


def agrees(house: House, case: CaseId) -> None:
    answered = Answered(
        purpose=ConsentPurpose.HANDOVER,
        agrees=True,
        given_on=TODAY,
        asked_by="Mw. Proef",
        explained="wat er meegaat",
        why="zij verhuist",
        data="afspraken",
        form=ConsentForm.SPOKEN,
    )
    house.consents.answer(case, answered, actor=house.actor)


def test_a_move_within_the_area_changes_only_where_she_lives_and_comes_back(house: House) -> None:
    case = sign_up(house, "Verhuizer")
    before, her = kept_rows(house), woman(house, case)
    moved = replace(
        her, address=replace(her.address, street="Slotlaan", postcode="3701 AA", place="Zeist", municipality="GM0355")
    )
    house.life_events.moved_within(case, moved, TODAY, actor=house.actor, words="van Utrecht naar Zeist")
    after = woman(house, case)
    assert replace(after, version=0) == replace(moved, version=0)
    assert events(house, case) == [LifeEventKind.MOVED_WITHIN]
    assert her.id in found_by(house, "3701 AA")
    with pytest.raises(StaleError):
        house.life_events.moved_within(case, moved, TODAY, actor=house.actor)
    tomorrow = TODAY + timedelta(days=1)
    refused("future", lambda: house.life_events.moved_within(case, after, tomorrow, actor=house.actor))
    house.undo.undo(actor=house.actor)
    assert kept_rows(house) == before
    assert her.id not in found_by(house, "3701 AA")


def test_moving_away_needs_her_yes_cancels_visits_and_closes(house: House) -> None:
    case = case_in(house, CaseState.PLANNED)
    away = house.life_events.moved_away
    refused("required", lambda: away(case, TODAY, "  ", actor=house.actor))
    assert refused("consent_handover", lambda: away(case, TODAY, "Breda", actor=house.actor)).field == "handed_over"
    agrees(house, case)
    before = kept_rows(house)
    away(case, TODAY, "Breda, GGD West-Brabant", actor=house.actor)
    with house.database.reading(house.actor) as reading:
        closed = house.clients.cases([case], reading=reading)[case]
        visits = house.visits.of_cases([case], reading=reading)[case]
    assert closed.close_reason is CloseReason.HANDED_OVER
    assert [visit.state for visit in visits if fell_away(visit)] == [AppointmentState.CANCELLED]
    refused("case_closed", lambda: away(case, TODAY, "Breda", actor=house.actor))
    feedback = house.letters.offers(LetterKind.HANDOVER_JGZ, case, actor=house.actor)
    assert "fallen" in {datum.word for datum in feedback}
    house.undo.undo(actor=house.actor)
    assert kept_rows(house) == before


def test_without_hand_over_the_case_is_closed_as_moved(house: House) -> None:
    case = sign_up(house, "Weg")
    house.life_events.moved_away(case, TODAY, "België", is_handed_over=False, actor=house.actor)
    with house.database.reading(house.actor) as reading:
        assert house.clients.cases([case], reading=reading)[case].close_reason is CloseReason.MOVED
    house.undo.undo(actor=house.actor)
    house.clients.close_case(case, CloseReason.OTHER, actor=house.actor)


def test_a_partner_who_must_not_know_stops_post_and_tells_what_is_out(house: House) -> None:
    case = case_in(house, CaseState.PLANNED)
    with house.database.reading(house.actor) as reading:
        (visit,) = (
            v for v in house.visits.of_cases([case], reading=reading)[case] if v.state is AppointmentState.BOOKED
        )
    days = DaySpan(visit.day, visit.day)
    draft = house.printed_plans.draft(PlanKind.DAY, days, [visit], nurse=house.actor, actor=house.actor)
    house.printed_plans.printed(draft, actor=house.actor)
    house.calendar.left(house.calendar.preview(days, actor=house.actor), actor=house.actor)
    letter = house.letters.draft(LetterKind.APPOINTMENT, case, actor=house.actor)
    kept = house.letters.letter(letter, actor=house.actor)
    house.letters.save_draft(letter, replace(kept.draft, route=SendRoute.POST), actor=house.actor)
    if woman(house, case).takes_post:
        house.letters.finalise(letter, actor=house.actor)
    before = kept_rows(house)
    house.life_events.partner_may_not_know(case, call_hours="ma-vr na 15", actor=house.actor)
    contact = woman(house, case).contact
    assert (contact.post, contact.voicemail, contact.text) == (Answer.NO, Answer.NO, Answer.NO)
    assert contact.call_hours == "ma-vr na 15"
    assert house.letters.letter(letter, actor=house.actor).state is LetterState.WITHDRAWN
    out = house.life_events.out_there(case, actor=house.actor)
    kinds = {each.kind for each in out}
    assert {OutKind.PLAN, OutKind.CALENDAR} <= kinds
    assert next(each.about for each in out if each.kind is OutKind.CALENDAR) == visit.code
    with house.database.reading(house.actor) as reading:
        said = house.remarks.of([visit], reading=reading)[visit.id]
    assert any("elsewhere" in reason.message for reason in said)
    refused("known_already", lambda: house.life_events.partner_may_not_know(case, actor=house.actor))
    house.undo.undo(actor=house.actor)
    assert kept_rows(house) == before


def test_what_is_not_there_is_said(house: House) -> None:
    gone = CaseId(client_of(house, sign_up(house, "Niemand", birth_date=date(1990, 1, 2).isoformat())))
    refused("gone", lambda: house.life_events.out_there(gone, actor=house.actor))
