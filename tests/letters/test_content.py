from dataclasses import replace

import pytest

from ks_desktop.clients.domain import Address, Answer, SafeContact
from ks_desktop.core.texts import _
from ks_desktop.letters import content
from ks_desktop.letters.domain import Datum, LetterKind, Preset
from ks_desktop.letters.facts import Ending, LetterFacts, Wishes
from ks_desktop.letters.wording import wording
from tests.letters.people import AYLIN, PREGNANCY, facts

ONLY_MEDICAL = {
    "bsn", "due_date", "gestation", "fetuses", "parity", "midwife", "gp", "maternity_care", "reason_note"
}  # fmt: skip


def offered(kind: LetterKind, known: LetterFacts | None = None) -> dict[str, Datum]:
    data = content.data_of(kind, known or facts(), wording(kind))
    return {datum.word: datum for datum in data}


def test_a_social_letter_is_never_offered_anything_medical() -> None:
    assert not ONLY_MEDICAL & set(offered(LetterKind.REFERRAL_SOCIAL))
    assert ONLY_MEDICAL - {"fetuses"} <= set(offered(LetterKind.REFERRAL_MEDICAL))


def test_a_social_letter_begins_with_the_least() -> None:
    ticked = content.preset_ticks(tuple(offered(LetterKind.REFERRAL_SOCIAL).values()))
    assert set(ticked) == {"name", "place", "phone", "contact_rules", "language", "own_question"}


def test_a_medical_letter_has_what_care_needs_and_no_bsn() -> None:
    ticked = set(content.preset_ticks(tuple(offered(LetterKind.REFERRAL_MEDICAL).values())))
    assert {"gestation", "due_date", "midwife", "gp", "phone", "address", "language", "birth_date"} <= ticked
    assert not {"bsn", "reason_note", "parity"} & ticked


def test_her_pregnancy_goes_to_a_social_partner_only_as_a_month() -> None:
    pregnancy = offered(LetterKind.REFERRAL_SOCIAL)["pregnancy"]
    assert pregnancy.value == "in verwachting, rond maart"
    assert pregnancy.preset is Preset.OFF


def test_reasons_of_health_stay_out_of_a_social_letter() -> None:
    assert offered(LetterKind.REFERRAL_SOCIAL)["reasons"].value == "werk en inkomen"
    only_health = facts(wishes=Wishes(reasons=("mental_wellbeing", "lifestyle")))
    assert "reasons" not in offered(LetterKind.REFERRAL_SOCIAL, only_health)


def test_a_secret_address_is_not_offered() -> None:
    hidden = replace(AYLIN, address=replace(AYLIN.address, is_secret=True))
    for kind in LetterKind:
        assert not {"address", "place"} & set(offered(kind, facts(client=hidden)))


def test_her_phone_is_off_when_calling_is_not_safe() -> None:
    silent = replace(AYLIN, contact=replace(AYLIN.contact, safe_to_call=Answer.NO))
    phone = offered(LetterKind.REFERRAL_MEDICAL, facts(client=silent))["phone"]
    assert phone.preset is Preset.OFF
    assert "niet veilig" in _(phone.reason)


def test_what_is_not_known_is_not_offered() -> None:
    bare = replace(
        AYLIN, birth_date=None, bsn="", address=Address(), contact=SafeContact(), language="", interpreter=False
    )
    data = offered(LetterKind.REFERRAL_MEDICAL, facts(client=bare, wishes=Wishes(), case=replace(PREGNANCY, gp="")))
    assert set(data) == {"name", "due_date", "gestation", "midwife", "maternity_care", "parity"}


@pytest.mark.parametrize("kind", LetterKind)
def test_each_datum_says_why_in_dutch(kind: LetterKind) -> None:
    for datum in offered(kind).values():
        assert _(datum.reason) != datum.reason
        assert _(datum.label)


def test_feedback_offers_only_who_and_which_pregnancy() -> None:
    assert list(offered(LetterKind.FEEDBACK)) == ["name", "birth_date", "due_date"]


def test_what_always_goes_along_cannot_be_left_out() -> None:
    data = tuple(offered(LetterKind.REFERRAL_SOCIAL).values())
    assert [datum.word for datum in content.chosen(data, ())] == ["name"]
    assert [datum.word for datum in content.chosen(data, ("phone", "bsn"))] == ["name", "phone"]


def test_who_has_not_agreed_is_named_with_initials_and_no_given_name() -> None:
    assert offered(LetterKind.RECEIPT)["name"].value == "A. (Aylin) Kaya"
    unasked = offered(LetterKind.RECEIPT, facts(consents=()))
    assert (unasked["name"].value, unasked["birth_date"].preset) == ("A. Kaya", Preset.ON)
    known = facts(consents=())
    assert known.referrer is not None
    second = replace(known, referrer=replace(known.referrer, is_first=False))
    assert offered(LetterKind.RECEIPT, second)["birth_date"].preset is Preset.OFF


def test_a_question_begins_with_initials_and_birth_date() -> None:
    data = tuple(offered(LetterKind.QUESTION).values())
    assert set(content.preset_ticks(data)) == {"initials", "birth_date"}
    assert offered(LetterKind.QUESTION)["initials"].value == "A.K."
    undated = offered(LetterKind.QUESTION, facts(client=replace(AYLIN, birth_date=None)))
    assert undated["initials"].value == "A. Kaya"


def test_where_no_visit_follows_no_due_date_goes_along() -> None:
    known = facts()
    assert known.referrer is not None
    over = replace(known, referrer=replace(known.referrer, ending=Ending.NOT_TAKEN_UP))
    assert set(offered(LetterKind.FEEDBACK, over)) == {"name", "birth_date"}
