from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.drawing import SheetPicture
from ks_desktop.paper.envelopes import SHEET_MM, AddressWindow, Envelope, WindowSide
from ks_desktop.widgets.theme import Tone, current
from tests.paper.test_head import logo


def colour_at(picture: SheetPicture, left_mm: float, top_mm: float) -> QColor:
    scale = picture.width() / SHEET_MM[0]
    return picture.grab().toImage().pixelColor(round(left_mm * scale), round(top_mm * scale))


def test_the_window_is_drawn_where_it_is(qtbot: QtBot) -> None:
    picture = SheetPicture()
    qtbot.addWidget(picture)
    for window in (AddressWindow(), AddressWindow(side=WindowSide.RIGHT, down_mm=12, envelope=Envelope.C5)):
        picture.show_sheet(window, has_folds=True, logo=None)
        opening = window.opening
        assert colour_at(picture, opening.right - 8, opening.bottom - 5) == current().soft(Tone.ACCENT)
        assert colour_at(picture, opening.left - 6, opening.bottom - 5) == QColor(current().surface)
        assert picture.folds == window.folds
        assert str(round(opening.top)) in picture.accessibleDescription()


def test_without_marks_and_with_a_logo_it_is_another_drawing(qtbot: QtBot) -> None:
    picture = SheetPicture()
    qtbot.addWidget(picture)
    picture.show_sheet(AddressWindow(), has_folds=False, logo=logo())
    assert picture.folds == ()
    assert colour_at(picture, 40, 20) == QColor("#0b6b6b")
