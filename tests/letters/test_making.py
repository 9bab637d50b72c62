from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from ks_desktop.clients.domain import Answer, ConsentPurpose
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import NOTE_MAX, LetterId, UserId
from ks_desktop.letters import making
from ks_desktop.letters.domain import Letter, LetterDraft, LetterKind, LetterState, SendRoute, Variant
from ks_desktop.letters.domain.translation import TranslationCheck
from ks_desktop.letters.facts import LetterFacts, Loop
from ks_desktop.letters.translating import standing_of
from ks_desktop.letters.wording import wording
from tests.letters.people import AYLIN, CASE, MIDWIFE_PRACTICE, TEAM, TODAY, consent, facts

NO_POST = replace(AYLIN, contact=replace(AYLIN.contact, safe_post=Answer.NO))
SOCIAL = LetterDraft(kind=LetterKind.REFERRAL_SOCIAL, case_id=CASE, receiver=TEAM.id)


def letter(kind: LetterKind, **changes: Any) -> Letter:
    made = Letter(
        id=LetterId(UUID(int=9)),
        case_id=CASE,
        kind=kind,
        state=LetterState.DRAFT,
        made_at=datetime(2026, 11, 20, 9, tzinfo=UTC),
        made_by=UserId(UUID(int=5)),
    )
    return replace(made, **changes)


def test_to_her_is_written_in_large_print_again_and_else_as_the_house_prints() -> None:
    to_her = LetterDraft(kind=LetterKind.APPOINTMENT, case_id=CASE)
    thrifty = facts(office=replace(facts().office, low_ink=True), organisation=TEAM)
    large = (
        letter(LetterKind.NOT_REACHED, variant=Variant.LARGE_PRINT),
        letter(LetterKind.FEEDBACK, variant=Variant.NORMAL),
    )
    assert making.begun(to_her, facts()).variant is Variant.NORMAL
    assert making.begun(to_her, thrifty).variant is Variant.LOW_INK
    assert making.begun(to_her, thrifty, large).variant is Variant.LARGE_PRINT
    assert making.begun(SOCIAL, thrifty, large).variant is Variant.LOW_INK


def test_a_name_that_no_window_shows_is_said_where_the_letter_is_to_be_posted() -> None:
    long = facts(organisation=replace(TEAM, name="W" * 200))
    posted = making.prepared(SOCIAL, long)
    assert [error.code for error in posted.hindrances() if error.field == "route"] == ["window"]
    mailed = making.prepared(replace(SOCIAL, route=SendRoute.SECURE_MAIL), long)
    assert "window" not in {error.code for error in mailed.hindrances()}
    shorter = making.prepared(SOCIAL, facts(organisation=replace(TEAM, name="Stichting voor welzijn en zorg " * 4)))
    assert "window" not in {error.code for error in shorter.hindrances()}


def test_a_partner_is_given_ten_working_days() -> None:
    assert making.begun(SOCIAL, facts(organisation=TEAM)).words["contact_before"] == "2026-12-04"


def test_what_was_typed_wins_from_what_is_proposed() -> None:
    typed = replace(SOCIAL, words={"contact_before": "2026-12-01"})
    assert making.begun(typed, facts(organisation=TEAM)).words["contact_before"] == "2026-12-01"


@pytest.mark.parametrize(
    ("kind", "known", "route"),
    [
        (LetterKind.APPOINTMENT, facts(), SendRoute.POST),
        (LetterKind.APPOINTMENT, facts(client=NO_POST), SendRoute.BY_HAND),
        (LetterKind.REFERRAL_SOCIAL, facts(organisation=TEAM), SendRoute.POST),
        (LetterKind.REFERRAL_SOCIAL, facts(organisation=replace(TEAM, place="")), SendRoute.SECURE_MAIL),
        (LetterKind.FEEDBACK, facts(), SendRoute.SECURE_MAIL),
        (LetterKind.FEEDBACK, facts(referrer_organisation=MIDWIFE_PRACTICE), SendRoute.POST),
    ],
)
def test_the_likely_route_needs_an_address(kind: LetterKind, known: LetterFacts, route: SendRoute) -> None:
    assert making.likely_route(kind, known) is route


def test_feedback_begins_with_the_route_the_referrer_asked_for() -> None:
    known = facts(referrer_organisation=MIDWIFE_PRACTICE)
    assert known.referrer is not None
    mailed = replace(known, referrer=replace(known.referrer, wish="graag per mail"))
    assert making.likely_route(LetterKind.FEEDBACK, mailed) is SendRoute.SECURE_MAIL
    called = replace(known, referrer=replace(known.referrer, wish="telefoon"))
    assert making.likely_route(LetterKind.FEEDBACK, called) is SendRoute.POST


def test_help_is_not_said_to_be_absent_once_a_partner_was_written_to() -> None:
    feedback = LetterDraft(kind=LetterKind.FEEDBACK, case_id=CASE)
    assert making.begun(feedback, facts()).words["help_started"] == "no"
    assert (
        making.begun(feedback, facts(), (letter(LetterKind.REFERRAL_SOCIAL, state=LetterState.FINAL),)).words[
            "help_started"
        ]
        == "later"
    )


def test_what_the_report_says_for_the_referrer_stands_there_only_where_she_agreed() -> None:
    feedback = LetterDraft(kind=LetterKind.FEEDBACK, case_id=CASE)
    told = Loop(feed_back="Het gaat goed.", is_help_agreed=True)
    begun = making.begun(feedback, facts(loop=told))
    assert (begun.words["help_started"], "message" in begun.words) == ("later", False)
    given = consent(ConsentPurpose.FEEDBACK)
    assert making.begun(feedback, facts(loop=told, consents=(given,))).words["message"] == "Het gaat goed."
    typed = replace(feedback, words={"message": ""})
    assert making.begun(typed, facts(loop=told, consents=(given,))).words["message"] == ""


def test_a_look_names_what_cannot_be_printed() -> None:
    emoji = facts(client=replace(AYLIN, name=replace(AYLIN.name, initials="", given_name="Aylin 😀")))
    draft = LetterDraft(kind=LetterKind.FEEDBACK, case_id=CASE, route=SendRoute.SECURE_MAIL)
    look = making.look_at(draft, emoji)
    assert [error.code for error in look.hindrances] == ["glyph"]
    assert "😀" in look.hindrances[0].text()
    assert look.paper.pdf.startswith(b"%PDF")


def test_texts_are_cleaned_and_the_empty_left_out() -> None:
    typed = replace(SOCIAL, words={"question": " Een\x07 vraag \r\n", "message": "  ", "other": "x"})
    assert making.cleaned(typed).words == {"question": "Een vraag"}
    with pytest.raises(UserError) as refused:
        making.cleaned(replace(SOCIAL, words={"agreements": "x" * (NOTE_MAX + 1)}))
    assert refused.value.field == "agreements"


def test_which_wording_was_printed_is_told_of_both_languages() -> None:
    draft = LetterDraft(kind=LetterKind.APPOINTMENT, case_id=CASE)
    dutch = making.prepared(draft, facts()).wording_version
    assert dutch == wording(LetterKind.APPOINTMENT).version
    both = making.prepared(replace(draft, language="ar"), facts()).wording_version
    assert both == f"{dutch}; ar {wording(LetterKind.APPOINTMENT, 'ar').version}, not looked over"
    mark = standing_of(LetterKind.APPOINTMENT, "ar").mark
    check = TranslationCheck(kind="appointment", language="ar", mark=mark, name="A. Haddad", on=TODAY)
    looked = making.prepared(replace(draft, language="ar"), facts(translation_checks=(check,))).wording_version
    assert looked == both.replace("not looked", "looked")
