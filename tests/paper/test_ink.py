import pytest

from ks_desktop.paper import ink
from ks_desktop.paper.documents import TextSize
from ks_desktop.paper.ink import styles_for


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("colour", "least"), [(ink.INK, 7), (ink.MUTED, 4.5), (ink.ACCENT, 4.5), (ink.RULE, 3)])
def test_inks_stand_out_on_white(colour: str, least: float) -> None:
    assert 1.05 / (luminance(colour) + 0.05) >= least


@pytest.mark.parametrize("size", list(TextSize))
def test_tight_is_smaller_but_legible(size: TextSize) -> None:
    usual, tight = styles_for(size), styles_for(size, tight=True)
    assert usual.body.leading > tight.body.leading
    assert tight.body.size >= 9
    assert usual.small.size >= 8.5


def test_a_document_in_arabic_is_mirrored() -> None:
    assert styles_for(TextSize.NORMAL, language="ar").label.align == "right"
    assert styles_for(TextSize.NORMAL, language="nl").label.align == "left"


def test_a_style_can_be_changed_in_part() -> None:
    body = styles_for(TextSize.NORMAL).body
    assert body.but(strong=True).strong
    assert body.but(strong=True).but(colour=ink.ACCENT).strong
    assert body.but(align="right").colour == body.colour
