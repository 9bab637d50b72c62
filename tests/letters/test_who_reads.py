"""Over all kinds of letters and all readers: nothing is printed that was not ticked; some data have no way at all."""

from dataclasses import replace
from itertools import product
from typing import Any, Final
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ks_desktop.clients.domain import ConsentForm, ConsentPurpose, ConsentState
from ks_desktop.coalition.domain import Organisation, OrganisationKind
from ks_desktop.core.values import ConsentId
from ks_desktop.letters import content, making
from ks_desktop.letters.domain import AMONG_NURSES, IN_CARE, LetterDraft, LetterKind, SendRoute
from ks_desktop.letters.facts import HandedOn, LetterFacts, Wishes
from ks_desktop.letters.wording import wording
from ks_desktop.paper import documents as paper
from tests.letters.extract.made import KEPT
from tests.letters.people import AYLIN, CASE, MIDWIFE_PRACTICE, PREGNANCY, consent, facts

WORDS: Final = tuple(rule.word for rule in content.RULES)
# What of a datum is found again on paper; of the others the value is too common a word.
MARKS: Final = {
    "birth_date": "12 maart 1998",
    "bsn": "999910413",
    "address": "Lindestraat",
    "phone": "06 12 34 56 78",
    "contact_rules": "vóór 10.00 uur",
    "language": "Turks",
    "due_date": "16 maart 2027",
    "gestation": "weken op",
    "parity": "G2 P1",
    "midwife": "Merkvroed",
    "gp": "Merkarts",
    "maternity_care": "Merkkraam",
    "pregnancy": "in verwachting",
    "reasons": "mentaal welzijn",
    "reason_note": "Merknoot",
    "own_question": "Merkvraag",
    "goals": "Merkdoel",
    "agreed": "Merkafspraak",
}
NEVER: Final = ("Merkgeheim", "Merkuitleg", "Merkreden", "Merkwaarom", "Merkpartner", "Merkgezien")
CARE: Final = ("bsn", "due_date", "gestation", "parity", "midwife", "gp", "maternity_care", "reason_note")


def known(receiver: OrganisationKind | None, **changes: Any) -> LetterFacts:
    """Return what is known of a woman of whom every datum can be found again, and a partner of a kind."""
    answers = [consent(ConsentPurpose.SIGN_UP, id=ConsentId(UUID(int=61)), explained="Merkuitleg", why="Merkwaarom")]
    organisation: Organisation | None = None
    if receiver is not None:
        organisation = replace(MIDWIFE_PRACTICE, kind=receiver, note="Merkgeheim")
        answers.append(
            consent(ConsentPurpose.REFER, id=ConsentId(UUID(int=62)), receiver=organisation.id, why="Merkreden")
        )
    made = facts(
        client=replace(AYLIN, bsn_checked_by="Merkgezien", name=replace(AYLIN.name, partner_surname="Merkpartner")),
        case=replace(PREGNANCY, midwife="Merkvroed", gp="Merkarts", maternity_care="Merkkraam"),
        wishes=Wishes(reasons=("mental_wellbeing",), reason_note="Merknoot", own_question="Merkvraag"),
        handed_on=HandedOn(goals=("Merkdoel",), agreed=("Merkafspraak",)),
        consents=tuple(answers),
        organisation=organisation,
    )
    assert made.referrer is not None
    return replace(made, referrer=replace(made.referrer, kind=receiver), **changes)


def printed(draft: LetterDraft, at: LetterFacts) -> str:
    return "\n".join(paper.texts_of(making.prepared(draft, at).composed().document))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    kind=st.sampled_from([kind for kind in LetterKind if not kind.is_to_her]),
    receiver=st.sampled_from([None, *OrganisationKind]),
    ticked=st.sets(st.sampled_from(WORDS)),
    agreed=st.booleans(),
)
def test_nothing_is_printed_that_was_not_ticked(
    kind: LetterKind, receiver: OrganisationKind | None, ticked: set[str], agreed: bool
) -> None:
    at = known(receiver) if agreed else known(receiver, consents=())
    draft = LetterDraft(kind=kind, case_id=CASE, ticked=tuple(sorted(ticked)), route=SendRoute.SECURE_MAIL)
    text = printed(draft, at)
    offered = {datum.word for datum in content.data_of(kind, at, wording(kind))}
    for word, mark in MARKS.items():
        assert mark not in text or word in ticked & offered, (kind, receiver, word)
    assert not [mark for mark in NEVER if mark in text]


def test_with_every_tick_the_bsn_and_care_reach_care_only_and_volunteers_five_things() -> None:
    for kind, receiver in product(LetterKind, (None, *OrganisationKind)):
        at = known(receiver)
        audience = at.audience(kind)
        offered = [datum.word for datum in content.data_of(kind, at, wording(kind))]
        text = printed(LetterDraft(kind=kind, case_id=CASE, ticked=WORDS), at)
        if audience not in IN_CARE:
            assert MARKS["bsn"] not in text, (kind, receiver)
        if audience not in AMONG_NURSES:
            assert not set(CARE) & set(offered), (kind, receiver)
            assert not [word for word in CARE if not kind.is_to_her and MARKS[word] in text], (kind, receiver)
        if audience.value == "informal" and kind.is_referral:
            assert offered == ["used_name", "place", "phone", "contact_rules", "language"]


def test_each_way_she_says_yes_is_printed_and_a_no_never_as_a_yes() -> None:
    at = known(OrganisationKind.VOLUNTEERS)
    draft = LetterDraft(kind=LetterKind.REFERRAL_INFORMAL, case_id=CASE, ticked=WORDS)
    for form in ConsentForm:
        said = tuple(replace(one, form=form) for one in at.consents)
        assert "toestemming gegeven" in printed(draft, replace(at, consents=said))
    refused = tuple(replace(one, state=ConsentState.REFUSED) for one in at.consents)
    assert "toestemming gegeven" not in printed(draft, replace(at, consents=refused))


def test_a_secret_address_of_hers_or_of_a_partner_stands_on_no_paper_of_any_kind() -> None:
    hidden = replace(AYLIN, address=replace(AYLIN.address, is_secret=True))
    for kind, receiver in product(LetterKind, (OrganisationKind.MIDWIFE, OrganisationKind.VOLUNTEERS)):
        at = known(receiver, client=hidden)
        assert at.organisation is not None
        secret = replace(at.organisation, address_secret=True)
        text = printed(
            LetterDraft(kind=kind, case_id=CASE, ticked=WORDS),
            replace(at, organisation=secret, referrer_organisation=secret, kept=KEPT),
        )
        found = [part for part in ("Lindestraat", "3512", secret.street, secret.postcode) if part in text]
        assert not found, (kind, receiver, found)
