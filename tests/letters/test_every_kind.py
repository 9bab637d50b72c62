"""Every odd text through every free field of every kind of letter, and through every name and address."""

import re
import unicodedata
from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from ks_desktop.core.values import LINE_MAX, NOTE_MAX, clean_line, clean_note
from ks_desktop.letters.domain import WORDS, LetterKind
from ks_desktop.letters.example import example_draft, example_facts
from ks_desktop.letters.facts import LetterFacts, Office, Signer
from ks_desktop.letters.making import Ready, cleaned, look_at, prepared
from ks_desktop.letters.wording import wording
from ks_desktop.paper import paint
from ks_desktop.paper.documents import texts_of
from tests.letters import odd
from tests.paper.reading import letters, letters_of, pages_of

TODAY: Final = date(2026, 11, 21)
TYPED: Final = ("question", "assessment", "agreements", "message", "refer_to")
# Where a nurse writes freely; in a letter of another kind nobody can type anything.
PRINTED: Final = {
    LetterKind.REFERRAL_MEDICAL: {"question", "assessment", "agreements"},
    LetterKind.REFERRAL_SOCIAL: {"question", "agreements"},
    LetterKind.REFERRAL_INFORMAL: {"question"},
    LetterKind.REQUEST_TO_REFER: {"question", "assessment", "agreements", "refer_to"},
    LetterKind.FEEDBACK: {"message"},
    LetterKind.HANDOVER_BIRTH: {"agreements"},
    LetterKind.HANDOVER_MATERNITY: {"agreements"},
    LetterKind.HANDOVER_JGZ: {"agreements"},
}


def known(kind: LetterKind) -> LetterFacts:
    signer = Signer(
        name="Noor Proef", job_title="jeugdverpleegkundige", big_number="12345678930", phone="030 000 00 01"
    )
    office = Office(
        name="JGZ Voorbeeldstad", street="Stationsplein 1", place="3511 ED Utrecht", phone="030 000 00 00", hours="8-17"
    )
    return example_facts(kind, TODAY, signer, office)


def ready(kind: LetterKind, facts: LetterFacts, text: str | None = None) -> Ready:
    draft = example_draft(kind, facts, wording(kind), "nl")
    if text is not None:
        draft = replace(draft, words={**draft.words, **dict.fromkeys(TYPED, text)})
    return prepared(cleaned(draft), facts)


def around(facts: LetterFacts, text: str) -> LetterFacts:
    """Return facts in which every name, address and text that somebody typed is this one."""
    client, partner, to = facts.client, facts.organisation, facts.referrer
    assert partner is not None
    assert to is not None
    name = replace(client.name, given_name=text, birth_surname=text or "x", birth_surname_prefix=text)
    return replace(
        facts,
        client=replace(client, name=name, address=replace(client.address, street=text, place=text or "x")),
        case=replace(facts.case, midwife=text, gp=text, maternity_care=text),
        signer=replace(facts.signer, name=text, job_title=text, phone=text),
        office=replace(facts.office, name=text, street=text, place=text, phone=text, hours=text),
        wishes=replace(facts.wishes, reason_note=text, own_question=text),
        loop=replace(facts.loop, feed_back=text),
        organisation=replace(partner, name=text or "x", contact_name=text, street=text, place=text),
        referrer=replace(to, organisation=text, name=text, wish=text),
        handed_on=replace(facts.handed_on, goals=(text,), agreed=(text,)),
    )


def shown(text: str) -> str:
    return letters(unicodedata.normalize("NFC", clean_note(text).text))


@pytest.mark.parametrize("kind", LetterKind)
def test_what_is_typed_stands_in_the_pdf_letter_by_letter(kind: LetterKind) -> None:
    text = "\n".join((*odd.PRINTABLE, *odd.NOT_SHOWN))
    letter = ready(kind, known(kind), text).composed("2026-0001").document
    pdf = paint.render(letter)
    read = letters_of(pdf)
    said = set(texts_of(letter))
    words = PRINTED.get(kind, set())
    for typed in (*odd.PRINTABLE, *odd.NOT_SHOWN) if words else ():
        assert read.count(shown(typed)) >= len(words), typed
    assert sum(shown(text) == shown(one) for one in said) == (1 if words else 0)  # nothing else says it
    assert "49" not in {shown(line) for page in pages_of(pdf) for line in page.splitlines()}  # no template was run
    assert paint.missing_glyphs(letter) == ()
    if kind is LetterKind.REQUEST_TO_REFER:
        assert pdf == paint.render(letter)


@pytest.mark.parametrize("kind", LetterKind)
def test_names_and_addresses_of_any_kind_are_only_letters(kind: LetterKind) -> None:
    painted = {odd.NAMES[0], odd.NAMES[[*LetterKind].index(kind) % len(odd.NAMES)]}  # the others with other kinds
    for typed in odd.NAMES:
        line = clean_line(typed).text[:LINE_MAX]
        document = ready(kind, around(known(kind), line), "kort").composed("2026-0001").document
        if typed in painted and not paint.missing_glyphs(document):
            address, read = letters("".join(document.address)), letters_of(paint.render(document))
            # Of what runs from the right the order in a file is that of the eye.
            assert address in read or (typed == odd.NAMES[1] and set(address) <= set(read))


@pytest.mark.parametrize("kind", PRINTED)
def test_letters_that_run_from_the_right_are_all_there(kind: LetterKind) -> None:
    text = "\n".join(odd.RIGHT_TO_LEFT)
    document = ready(kind, known(kind), text).composed("2026-0001").document
    read = unicodedata.normalize("NFKC", "".join(pages_of(paint.render(document))))
    assert paint.missing_glyphs(document) == ()
    for word in re.findall(r"\w+", text):
        assert sorted(word) == sorted(set(word) & set(read) and word), word
        assert word in read or word[::-1] in read, word


def test_what_no_font_has_is_said_before_anything_is_printed() -> None:
    for kind in PRINTED:
        facts = known(kind)
        draft = example_draft(kind, facts, wording(kind), "nl")
        text = "\n".join(odd.NO_GLYPH)
        look = look_at(cleaned(replace(draft, words={**draft.words, **dict.fromkeys(TYPED, text)})), facts)
        (error,) = [error for error in look.hindrances if error.code == "glyph"]
        assert all(typed[0] in error.text() for typed in odd.NO_GLYPH)
        assert "".join(look.paper.missing)


def test_a_stack_of_accents_is_printed_or_named_and_never_lost() -> None:
    document = ready(LetterKind.REFERRAL_SOCIAL, known(LetterKind.REFERRAL_SOCIAL), odd.STACK).composed().document
    read = unicodedata.normalize("NFC", "".join(pages_of(paint.render(document))))
    typed = unicodedata.normalize("NFC", odd.STACK)
    assert typed in read or paint.missing_glyphs(document)


@pytest.mark.parametrize("kind", [LetterKind.REQUEST_TO_REFER, LetterKind.FEEDBACK])
def test_a_text_as_long_as_may_be_is_all_there(kind: LetterKind) -> None:
    words = [f"w{number:05}" for number in range(NOTE_MAX // 7)]
    pages = pages_of(paint.render(ready(kind, known(kind), " ".join(words)).composed("2026-0001").document))
    found = [word for page in pages for word in re.findall(r"w\d{5}", page)]
    assert found == words * len(PRINTED[kind])


def test_a_text_of_twenty_seven_pages_is_all_there_and_no_page_is_empty() -> None:
    lines = [f"regel {number}" for number in range(1_300)]
    letter = ready(LetterKind.FEEDBACK, known(LetterKind.FEEDBACK), "\n".join(lines)).composed("2026-0001").document
    pages = pages_of(paint.render(letter))
    assert len(pages) >= 27
    assert [int(number) for page in pages for number in re.findall(r"regel (\d+)", page)] == [*range(1_300)]
    assert f"Pagina 27 van {len(pages)}" in pages[26]


def test_every_word_that_can_be_typed_is_tried_here() -> None:
    dated = {"contact_before", "help_started", "follow_up", "requested_by", "requested_on", "identity"}
    assert {*TYPED} == {*WORDS} - dated
