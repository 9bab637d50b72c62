from collections.abc import Mapping
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
        ("phone", "06 12345678", "06 12345678"),
        ("place", "yes|no", "yes|no"),
    ],
)
def test_a_choice_is_shown_in_its_words(name: str, text: str, shown: str) -> None:
    assert wording.choice_text(name, text) == shown


def test_everything_that_can_be_missing_has_a_word_and_a_field() -> None:
    intake = read(BARE, today=TODAY)
    words = missing(intake.referral, intake.client, has_consent=False)
    assert set(words) == set(wording.MISSING) == set(wording.FIELD_OF_MISSING)
    assert set(wording.FIELD_OF_MISSING.values()) <= set(FIELDS)
    assert wording.missing_text(["phone", "consent"]) == "telefoon, toestemming"
