from datetime import time, timedelta

import pytest

from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock, fixed_clock
from ks_desktop.core.database import Database
from ks_desktop.core.drafts import Drafts
from ks_desktop.core.errors import StaleError, UserError, UserErrors
from ks_desktop.core.values import UserId, new_id
from ks_desktop.referrals.exchange import RowOutcome
from ks_desktop.referrals.service import DRAFT_FORM, Referrals
from ks_desktop.referrals.service.halfdone import HalfDone
from ks_desktop.security.domain import User
from ks_desktop.security.service import Users
from tests.referrals.makers import make_values

TYPED: dict[str, str | list[str]] = {
    "given_name": "Aylin",
    "birth_surname": "Kaya",
    "phone": "06 12",
    "birth_date": "30-2",
    "reasons": ["lifestyle"],
    "gp": "",
}


@pytest.fixture
def half_done(database: Database, clock: Clock, referrals: Referrals, clients: Clients) -> HalfDone:
    return HalfDone(database, clock, Users(database), referrals, clients)


def test_what_is_typed_right_or_wrong_is_kept_by_name(half_done: HalfDone, actor: UserId) -> None:
    kept = half_done.keep(TYPED, actor=actor)
    assert kept.changes.referrals
    (line,) = half_done.list(actor=actor)
    assert line.name == "Aylin Kaya"
    assert line.kept_by_name == "Mw. Proef"
    opened = half_done.open(line.id, actor=actor)
    assert opened.content == {name: raw for name, raw in TYPED.items() if raw}


def test_several_are_open_at_once_the_longest_waiting_first(
    database: Database, clock: Clock, referrals: Referrals, clients: Clients, half_done: HalfDone, actor: UserId
) -> None:
    later = HalfDone(database, fixed_clock(clock.today(), time(9, 30)), Users(database), referrals, clients)
    later.keep({"referrer_organisation": "Praktijk Proef"}, actor=actor)
    half_done.keep(TYPED, actor=actor)
    assert [line.name for line in half_done.list(actor=actor)] == ["Aylin Kaya", "Praktijk Proef"]


def test_a_colleague_goes_on_with_it_and_who_is_second_is_told(
    database: Database, half_done: HalfDone, actor: UserId
) -> None:
    kept = half_done.keep(TYPED, actor=actor).unfinished
    colleague = UserId(new_id())
    Users(database).add(User(id=colleague, name="tweede", full_name="Mw. Tweede"), actor=actor)
    more = half_done.keep({**TYPED, "given_name": "Ayla"}, actor=colleague, before=kept).unfinished
    (line,) = half_done.list(actor=actor)
    assert (line.id, line.name, line.kept_by_name) == (kept.id, "Ayla Kaya", "Mw. Tweede")
    with pytest.raises(StaleError):
        half_done.keep(TYPED, actor=actor, before=kept)
    with pytest.raises(StaleError):
        half_done.record(kept, make_values(), actor=actor)
    assert half_done.open(kept.id, actor=actor) == more


def test_recording_it_finishes_it_with_its_draft(
    database: Database, clock: Clock, referrals: Referrals, half_done: HalfDone, actor: UserId
) -> None:
    kept = half_done.keep(TYPED, actor=actor).unfinished
    drafts = Drafts(database, clock)
    drafts.keep(DRAFT_FORM, "half", {"gp": "Proef"}, actor=actor)
    recorded = half_done.record(kept, make_values(), actor=actor, subject="half")
    assert recorded.result is RowOutcome.TAKEN
    assert half_done.list(actor=actor) == ()
    assert drafts.find(DRAFT_FORM, "half", actor=actor) is None
    assert [line.name for line in referrals.list(actor=actor)] == ["Aylin Kaya"]
    with pytest.raises(UserError) as caught:
        half_done.record(kept, make_values(), actor=actor)
    assert caught.value.code == "gone"


def test_what_cannot_be_recorded_stays(half_done: HalfDone, actor: UserId) -> None:
    kept = half_done.keep(TYPED, actor=actor).unfinished
    with pytest.raises(UserErrors):
        half_done.record(kept, make_values(birth_date="30-2-1998"), actor=actor)
    assert half_done.open(kept.id, actor=actor) == kept


def test_a_repeat_stays_so_that_she_can_look(referrals: Referrals, half_done: HalfDone, actor: UserId) -> None:
    referrals.record(make_values(), actor=actor)
    kept = half_done.keep(TYPED, actor=actor).unfinished
    assert half_done.record(kept, make_values(), actor=actor).result is RowOutcome.DUPLICATE
    assert half_done.open(kept.id, actor=actor) == kept


def test_thrown_away_nothing_of_it_is_left(
    database: Database, clock: Clock, half_done: HalfDone, actor: UserId
) -> None:
    kept = half_done.keep(TYPED, actor=actor).unfinished
    drafts = Drafts(database, clock)
    drafts.keep(DRAFT_FORM, f"{kept.id}:half", {"gp": "Proef"}, actor=actor)
    assert half_done.drop(kept.id, actor=actor).referrals
    assert half_done.list(actor=actor) == ()
    assert drafts.find(DRAFT_FORM, f"{kept.id}:half", actor=actor) is None
    half_done.drop(kept.id, actor=actor)
    with pytest.raises(UserError):
        half_done.open(kept.id, actor=actor)


def test_an_empty_form_is_not_kept(half_done: HalfDone, actor: UserId) -> None:
    with pytest.raises(UserError) as caught:
        half_done.keep({"gp": "", "reasons": []}, actor=actor)
    assert caught.value.code == "empty"


def test_keeping_takes_the_draft_it_was_typed_in(
    database: Database, clock: Clock, half_done: HalfDone, actor: UserId
) -> None:
    drafts = Drafts(database, clock)
    drafts.keep(DRAFT_FORM, "", {"gp": "Proef"}, actor=actor)
    half_done.keep(TYPED, actor=actor, subject="")
    assert drafts.find(DRAFT_FORM, "", actor=actor) is None


def test_what_was_typed_about_a_pregnancy_that_ended_since_is_not_offered_any_more(
    half_done: HalfDone, referrals: Referrals, clients: Clients, actor: UserId
) -> None:
    case_id = referrals.record(make_values(), actor=actor).case_id
    half_done.keep({"birth_surname": make_values()["birth_surname"], "birth_date": "12-3-1998"}, actor=actor)
    assert len(half_done.list(actor=actor)) == 1
    clients.close_case(case_id, "pregnancy_ended", actor=actor)
    assert half_done.list(actor=actor) == ()
    clients.endings.take_back(case_id, actor=actor)
    assert len(half_done.list(actor=actor)) == 1


def test_half_a_form_about_an_ended_pregnancy_is_known_by_what_is_typed_and_the_next_one_stays(
    half_done: HalfDone, referrals: Referrals, clients: Clients, actor: UserId
) -> None:
    values = make_values()
    case_id = referrals.record(values, actor=actor).case_id
    surname, given = values["birth_surname"], values["given_name"]
    hers = (
        {"given_name": given},
        {"phone": values["phone"], "birth_date": "1-1-1990"},
        {"due_date": values["due_date"]},
    )
    others = ({"given_name": "Iemand"}, {"given_name": given, "phone": "06 99998888"}, {"birth_date": "1-1-1990"})
    born = {"birth_date": "12-3-1998"}
    for typed in (hers[0], hers[1], {**hers[2], **born}, *others, {**born, "due_date": "2028-01-10"}):
        half_done.keep({"birth_surname": surname, **typed}, actor=actor)
    assert len(half_done.list(actor=actor)) == 7
    clients.close_case(case_id, "pregnancy_ended", actor=actor)
    shown = [
        {name: value for name, value in half.content.items() if name != "birth_surname"}
        for half in half_done.list(actor=actor)
    ]
    assert shown == [*others, {**born, "due_date": "2028-01-10"}]


def test_half_a_form_kept_weeks_after_a_pregnancy_ended_is_about_the_next(
    database: Database, clock: Clock, referrals: Referrals, clients: Clients, half_done: HalfDone, actor: UserId
) -> None:
    case_id = referrals.record(make_values(), actor=actor).case_id
    clients.close_case(case_id, "pregnancy_ended", actor=actor)
    later = fixed_clock(clock.today() + timedelta(weeks=6, days=1))
    typed = {"birth_surname": make_values()["birth_surname"], "birth_date": "12-3-1998"}
    HalfDone(database, later, Users(database), referrals, clients).keep(typed, actor=actor)
    assert len(half_done.list(actor=actor)) == 1
