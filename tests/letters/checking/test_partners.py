from dataclasses import replace

import pytest

from ks_desktop.clients.domain import ConsentPurpose
from ks_desktop.coalition.domain import Organisation, OrganisationKind
from ks_desktop.coalition.domain.referring import ReferrerRole
from ks_desktop.letters import content, gate
from ks_desktop.letters.domain import LetterDraft, LetterKind
from ks_desktop.letters.facts import LetterFacts
from ks_desktop.letters.wording import wording
from tests.letters.people import CASE, MIDWIFE_PRACTICE, TEAM, consent, facts

VOLUNTEERS = replace(TEAM, kind=OrganisationKind.VOLUNTEERS, name="Maatjes Oost")
WORDS = {"question": "Wilt u haar helpen?", "contact_before": "2026-12-07", "refer_to": "de POP-poli"}


def agreed(kind: LetterKind, partner: Organisation) -> LetterFacts:
    known = facts(organisation=partner)
    ticked = content.preset_ticks(content.data_of(kind, known, wording(kind)))
    yes = consent(ConsentPurpose.REFER, receiver=partner.id, data=",".join(ticked))
    return replace(known, consents=(*known.consents, yes))


def codes(kind: LetterKind, known: LetterFacts, **words: str) -> list[str]:
    data = content.data_of(kind, known, wording(kind))
    ticked = content.preset_ticks(data)
    draft = LetterDraft(kind=kind, case_id=CASE, ticked=ticked, words=WORDS | words)
    return [error.code for error in gate.hindrances(draft, known, content.chosen(data, ticked))]


@pytest.mark.parametrize(
    ("kind", "partner"),
    [
        (LetterKind.REQUEST_TO_REFER, MIDWIFE_PRACTICE),
        (LetterKind.REFERRAL_INFORMAL, VOLUNTEERS),
        (LetterKind.REFERRAL_INFORMAL, TEAM),
        (LetterKind.REFERRAL_SOCIAL, TEAM),
    ],
)
def test_a_letter_that_asks_for_help_needs_her_yes_for_this_partner(kind: LetterKind, partner: Organisation) -> None:
    assert codes(kind, facts(organisation=partner)) == ["consent_refer"]
    assert codes(kind, agreed(kind, partner)) == []


@pytest.mark.parametrize(
    ("kind", "partner"),
    [
        (LetterKind.REQUEST_TO_REFER, TEAM),
        (LetterKind.REQUEST_TO_REFER, replace(MIDWIFE_PRACTICE, kind=OrganisationKind.MATERNITY_CARE)),
        (LetterKind.REFERRAL_INFORMAL, MIDWIFE_PRACTICE),
        (LetterKind.REFERRAL_SOCIAL, VOLUNTEERS),
        (LetterKind.REFERRAL_MEDICAL, TEAM),
    ],
)
def test_each_kind_goes_to_whom_it_is_meant_for(kind: LetterKind, partner: Organisation) -> None:
    assert codes(kind, agreed(kind, partner)) == ["receiver_domain"]


def test_where_a_nurse_may_not_refer_she_asks_who_may() -> None:
    closed = replace(MIDWIFE_PRACTICE, kind=OrganisationKind.MENTAL_HEALTH, takes_from=(ReferrerRole.GP,))
    assert codes(LetterKind.REFERRAL_MEDICAL, agreed(LetterKind.REFERRAL_MEDICAL, closed)) == [gate.MAY_NOT_REFER]
    open_to_us = replace(closed, takes_from=(ReferrerRole.GP, ReferrerRole.JGZ))
    assert codes(LetterKind.REFERRAL_MEDICAL, agreed(LetterKind.REFERRAL_MEDICAL, open_to_us)) == []


def test_a_request_says_where_she_is_to_be_referred_to() -> None:
    known = agreed(LetterKind.REQUEST_TO_REFER, MIDWIFE_PRACTICE)
    assert codes(LetterKind.REQUEST_TO_REFER, known, refer_to="") == ["required"]


@pytest.mark.parametrize(
    ("kind", "meant"),
    [
        (LetterKind.HANDOVER_JGZ, OrganisationKind.JGZ),
        (LetterKind.HANDOVER_MATERNITY, OrganisationKind.MATERNITY_CARE),
    ],
)
def test_a_hand_over_goes_to_who_takes_over_that_care(kind: LetterKind, meant: OrganisationKind) -> None:
    for other in OrganisationKind:
        found = codes(kind, facts(organisation=replace(TEAM, kind=other)))
        assert ("receiver_domain" in found) == (other is not meant), other
