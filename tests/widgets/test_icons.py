import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from ks_desktop.core import paths
from ks_desktop.widgets import theme
from ks_desktop.widgets.icons import Icon, icon, pixmap
from ks_desktop.widgets.theme import DARK, LIGHT, Scheme, Tone


@pytest.mark.parametrize("drawing", Icon)
def test_every_drawing_paints_something_inside_its_square(drawing: Icon) -> None:
    image = pixmap(drawing, size=24).toImage()
    inked = [(x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 100]
    assert len(inked) > 10
    assert all(image.pixelColor(x, y).alpha() == 0 for x in range(24) for y in (0, 23))


@pytest.mark.parametrize("drawing", Icon)
def test_every_drawing_keeps_to_the_house_pen(drawing: Icon) -> None:
    source = (paths.resources() / "icons" / f"{drawing.value}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in source
    assert 'stroke-width="1.75"' in source
    assert 'stroke-linecap="round"' in source
    assert "currentColor" in source


def test_no_drawing_lies_unused() -> None:
    files = {file.stem for file in (paths.resources() / "icons").glob("*.svg")}
    assert files == {drawing.value for drawing in Icon}


def test_a_drawing_has_the_colour_its_tone_has_now(qapp: QApplication) -> None:
    def darkest() -> QColor:
        image = pixmap(Icon.ADD, Tone.ACCENT, size=24).toImage()
        return image.pixelColor(12, 12)

    assert darkest() == QColor(LIGHT.accent)
    theme.apply(qapp, Scheme.DARK)
    assert darkest() == QColor(DARK.accent)


def test_an_icon_is_sharp_on_a_fine_screen() -> None:
    made = icon(Icon.PRINT)
    assert {size.width() for size in made.availableSizes()} == {20, 40, 60}


def test_a_gap_stays_empty() -> None:
    image = pixmap(Icon.BACK, size=20, gap=4).toImage()
    assert image.width() == 24
    assert all(image.pixelColor(x, y).alpha() == 0 for x in range(21, 24) for y in range(20))


def test_a_drawing_is_painted_once_for_each_colour_and_size(qapp: QApplication) -> None:
    theme.apply(qapp, Scheme.LIGHT)
    first = pixmap(Icon.CHECK)
    assert pixmap(Icon.CHECK).cacheKey() == first.cacheKey()
    assert pixmap(Icon.CHECK, ratio=2).width() == 2 * first.width()
    theme.apply(qapp, Scheme.DARK)
    assert pixmap(Icon.CHECK).toImage() != first.toImage()
    theme.apply(qapp, Scheme.LIGHT)
