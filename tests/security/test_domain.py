import pytest

from ks_desktop.core import drafts, settings_store, undo
from ks_desktop.core.errors import UserError
from ks_desktop.security.domain import AuditEvent
from tests.security.support import make_user


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("full_name", "  ", "required"),
        ("full_name", "x" * 201, "long"),
        ("job_title", "x" * 10_000, "long"),
        ("big_number", "1234567890", "big_number"),
        ("big_number", "٣٣٣٣٣٣٣٣٣٣٣", "big_number"),
        ("email", "proef", "email"),
        ("email", "a@b", "email"),
        ("email", "a b@c.nl", "email"),
    ],
)
def test_a_profile_that_cannot_stand_under_a_letter_is_refused_at_its_field(field: str, value: str, code: str) -> None:
    with pytest.raises(UserError) as raised:
        make_user(**{field: value})
    assert (raised.value.code, raised.value.field) == (code, field)


def test_a_full_and_a_bare_profile_are_taken() -> None:
    make_user(big_number="12345678930", email="p.roef@jgz.example.nl", phone="030 123 45 67")
    make_user(job_title="")


def test_the_floor_names_its_events_with_the_same_words() -> None:
    assert {drafts.EVENT, undo.EVENT, settings_store.EVENT} <= set(AuditEvent)


def test_event_words_are_stable_and_short_enough_to_store() -> None:
    assert all(event.value == event.name.lower() and len(event) <= 40 for event in AuditEvent)
