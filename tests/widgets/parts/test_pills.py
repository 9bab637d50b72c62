from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ks_desktop.widgets import theme
from ks_desktop.widgets.parts import Pill, PracticeBand
from ks_desktop.widgets.theme import LIGHT, Scheme, Tone


def test_a_status_is_a_word_on_a_ground(qtbot: QtBot) -> None:
    pill = Pill("sluit bijna", Tone.ATTENTION)
    qtbot.addWidget(pill)
    pill.resize(pill.sizeHint())
    image = pill.grab().toImage()
    assert image.pixelColor(6, image.height() // 2) == QColor(LIGHT.attention_soft)
    assert pill.accessibleName() == "sluit bijna"


def test_a_pill_grows_with_its_word(qtbot: QtBot) -> None:
    pill = Pill("nieuw")
    qtbot.addWidget(pill)
    before = pill.sizeHint().width()
    pill.show_status("wacht op toestemming", Tone.MUTED)
    assert pill.sizeHint().width() > before
    assert pill.minimumSizeHint() == pill.sizeHint()
    assert pill.accessibleName() == "wacht op toestemming"


def test_what_does_not_fit_in_a_pill_is_not_cut_at_its_edges(qtbot: QtBot) -> None:
    pill = Pill("MMMM wacht op toestemming MMMM", Tone.ATTENTION)
    qtbot.addWidget(pill)
    pill.setMinimumSize(1, 1)
    height = pill.sizeHint().height()
    pill.setFixedSize(90, height)
    image = pill.grab().toImage()
    sides = {image.pixelColor(x, height // 2).name() for x in (3, 4, 5, 84, 85, 86)}
    assert sides == {QColor(LIGHT.attention_soft).name()}


def test_practice_is_told_by_words_and_where_colour_says_nothing_by_stripes(qapp: QApplication, qtbot: QtBot) -> None:
    band = PracticeBand("Oefenen")
    qtbot.addWidget(band)
    band.resize(400, band.height())
    colours = {band.grab().toImage().pixelColor(x, 10).name() for x in range(40)}
    assert colours == {QColor(LIGHT.practice_soft).name()}
    theme.apply(qapp, Scheme.CONTRAST)
    assert len({band.grab().toImage().pixelColor(x, 10).name() for x in range(40)}) > 1
    assert band.accessibleName() == "Oefenen"


def test_no_word_is_no_pill(qtbot: QtBot) -> None:
    pill = Pill("")
    qtbot.addWidget(pill)
    assert pill.sizeHint().isEmpty()
    pill.resize(20, 20)
    assert len({pill.grab().toImage().pixelColor(x, 10).name() for x in range(20)}) == 1
