import gc
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name, Pdf

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import clean_note
from ks_desktop.paper.documents import (
    MARK,
    Blanks,
    Bullets,
    Document,
    Fact,
    Facts,
    Letter,
    Paragraph,
    Quote,
    Sender,
    Sheet,
    Signature,
    Table,
    TickRow,
    texts_of,
)
from ks_desktop.paper.documents import Column as TableColumn
from ks_desktop.paper.paint import check_logo, fits_window, missing_glyphs, render, render_many
from tests.paper import odd_samples, samples
from tests.paper.reading import letters, letters_of, pages_of, read

EVERY_KIND: tuple[Document, ...] = (
    samples.referral_letter(),
    samples.woman_letter(),
    samples.day_plan(),
    samples.week_plan(),
    samples.week_plan(6),
    samples.recovery_sheet(),
    odd_samples.long_letter(4),
)
NASTY = (
    "<geen>",
    "O'Brien & zn",
    "Łukasz Erdoğan",
    "a<b",
    "</para>",
    "<img src=/etc/hostname>",
    "<b>vet",
    "x<y en y>z",
    "BMI <25",
    "A&B;",
    "&lt;",
    "{page} %s \\n (",
    "twee  spaties",
)
# Of each kind of odd text one: marks, joiners, forms, digits and signs of other scripts, and what no paper shows.
ODD = (
    "NUL\x00 en \x07bel\x85",
    "los\ud800 half",
    "\u202eomgekeerd\u202c \u2066x\u2069",
    "\ufeffBOM en\u200b ZW\u200dJ",
    "e\u0301 is \u00e9",
    "z\u0323\u0302 stapel",
    "hart \U0001f49c en \U0001f469\u200d\U0001f467",
    "\u0130stanbul \u0131\u0131 stra\u00dfe",
    "\ufb01n de si\u00e8cle",
    "' OR 1=1 --;",
    "NEAR(a b) AND *",
    "=1+1 +31 -2 @x",
    "\u0661\u0662\u0663 en \uff11\uff12",
    "]]> <!-- ; \\ % _",
    "29-2-0001 en 31-12-9999",
    "ሰላም Marit",
    "\u4e2d\u6587 naam",
)
_STEERS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
LATIN = st.characters(min_codepoint=0x20, max_codepoint=0x24F, exclude_categories=("Cc", "Cf"))


def sheet_of(text: str) -> Sheet:
    return Sheet(title="Blad", language="nl", heading="", blocks=(Paragraph(text=text),))


@pytest.mark.parametrize("document", EVERY_KIND)
def test_everything_in_a_document_is_printed(document: Document) -> None:
    printed = letters_of(render(document, draft=True))
    for text in texts_of(document):
        if "{page" not in text and text != document.draft_word:
            assert letters(text) in printed or all(letters(word) in printed for word in text.split())


@pytest.mark.parametrize("text", NASTY)
def test_human_text_is_never_read_as_markup(text: str) -> None:
    assert letters_of(render(sheet_of(text))) == letters(text)


def everywhere(text: str) -> Letter:
    """Return a letter with a text in each place where somebody's words can stand."""
    return Letter(
        title=text,
        language="nl",
        sender=Sender(organisation=text, lines=(text,)),
        return_line=text,
        address=(text,),
        references=(Fact(label=text, value=text),),
        subject=text,
        salutation=text,
        body=(
            Paragraph(text=text),
            Quote(text=text, source=text),
            Bullets(items=(text,)),
            Facts(rows=(Fact(label=text, value=text),)),
            Table(columns=(TableColumn(head=text), TableColumn(head=text)), rows=((text, text),)),
            TickRow(items=(text,), label=text),
            Blanks(labels=(text,)),
        ),
        closing=text,
        signature=Signature(name=text, lines=(text,)),
        attachments=(Fact(label=text, value=text),),
        footer=text,
    )


def as_printed(text: str) -> str:
    """Return the letters of a text as paper has them: without what cannot be seen, a mark for what no font has."""
    seen = "".join(
        c for c in clean_note(text).text if unicodedata.category(c) != "Cf" and not "\ufe00" <= c <= "\ufe0f"
    )
    return letters("".join(MARK if c in missing_glyphs(sheet_of(c)) else c for c in seen))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler's pdftotext is not installed")
def test_two_programs_read_everywhere_in_a_letter_what_was_typed(tmp_path: Path) -> None:
    strings = [*NASTY, *ODD]
    (tmp_path / "p.pdf").write_bytes(content := render_many(map(everywhere, strings)))
    pages = [letters(page) for page in pages_of(content)]
    subprocess.run(["pdftotext", "p.pdf", "p.txt"], check=True, cwd=tmp_path)
    others = [letters(_STEERS.sub("", page)) for page in (tmp_path / "p.txt").read_text("utf-8").split("\f")]
    assert len(pages) == len(strings)
    for text, page, other in zip(strings, pages, others, strict=False):
        assert page.count(as_printed(text)) == 27, text
        assert sorted(other) == sorted(page), text  # a long cell may be read with the one beside it


@settings(max_examples=150, deadline=None)
@given(st.text(LATIN, max_size=300))
def test_what_is_printed_is_what_was_typed(text: str) -> None:
    assert letters_of(render(sheet_of(text))) == letters(clean_note(text).text)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["nl", "ar"]))
def test_no_text_at_all_stops_the_press(text: str, language: str) -> None:
    facts = Facts(rows=(Fact(label=text, value=text),))
    table = Table(columns=(TableColumn(head=text), TableColumn(head="b", right=True)), rows=((text, text),))
    sheet = Sheet(title=text, language=language, heading=text, aside=text, blocks=(facts, table), footer=text)
    assert len(read(render(sheet)).pages) >= 1


def test_line_ends_and_double_spaces_stay() -> None:
    lines = [line.rstrip() for line in pages_of(render(sheet_of("een  twee\n\ndrie")))[0].split("\n")]
    assert "een  twee" in lines
    assert "drie" in lines


@pytest.mark.parametrize("document", EVERY_KIND)
def test_the_same_document_gives_the_same_bytes(document: Document) -> None:
    first = render(document)
    render(odd_samples.script_letter())  # another document in between must not show
    assert render(document) == first


def test_the_bytes_are_the_same_in_another_process() -> None:
    program = (
        "import sys, hashlib; from tests.paper import odd_samples, samples; from ks_desktop.paper.paint import render;"
        "sys.stdout.write(hashlib.sha256(render(samples.referral_letter())).hexdigest())"
    )
    runs = {
        subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, cwd=Path.cwd()).stdout
        for _ in range(2)
    }
    assert len(runs) == 1


def test_no_page_names_a_font_that_is_not_ours() -> None:
    for document in EVERY_KIND:
        assert b"Helvetica" not in render(document)


def test_title_and_language_are_set_and_nothing_else_is_told() -> None:
    reader = read(render(samples.woman_letter()))
    assert reader.metadata is not None
    assert reader.metadata.title == "Brief 2026-0002"
    assert "Kaya" not in str(dict(reader.metadata))
    assert not reader.metadata.author
    assert str(reader.root_object["/Lang"]) == "nl"


def test_a_draft_says_so_and_a_final_letter_does_not() -> None:
    letter = samples.referral_letter()
    assert "CONCEPT" in letters_of(render(letter, draft=True))
    assert "CONCEPT" not in letters_of(render(letter))


def test_a_glyph_that_no_font_has_is_named_once() -> None:
    letter = samples.woman_letter()
    assert missing_glyphs(letter) == ()
    assert missing_glyphs(sheet_of("hart 💜 en 💜, 中 en नी")) == ("💜", "中", "न", "ी")


def test_a_text_of_many_pages_is_printed_to_its_last_word() -> None:
    text = " ".join(f"woord{number}" for number in range(12000))
    content = render(
        Letter(
            title="Brief",
            language="nl",
            sender=samples.SENDER,
            address=("A",),
            body=(Paragraph(text=text),),
            page_label="pagina {page} van {pages}",
        )
    )
    pages = pages_of(content)
    assert len(pages) >= 27
    assert f"pagina {len(pages)} van {len(pages)}" in pages[-1]
    assert "woord11999" in pages[-1]
    printed = letters("".join(page.rsplit("pagina", 1)[0] for page in pages))
    assert letters(text) in printed.replace(
        letters("".join((samples.SENDER.organisation, *samples.SENDER.lines, "A"))), ""
    )


def test_many_documents_make_one_file_with_each_font_once_and_page_numbers_of_their_own() -> None:
    documents = (samples.referral_letter(), samples.week_plan(), odd_samples.script_letter(), samples.woman_letter())
    content = render_many(iter(documents), title="Brieven")
    reader = read(content)
    assert reader.metadata is not None
    assert reader.metadata.title == "Brieven"
    assert [page.extract_text().count("pagina 1 van 2") for page in reader.pages] == [1, 0, 0, 0, 0]
    assert [page.mediabox.width > page.mediabox.height for page in reader.pages] == [False, False, True, False, False]
    with Pdf.open(BytesIO(content)) as file:
        parts = list(file.Root.StructTreeRoot.K.K)
        assert [str(part.S) for part in parts] == ["/Part"] * 4
        assert [str(part.Lang) for part in parts] == ["nl", "nl", "ar", "nl"]
        files = [thing for thing in file.objects if isinstance(thing, Dictionary) and Name.FontFile2 in thing]
    assert len(files) == len({str(font.FontName) for font in files})
    assert [str(entry.title) for entry in reader.outline] == [document.title for document in documents]  # type: ignore[union-attr] # a flat list
    assert render_many(documents, title="Brieven") == content


def test_of_no_document_no_file_is_made() -> None:
    with pytest.raises(ValueError, match="no document"):
        render_many(())


def test_a_bad_logo_is_refused_with_its_field() -> None:
    with pytest.raises(UserError) as caught:
        check_logo(b"GIF89a not a picture")
    assert caught.value.field == "logo"


def test_the_records_come_without_the_press() -> None:
    program = "import sys, ks_desktop.paper.documents, ks_desktop.paper.paint; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False, cwd=Path.cwd()).returncode == 0


def test_nothing_in_the_house_uses_the_paragraph_that_reads_markup() -> None:
    package = Path(__file__).parents[2] / "ks_desktop"
    for file in package.rglob("*.py"):
        source = file.read_text("utf-8")
        assert "reportlab.platypus" not in source, file
        if file.parent.name != "paper":
            assert "import reportlab" not in source, file
            assert "from reportlab" not in source, file


@pytest.mark.parametrize("look", [render, fits_window])
def test_no_name_that_was_set_on_paper_is_kept(look: Callable[[Letter], object]) -> None:
    name = f"Zeldzaam-{look.__name__}"
    letter = replace(odd_samples.long_letter(1), address=(name,))
    before = sys.getrefcount(name)
    look(letter)
    gc.collect()  # boxes know each other
    assert sys.getrefcount(name) == before
