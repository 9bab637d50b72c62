import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Name, Pdf
from pypdf import PdfReader

from ks_desktop.paper import fonts
from ks_desktop.paper.documents import Paragraph, Sheet
from ks_desktop.paper.paint import render_many
from ks_desktop.paper.turning import Stretch, stretches
from tests.paper.reading import letters

MIXED = "Mevrouw heet عبد الرحمن محمد en woont in Utrecht, samen met haar zus فاطمة الزهراء."
ARABIC = "حددنا موعدًا يوم 24 نوفمبر 2026 الساعة 10:30 ستأتي Marit Proef للحديث"


def spoken(found: list[Stretch]) -> str:
    return "".join(part.text[::-1] if part.is_turned else part.text for part in found)


@pytest.mark.parametrize(("line", "rtl"), [(MIXED, False), (ARABIC, True), ("06 - 12 34 56 78", True), ("", True)])
def test_the_stretches_of_a_line_are_the_line_in_the_order_of_speech(line: str, rtl: bool) -> None:
    shaped = fonts.shaped(line)
    found = stretches(shaped, rtl=rtl)
    assert spoken(found) == shaped
    assert "".join(sorted(fonts.in_eye_order(shaped, rtl=rtl))) == "".join(sorted(shaped))


@settings(max_examples=40, deadline=None)
@given(st.text("abאبي12 .,-/+%!ـ", max_size=30).map(str.strip), st.booleans())
def test_no_letter_is_lost_or_said_twice_in_any_mixture(line: str, rtl: bool) -> None:
    seen = fonts.in_eye_order(line, rtl=rtl)
    found = stretches(line, rtl=rtl)
    if rtl or fonts.has_rtl(line):
        assert spoken(found) == line
        for part in found:
            assert seen.startswith(part.before + part.text)


def test_brackets_stand_on_both_sides_of_what_they_hold() -> None:
    found = stretches("א (ב) ג", rtl=True)
    assert [part.text for part in found] == [" א", " (ב)", "ג"]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler's pdftotext is not installed")
def test_what_is_read_is_what_was_typed_in_that_order(tmp_path: Path) -> None:
    texts = (MIXED, ARABIC)  # on pages of their own: a page that mostly runs to the left turns every line
    content = render_many(Sheet(title="Blad", language="nl", heading="", blocks=(Paragraph(text=t),)) for t in texts)
    (tmp_path / "p.pdf").write_bytes(content)
    told = subprocess.run(["pdftotext", "p.pdf", "-"], capture_output=True, check=True, text=True, cwd=tmp_path).stdout
    told = "".join(c for c in told if c not in "\u200e\u200f\u202a\u202b\u202c")
    assert [letters(page) for page in told.split("\f")[:2]] == [letters(text) for text in texts]
    assert letters("Marit Proef للحديث") in letters(PdfReader(BytesIO(content)).pages[1].extract_text())
    with Pdf.open(BytesIO(content)) as file:
        spans = [part.K.K for part in file.Root.StructTreeRoot.K.K]
        assert [str(span.get(Name.ActualText)).strip() for span in spans] == [MIXED, ARABIC]
