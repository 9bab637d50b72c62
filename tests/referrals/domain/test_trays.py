from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.clients.domain import Address, Case, CaseStatus, Client, Housing, SafeContact
from ks_desktop.core.gestation import age_of
from ks_desktop.referrals.domain import (
    NotTakenUp,
    Referral,
    Tray,
    line_of,
    missing,
    tray_of,
)
from ks_desktop.referrals.intake import read
from tests.clients.makers import make_name
from tests.referrals.makers import BARE, TODAY, make_values


def records(**changes: str) -> tuple[Referral, Case, Client]:
    intake = read(make_values(**changes), today=TODAY)
    return intake.referral, intake.case, intake.client


def test_nothing_is_missing_from_a_whole_form() -> None:
    referral, _, client = records()
    assert missing(referral, client, has_consent=True) == ()


def test_what_a_visit_needs_is_named_in_the_order_of_the_form() -> None:
    intake = read(BARE, today=TODAY)
    assert missing(intake.referral, intake.client, has_consent=False) == (
        "referrer",
        "name",
        "birth_date",
        "address",
        "municipality",
        "phone",
        "consent",
    )


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"name": make_name(given_name="", initials="")}, "name"),
        ({"birth_date": None}, "birth_date"),
        ({"address": Address(street="Lindestraat", postcode="3511 AB", place="U", municipality="GM0344")}, "address"),
        ({"address": Address(street="L", house_number="1", postcode="3511 AB", place="U")}, "municipality"),
        ({"contact": SafeContact(phone_note="bel haar zus")}, "phone"),
    ],
)
def test_each_missing_thing_has_its_word(change: dict[str, object], word: str) -> None:
    referral, _, client = records()
    changed: Client = replace(client, **change)  # type: ignore[arg-type]
    assert missing(referral, changed, has_consent=True) == (word,)


@pytest.mark.parametrize("housing", [Housing.NO_FIXED_ADDRESS, Housing.RECEPTION_CENTRE])
def test_without_an_address_of_her_own_it_is_needed_where_she_can_be_found(housing: Housing) -> None:
    referral, _, client = records()

    def lacking(**address: str) -> tuple[str, ...]:
        lives = replace(client, address=Address(housing=housing, is_secret=False, **address))
        return missing(referral, lives, has_consent=True)

    assert lacking() == ("whereabouts", "municipality")
    assert lacking(address_note="opvang Proef", municipality="GM0344") == ()
    assert lacking(place="Utrecht", municipality="GM0344") == ()
    assert lacking(place="Utrecht") == ("whereabouts", "municipality")


def test_with_others_her_address_is_needed_as_of_anybody() -> None:
    referral, _, client = records()
    lives = replace(client, address=Address(housing=Housing.WITH_OTHERS, place="Utrecht", municipality="GM0344"))
    assert missing(referral, lives, has_consent=True) == ("address",)


def test_who_signs_up_herself_needs_no_referrer() -> None:
    nobody = {"referrer_organisation": "", "referrer_name": "", "referrer_role": "", "referrer_phone": ""}
    assert missing(*records(**nobody)[::2], has_consent=True) == ("referrer",)
    assert missing(*records(**nobody, route="self")[::2], has_consent=True) == ()
    assert missing(*records(**{**nobody, "referrer_name": "S."})[::2], has_consent=True) == ()


@pytest.mark.parametrize(
    ("changes", "lacking", "is_open", "tray"),
    [
        ({}, (), True, Tray.NEW),
        ({"seen_on": TODAY}, (), True, Tray.READY),
        ({"seen_on": TODAY}, ("phone",), True, Tray.INCOMPLETE),
        ({"seen_on": TODAY}, ("phone", "consent"), True, Tray.CONSENT_MISSING),
        ({"seen_on": TODAY, "is_taken_up": True}, ("consent",), True, Tray.TAKEN_UP),
        ({"seen_on": TODAY, "is_taken_up": True}, (), False, Tray.TAKEN_UP),
        ({"is_taken_up": True}, (), True, Tray.NEW),
        ({"seen_on": TODAY}, (), False, Tray.NOT_TAKEN_UP),
        ({"seen_on": TODAY, "not_taken_up": NotTakenUp.OTHER}, (), True, Tray.NOT_TAKEN_UP),
    ],
)
def test_the_tray_follows_from_the_facts(
    changes: dict[str, object], lacking: tuple[str, ...], is_open: bool, tray: Tray
) -> None:
    referral: Referral = replace(records()[0], **changes)  # type: ignore[arg-type]
    assert tray_of(referral, lacking, case_is_open=is_open) is tray


def test_a_line_counts_her_weeks_today() -> None:
    referral, case, client = records()
    line = line_of(referral, case, client, has_consent=True, today=TODAY)
    assert (line.age, line.days_waiting, line.tray, line.can_be_planned) == (age_of(23, 4), 3, Tray.NEW, True)
    long_ago = replace(case, due_date=date(2025, 1, 1), status=CaseStatus.CLOSED)
    closed = line_of(referral, long_ago, client, has_consent=True, today=TODAY)
    assert (closed.age, closed.can_be_planned) == (None, False)
    assert not line_of(referral, case, client, has_consent=False, today=TODAY).can_be_planned


def test_who_may_be_on_record_already_lies_apart_until_somebody_has_said() -> None:
    referral = read(make_values(phone=""), today=TODAY).referral
    assert tray_of(referral, ("phone",), case_is_open=True, is_doubted=True) is Tray.DOUBT
    assert tray_of(referral, ("phone",), case_is_open=False, is_doubted=True) is Tray.NOT_TAKEN_UP
    assert tray_of(referral, ("phone",), case_is_open=True) is Tray.INCOMPLETE
