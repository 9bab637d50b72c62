import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.gestation_bar import LAST_DAY, BarDot, BarSpan, DotKind, GestationBar, Pregnancy, SpanKind
from ks_desktop.widgets.theme import LIGHT

SPANS = (BarSpan(84, 252, "mogelijk"), BarSpan(112, 196, "huisbezoek", SpanKind.BEST))
DOTS = (BarDot(150, "gebeld"), BarDot(158, "niet thuis", DotKind.MISSED), BarDot(172, "huisbezoek", DotKind.PLANNED))
LONG = "Een lange zin over wat er nog kan in deze zwangerschap"


@pytest.fixture
def bar(qtbot: QtBot) -> GestationBar:
    made = GestationBar()
    qtbot.addWidget(made)
    made.resize(800, made.sizeHint().height())
    made.show()
    return made


def test_everything_shown_is_said_in_words_in_order(bar: GestationBar) -> None:
    bar.show_pregnancy(Pregnancy(today=165, spans=SPANS, dots=DOTS, until="VoorZorg nog 30 dagen"))
    assert bar.accessibleDescription() == (
        "Vandaag 23+4. mogelijk: van 12+0 tot en met 36+0. huisbezoek: van 16+0 tot en met 28+0. "
        "gebeld, bij 21+3. niet thuis, bij 22+4. huisbezoek, bij 24+4. VoorZorg nog 30 dagen"
    )
    assert bar.accessibleName() == "Zwangerschap in weken"


@pytest.mark.parametrize("today", [None, -1, LAST_DAY + 1])
def test_a_day_outside_the_bar_has_no_marker(bar: GestationBar, today: int | None) -> None:
    bar.show_pregnancy(Pregnancy(today=today, spans=SPANS))
    assert "Vandaag" not in bar.words()
    bar.grab()


def test_days_stand_in_order_inside_the_bar(bar: GestationBar) -> None:
    places = [bar.x_of(day) for day in range(-20, LAST_DAY + 20)]
    assert places == sorted(places)
    assert min(places) >= 0
    assert max(places) <= bar.width()
    assert bar.x_of(LAST_DAY) - bar.x_of(0) == pytest.approx(800 - 32)


def test_the_window_is_painted_where_it_is(bar: GestationBar) -> None:
    bar.show_pregnancy(Pregnancy(spans=SPANS))
    image = bar.grab().toImage()
    y = 38
    assert image.pixelColor(round(bar.x_of(150)), y) == QColor(LIGHT.accent)
    assert image.pixelColor(round(bar.x_of(230)), y) == QColor(LIGHT.accent_soft)
    assert image.pixelColor(round(bar.x_of(40)), y) == QColor(LIGHT.rest)


def test_the_tip_names_the_dot_under_the_pointer(bar: GestationBar) -> None:
    bar.show_pregnancy(Pregnancy(today=165, spans=SPANS, dots=DOTS))
    assert bar.tip_at(bar.x_of(158)) == "niet thuis, bij 22+4."
    assert bar.tip_at(0).startswith("Vandaag 23+4.")


@pytest.mark.parametrize("width", [160, 320, 1600])
@pytest.mark.parametrize("today", [0, 150, 294])
def test_any_width_can_be_painted(bar: GestationBar, width: int, today: int) -> None:
    bar.resize(width, bar.height())
    bar.show_pregnancy(Pregnancy(today=today, spans=SPANS, dots=DOTS, until=LONG))
    assert bar.grab().toImage().width() == width


def test_weeks_that_are_not_known_to_the_day_are_said_so(qtbot: QtBot) -> None:
    made = GestationBar()
    qtbot.addWidget(made)
    made.show_pregnancy(Pregnancy(today=164, margin=15))
    assert "Vandaag ca. 23 weken." in made.words()


def test_left_and_right_go_from_mark_to_mark_and_say_it(bar: GestationBar) -> None:
    bar.show_pregnancy(Pregnancy(today=165, spans=SPANS, dots=DOTS))
    everything = bar.accessibleDescription()
    bar.clearFocus()
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(bar, Qt.Key.Key_Left)
    assert bar.accessibleDescription() == "niet thuis, bij 22+4."
    for _step in range(9):
        QTest.keyClick(bar, Qt.Key.Key_Right)
    assert bar.accessibleDescription() == "huisbezoek, bij 24+4."
    bar.clearFocus()
    assert bar.accessibleDescription() == everything


def test_a_line_under_the_bar_takes_its_room_and_stopped_days_are_hatched(bar: GestationBar) -> None:
    low = bar.sizeHint().height()
    bar.show_pregnancy(Pregnancy(spans=(*SPANS, BarSpan(210, 252, "tweede bezoek", lane=1))))
    assert bar.sizeHint().height() > low
    plain = bar.grab().toImage()
    bar.show_pregnancy(Pregnancy(spans=(*SPANS, BarSpan(114, 190, "stil", SpanKind.STOPPED))))
    assert bar.grab().toImage() != plain
    assert "stil: van 16+2 tot en met 27+1." in bar.words()
