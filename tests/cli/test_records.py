import json
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from ks_desktop.cli import records
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import AppointmentId, CaseId, Changes, ReferralId, new_id
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind
from ks_desktop.referrals.domain import FIELDS
from ks_desktop.referrals.exchange import RowOutcome, RowResult
from ks_desktop.security.domain import Role
from ks_desktop.visits.domain import AcceptedPlan, LeftOut, Reason, RefusedRow
from tests.clients.restricted.makers import colleague
from tests.houses import practice

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    """The invented families, one of whom has a visit in the agenda and one a visit behind her."""
    house = practice()
    yield house
    house.close()


def test_a_referral_has_its_state_and_every_field_as_text(house: House) -> None:
    rows = records.referrals(house, reason="nagaan of alles er staat")
    assert {row["state"] for row in rows} >= {"new", "consent_missing", "ready", "taken_up"}
    for row in rows:
        assert set(FIELDS) <= set(row)
        assert all(isinstance(row[name], str) for name in FIELDS)
        assert set(records.COLUMNS["referrals"]) <= set(row)
    aylin = next(row for row in rows if row["given_name"] == "Aylin")
    assert (aylin["received_on"], aylin["due_date"], aylin["missing"]) == ("2026-11-20", "2027-03-16", [])


def test_a_visit_has_its_time_in_dutch_time_and_as_an_instant(house: House) -> None:
    rows = records.visits(house)
    assert sorted(row["starts_at"] for row in rows) == [row["starts_at"] for row in rows]
    booked = next(row for row in rows if row["state"] == "booked")
    hour = int(booked["start"][:2])
    assert booked["starts_at"] == f"{booked['date']}T{hour - 1:02}{booked['start'][2:]}:00+00:00"
    assert booked["outcome"] is None
    done = next(row for row in rows if row["state"] == "done")
    assert done["outcome"] == "visited"


def test_the_register_of_letters_is_closed_to_who_has_no_letters(house: House) -> None:
    first = house.actor
    try:
        for role in (Role.PLANNER, Role.READER):
            house.actor = first
            house.actor = colleague(house, role.value, role)
            with pytest.raises(UserError) as refused:
                records.letters(house)
            assert refused.value.code == "no_right"
    finally:
        house.actor = first


def test_a_letter_stands_in_the_register(house: House) -> None:
    case_id = CaseId(next(line.case_id for line in house.casefiles.list(actor=house.actor).lines))
    house.letters.draft(LetterKind.FEEDBACK, case_id, None, actor=house.actor)
    (row,) = [row for row in records.letters(house) if row["kind"] == "feedback" and row["state"] == "draft"]
    assert (row["case"], row["state"], row["kind"], row["number"]) == (str(case_id), "draft", "feedback", "")
    assert row["date"] == TODAY.isoformat()
    assert (row["beyond_preset"], row["ground"], row["corrects"]) == ([], "", "")
    assert set(records.COLUMNS["letters"]) <= set(row)


def test_a_plan_tells_proposed_booked_refused_and_why_not_apart(house: House) -> None:
    proposals = house.week_proposals
    made = proposals.make(proposals.question(TODAY + timedelta(days=2), 6, actor=house.actor, rounds=4))
    proposed = made.new[0]
    row = records.planned(proposed)
    assert (row["state"], row["visit"], row["reason"]) == ("proposed", None, None)
    assert set(records.COLUMNS["plan"]) - {"visit"} <= set(row)
    visit = AppointmentId(new_id())
    booked = AcceptedPlan(booked={proposed.case_id: visit}, refused=(), changes=Changes())
    assert (records.planned(proposed, booked)["state"], records.planned(proposed, booked)["visit"]) == (
        "booked",
        str(visit),
    )
    why = UserError("No working days are set.", code="no_hours")
    stale = RefusedRow(case_id=proposed.case_id, name=proposed.name, why=why)
    row = records.planned(proposed, AcceptedPlan(booked={}, refused=(stale,), changes=Changes()))
    assert (row["state"], row["code"], row["reason"]) == ("refused", "no_hours", why.text())
    left = LeftOut(
        case_id=proposed.case_id,
        contact_type="first_visit",
        name="Kaya",
        why=Reason(message="No working days are set."),
    )
    row = records.no_place(left)
    assert (row["state"], row["code"], row["helps"]) == ("no_place", "no_place", None)
    assert row["reason"] == left.why.text()
    assert set(row) == set(records.planned(proposed))


def test_a_row_of_a_file_says_what_became_of_it() -> None:
    referral = ReferralId(new_id())
    taken = RowResult(row=3, line=4, result=RowOutcome.TAKEN, referral_id=referral, reasons=())
    assert records.imported(taken) == {
        "row": 3,
        "line": 4,
        "result": "taken",
        "referral": str(referral),
        "reasons": [],
    }
    refused = RowResult(row=4, result=RowOutcome.REFUSED, referral_id=None, reasons=("due_date: x",))
    assert records.imported(refused)["referral"] == ""


def test_everything_that_is_listed_is_json(house: House) -> None:
    rooms = (records.referrals, records.visits, records.letters, records.organisations, records.services)
    for rows in (listed(house) for listed in rooms):
        assert rows
        assert json.loads(json.dumps(rows)) == rows


def test_what_is_offered_says_all_that_its_card_states(house: House) -> None:
    (home_start,) = [row for row in records.services(house) if row["name"] == "Home-Start Dichtbij"]
    assert (home_start["from_age"], home_start["until_age"], home_start["municipalities"]) == (
        *("28+0", None),
        ["GM0344", "GM0355"],
    )
    assert (home_start["mark"], home_start["is_proposal"], home_start["waiting_weeks"]) == ("conflict", False, 5)
    assert [row["is_proposal"] for row in records.services(house) if row["name"] == "VoorZorg"] == [True]
