import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from ks_desktop.letters.recovery import recovery_sheet_pdf
from tools.letter_pictures import COLOURS, DOTS, TODAY, Pictures


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="poppler is not installed")
def test_each_page_is_a_small_picture_and_stands_in_the_index(tmp_path: Path) -> None:
    pictures = Pictures(out=tmp_path)
    pictures.head("Formulieren")
    pictures.keep("herstelblad", "Herstelblad", recovery_sheet_pdf("K7QP-9XWM", "proef", TODAY))
    pictures.missing.append("Gezin 1, Vraagbrief: er ontbreekt niets meer.")
    content = (tmp_path / "herstelblad-1.png").read_bytes()
    page = Image.open(BytesIO(content))
    assert page.width == pytest.approx(210 / 25.4 * DOTS, abs=1)
    assert len(page.getcolors() or ()) <= COLOURS
    index = pictures.index()
    assert "| Herstelblad | [1](herstelblad-1.png) |" in index
    assert "## Niet te maken" in index
    assert "er ontbreekt niets meer" in index
