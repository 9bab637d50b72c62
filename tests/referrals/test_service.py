from dataclasses import replace
from datetime import date, timedelta

import pytest

from ks_desktop.clients.domain import CaseStatus, CloseReason, DueDateMethod
from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.drafts import Drafts
from ks_desktop.core.errors import StaleError, UserError, UserErrors
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import CaseId, Changes, ReferralId, UserId, new_id
from ks_desktop.referrals.domain import NotTakenUp, Tray
from ks_desktop.referrals.exchange import RowOutcome
from ks_desktop.referrals.results import Recorded
from ks_desktop.referrals.service import Referrals
from tests.referrals.makers import BARE, TODAY, make_values


def trays(referrals: Referrals, actor: UserId) -> dict[Tray, int]:
    return {tray: len(found) for tray in Tray if (found := referrals.list(actor=actor, tray=tray))}


def test_a_whole_referral_is_taken_and_lies_with_the_new_ones(referrals: Referrals, actor: UserId) -> None:
    recorded = referrals.record(make_values(), actor=actor)
    assert (recorded.result, recorded.missing, recorded.notes) == (RowOutcome.TAKEN, (), {})
    assert recorded.changes == Changes(referrals=True, clients=True)
    (line,) = referrals.list(actor=actor)
    assert (line.name, str(line.age), line.days_waiting, line.tray) == ("Aylin Kaya", "23+4", 3, Tray.NEW)
    assert line.referral.id == recorded.referral_id
    referrals.mark_seen(recorded.referral_id, actor=actor)
    assert referrals.mark_seen(recorded.referral_id, actor=actor) == Changes()
    assert trays(referrals, actor) == {Tray.READY: 1}


def test_a_bare_referral_is_parked_and_says_what_is_missing(referrals: Referrals, actor: UserId) -> None:
    recorded = referrals.record(BARE, actor=actor)
    assert recorded.result is RowOutcome.PARKED
    assert recorded.missing == ("referrer", "name", "birth_date", "address", "municipality", "phone", "consent")
    assert trays(referrals, actor) == {Tray.CONSENT_MISSING: 1}
    referrals.record(make_values(phone=""), actor=actor, seen=True)
    assert trays(referrals, actor) == {Tray.CONSENT_MISSING: 1, Tray.INCOMPLETE: 1}


def test_what_is_refused_stores_nothing_and_keeps_the_draft(
    referrals: Referrals, actor: UserId, database: Database, clock: Clock
) -> None:
    drafts = Drafts(database, clock)
    typed = make_values(due_date="30-02-2027")
    drafts.keep("referral", "", typed, actor=actor)
    with pytest.raises(UserErrors):
        referrals.record(typed, actor=actor)
    assert referrals.list(actor=actor) == ()
    assert drafts.find("referral", "", actor=actor) == typed
    referrals.record(make_values(), actor=actor)
    assert drafts.find("referral", "", actor=actor) is None


def test_a_duplicate_names_the_first_and_keeps_the_draft(
    referrals: Referrals, actor: UserId, database: Database, clock: Clock
) -> None:
    first = referrals.record(make_values(), actor=actor)
    drafts = Drafts(database, clock)
    drafts.keep("referral", "", make_values(), actor=actor)
    again = referrals.record(make_values(), actor=actor)
    assert (again.result, again.referral_id, again.case_id) == (
        RowOutcome.DUPLICATE,
        first.referral_id,
        first.case_id,
    )
    assert not again.changes.any()
    assert drafts.find("referral", "", actor=actor) is not None
    assert len(referrals.list(actor=actor)) == 1


def test_what_was_typed_comes_back_to_the_letter(referrals: Referrals, actor: UserId, database: Database) -> None:
    typed = make_values(birth_surname="Łoś-O'Brien & zn <geen>", given_name="فاطمة", own_question="🙂 ğ\nregel twee")
    recorded = referrals.record({**typed, "phone_note": "na\x00 15\u202e uur"}, actor=actor)
    assert recorded.notes == {"phone_note": 2}
    opened = referrals.open(recorded.referral_id, actor=actor)
    assert {name: opened.values[name] for name in typed} == typed
    assert opened.values["phone_note"] == "na 15 uur"
    with database.reading(actor) as reading:
        assert referrals.fields_of([recorded.referral_id], reading=reading) == {
            recorded.referral_id: dict(opened.values)
        }


def test_a_correction_is_stored_and_only_once(
    referrals: Referrals, clients: Clients, actor: UserId, database: Database
) -> None:
    recorded = referrals.record(make_values(phone=""), actor=actor)
    opened = referrals.open(recorded.referral_id, actor=actor)
    values = {**opened.values, "phone": "06-87654321", "due_date": "2027-03-20"}
    corrected = referrals.update(opened.referral_id, values, actor=actor, version=opened.version)
    assert (corrected.result, corrected.missing) == (RowOutcome.TAKEN, ())
    assert trays(referrals, actor) == {Tray.READY: 1}
    with database.reading(actor) as reading:
        assert [s.due_date for s in clients.due_dates(opened.case_id, reading=reading)] == [
            date(2027, 3, 20),
            date(2027, 3, 16),
        ]
    with pytest.raises(StaleError):
        referrals.update(opened.referral_id, values, actor=actor, version=opened.version)


def test_somebody_who_changed_her_record_meanwhile_is_not_overruled(
    referrals: Referrals, clients: Clients, actor: UserId
) -> None:
    recorded = referrals.record(make_values(), actor=actor)
    opened = referrals.open(recorded.referral_id, actor=actor)
    clients.state_due_date(opened.case_id, date(2027, 3, 20), DueDateMethod.ULTRASOUND, actor=actor)
    with pytest.raises(StaleError):
        referrals.update(opened.referral_id, opened.values, actor=actor, version=opened.version)
    again = referrals.open(recorded.referral_id, actor=actor)
    assert again.values["due_date"] == "2027-03-20"
    saved = referrals.update(again.referral_id, again.values, actor=actor, version=again.version)
    assert saved.result is RowOutcome.TAKEN


def test_a_referral_that_is_gone_is_told(referrals: Referrals, actor: UserId) -> None:
    with pytest.raises(UserError) as caught:
        referrals.open(ReferralId(new_id()), actor=actor)
    assert caught.value.code == "gone"


def test_planning_moves_it_to_taken_up_and_back(referrals: Referrals, actor: UserId, database: Database) -> None:
    recorded = referrals.record(make_values(), actor=actor)
    with database.work(actor, "test") as work:
        referrals.taken_up(recorded.case_id, work=work)
    assert trays(referrals, actor) == {Tray.TAKEN_UP: 1}
    with pytest.raises(UserError):
        referrals.not_taken_up(recorded.referral_id, NotTakenUp.OTHER, actor=actor)
    second = referrals.record(make_values(referrer_name="K. Ander"), actor=actor)
    assert second.case_id == recorded.case_id
    assert trays(referrals, actor) == {Tray.TAKEN_UP: 1, Tray.NEW: 1}
    with database.work(actor, "test") as work:
        referrals.put_back(recorded.case_id, work=work)
    assert trays(referrals, actor) == {Tray.READY: 1, Tray.NEW: 1}


def test_a_closed_case_waits_for_nobody(referrals: Referrals, clients: Clients, actor: UserId) -> None:
    recorded = referrals.record(make_values(), actor=actor)
    clients.close_case(recorded.case_id, CloseReason.MOVED, actor=actor)
    assert trays(referrals, actor) == {Tray.NOT_TAKEN_UP: 1}


def test_a_pregnancy_that_ended_lies_in_no_tray_and_what_comes_later_is_kept_with_it(
    referrals: Referrals, clients: Clients, actor: UserId, database: Database
) -> None:
    recorded = referrals.record(make_values(), actor=actor)
    referrals.not_taken_up(recorded.referral_id, NotTakenUp.PREGNANCY_ENDED, actor=actor)
    assert trays(referrals, actor) == {}
    later = referrals.record(make_values(referrer_name="K. Ander"), actor=actor)
    again = referrals.record(make_values(referrer_name="K. Ander"), actor=actor)
    assert (later.case_id, later.is_quiet, later.missing) == (recorded.case_id, True, ())
    assert (again.referral_id, again.is_quiet) == (later.referral_id, True)
    assert trays(referrals, actor) == {}
    with database.reading(actor) as reading:
        assert len(referrals.of_cases([recorded.case_id], reading=reading)[recorded.case_id]) == 2
    with pytest.raises(UserError) as refused:
        referrals.take_up_again(recorded.referral_id, actor=actor)
    assert refused.value.code == "quiet"
    new = referrals.record(make_values(due_date="2027-08-01", received_on="2026-11-21"), actor=actor)
    assert not new.is_quiet
    assert new.case_id != recorded.case_id
    assert clients.endings.take_back(recorded.case_id, actor=actor).not_back == ()
    assert sum(trays(referrals, actor).values()) == 3


def test_putting_the_last_referral_aside_closes_the_case_and_can_be_taken_back(
    referrals: Referrals, clients: Clients, actor: UserId, database: Database
) -> None:
    def status(case_id: CaseId) -> tuple[CaseStatus, CloseReason | None]:
        with database.reading(actor) as reading:
            case = clients.cases([case_id], reading=reading)[case_id]
        return case.status, case.close_reason

    first = referrals.record(make_values(), actor=actor)
    second = referrals.record(make_values(referrer_name="K. Ander"), actor=actor)
    referrals.not_taken_up(first.referral_id, NotTakenUp.RECORDED_TWICE, actor=actor)
    assert status(first.case_id) == (CaseStatus.OPEN, None)
    referrals.not_taken_up(second.referral_id, NotTakenUp.NO_CONSENT, actor=actor)
    assert status(first.case_id) == (CaseStatus.CLOSED, CloseReason.NO_CONSENT)
    assert trays(referrals, actor) == {Tray.NOT_TAKEN_UP: 2}
    referrals.take_up_again(second.referral_id, actor=actor)
    assert status(first.case_id) == (CaseStatus.OPEN, None)
    assert trays(referrals, actor) == {Tray.NOT_TAKEN_UP: 1, Tray.READY: 1}


def test_feedback_is_owed_until_it_is_given(referrals: Referrals, actor: UserId, database: Database) -> None:
    recorded = referrals.record(make_values(), actor=actor)
    with database.work(actor, "test") as work:
        referrals.feedback_given(recorded.referral_id, TODAY, work=work)
    with database.reading(actor) as reading:
        (referral,) = referrals.of_cases([recorded.case_id], reading=reading)[recorded.case_id]
        (line,) = referrals.lines_of_cases([recorded.case_id], reading=reading)[recorded.case_id]
    assert not referral.owes_feedback
    assert line.referral == referral


def test_a_destroyed_case_takes_its_referrals_along(
    referrals: Referrals, clients: Clients, actor: UserId, database: Database
) -> None:
    recorded = referrals.record(make_values(), actor=actor)
    with database.work(actor, "test") as work:
        referrals.case_destroyed(recorded.case_id, work=work)
        clients.case_destroyed(recorded.case_id, work=work)
    assert referrals.list(actor=actor) == ()
    assert database.integrity_findings() == []


def test_what_was_said_otherwise_is_shown_until_it_is_on_record(referrals: Referrals, actor: UserId) -> None:
    referrals.record(make_values(), actor=actor)
    second = referrals.record(make_values(referrer_name="K. Ander", phone="06-87654321", gp="Dr. Anders"), actor=actor)
    assert [remark.field for remark in second.remarks] == ["phone", "gp"]
    opened = referrals.open(second.referral_id, actor=actor)
    assert opened.said_otherwise == {"phone": "06-87654321", "gp": "Dr. Anders"}
    values = {**opened.values, "phone": "06-87654321"}
    referrals.update(second.referral_id, values, actor=actor, version=opened.version)
    assert referrals.open(second.referral_id, actor=actor).said_otherwise == {"gp": "Dr. Anders"}


def test_undo_of_a_closed_case_does_not_lose_the_referral(
    referrals: Referrals, clients: Clients, actor: UserId, undo: Undo
) -> None:
    recorded: Recorded = referrals.record(make_values(), actor=actor, seen=True)
    clients.close_case(recorded.case_id, CloseReason.DECLINED, actor=actor)
    undo.undo(actor=actor)
    assert trays(referrals, actor) == {Tray.READY: 1}


def test_a_woman_of_whom_much_is_unknown_is_not_taken_for_another(referrals: Referrals, actor: UserId) -> None:
    one = referrals.record(BARE, actor=actor)
    later = (date(2027, 3, 16) + timedelta(days=3)).isoformat()
    other = referrals.record({**BARE, "due_date": later, "referrer_name": "K. Ander"}, actor=actor)
    assert one.case_id != other.case_id
    assert replace(one, result=other.result) == one
