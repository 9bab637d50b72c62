from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import pytest

from ks_desktop.clients.domain import ConsentForm, DueDateMethod, NameUse
from ks_desktop.core.texts import _
from ks_desktop.referrals import wording
from ks_desktop.referrals.domain import (
    FIELDS,
    Channel,
    NotTakenUp,
    Reason,
    ReferrerRole,
    Route,
    Tray,
    Urgency,
    missing,
)
from ks_desktop.referrals.intake import read
from tests.referrals.makers import BARE, TODAY


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        (Channel, wording.CHANNELS),
        (Route, wording.ROUTES),
        (ReferrerRole, wording.ROLES),
        (NameUse, wording.NAME_USES),
        (DueDateMethod, wording.METHODS),
        (Reason, wording.REASONS),
        (Urgency, wording.URGENCIES),
        (ConsentForm, wording.CONSENT_FORMS),
        (Tray, wording.TRAYS),
        (Tray, wording.EMPTY_TRAYS),
        (NotTakenUp, wording.NOT_TAKEN_UP),
    ],
)
def test_every_word_has_its_own_dutch(words: type[StrEnum], labels: Mapping[str, str]) -> None:
    assert list(labels) == list(words)
    shown = [_(label) for label in labels.values()]
    assert all(shown)
    assert len(set(shown)) == len(shown)


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("safe_post", "no", "nee"),
        ("address_secret", "yes", "ja"),
        ("reasons", "lifestyle|work_income", "Leefstijl, Werk en inkomen"),
        ("phone", "06-12345678", "06-12345678"),
        ("place", "yes|no", "yes|no"),
    ],
)
def test_a_choice_is_shown_in_its_words(name: str, text: str, shown: str) -> None:
    assert wording.choice_text(name, text) == shown


def test_everything_that_can_be_missing_has_a_word_and_a_field() -> None:
    words: set[str] = set()
    for housing in ("own_address", "no_fixed_address"):
        intake = read({**BARE, "housing": housing}, today=TODAY)
        words |= {*missing(intake.referral, intake.client, has_consent=False)}
    assert words == set(wording.MISSING) == set(wording.FIELD_OF_MISSING)
    assert set(wording.FIELD_OF_MISSING.values()) <= set(FIELDS)
    assert wording.missing_text(["phone", "consent"]) == "telefoon, toestemming"


def test_her_age_stands_beside_her_birth_date_and_of_a_girl_whom_to_ask() -> None:
    today = date(2026, 11, 21)
    assert wording.age_text(date(1998, 3, 12), today) == "28 jaar"
    assert wording.age_text(date(2012, 3, 12), today) == (
        "14 jaar. Ga na: van 12 tot 16 jaar beslist zij zelf, in de regel met haar ouders."
    )
    assert wording.age_text(date(2027, 1, 1), today) == ""


def test_only_of_a_girl_is_said_what_is_looked_up() -> None:
    today = date(2026, 11, 21)
    assert wording.young_text(date(2012, 3, 12), today) == wording.age_text(date(2012, 3, 12), today)
    assert [wording.young_text(born, today) for born in (date(1998, 3, 12), date(2027, 1, 1), None)] == ["", "", ""]
