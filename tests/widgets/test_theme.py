import re
from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ks_desktop.core import paths
from ks_desktop.widgets import theme
from ks_desktop.widgets.theme import CONTRAST, DARK, LIGHT, Scheme, Tokens, Tone

TABLES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    c = QColor(colour)
    parts = (c.redF(), c.greenF(), c.blueF())
    r, g, b = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(first: str, second: str) -> float:
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def text_pairs(t: Tokens) -> list[tuple[str, str]]:
    grounds = (t.page, t.surface, t.raised, t.rest)
    pairs = [(text, ground) for text in (t.ink, t.muted, t.accent, t.safety) for ground in grounds]
    pairs += [(t.ink, t.accent_soft), (t.muted, t.accent_soft), (t.accent, t.accent_soft)]
    pairs += [(t.accent_strong, t.accent_soft), (t.accent_strong, t.surface)]
    pairs += [(t.on_accent, t.accent), (t.on_accent, t.accent_strong), (t.surface, t.safety)]
    pairs += [(t.attention, t.attention_soft), (t.safety, t.safety_soft), (t.practice, t.practice_soft)]
    return pairs


@pytest.mark.parametrize("name", TABLES)
def test_text_stands_out_at_least_four_and_a_half_to_one(name: str) -> None:
    weak = [(a, b, round(contrast(a, b), 2)) for a, b in text_pairs(TABLES[name]) if contrast(a, b) < 4.5]
    assert weak == []


@pytest.mark.parametrize("name", TABLES)
def test_icons_focus_and_borders_stand_out_at_least_three_to_one(name: str) -> None:
    t = TABLES[name]
    marks = (t.muted, t.accent, t.attention, t.safety)
    weak = [(a, b) for a in marks for b in (t.page, t.surface, t.accent_soft) if contrast(a, b) < 3]
    assert weak == []


def test_contrast_of_black_and_white_is_twenty_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_every_colour_is_written_whole() -> None:
    for table in TABLES.values():
        colours = [getattr(table, field.name) for field in fields(table) if field.name != "striped"]
        assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in colours)


def test_every_tone_has_a_colour_and_a_ground() -> None:
    for table in TABLES.values():
        for tone in Tone:
            assert table.of(tone).isValid()
            assert table.soft(tone).isValid()


@pytest.mark.parametrize(("scheme", "table"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK), (Scheme.CONTRAST, CONTRAST)])
def test_apply_puts_the_scheme_on_the_whole_program(
    qapp: QApplication, qtbot: QtBot, scheme: Scheme, table: Tokens
) -> None:
    theme.apply(qapp, scheme)
    line = QLineEdit()
    qtbot.addWidget(line)
    line.resize(100, 34)
    assert theme.current() is table
    assert qapp.palette().window().color() == QColor(table.page)
    assert line.grab().toImage().pixelColor(50, 17) == QColor(table.surface)


def test_the_system_scheme_is_followed_when_it_changes(qapp: QApplication) -> None:
    theme.apply(qapp, Scheme.SYSTEM)
    hints = qapp.styleHints()
    try:
        hints.setColorScheme(Qt.ColorScheme.Dark)
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        expected = DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        assert theme.current() is expected
        theme.apply(qapp, Scheme.LIGHT)
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert theme.current() is LIGHT
    finally:
        hints.unsetColorScheme()


def test_the_bundled_font_is_used_and_its_figures_have_one_width(qapp: QApplication) -> None:
    info = QFontInfo(qapp.font())
    metrics = QFontMetricsF(theme.font())
    assert info.family() == "Noto Sans"
    assert len({round(metrics.horizontalAdvance(figure), 3) for figure in "0123456789"}) == 1
    assert theme.font(theme.Point.TITLE, bold=True).bold()


def test_the_style_sheet_writes_no_colour_of_its_own() -> None:
    template = (paths.resources() / "style" / "style.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b", template) == []
    assert re.findall(r"\b[1-9][0-9]*(?:px|pt)", template) == []


def test_controls_are_large_enough_to_hit() -> None:
    assert theme.Size.CONTROL >= 34
    assert theme.Size.HIT_WIDTH >= 44
