import re
import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.letters import content
from ks_desktop.letters.compose import compose
from ks_desktop.letters.compose.beside import in_two_languages
from ks_desktop.letters.domain import LetterDraft, LetterKind, Variant
from ks_desktop.letters.domain.own_texts import OwnText, OwnTexts
from ks_desktop.letters.domain.translation import LANGUAGES, TranslationCheck
from ks_desktop.letters.facts import LetterFacts
from ks_desktop.letters.naming import Addressee, Form
from ks_desktop.letters.texts.parts import json_of
from ks_desktop.letters.translating import standing_of
from ks_desktop.letters.wording import wording
from ks_desktop.paper import paint
from ks_desktop.paper.documents import Letter, Paragraph, Parallel, texts_of
from tests.letters.extract.made import hers as hers_of_old
from tests.letters.people import CASE, facts
from tests.letters.test_translating import OWN_DUTCH, TO_HER
from tests.paper.reading import letters, pages_of

NAMES = ("Kaya", "Noor Proef", "kraamzorg")
ARABIC = re.compile("[\u0600-\u06ff]")
DUTCH = frozenset(
    (
        *("u", "uw", "het", "een", "wij", "ik", "bij", "met", "voor", "niet", "uur", "dinsdag", "maandag", "vrijdag"),
        *("afspraak", "wanneer", "wie", "tolk", "naar", "geachte", "groet", "jeugdverpleegkundige", "minuten"),
    )
)


def known(**changes: object) -> LetterFacts:
    return facts(answer_by=date(2026, 12, 8), **changes)


def made(kind: LetterKind, language: str, about: LetterFacts, **changes: object) -> Letter:
    draft = replace(LetterDraft(kind=kind, case_id=CASE, language=language), **changes)  # type: ignore[arg-type]
    dutch = wording(kind, own=about.own_texts)
    data = content.data_of(kind, about, dutch)
    return compose(draft, about, data, dutch, "2026-0001").document


def columns(letter: Letter) -> tuple[list[str], list[str]]:
    """Return what is said in each of the two languages."""
    sides: tuple[list[str], list[str]] = ([], [])
    for block in letter.body:
        for row in block.rows if isinstance(block, Parallel) else ():
            for place, said in enumerate(row):
                sides[place].extend(texts_of(said))
    return sides


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_letter_to_her_stands_in_both_languages_on_few_pages(language: str) -> None:
    for kind in TO_HER:
        letter = made(kind, language, known(), words={"follow_up": "she_calls"})
        assert paint.missing_glyphs(letter) == ()
        pages = pages_of(paint.render(letter))
        assert len(pages) <= (3 if kind is LetterKind.RECORD_EXTRACT else 2)
        dutch, hers = columns(letter)
        assert len(dutch) == len(hers)
        alone = made(kind, "nl", known(), words={"follow_up": "she_calls"})
        assert "".join(dutch).startswith(alone.subject + alone.salutation)
        assert [text for text in texts_of(alone.body) if text not in set(texts_of(letter.body))] == []
        paper = letters("".join(pages))
        broken = [said for said in dutch if letters(said) not in paper]
        assert len(broken) < len(pages)  # one paragraph may go on over the page
        left = {word for text in hers for word in re.findall(r"\w+", text.casefold())} & DUTCH
        assert left == set(), left
        alike = {ours for ours, theirs in zip(dutch, hers, strict=True) if ours == theirs}
        assert alike <= {"Noor Proef", "…"}


@pytest.mark.parametrize("language", ["tr", "uk", "ti"])
def test_her_column_is_on_paper_as_it_was_written_after_the_dutch_one(language: str) -> None:
    letter = made(LetterKind.NOT_REACHED, language, known())
    dutch, hers = columns(letter)
    page = letters(pages_of(paint.render(letter))[0])
    for said in hers[:3]:
        assert letters(said) in page
    assert page.index(letters(dutch[0])) < page.index(letters(dutch[2])) < page.index(letters(hers[0]))


def test_an_arabic_line_keeps_names_phone_and_time_from_left_to_right() -> None:
    dutch, hers = columns(made(LetterKind.APPOINTMENT, "ar", known()))
    said = " ".join(hers)
    assert "الثلاثاء 24 نوفمبر / تشرين الثاني 2026، الساعة 10:30" in said
    assert "Noor Proef، ممرضة صحة الأطفال والشباب" in said
    assert "030\u00a0000\u00a000\u00a001" in said
    assert all(ARABIC.search(text) for text in hers)
    assert unicodedata.is_normalized("NFC", said)
    assert "dinsdag 24 november 2026, om 10.30 uur" in dutch


def test_what_is_kept_about_her_stays_dutch_between_the_columns() -> None:
    words = {"requested_on": "2026-11-20", "requested_by": "mevrouw zelf", "identity": "paspoort gezien"}
    letter = made(LetterKind.RECORD_EXTRACT, "uk", hers_of_old(), words=words)
    assert isinstance(letter.body[0], Parallel)
    between = [block for block in letter.body if not isinstance(block, Parallel)]
    assert between
    dutch, hers = columns(letter)
    assert not set(texts_of(tuple(between))) & set(hers)
    note = wording(LetterKind.RECORD_EXTRACT, "uk").get("values", "free_text")
    for typed in ("mevrouw zelf", "paspoort gezien"):
        assert hers[dutch.index(typed)] == note
    assert "20 листопада 2026 р." in hers


def test_what_was_typed_stays_dutch_and_her_column_says_where_to_read_it() -> None:
    typed = wording(LetterKind.APPOINTMENT)
    plain = made(LetterKind.APPOINTMENT, "fr", known(signer=replace(facts().signer, job_title="praktijkbegeleider")))
    _dutch, hers = columns(plain)
    assert "Noor Proef, praktijkbegeleider" in hers  # a title that nobody translated
    assert typed.get("own_name") == "Nederlands"
    busy = known(office=replace(facts().office, hours="op afspraak, zie de site"))
    _dutch, hers = columns(made(LetterKind.NOT_REACHED, "fr", busy))
    assert any("op afspraak, zie de site" in text for text in hers)


def test_what_the_organisation_says_anew_in_dutch_is_not_given_another_meaning() -> None:
    letter = made(LetterKind.APPOINTMENT, "es", known(own_texts=OwnTexts((OWN_DUTCH,))))
    dutch, hers = columns(letter)
    place = dutch.index("Neem uw zwangerschapskaart mee.")
    note = wording(LetterKind.APPOINTMENT, "es").get("beside", "dutch_only")
    assert hers[place] == note
    subject = OwnText(kind="appointment", language="nl", path="subject", content=json_of(["Ik kom langs"]))
    dutch, hers = columns(made(LetterKind.APPOINTMENT, "es", known(own_texts=OwnTexts((subject,)))))
    assert (dutch[0], hers[0]) == ("Ik kom langs", note)


def test_what_stands_behind_the_parts_of_a_letter_stays_in_it() -> None:
    draft = LetterDraft(kind=LetterKind.NOT_REACHED, case_id=CASE, language="ti")
    alone = made(LetterKind.NOT_REACHED, "nl", known())
    behind = Paragraph(text="Deze brief gaat zonder toestemming.")
    letter = in_two_languages(
        replace(alone, body=(*alone.body, behind)), draft, known(), (), Addressee(form=Form.WOMAN, name="Kaya")
    )
    assert letter.body[1] == behind
    assert len(letter.body) == 3


def test_the_letter_says_that_nobody_looked_the_translation_over_until_somebody_did() -> None:
    dutch, hers = columns(made(LetterKind.APPOINTMENT, "pl", known()))
    notes = wording(LetterKind.APPOINTMENT).get("beside", "unchecked"), wording(LetterKind.APPOINTMENT, "pl")
    assert notes[0] in dutch
    assert notes[1].get("beside", "unchecked") in hers
    mark = standing_of(LetterKind.APPOINTMENT, "pl").mark
    check = TranslationCheck(kind="appointment", language="pl", mark=mark, name="A. Nowak", on=date(2026, 11, 1))
    dutch, hers = columns(made(LetterKind.APPOINTMENT, "pl", known(translation_checks=(check,))))
    assert notes[0] not in dutch
    assert notes[1].get("beside", "unchecked") not in hers


def test_large_print_says_all_of_it_one_language_after_the_other() -> None:
    letter = made(LetterKind.NOT_REACHED, "uk", known(), variant=Variant.LARGE_PRINT)
    dutch, hers = columns(letter)
    paper = letters("".join(pages_of(paint.render(letter))))
    assert paper.index(letters(dutch[0])) < paper.index(letters(dutch[-3])) < paper.index(letters(hers[0]))


def test_a_letter_to_somebody_else_or_in_a_language_without_translation_stays_dutch_alone() -> None:
    assert made(LetterKind.APPOINTMENT, "so", known()) == made(LetterKind.APPOINTMENT, "nl", known())
    assert made(LetterKind.FEEDBACK, "tr", known()) == made(LetterKind.FEEDBACK, "nl", known())
