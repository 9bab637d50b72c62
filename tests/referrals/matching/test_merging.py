from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.clients.domain import Answer
from ks_desktop.referrals.intake import Intake, read, write
from ks_desktop.referrals.matching.merging import (
    Merged,
    Remark,
    Wording,
    next_pregnancy,
    repeated,
    same_pregnancy,
)
from tests.clients.makers import make_name
from tests.referrals.makers import BARE, TODAY, make_values
from tests.referrals.matching.test_comparing import MIXED


def intake(**changes: str) -> Intake:
    return read(make_values(**changes), today=TODAY)


def second(first: Intake, other: Intake) -> Merged:
    return same_pregnancy(first.client, first.case, other)


def test_blanks_are_filled_and_nothing_known_is_replaced() -> None:
    bare, whole = read({**BARE, "phone": "06-87654321"}, today=TODAY), intake()
    merged = second(bare, whole)
    assert merged.client.id == bare.client.id
    assert merged.client.name == make_name(birth_surname="Slot")
    assert merged.client.birth_date == whole.client.birth_date
    assert merged.client.address == whole.client.address
    assert merged.client.contact == replace(
        whole.client.contact, phone="06-87654321", safe_to_call=Answer.YES, safe_voicemail=Answer.NO
    )
    assert merged.case.midwife == "Praktijk De Bron"
    back = second(whole, bare)
    assert (back.client, back.case) == (whole.client, whole.case)


def test_what_is_told_stands_in_the_order_of_the_form() -> None:
    merged = second(intake(), intake(due_date="2027-03-20", street="Kerkweg", given_name="Ayla"))
    assert merged.remarks == tuple(Remark(name, Wording.KEPT) for name in ("given_name", "street", "due_date"))
    assert [name for name, _ in merged.referral.said_otherwise] == ["given_name", "street", "due_date"]


def test_a_repeat_that_says_nothing_new_changes_nothing() -> None:
    one = intake()
    merged = repeated(one.client, one.case, one.referral, intake())
    assert merged == Merged(client=one.client, case=one.case, referral=one.referral, remarks=(), is_changed=False)


def test_for_a_next_pregnancy_the_newest_counts_and_what_is_empty_is_kept() -> None:
    before = intake(phone="06-11111111", postcode="3526 AB", house_number_addition="b").client
    now = intake(bsn="", bsn_checked_by="", bsn_checked_on="", house_number_addition="")
    newest = next_pregnancy(before, now, is_newest=True).client
    assert (newest.id, newest.bsn, newest.contact.phone) == (before.id, before.bsn, "06-12345678")
    assert newest.address == now.client.address
    older = next_pregnancy(before, now, is_newest=False)
    assert older.client == before
    assert {remark.wording for remark in older.remarks} == {Wording.OLDER}


@given(MIXED, MIXED, st.booleans())
def test_whatever_was_said_is_on_record_or_kept_with_the_referral(
    one: dict[str, str], other: dict[str, str], is_newest: bool
) -> None:
    first, later = read(one, today=TODAY), read(other, today=TODAY)
    said = write(later.client, later.case, later.referral)
    for merged in (
        same_pregnancy(first.client, first.case, later),
        repeated(first.client, first.case, first.referral, later),
        next_pregnancy(first.client, later, is_newest=is_newest),
    ):
        record = write(merged.client, merged.case, merged.referral)
        kept = dict(merged.referral.said_otherwise)
        told = {remark.field for remark in merged.remarks}
        for name, text in said.items():
            if other.get(name) and text != "unknown":
                assert text in {record[name], kept.get(name)}, name
        assert set(kept) <= told


@pytest.mark.parametrize("wording", Wording)
def test_every_sentence_is_there_in_dutch(wording: Wording) -> None:
    assert Remark("phone", wording).text() != wording.value
