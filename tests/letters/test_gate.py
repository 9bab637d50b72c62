from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ks_desktop.clients.domain import Answer, CaseStatus, Consent, ConsentPurpose, ConsentState
from ks_desktop.letters import content, gate
from ks_desktop.letters.domain import LegalGround, LetterDraft, LetterKind, SendRoute
from ks_desktop.letters.facts import Ending, LetterFacts, Signer
from ks_desktop.letters.wording import wording
from tests.letters.people import AYLIN, CASE, MIDWIFE_PRACTICE, PREGNANCY, TEAM, consent, facts

SIGN_UP = consent(ConsentPurpose.SIGN_UP)
WORDS = {"question": "Wilt u met haar kennismaken?", "contact_before": "2026-12-07"}


def codes(kind: LetterKind, known: LetterFacts, /, *extra: str, **changes: Any) -> list[str]:
    data = content.data_of(kind, known, wording(kind))
    ticked = (*content.preset_ticks(data), *extra)
    draft = replace(LetterDraft(kind=kind, case_id=CASE, ticked=ticked, words=WORDS), **changes)
    return [error.code for error in gate.hindrances(draft, known, content.chosen(data, ticked))]


def agreed(kind: LetterKind, known: LetterFacts) -> LetterFacts:
    assert known.organisation is not None
    ticked = content.preset_ticks(content.data_of(kind, known, wording(kind)))
    yes = consent(ConsentPurpose.REFER, receiver=known.organisation.id, data=",".join(ticked))
    return replace(known, consents=(*known.consents, yes))


NEEDS_NOTHING = {LetterKind.CANCELLATION, LetterKind.RECORD_EXTRACT}  # that a visit is off, and what is hers by right


@pytest.mark.parametrize("kind", [kind for kind in LetterKind if not kind.is_short and kind not in NEEDS_NOTHING])
def test_without_consent_to_the_sign_up_there_is_no_letter_at_all(kind: LetterKind) -> None:
    assert codes(kind, facts(consents=(), organisation=MIDWIFE_PRACTICE)) == ["consent_sign_up"]


@pytest.mark.parametrize(
    ("kind", "partner"), [(LetterKind.REFERRAL_MEDICAL, MIDWIFE_PRACTICE), (LetterKind.REFERRAL_SOCIAL, TEAM)]
)
def test_a_referral_letter_needs_her_yes_for_this_partner(kind: LetterKind, partner: Any) -> None:
    known = facts(organisation=partner)
    assert codes(kind, known) == ["consent_refer"]
    assert codes(kind, agreed(kind, known)) == []


def test_a_datum_she_did_not_agree_to_is_named() -> None:
    known = agreed(LetterKind.REFERRAL_SOCIAL, facts(organisation=TEAM))
    data = content.data_of(LetterKind.REFERRAL_SOCIAL, known, wording(LetterKind.REFERRAL_SOCIAL))
    ticked = (*content.preset_ticks(data), "birth_date", "pregnancy")
    why = dict.fromkeys(("birth_date", "pregnancy"), "Hierom.")
    draft = LetterDraft(kind=LetterKind.REFERRAL_SOCIAL, case_id=CASE, ticked=ticked, words=WORDS, reasons=why)
    (error,) = gate.hindrances(draft, known, content.chosen(data, ticked))
    assert error.code == "consent_data"
    assert "geboortedatum" in error.text()
    assert "telefoon" not in error.text()
    assert "1998" not in error.text()


def test_a_medical_letter_goes_to_no_social_partner() -> None:
    known = agreed(LetterKind.REFERRAL_MEDICAL, facts(organisation=TEAM))
    assert codes(LetterKind.REFERRAL_MEDICAL, known) == ["receiver_domain"]


def test_a_referral_letter_needs_a_receiver_and_a_question() -> None:
    assert codes(LetterKind.REFERRAL_SOCIAL, facts()) == ["receiver"]
    known = agreed(LetterKind.REFERRAL_SOCIAL, facts(organisation=TEAM))
    assert codes(LetterKind.REFERRAL_SOCIAL, known, words={}) == ["required", "required"]
    past = {**WORDS, "contact_before": "2026-11-20"}
    assert codes(LetterKind.REFERRAL_SOCIAL, known, words=past) == ["past"]


def test_without_an_address_a_letter_goes_another_way() -> None:
    known = agreed(LetterKind.REFERRAL_SOCIAL, facts(organisation=replace(TEAM, postcode="")))
    assert codes(LetterKind.REFERRAL_SOCIAL, known) == ["address_missing"]
    assert codes(LetterKind.REFERRAL_SOCIAL, known, route=SendRoute.SECURE_MAIL) == []


def test_no_post_where_post_is_not_safe() -> None:
    unsafe = facts(client=replace(AYLIN, contact=replace(AYLIN.contact, safe_post=Answer.NO)))
    assert codes(LetterKind.APPOINTMENT, unsafe) == ["post_unsafe"]
    assert codes(LetterKind.APPOINTMENT, unsafe, route=SendRoute.BY_HAND) == []


def test_an_appointment_letter_needs_a_visit_that_stands() -> None:
    assert codes(LetterKind.APPOINTMENT, facts()) == []
    assert codes(LetterKind.APPOINTMENT, facts(meeting=None)) == ["no_visit"]
    gone = replace(facts().meeting, is_booked=False)  # type: ignore[type-var]
    assert codes(LetterKind.APPOINTMENT, facts(meeting=gone)) == ["no_visit"]
    closed = replace(PREGNANCY, status=CaseStatus.CLOSED)
    assert codes(LetterKind.APPOINTMENT, facts(case=closed)) == ["no_visit"]


def test_feedback_within_care_is_presumed() -> None:
    assert codes(LetterKind.FEEDBACK, facts(), route=SendRoute.SECURE_MAIL) == []


def test_feedback_she_refused_is_not_given() -> None:
    no = consent(ConsentPurpose.FEEDBACK, state=ConsentState.REFUSED)
    assert codes(LetterKind.FEEDBACK, facts(consents=(SIGN_UP, no)), route=SendRoute.SECURE_MAIL) == [
        "consent_feedback"
    ]


def test_feedback_outside_care_or_with_more_needs_her_word() -> None:
    outside = facts(referrer=replace(facts().referrer, in_care=False))  # type: ignore[type-var]
    more = {"message": "Zij gaat naar de cursus."}
    route = SendRoute.SECURE_MAIL
    assert codes(LetterKind.FEEDBACK, outside, route=route) == ["consent_feedback"]
    assert codes(LetterKind.FEEDBACK, facts(), route=route, words=more) == ["consent_feedback"]
    yes = (SIGN_UP, consent(ConsentPurpose.FEEDBACK))
    assert codes(LetterKind.FEEDBACK, replace(outside, consents=yes), route=route, words=more) == []


def test_feedback_needs_a_referrer() -> None:
    assert codes(LetterKind.FEEDBACK, facts(referrer=None)) == ["receiver"]
    assert codes(LetterKind.FEEDBACK, facts()) == ["address_missing"]
    assert codes(LetterKind.FEEDBACK, facts(referrer_organisation=MIDWIFE_PRACTICE)) == []


def ended(how: Ending, **changes: Any) -> LetterFacts:
    known = facts(**changes)
    assert known.referrer is not None
    return replace(known, referrer=replace(known.referrer, ending=how))


def test_that_no_visit_follows_may_be_said_without_her_consent_and_nothing_more() -> None:
    route = SendRoute.SECURE_MAIL
    over = ended(Ending.NOT_TAKEN_UP, consents=())
    assert codes(LetterKind.FEEDBACK, over, route=route, words={}) == []
    assert codes(LetterKind.FEEDBACK, over, route=route, words={"message": "Zij verhuist."}) == ["consent_sign_up"]
    outside = replace(over, referrer=replace(over.referrer, in_care=False))  # type: ignore[type-var]
    assert codes(LetterKind.FEEDBACK, outside, route=route, words={}) == []
    draft = LetterDraft(kind=LetterKind.FEEDBACK, case_id=CASE)
    assert gate.needed_consent(draft, outside) is None
    no = consent(ConsentPurpose.FEEDBACK, state=ConsentState.REFUSED)
    assert codes(LetterKind.FEEDBACK, replace(over, consents=(no,)), route=route, words={}) == ["consent_feedback"]


def test_a_receipt_note_needs_a_referrer_and_no_consent() -> None:
    route = SendRoute.SECURE_MAIL
    assert codes(LetterKind.RECEIPT, facts(consents=()), route=route) == []
    assert codes(LetterKind.RECEIPT, facts(consents=())) == ["address_missing"]
    assert codes(LetterKind.RECEIPT, facts(referrer_organisation=MIDWIFE_PRACTICE)) == []
    assert codes(LetterKind.RECEIPT, facts(referrer=None)) == ["receiver"]
    no = consent(ConsentPurpose.SIGN_UP, state=ConsentState.REFUSED)
    assert codes(LetterKind.RECEIPT, facts(consents=(no,)), route=route) == ["consent_sign_up"]


def test_a_question_letter_asks_only_while_something_is_missing() -> None:
    route = SendRoute.SECURE_MAIL
    assert codes(LetterKind.QUESTION, facts(consents=(), lacking=("consent",)), route=route) == []
    assert codes(LetterKind.QUESTION, facts(), route=route) == ["nothing_missing"]


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        (LetterKind.REFERRAL_SOCIAL, {}, ConsentPurpose.REFER),
        (LetterKind.APPOINTMENT, {}, None),
        (LetterKind.FEEDBACK, {}, None),
        (LetterKind.FEEDBACK, {"message": "Meer."}, ConsentPurpose.FEEDBACK),
    ],
)
def test_the_maker_is_told_which_consent_to_ask(
    kind: LetterKind, words: dict[str, str], expected: ConsentPurpose | None
) -> None:
    draft = LetterDraft(kind=kind, case_id=CASE, words=words)
    assert gate.needed_consent(draft, facts()) is expected


def test_what_goes_beyond_the_preset_needs_a_reason_at_its_tick() -> None:
    known = facts(organisation=MIDWIFE_PRACTICE)
    data = content.data_of(LetterKind.REFERRAL_MEDICAL, known, wording(LetterKind.REFERRAL_MEDICAL))
    ticked = (*content.preset_ticks(data), "bsn", "parity")
    yes = consent(ConsentPurpose.REFER, receiver=MIDWIFE_PRACTICE.id, data=",".join(ticked))
    known = replace(known, consents=(*known.consents, yes))
    draft = LetterDraft(kind=LetterKind.REFERRAL_MEDICAL, case_id=CASE, ticked=ticked, words=WORDS)
    along = content.chosen(data, ticked)
    found = gate.hindrances(replace(draft, reasons={"bsn": "Zij vragen erom.", "parity": "  "}), known, along)
    assert [(error.code, error.field) for error in found] == [("reason_missing", "reason_parity")]
    said = replace(draft, reasons={"bsn": "Zij vragen erom.", "parity": "De vraag gaat erover."})
    assert gate.hindrances(said, known, along) == ()


WITHOUT_HER = {"ground": LegalGround.VITAL_INTEREST, "ground_reason": "Zij ligt in coma en kan niets meer zeggen."}


@pytest.mark.parametrize("answers", [(), (SIGN_UP,), (SIGN_UP, consent(ConsentPurpose.REFER, receiver=TEAM.id))])
def test_a_legal_ground_with_a_reason_stands_in_place_of_her_consent(answers: tuple[Consent, ...]) -> None:
    known = facts(organisation=TEAM, consents=answers)
    assert any(code.startswith("consent") for code in codes(LetterKind.REFERRAL_SOCIAL, known))
    assert codes(LetterKind.REFERRAL_SOCIAL, known, **WITHOUT_HER) == []


@pytest.mark.parametrize(
    ("changes", "known", "left"),
    [
        ({"ground_reason": "Spoed"}, facts(organisation=TEAM), "ground_reason"),
        ({}, facts(organisation=TEAM, signer=Signer(name="Noor Proef")), "ground_right"),
        ({}, agreed(LetterKind.REFERRAL_SOCIAL, facts(organisation=TEAM)), "ground_needless"),
        ({}, facts(organisation=TEAM, has_died=True), "died"),
        ({"words": {}}, facts(organisation=TEAM), "required"),
        ({"kind": LetterKind.FEEDBACK}, facts(consents=()), "ground_kind"),
    ],
)
def test_a_ground_lifts_her_consent_and_nothing_else(changes: dict[str, Any], known: LetterFacts, left: str) -> None:
    kind = changes.get("kind", LetterKind.REFERRAL_SOCIAL)
    assert left in codes(kind, known, **{**WITHOUT_HER, **changes})


def withheld(known: LetterFacts, on: date | None = None, **changes: Any) -> str:
    """Return why a social letter that lies ready with all that is ticked at first must not go out after all."""
    data = content.data_of(LetterKind.REFERRAL_SOCIAL, known, wording(LetterKind.REFERRAL_SOCIAL))
    ticked = content.preset_ticks(data)
    draft = LetterDraft(kind=LetterKind.REFERRAL_SOCIAL, case_id=CASE, ticked=ticked, words=WORDS)
    found = gate.withheld(replace(draft, **changes), known, content.chosen(data, ticked), on=on)
    return found.code if found is not None else ""


def test_a_letter_that_is_ready_does_not_go_out_once_she_agrees_to_less() -> None:
    known = agreed(LetterKind.REFERRAL_SOCIAL, facts(organisation=TEAM))
    assert withheld(known) == ""
    narrower = consent(ConsentPurpose.REFER, receiver=TEAM.id, data="name", given_on=date(2026, 11, 21))
    less = replace(known, consents=(*known.consents, narrower))
    assert withheld(less) == "consent_data"
    assert withheld(less, on=date(2026, 11, 20)) == ""  # it went out before she said so
    none = replace(narrower, state=ConsentState.REFUSED)
    assert withheld(replace(known, consents=(*known.consents, none))) == "consent_refer"
    passed = {**WORDS, "contact_before": "2026-11-01"}
    assert withheld(known, words=passed) == ""  # only her word counts here


def test_a_letter_is_not_posted_to_where_a_partner_became_secret() -> None:
    known = agreed(LetterKind.REFERRAL_SOCIAL, facts(organisation=TEAM))
    secret = replace(known, organisation=replace(TEAM, address_secret=True).guarded())
    assert withheld(secret) == "receiver_secret"
    assert withheld(secret, route=SendRoute.SECURE_MAIL) == ""
