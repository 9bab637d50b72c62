import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from ks_desktop.core.gestation import GestationalAge
from ks_desktop.widgets.gestation_bar import LAST_DAY, BarDot, BarSpan, DotKind, GestationBar, SpanKind, weeks
from ks_desktop.widgets.theme import LIGHT

SPANS = (BarSpan(84, 252, "mogelijk"), BarSpan(112, 196, "huisbezoek", SpanKind.BEST))
DOTS = (BarDot(172, "huisbezoek", DotKind.PLANNED), BarDot(150, "gebeld"), BarDot(158, "niet thuis", DotKind.MISSED))


@pytest.fixture
def bar(qtbot: QtBot) -> GestationBar:
    made = GestationBar()
    qtbot.addWidget(made)
    made.resize(800, made.sizeHint().height())
    made.show()
    return made


@given(st.integers(0, 308))
def test_weeks_are_written_as_the_floor_writes_them(day: int) -> None:
    assert weeks(day) == str(GestationalAge(day))


def test_everything_shown_is_said_in_words_in_order(bar: GestationBar) -> None:
    bar.show_pregnancy(165, SPANS, DOTS, until="VoorZorg nog 30 dagen")
    assert bar.accessibleDescription() == (
        "Vandaag 23+4. mogelijk: van 12+0 tot en met 36+0. huisbezoek: van 16+0 tot en met 28+0. "
        "gebeld, bij 21+3. niet thuis, bij 22+4. huisbezoek, bij 24+4. VoorZorg nog 30 dagen"
    )
    assert bar.accessibleName() == "Zwangerschap in weken"


@pytest.mark.parametrize("today", [None, -1, LAST_DAY + 1])
def test_a_day_outside_the_bar_has_no_marker(bar: GestationBar, today: int | None) -> None:
    bar.show_pregnancy(today, SPANS)
    assert "Vandaag" not in bar.words()
    bar.grab()


def test_days_stand_in_order_inside_the_bar(bar: GestationBar) -> None:
    places = [bar.x_of(day) for day in range(-20, LAST_DAY + 20)]
    assert places == sorted(places)
    assert min(places) >= 0
    assert max(places) <= bar.width()
    assert bar.x_of(LAST_DAY) - bar.x_of(0) == pytest.approx(800 - 32)


def test_the_window_is_painted_where_it_is(bar: GestationBar) -> None:
    bar.show_pregnancy(None, SPANS)
    image = bar.grab().toImage()
    y = 38
    assert image.pixelColor(round(bar.x_of(150)), y) == QColor(LIGHT.accent)
    assert image.pixelColor(round(bar.x_of(230)), y) == QColor(LIGHT.accent_soft)
    assert image.pixelColor(round(bar.x_of(40)), y) == QColor(LIGHT.rest)


def test_the_tip_names_the_dot_under_the_pointer(bar: GestationBar) -> None:
    bar.show_pregnancy(165, SPANS, DOTS)
    assert bar.tip_at(bar.x_of(158)) == "niet thuis, bij 22+4."
    assert bar.tip_at(0).startswith("Vandaag 23+4.")


@pytest.mark.parametrize("width", [160, 320, 1600])
@pytest.mark.parametrize("today", [0, 150, 294])
def test_any_width_can_be_painted(bar: GestationBar, width: int, today: int) -> None:
    bar.resize(width, bar.height())
    bar.show_pregnancy(today, SPANS, DOTS, until="Een lange zin over wat er nog kan in deze zwangerschap")
    assert bar.grab().toImage().width() == width


def test_weeks_that_are_not_known_to_the_day_are_said_so(qtbot: QtBot) -> None:
    made = GestationBar()
    qtbot.addWidget(made)
    made.show_pregnancy(164, margin=15)
    assert "Vandaag ca. 23 weken." in made.words()
