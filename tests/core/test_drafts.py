import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.drafts import Drafts, drop_within
from ks_desktop.core.values import UserId


@pytest.fixture
def drafts(database: Database, clock: Clock) -> Drafts:
    return Drafts(database, clock)


def test_what_was_typed_last_is_found_again(drafts: Drafts, actor: UserId) -> None:
    drafts.keep("referral", "", {"birth_surname": "Ka"}, actor=actor)
    drafts.keep("referral", "", {"birth_surname": "Kaya", "reasons": ["lifestyle"]}, actor=actor)
    assert drafts.find("referral", "", actor=actor) == {"birth_surname": "Kaya", "reasons": ["lifestyle"]}


def test_drafts_of_two_subjects_do_not_mix(drafts: Drafts, actor: UserId) -> None:
    drafts.keep("report", "one", {"note": "a"}, actor=actor)
    assert drafts.find("report", "two", actor=actor) is None


def test_a_dropped_draft_is_gone_and_dropping_again_is_harmless(drafts: Drafts, actor: UserId) -> None:
    drafts.keep("referral", "", {"x": "1"}, actor=actor)
    drafts.drop("referral", "", actor=actor)
    drafts.drop("referral", "", actor=actor)
    assert drafts.find("referral", "", actor=actor) is None


def test_a_form_that_fails_to_save_keeps_its_draft(drafts: Drafts, database: Database, actor: UserId) -> None:
    drafts.keep("referral", "", {"x": "1"}, actor=actor)

    def save_and_fail() -> None:
        with database.work(actor, "test") as work:
            drop_within(work, "referral", "")
            raise KeyError

    with pytest.raises(KeyError):
        save_and_fail()
    assert drafts.find("referral", "", actor=actor) == {"x": "1"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.dictionaries(st.text(max_size=9), st.text(st.characters(codec="utf-8"), max_size=40), max_size=4))
def test_every_text_comes_back_as_typed(drafts: Drafts, actor: UserId, content: dict[str, str]) -> None:
    drafts.keep("form", "x", content, actor=actor)
    assert drafts.find("form", "x", actor=actor) == content
