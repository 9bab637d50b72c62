"""What each of the three readers of a hand-over gets: each only its own."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ks_desktop.clients.domain import CloseReason, ConsentPurpose
from ks_desktop.clients.domain.birth import Birth
from ks_desktop.coalition.domain import Organisation, OrganisationKind
from ks_desktop.letters import content, gate, making
from ks_desktop.letters.content.handing_on import HANDED_ON
from ks_desktop.letters.domain import LetterDraft, LetterKind, Preset
from ks_desktop.letters.facts import HandedOn, LetterFacts
from ks_desktop.letters.wording import wording
from ks_desktop.paper import documents as paper
from tests.letters.people import CASE, MIDWIFE_PRACTICE, TODAY, consent, facts

BIRTH, MATERNITY, JGZ = LetterKind.HANDOVER_BIRTH, LetterKind.HANDOVER_MATERNITY, LetterKind.HANDOVER_JGZ
CARE = replace(MIDWIFE_PRACTICE, name="Kraamzorg Helder", kind=OrganisationKind.MATERNITY_CARE)
ELSEWHERE = replace(MIDWIFE_PRACTICE, name="GGD Elders", kind=OrganisationKind.JGZ)


def known(organisation: Organisation | None = None, *extra: object, has_birth: bool = True) -> LetterFacts:
    """Return facts with a birth, visits and agreements."""
    birth = Birth(case_id=CASE, born_on=date(2026, 11, 20), children=2, told_on=TODAY) if has_birth else None
    handed_on = HandedOn(
        visited_on=(date(2026, 11, 12),),
        goals=("rustiger slapen",),
        agreed=("kraamzorg: bellen",),
        fallen=(datetime(2026, 11, 24, 9, 30, tzinfo=UTC),),
    )
    base = facts(organisation=organisation, birth=birth, handed_on=handed_on)
    return replace(base, consents=(*base.consents, *extra))  # type: ignore[arg-type]  # consents, typed as any


def begun(kind: LetterKind, at: LetterFacts, *extra: str) -> LetterDraft:
    data = content.data_of(kind, at, wording(kind))
    return LetterDraft(kind=kind, case_id=CASE, ticked=(*content.preset_ticks(data), *extra), words={})


def codes(kind: LetterKind, at: LetterFacts, *extra: str) -> list[str]:
    draft = replace(begun(kind, at, *extra), reasons=dict.fromkeys(extra, "Zij vraagt erom."))
    return [error.code for error in gate.hindrances(draft, at, making.prepared(draft, at).data)]


def words_of(kind: LetterKind, at: LetterFacts) -> set[str]:
    return {datum.word for datum in content.chosen(content.data_of(kind, at, wording(kind)), begun(kind, at).ticked)}


def test_two_readers_get_two_papers_and_the_third_gets_what_falls_away() -> None:
    assert words_of(BIRTH, known()) >= {"name", "born_on", "children", "visited", "goals", "agreed"}
    assert words_of(MATERNITY, known(CARE)) == {"name", "language"}
    at = known(ELSEWHERE, has_birth=False)
    assert words_of(JGZ, at) >= {"name", "address", "due_date", "visited", "goals", "agreed", "fallen"}
    assert not words_of(JGZ, at) & {"born_on", "bsn", "reasons", "gp"}


def test_a_hand_over_needs_her_yes() -> None:
    yes = consent(ConsentPurpose.HANDOVER)
    assert codes(BIRTH, known()) == ["consent_handover"]
    assert codes(BIRTH, known(None, yes)) == []
    assert codes(JGZ, known(ELSEWHERE, yes)) == []
    assert codes(BIRTH, known(None, yes, has_birth=False)) == ["no_birth"]
    assert codes(JGZ, known(None, yes)) == ["receiver"]


def test_a_yes_that_names_no_data_covers_what_goes_along_by_itself_and_nothing_more() -> None:
    yes = consent(ConsentPurpose.HANDOVER)
    assert codes(BIRTH, known(None, yes), "reasons") == ["consent_data"]
    named = consent(ConsentPurpose.HANDOVER, data=",".join([*begun(BIRTH, known()).ticked, "reasons"]))
    assert codes(BIRTH, known(None, named), "reasons") == []
    newer_no = replace(yes, withdrawn_on=TODAY, state=yes.state.WITHDRAWN)
    assert codes(BIRTH, known(None, newer_no)) == ["consent_handover"]


def test_maternity_care_gets_each_datum_by_name_only() -> None:
    general = consent(ConsentPurpose.HANDOVER)
    assert codes(MATERNITY, known(CARE, general)) == ["consent_handover"]
    for_them = consent(ConsentPurpose.HANDOVER, receiver=CARE.id)
    assert codes(MATERNITY, known(CARE, for_them)) == ["consent_data"]
    named = consent(ConsentPurpose.HANDOVER, receiver=CARE.id, data="name,language")
    assert codes(MATERNITY, known(CARE, named)) == []
    assert codes(MATERNITY, known(CARE, named), "agreed") == ["consent_data"]


@pytest.mark.parametrize(("kind", "partner"), [(BIRTH, None), (MATERNITY, CARE), (JGZ, ELSEWHERE)])
def test_each_is_a_letter_with_its_own_reader(kind: LetterKind, partner: Organisation | None) -> None:
    yes = consent(ConsentPurpose.HANDOVER, receiver=partner.id if partner else None, data="name,language,agreed,goals")
    at = known(partner, yes)
    draft = begun(kind, at, "agreed", "goals")
    composition = making.prepared(draft, at).composed("2026-0001")
    said = repr(composition.document)
    assert isinstance(composition.document, paper.Letter)
    assert ("kraamzorg: bellen" in said) is True
    assert "20 november 2026 mondeling toestemming" in said
    assert composition.to_name == (
        partner.name if partner else "JGZ Voorbeeldstad, t.a.v. de jeugdverpleegkundige (kinddossier)"
    )
    assert gate.needed_consent(draft, at) is ConsentPurpose.HANDOVER


def test_feedback_says_that_she_was_handed_over() -> None:
    base = known()
    closed = replace(base, case=replace(base.case, close_reason=CloseReason.HANDED_OVER))
    draft = LetterDraft(kind=LetterKind.FEEDBACK, case_id=CASE, words={})
    assert "overgedragen" in repr(making.prepared(draft, closed).composed().document)
    assert "overgedragen" not in repr(making.prepared(draft, base).composed().document)


def test_every_datum_of_a_hand_over_has_a_reason() -> None:
    for rule in HANDED_ON:
        assert all(reason and preset is not Preset.NEVER for preset, reason in rule.presets.values())
