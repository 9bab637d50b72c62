from dataclasses import replace

import pytest

from ks_desktop.clients.domain import ConsentPurpose, ConsentState
from ks_desktop.coalition.domain import OrganisationKind
from ks_desktop.letters import gate
from ks_desktop.letters.domain import LetterDraft, LetterKind, SendRoute
from ks_desktop.letters.facts import LetterFacts
from tests.letters.people import CASE, MIDWIFE_PRACTICE, consent, facts

GP = replace(MIDWIFE_PRACTICE, kind=OrganisationKind.GP, name="Huisartsenpraktijk Zonstraat")
NO = consent(ConsentPurpose.INFORM_GP, state=ConsentState.REFUSED)
TAKEN_BACK = consent(ConsentPurpose.INFORM_GP, state=ConsentState.WITHDRAWN, withdrawn_on=NO.given_on)


def said(kind: LetterKind, known: LetterFacts) -> dict[str, str]:
    draft = LetterDraft(kind=kind, case_id=CASE, route=SendRoute.SECURE_MAIL)
    return {error.code: error.text() for error in gate.hindrances(draft, known, ())}


@pytest.mark.parametrize("answer", [NO, TAKEN_BACK])
def test_no_letter_goes_to_a_gp_she_does_not_want_to_be_told(answer: object) -> None:
    known = facts(organisation=GP, consents=(consent(ConsentPurpose.SIGN_UP), answer))
    for kind in (LetterKind.REFERRAL_MEDICAL, LetterKind.REQUEST_TO_REFER, LetterKind.HANDOVER_MATERNITY):
        assert "gp_refused" in said(kind, known)
    assert "verloskundige" in said(LetterKind.REQUEST_TO_REFER, known)["gp_refused"]
    assert "gp_refused" not in said(LetterKind.REFERRAL_MEDICAL, replace(known, organisation=MIDWIFE_PRACTICE))


def test_a_gp_who_referred_her_hears_nothing_either() -> None:
    known = facts(consents=(consent(ConsentPurpose.SIGN_UP), NO), lacking=("phone",))
    assert known.referrer is not None
    by_gp = replace(known, referrer=replace(known.referrer, kind=OrganisationKind.GP))
    for kind in (LetterKind.FEEDBACK, LetterKind.RECEIPT, LetterKind.QUESTION):
        assert "gp_refused" in said(kind, by_gp)
        assert "gp_refused" not in said(kind, known)


def test_what_was_ready_for_a_gp_does_not_go_out_any_more() -> None:
    known = facts(organisation=GP, consents=(consent(ConsentPurpose.SIGN_UP), NO))
    ready = LetterDraft(kind=LetterKind.REFERRAL_MEDICAL, case_id=CASE, route=SendRoute.SECURE_MAIL)
    stopped = gate.withheld(ready, known)
    assert stopped is not None
    assert stopped.code == "gp_refused"
    yes = consent(ConsentPurpose.REFER, receiver=MIDWIFE_PRACTICE.id)
    hers = replace(known, organisation=MIDWIFE_PRACTICE, consents=(*known.consents, yes))
    assert gate.withheld(ready, hers) is None
    assert gate.withheld(replace(ready, kind=LetterKind.NOT_REACHED), known) is None
    answer = replace(ready, kind=LetterKind.FEEDBACK)
    assert known.referrer is not None
    by_gp = replace(known, organisation=None, referrer=replace(known.referrer, kind=OrganisationKind.GP))
    assert gate.withheld(answer, replace(known, organisation=None)) is None
    stopped = gate.withheld(answer, by_gp)
    assert stopped is not None
    assert stopped.code == "gp_refused"


def test_not_asked_is_no_objection() -> None:
    assert "gp_refused" not in said(LetterKind.REQUEST_TO_REFER, facts(organisation=GP))
