from datetime import date

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from ks_desktop.widgets.theme import LIGHT, Tone
from ks_desktop.widgets.week_grid.painting import paint_ghost, paint_sheet
from ks_desktop.widgets.week_grid.sheet import sheet_of
from ks_desktop.widgets.week_plan import Block, lifted

pytestmark = pytest.mark.usefixtures("qapp")
MONDAY = date(2026, 11, 23)
BLOCK = Block(key="a", day=MONDAY, start=600, end=660, title="M.J.", is_movable=True)


def _image() -> QImage:
    made = QImage(300, 600, QImage.Format.Format_RGB32)
    made.fill(QColor(LIGHT.surface))
    return made


@pytest.mark.parametrize("tone", [Tone.ACCENT, Tone.ATTENTION, Tone.SAFETY])
def test_what_is_lifted_shows_how_it_stands(tone: Tone) -> None:
    image = _image()
    painter = QPainter(image)
    paint_ghost(painter, QRectF(20, 100, 200, 80), lifted(BLOCK), "M.J.", (tone, "let op"))
    painter.end()
    assert image.pixelColor(200, 170) == LIGHT.soft(tone)


def test_where_it_was_only_an_outline_stays() -> None:
    sheet = sheet_of([MONDAY], [BLOCK]).sized(300, 600)
    middle = sheet.area_of(BLOCK).center().toPoint()
    colours = []
    for lifted_key in ("", "a"):
        image = _image()
        painter = QPainter(image)
        paint_sheet(painter, sheet, "", lifted_key)
        painter.end()
        colours.append(image.pixelColor(middle))
    assert colours == [QColor(LIGHT.accent_soft), QColor(LIGHT.rest)]
