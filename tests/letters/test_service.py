from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from ks_desktop.clients.domain import CloseReason, ConsentPurpose
from ks_desktop.core.errors import StaleError, UserError, each
from ks_desktop.core.values import NOTE_MAX, LetterId, OrganisationId, new_id
from ks_desktop.letters import store
from ks_desktop.letters.domain import LetterKind, LetterState, SendRoute
from ks_desktop.letters.service import Agreement
from ks_desktop.paper.documents import MARK
from tests.letters.people import MIDWIFE_PRACTICE, TEAM
from tests.letters.rooms import QUESTION, Rooms


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_a_letter_begins_with_its_presets_a_day_and_a_route(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    draft = rooms.letters.begin(LetterKind.REFERRAL_SOCIAL, case_id, TEAM.id, actor=rooms.actor)
    assert "phone" in draft.ticked
    assert "birth_date" not in draft.ticked
    assert draft.words == {"contact_before": "2026-12-04"}
    assert draft.route is SendRoute.POST
    feedback = rooms.letters.begin(LetterKind.FEEDBACK, case_id, actor=rooms.actor)
    assert feedback.route is SendRoute.POST  # the practice is a partner with an address
    assert feedback.words == {"help_started": "no"}


def test_feedback_begins_with_help_agreed_on_once_a_partner_was_written_to(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman(feedback_route="beveiligde mail")
    draft = rooms.agree(LetterKind.REFERRAL_SOCIAL, case_id, TEAM)
    letter = rooms.letters.keep(replace(draft, words={**draft.words, **QUESTION}), actor=rooms.actor)
    assert rooms.letters.begin(LetterKind.FEEDBACK, case_id, actor=rooms.actor).words["help_started"] == "no"
    rooms.letters.finalise(letter.id, actor=rooms.actor)
    feedback = rooms.letters.begin(LetterKind.FEEDBACK, case_id, actor=rooms.actor)
    assert (feedback.words["help_started"], feedback.route) == ("later", SendRoute.SECURE_MAIL)
    rooms.letters.withdraw(letter.id, "verkeerde partner", actor=rooms.actor)
    assert rooms.letters.begin(LetterKind.FEEDBACK, case_id, actor=rooms.actor).words["help_started"] == "no"


def test_offers_come_with_reasons(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    words = [each.word for each in rooms.letters.offers(LetterKind.REFERRAL_SOCIAL, case_id, actor=rooms.actor)]
    assert "pregnancy" in words
    assert "gp" not in words


def test_receivers_fit_the_kind(rooms: Rooms) -> None:
    case_id, referral_id = rooms.woman()
    ask = rooms.letters.receivers
    assert [each.id for each in ask(LetterKind.REFERRAL_MEDICAL, case_id, actor=rooms.actor)] == [MIDWIFE_PRACTICE.id]
    assert [each.id for each in ask(LetterKind.REFERRAL_SOCIAL, case_id, actor=rooms.actor)] == [TEAM.id]
    assert [each.id for each in ask(LetterKind.FEEDBACK, case_id, actor=rooms.actor)] == [referral_id]
    assert ask(LetterKind.APPOINTMENT, case_id, actor=rooms.actor) == ()


def test_what_was_chosen_and_typed_comes_back(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    letter_id = rooms.letters.draft(
        LetterKind.REFERRAL_SOCIAL, case_id, TEAM.id, ("name", "phone"), QUESTION, actor=rooms.actor
    )
    letter = rooms.letters.letter(letter_id, actor=rooms.actor)
    assert (letter.state, letter.number, letter.to_name) == (LetterState.DRAFT, "", "Buurtteam Oost")
    assert letter.ticked == ("name", "phone")
    assert letter.words["question"] == QUESTION["question"]
    assert rooms.letters.open_draft(LetterKind.REFERRAL_SOCIAL, case_id, actor=rooms.actor) == letter
    assert rooms.letters.open_draft(LetterKind.FEEDBACK, case_id, actor=rooms.actor) is None


def test_a_draft_can_change_and_the_second_saver_is_told(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    letter_id = rooms.letters.draft(LetterKind.REFERRAL_SOCIAL, case_id, TEAM.id, actor=rooms.actor)
    letter = rooms.letters.letter(letter_id, actor=rooms.actor)
    typed = replace(letter.draft, words={"question": "Een\x00 vraag", "unknown": "x"})
    saved = rooms.letters.save_draft(letter_id, typed, actor=rooms.actor, version=letter.version)
    assert saved.words == {"question": "Een vraag"}
    assert saved.version == letter.version + 1
    with pytest.raises(StaleError):
        rooms.letters.save_draft(letter_id, typed, actor=rooms.actor, version=letter.version)


def test_a_text_that_is_too_long_is_named(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    with pytest.raises(UserError) as refused:
        rooms.letters.draft(
            LetterKind.REFERRAL_SOCIAL, case_id, TEAM.id, None, {"question": "x" * (NOTE_MAX + 1)}, actor=rooms.actor
        )
    assert (refused.value.code, refused.value.field) == ("too_long", "question")


def test_a_look_shows_the_page_the_hindrances_and_what_she_must_agree_to(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    draft = rooms.letters.begin(LetterKind.REFERRAL_SOCIAL, case_id, TEAM.id, actor=rooms.actor)
    look = rooms.letters.look(draft, actor=rooms.actor)
    assert [error.code for error in look.hindrances] == ["consent_refer", "required"]
    assert look.needed_consent is ConsentPurpose.REFER
    assert "phone" in look.unagreed
    assert look.to_name == "Buurtteam Oost"
    assert "CONCEPT" in text_of(look.paper.pdf)
    assert "Kaya" in text_of(look.paper.pdf)


def test_her_yes_names_the_ticked_data_and_this_partner(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    rooms.agree(LetterKind.REFERRAL_SOCIAL, case_id, TEAM)
    with rooms.database.reading(rooms.actor) as reading:
        consents = rooms.clients.consents([case_id], reading=reading)[case_id]
    (given,) = [consent for consent in consents if consent.purpose is ConsentPurpose.REFER]
    assert given.receiver == TEAM.id
    assert set(given.data.split(",")) == {"name", "place", "phone", "language", "own_question"}
    draft = rooms.letters.begin(LetterKind.REFERRAL_SOCIAL, case_id, TEAM.id, actor=rooms.actor)
    look = rooms.letters.look(replace(draft, words={**draft.words, **QUESTION}), actor=rooms.actor)
    assert (look.hindrances, look.unagreed) == ((), ())


def test_a_yes_needs_somebody_who_asked_and_a_day_that_has_come(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    draft = rooms.letters.begin(LetterKind.REFERRAL_SOCIAL, case_id, TEAM.id, actor=rooms.actor)
    today = rooms.clock.today()
    for said, field in (
        (Agreement(asked_by=" ", given_on=today), "asked_by"),
        (Agreement(asked_by="N.", given_on=today.replace(year=2027)), "given_on"),
    ):
        with pytest.raises(UserError) as refused:
            rooms.letters.agree(draft, said, actor=rooms.actor)
        assert refused.value.field == field
    appointment = rooms.letters.begin(LetterKind.APPOINTMENT, case_id, actor=rooms.actor)
    with pytest.raises(UserError) as refused:
        rooms.letters.agree(appointment, Agreement(asked_by="N.", given_on=today), actor=rooms.actor)
    assert refused.value.code == "no_consent_needed"


def test_preview_of_a_draft_is_marked_and_of_a_final_letter_is_what_was_kept(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    rooms.book(case_id)
    letter_id = rooms.letters.draft(LetterKind.APPOINTMENT, case_id, actor=rooms.actor)
    assert "CONCEPT" in text_of(rooms.letters.preview(letter_id, actor=rooms.actor).pdf)
    with pytest.raises(UserError) as refused:
        rooms.letters.pdf(letter_id, actor=rooms.actor)
    assert refused.value.code == "letter_not_final"
    rooms.letters.finalise(letter_id, actor=rooms.actor)
    final = rooms.letters.preview(letter_id, actor=rooms.actor).pdf
    assert "CONCEPT" not in text_of(final)
    assert final == rooms.letters.pdf(letter_id, actor=rooms.actor)


def test_a_draft_names_what_cannot_be_printed_in_it(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman(own_question="Waar? 🌹")
    letter_id = rooms.letters.draft(LetterKind.REFERRAL_SOCIAL, case_id, TEAM.id, actor=rooms.actor)
    paper = rooms.letters.preview(letter_id, actor=rooms.actor)
    assert paper.missing == ("🌹",)
    assert f"Waar? {MARK}" in text_of(paper.pdf)


def test_the_register_names_her_and_the_newest_comes_first(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    first = rooms.letters.draft(LetterKind.REFERRAL_SOCIAL, case_id, TEAM.id, actor=rooms.actor)
    second = rooms.letters.draft(LetterKind.REFERRAL_MEDICAL, case_id, MIDWIFE_PRACTICE.id, actor=rooms.actor)
    lines = rooms.letters.register(actor=rooms.actor)
    assert [line.letter.id for line in lines] == [second, first]
    assert {line.woman for line in lines} == {"Aylin Kaya"}
    assert lines[0].day == rooms.clock.today()
    rooms.letters.withdraw(first, "Niet nodig", actor=rooms.actor)
    assert [line.letter.id for line in rooms.letters.register(actor=rooms.actor)] == [second]
    with rooms.database.reading(rooms.actor) as reading:
        assert [letter.id for letter in rooms.letters.drafts(reading=reading)] == [second]
        assert len(rooms.letters.of_cases([case_id], reading=reading)[case_id]) == 2


def test_the_register_is_whole_unless_the_newest_are_asked_for(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    letter = rooms.letters.letter(
        rooms.letters.draft(LetterKind.FEEDBACK, case_id, actor=rooms.actor), actor=rooms.actor
    )
    with rooms.database.work(rooms.actor, "test") as work:
        for _number in range(519):
            store.add(work, replace(letter, id=LetterId(new_id())))
    assert len(rooms.letters.register(actor=rooms.actor)) == 520
    assert len(rooms.letters.register(actor=rooms.actor, limit=500)) == 500


def test_closing_a_case_withdraws_its_drafts_and_leaves_what_is_final(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    rooms.book(case_id)
    final = rooms.letters.draft(LetterKind.APPOINTMENT, case_id, actor=rooms.actor)
    rooms.letters.finalise(final, actor=rooms.actor)
    draft = rooms.letters.draft(LetterKind.REFERRAL_SOCIAL, case_id, TEAM.id, actor=rooms.actor)
    rooms.clients.close_case(case_id, CloseReason.MOVED, actor=rooms.actor)
    assert rooms.letters.letter(draft, actor=rooms.actor).state is LetterState.WITHDRAWN
    assert rooms.letters.letter(final, actor=rooms.actor).state is LetterState.FINAL


def test_a_case_that_is_gone_or_a_partner_that_is_gone_is_said(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    with pytest.raises(UserError):
        rooms.letters.begin(LetterKind.REFERRAL_SOCIAL, case_id, OrganisationId(new_id()), actor=rooms.actor)


def test_without_consent_to_the_sign_up_nothing_can_be_final(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman(consent_given="", consent_by="", consent_on="", consent_form="")
    letter_id = rooms.letters.draft(LetterKind.FEEDBACK, case_id, actor=rooms.actor)
    with pytest.raises(UserError) as refused:
        rooms.letters.finalise(letter_id, actor=rooms.actor)
    assert [error.code for error in each(refused.value)] == ["consent_sign_up"]
