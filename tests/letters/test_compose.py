from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from ks_desktop.clients.domain import Address, Answer, CloseReason, ConsentPurpose, Housing
from ks_desktop.letters import content
from ks_desktop.letters.compose import Composition, compose
from ks_desktop.letters.domain import LetterDraft, LetterKind
from ks_desktop.letters.facts import LetterFacts, Loop, VisitResult, Wishes
from ks_desktop.letters.wording import wording
from ks_desktop.paper import paint
from ks_desktop.paper.documents import Facts, Letter, texts_of
from tests.letters.people import AYLIN, CASE, MIDWIFE_PRACTICE, PREGNANCY, TEAM, consent, facts

WORDS = {"question": "Wilt u met haar kennismaken?", "contact_before": "2026-12-07", "help_started": "yes"}


def composed(
    kind: LetterKind, known: LetterFacts, ticked: tuple[str, ...] | None = None, words: dict[str, str] | None = None
) -> Composition:
    data = content.data_of(kind, known, wording(kind))
    chosen = content.chosen(data, content.preset_ticks(data) if ticked is None else ticked)
    draft = LetterDraft(kind=kind, case_id=CASE, words=WORDS if words is None else words)
    return compose(draft, known, chosen, wording(kind), "2026-0001")


def printed(document: Letter) -> str:
    pages = PdfReader(BytesIO(paint.render(document))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def known_for(kind: LetterKind) -> LetterFacts:
    partner = {LetterKind.REFERRAL_MEDICAL: MIDWIFE_PRACTICE, LetterKind.REFERRAL_SOCIAL: TEAM}.get(kind)
    return facts(organisation=partner)


@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_prints_exactly_its_values_and_the_same_bytes_each_time(kind: LetterKind) -> None:
    made = composed(kind, known_for(kind))
    text = printed(made.document)
    for value in made.values.values():
        if kind is not LetterKind.APPOINTMENT:
            assert value in text
    assert paint.render(made.document) == paint.render(made.document)
    assert paint.missing_glyphs(made.document) == ()


def test_what_is_not_ticked_is_not_in_the_letter() -> None:
    text = " ".join(
        texts_of(composed(LetterKind.REFERRAL_MEDICAL, known_for(LetterKind.REFERRAL_MEDICAL), ()).document)
    )
    for absent in ("1998", "Lindestraat", "06 12", "Turks", "Zonstraat", "23+4", "999910413", "spullen voor de baby"):
        assert absent not in text
    assert "A. (Aylin) Kaya" in text


def test_the_letter_to_her_says_who_when_how_long_and_that_no_is_fine() -> None:
    text = printed(composed(LetterKind.APPOINTMENT, facts()).document)
    for said in (
        "Mevrouw A. Kaya",
        "Geachte mevrouw Kaya,",
        "dinsdag 24 november 2026, om 10.30 uur",
        "ongeveer een uur",
        "Noor Proef, jeugdverpleegkundige",
        "U mag altijd nee zeggen",
        "030 000 00 01",
        "er is een tolk bij",
    ):
        assert said in text


def test_where_post_is_not_safe_her_address_is_not_on_the_page() -> None:
    unsafe = replace(AYLIN, contact=replace(AYLIN.contact, safe_post=Answer.NO))
    letter = composed(LetterKind.APPOINTMENT, facts(client=unsafe)).document
    assert letter.address == ("Mevrouw A. Kaya", "Persoonlijk uitreiken")
    assert "Lindestraat" not in " ".join(texts_of(letter))


def test_where_her_partner_may_not_know_her_letter_is_handed_over() -> None:
    contact = replace(AYLIN.contact, safe_post=Answer.YES, partner_may_know=Answer.NO)
    letter = composed(LetterKind.APPOINTMENT, facts(client=replace(AYLIN, contact=contact))).document
    assert letter.address == ("Mevrouw A. Kaya", "Persoonlijk uitreiken")


def test_who_has_no_fixed_address_gets_her_letter_in_her_hand() -> None:
    loose = Address(housing=Housing.NO_FIXED_ADDRESS, address_note="bij de inloop", place="Utrecht")
    letter = composed(LetterKind.APPOINTMENT, facts(client=replace(AYLIN, address=loose))).document
    assert letter.address == ("Mevrouw A. Kaya", "Persoonlijk uitreiken")
    centre = Address(
        housing=Housing.RECEPTION_CENTRE, street="Kampweg", house_number="1", postcode="3511 AB", place="Utrecht"
    )
    letter = composed(LetterKind.APPOINTMENT, facts(client=replace(AYLIN, address=centre))).document
    assert letter.address[1] == "Kampweg 1"


def test_a_visit_by_phone_is_not_called_a_visit_at_home() -> None:
    meeting = replace(facts().meeting, mode="phone", minutes=45)  # type: ignore[type-var]
    text = printed(composed(LetterKind.APPOINTMENT, facts(meeting=meeting), ()).document)
    assert "Ik bel u graag op." in text
    assert "ongeveer 45 minuten" in text
    assert "thuis" not in text
    assert "tolk" not in text


def test_nothing_but_names_and_streets_shows_in_the_window() -> None:
    letter = composed(LetterKind.APPOINTMENT, facts()).document
    seen = " ".join((letter.return_line, *letter.address)).casefold()
    for word in ("kansrijke", "kwetsba", "jgz", "huisbezoek", "zwanger", "999910413", "1998"):
        assert word not in seen


@pytest.mark.parametrize(
    ("loop", "help_started", "lines"),
    [
        (Loop(), "", ("nog niet gelegd", "nog niet gepland", "nee")),
        (
            Loop(attempts=3, visit=VisitResult.NOT_REACHED),
            "no",
            ("nog niet gelukt (3 keer geprobeerd)", "niet bereikt"),
        ),
        (Loop(contact_on=facts().today, visit=VisitResult.DECLINED), "no", ("mevrouw ziet ervan af",)),
        (
            Loop(contact_on=facts().today, visit=VisitResult.HELD, visit_on=facts().today),
            "later",
            ("geweest op 21 november 2026", "nog niet, wel afgesproken"),
        ),
        (Loop(contact_on=facts().today, visit=VisitResult.PLANNED), "yes", ("gepland", "ja")),
    ],
)
def test_feedback_says_four_lines(loop: Loop, help_started: str, lines: tuple[str, ...]) -> None:
    text = printed(composed(LetterKind.FEEDBACK, facts(loop=loop), words={"help_started": help_started}).document)
    for line in ("ontvangen op 10 november 2026", *lines):
        assert line in text
    assert "spullen voor de baby" not in text
    assert "werk en inkomen" not in text


def test_a_feedback_letter_uses_the_address_of_a_known_partner() -> None:
    letter = composed(LetterKind.FEEDBACK, facts(referrer_organisation=MIDWIFE_PRACTICE)).document
    assert letter.address == ("Verloskundigen De Wiek", "mw. S. van der Aa", "Molenpad 12", "3521 AB  UTRECHT")
    assert letter.salutation == "Geachte mevrouw Van der Aa,"


def test_consent_stands_in_the_letter_with_its_day_and_data() -> None:
    yes = consent(ConsentPurpose.REFER, receiver=TEAM.id)
    known = facts(organisation=TEAM)
    with_it = printed(composed(LetterKind.REFERRAL_SOCIAL, replace(known, consents=(yes,))).document)
    assert "Mevrouw heeft op 20 november 2026 mondeling toestemming gegeven" in with_it
    assert "naam, postcodegebied, telefoon" in with_it
    assert "nog niet vastgelegd" in printed(composed(LetterKind.REFERRAL_SOCIAL, known).document)


@pytest.mark.parametrize("kind", [LetterKind.REFERRAL_MEDICAL, LetterKind.REFERRAL_SOCIAL])
@pytest.mark.parametrize("more", [{}, {"assessment": "Zij slaapt weinig en wil daar graag hulp bij."}])
def test_an_ordinary_referral_letter_is_one_page_and_its_slip(kind: LetterKind, more: dict[str, str]) -> None:
    known = known_for(kind)
    organisation = known.organisation
    assert organisation is not None
    yes = consent(ConsentPurpose.REFER, receiver=organisation.id)
    question = "Wilt u met haar bespreken wat haar helpt om beter te slapen, en beoordelen of meer hulp passend is?"
    words = {**WORDS, "question": question, **more}
    pages = PdfReader(
        BytesIO(paint.render(composed(kind, replace(known, consents=(yes,)), words=words).document))
    ).pages
    assert len(pages) == 2
    assert "Noor Proef" in pages[0].extract_text()
    assert "Antwoordstrook" in pages[1].extract_text()


def test_what_stands_on_one_line_keeps_its_own_label_when_it_is_alone() -> None:
    known = known_for(LetterKind.REFERRAL_MEDICAL)
    text = printed(composed(LetterKind.REFERRAL_MEDICAL, known, ("birth_date", "contact_rules", "gestation")).document)
    assert "A. (Aylin) Kaya, geboren op 12 maart 1998" in text
    assert "Contact niet inspreken" in text
    assert "Zwangerschapsduur 23+4 weken" in text


def test_above_a_following_page_stands_the_beginning_of_a_long_name_and_all_of_it_in_the_address() -> None:
    for name, shown in (
        ("Steunpunt voor werk en hulp bij geldzaken in de wijk", "Aan: Steunpunt voor werk en hulp … ("),
        ("Centrum voor jeugd en gezin", "Aan: Centrum voor jeugd en gezin ("),
    ):
        known = facts(organisation=replace(TEAM, name=name))
        document = composed(LetterKind.REFERRAL_SOCIAL, known).document
        assert document.following.startswith(shown)
        assert document.address[0] == name


def test_a_title_names_nobody() -> None:
    for kind in LetterKind:
        assert "Kaya" not in composed(kind, known_for(kind)).document.title


tokens = st.text("bcdfghjklmnpqrstvwxz", min_size=7, max_size=12).map(str.capitalize)


@settings(max_examples=60)
@given(
    secrets=st.lists(tokens, min_size=5, max_size=5, unique=True),
    reasons=st.sets(st.sampled_from(list(wording(LetterKind.REFERRAL_SOCIAL).get("reasons")))),
    ticked=st.sets(st.sampled_from([rule.word for rule in content.RULES])),
    gravida=st.integers(1, 12),
)
def test_no_medical_value_ever_appears_in_a_social_letter(
    secrets: list[str], reasons: set[str], ticked: set[str], gravida: int
) -> None:
    midwife, gp, maternity, note, name = secrets
    case = replace(PREGNANCY, midwife=midwife, gp=gp, maternity_care=maternity, fetuses=3, gravida=gravida, para=0)
    client = replace(AYLIN, name=replace(AYLIN.name, birth_surname=name))
    wishes = Wishes(reasons=tuple(reasons), reason_note=note, own_question="Wie helpt mij met papieren?")
    known = facts(client=client, case=case, wishes=wishes, organisation=TEAM)
    text = " ".join(texts_of(composed(LetterKind.REFERRAL_SOCIAL, known, tuple(ticked)).document))
    medical = (midwife, gp, maternity, note, "23+4", "16 maart 2027", "999910413", "3 kinderen", f"G{gravida} P0")
    health = ("leefstijl", "mentaal welzijn", "vorige zwangerschap", "huidige zwangerschap")
    for absent in (*medical, *health):
        assert absent not in text


@settings(max_examples=40)
@given(st.text(st.characters(blacklist_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=80))
def test_her_own_words_reach_the_document_unchanged(question: str) -> None:
    wishes = Wishes(own_question=question)
    document = composed(LetterKind.REFERRAL_SOCIAL, facts(organisation=TEAM, wishes=wishes)).document
    assert question in list(texts_of(document))


@pytest.mark.parametrize("typed", ["<geen>", "O'Brien & zn", "Łucja Özdoğan", "a<b</para>", "{{ 7*7 }}", "<img src=x>"])
def test_odd_names_are_printed_as_they_were_typed(typed: str) -> None:
    client = replace(AYLIN, name=replace(AYLIN.name, birth_surname=typed))
    assert typed in printed(composed(LetterKind.FEEDBACK, facts(client=client)).document)


def test_feedback_says_four_things_and_where_she_was_handed_over_no_more() -> None:
    for reason in (None, CloseReason.HANDED_OVER, CloseReason.BORN):
        known = facts(case=replace(PREGNANCY, close_reason=reason))
        document = composed(LetterKind.FEEDBACK, known, words={}).document
        lines = [block for block in document.body if isinstance(block, Facts)][-1]
        assert [row.label for row in lines.rows] == ["Aanmelding", "Contact", "Huisbezoek", "Hulp gestart"]
