import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name, Pdf

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import clean_note
from ks_desktop.paper.documents import Column as TableColumn
from ks_desktop.paper.documents import Document, Fact, Facts, Letter, Paragraph, Sheet, Table, texts_of
from ks_desktop.paper.paint import check_logo, missing_glyphs, render, render_many
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


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="poppler is not installed")
@pytest.mark.parametrize("document", [*EVERY_KIND, odd_samples.script_letter()])
def test_every_font_is_embedded(document: Document, tmp_path: Path) -> None:
    file = tmp_path / "p.pdf"
    file.write_bytes(render(document, draft=True))
    lines = subprocess.run(["pdffonts", file], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
    assert lines
    for line in lines:
        name, *_rest = line.split()
        assert "Noto" in name
        assert line.split()[-5] == "yes"


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
