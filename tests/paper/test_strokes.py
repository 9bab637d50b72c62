import shutil
import subprocess
from pathlib import Path

import pytest

from ks_desktop.paper.boxes import Box
from ks_desktop.paper.canvas import Canvas
from ks_desktop.paper.documents import Letter
from ks_desktop.paper.ink import MM, WRITING_MM, Style
from ks_desktop.paper.paint import render
from ks_desktop.paper.strokes import Blank, CodeGrid, CodeRow, CutLine, Hairline, Qr, Tick, Ticks, WritingLines
from tests.paper import samples

STYLE = Style(size=10, leading=14)


def test_writing_lines_are_cut_between_lines() -> None:
    top, rest = WritingLines(6).cut(100, 2.5 * WRITING_MM * MM, forced=False)
    assert top is not None
    assert rest is not None
    assert top.height(100) == pytest.approx(2 * WRITING_MM * MM)
    assert rest.height(100) == pytest.approx(4 * WRITING_MM * MM)
    nothing, all_of_it = WritingLines(6).cut(100, 1, forced=False)
    assert nothing is None
    assert all_of_it is not None
    assert WritingLines(6).cut(100, 1, forced=True)[0] is not None
    assert WritingLines(6).cut(100, 1000, forced=False)[1] is None


def test_ticks_stand_on_one_line_as_long_as_they_fit_and_in_columns_after_that() -> None:
    ticks = Ticks(("gesproken", "niet thuis", "verzet", "verlengd"), STYLE)
    one_line = ticks.height(400)
    assert one_line == STYLE.leading
    assert ticks.height(170) > 1.9 * one_line


def test_a_long_tick_takes_more_lines() -> None:
    assert Tick("een heel lange zin die niet past", STYLE).height(80) > STYLE.leading


def test_a_code_has_places_as_wide_as_its_widest_character() -> None:
    grid = CodeGrid(["K7QP", "9XWM"], 5, STYLE, STYLE)
    assert grid.longest == 4
    assert grid.pitch > CodeGrid(["1111"], 5, STYLE, STYLE).pitch
    assert CodeRow(["K7QP"], ["1"], grid).height(400) == 2 * CodeRow(["K7QP"], [""], grid).height(400)


@pytest.mark.skipif(not (shutil.which("zbarimg") and shutil.which("pdftoppm")), reason="no QR reader installed")
def test_the_qr_code_of_a_slip_can_be_read_back(tmp_path: Path) -> None:
    letter: Letter = samples.referral_letter()
    assert letter.slip is not None
    (tmp_path / "p.pdf").write_bytes(render(letter))
    subprocess.run(["pdftoppm", "-r", "150", "-f", "2", "-png", "p.pdf", "p"], check=True, cwd=tmp_path)
    (page,) = tmp_path.glob("*.png")
    seen = subprocess.run(["zbarimg", "--raw", "-q", page], capture_output=True, check=True, text=True).stdout
    assert seen.strip() == letter.slip.qr


def test_the_drawn_boxes_paint_within_their_height(canvas: Canvas) -> None:
    boxes: list[Box] = [
        Blank("Naam", STYLE, 60),
        CutLine("knip", STYLE, bleed=10),
        Hairline(),
        Hairline(accent=True),
        Qr("K7", 60),
        Tick("ja", STYLE),
    ]
    for box in boxes:
        box.paint(canvas, 0, 500, 200)
        assert 0 < box.height(200) < 100
