import itertools
import unicodedata
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from ks_desktop.clients.domain import PersonName
from ks_desktop.core.values import clean_line
from ks_desktop.letters.compose.blocks import blocks_of
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.wording import wording
from ks_desktop.paper import documents as paper
from ks_desktop.paper import paint
from ks_desktop.referrals.wording import FIELD_OF_MISSING
from tests.letters.people import AYLIN, MIDWIFE_PRACTICE, facts
from tests.letters.test_compose import composed

EVERYTHING = tuple(FIELD_OF_MISSING)
_NAMES = st.text(st.characters(codec="utf-8", categories=("Lu", "Ll", "Zs")), min_size=1, max_size=60)


def asked(*lacking: str) -> tuple[paper.Block, ...]:
    return blocks_of({"block": "asked"}, {}, {}, facts(lacking=lacking), wording("question"))


def test_only_what_is_missing_is_asked_in_the_order_of_the_form() -> None:
    (blanks,) = asked("birth_date", "phone")
    assert isinstance(blanks, paper.Blanks)
    assert blanks.labels == ("Geboortedatum", "Haar telefoon", "Bellen op (tijd)")
    assert asked() == ()
    ticks, answer = asked("consent")
    assert isinstance(ticks, paper.TickRow)
    assert isinstance(answer, paper.Blanks)
    assert "akkoord" in ticks.label


@pytest.mark.parametrize("word", EVERYTHING)
def test_everything_that_can_be_missing_can_be_asked(word: str) -> None:
    assert asked(word)


def test_a_part_whose_condition_does_not_hold_is_left_out() -> None:
    part = {"block": "paragraph", "text": "{{ a }}", "when": "b"}
    assert blocks_of(part, {}, {"a": "ja", "b": ""}, facts(), wording("question")) == ()
    assert blocks_of(part, {}, {"a": "ja", "b": 1}, facts(), wording("question")) == (paper.Paragraph(text="ja"),)


def pages(kind: LetterKind, lacking: tuple[str, ...], surname: str, practice: str) -> int:
    name = PersonName(initials="A.B.C.", birth_surname=surname)
    office = replace(MIDWIFE_PRACTICE, name=practice)
    known = facts(consents=(), lacking=lacking, client=replace(AYLIN, name=name), referrer_organisation=office)
    return len(PdfReader(BytesIO(paint.render(composed(kind, known).document))).pages)


@settings(max_examples=15, deadline=None)
@given(
    lacking=st.sets(st.sampled_from(EVERYTHING)).map(lambda words: tuple(w for w in EVERYTHING if w in words)),
    surname=_NAMES,
    practice=_NAMES,
)
def test_a_question_letter_is_one_page(lacking: tuple[str, ...], surname: str, practice: str) -> None:
    assert pages(LetterKind.QUESTION, lacking, surname, practice) == 1
    assert pages(LetterKind.QUESTION, EVERYTHING, surname, practice) == 1


def test_a_receipt_note_is_one_page_in_each_of_its_forms() -> None:
    for agrees, talks in itertools.product((True, False), repeat=2):
        known = facts() if agrees else facts(consents=())
        assert known.referrer is not None
        known = replace(known, referrer=replace(known.referrer, talks_first=talks))
        document = composed(LetterKind.RECEIPT, known).document
        assert len(PdfReader(BytesIO(paint.render(document))).pages) == 1


def printed_name(surname: str, given_name: str = "") -> str:
    name = PersonName(given_name=given_name, birth_surname=surname)
    known = facts(client=replace(AYLIN, name=name))
    pdf = paint.render(composed(LetterKind.RECEIPT, known).document)
    return "".join("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


@settings(max_examples=25, deadline=None)
@given(st.text(st.sampled_from("abcdefgzáéëïöüçłøşğžđ'’-\"&<>{}%\\.,() ABCÉÖŞ"), min_size=1, max_size=80))
def test_her_name_comes_back_from_the_paper_of_a_receipt(typed: str) -> None:
    surname = clean_line(typed).text
    if any(map(str.isalpha, surname)):
        assert "".join(surname.split()) in printed_name(surname, given_name="Aylin")


def test_a_name_that_is_written_from_right_to_left_is_on_the_receipt() -> None:
    joined = printed_name("محمد")  # on paper its letters have the shapes they take beside each other
    text = unicodedata.normalize("NFKC", joined)
    assert "محمد" in text or "محمد"[::-1] in text
