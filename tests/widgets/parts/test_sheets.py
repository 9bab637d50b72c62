import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextDocumentFragment
from PySide6.QtGui import Qt as Rich
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.parts import Card, Hairline, PageTitle, Prose, Scrolling, column, label, row, say, tip, typed
from ks_desktop.widgets.theme import LIGHT, Tone


def test_a_label_never_reads_markup(qtbot: QtBot) -> None:
    made = label("<b>O'Brien & zn</b>")
    qtbot.addWidget(made)
    assert made.text() == "<b>O'Brien & zn</b>"
    assert made.textFormat() == Qt.TextFormat.PlainText


def test_what_somebody_typed_is_no_word_of_the_screen(qtbot: QtBot) -> None:
    for made, text in ((typed("Kind"), "Kind"), (typed("<b>x", "secondary", wrap=True), "<b>x")):
        qtbot.addWidget(made)
        assert made.text() == text
        assert made.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("name", ["<b>x", "<geen>", "Tom & Jerry", "a &lt; b", "x   y <i>", "Łucja"])
def test_a_tooltip_shows_what_was_typed(name: str) -> None:
    shown = tip(name)
    assert (QTextDocumentFragment.fromHtml(shown).toPlainText() if Rich.mightBeRichText(shown) else shown) == name


def test_running_text_shows_markup_as_typed(qtbot: QtBot) -> None:
    made = Prose("<geen> & zo\nverder")
    qtbot.addWidget(made)
    assert "&lt;geen&gt; &amp; zo<br>verder" in made.text()
    assert made.accessibleName() == "<geen> & zo\nverder"


def test_words_are_translated_when_shown(qtbot: QtBot) -> None:
    made = label("Cancel")
    qtbot.addWidget(made)
    assert made.text() == "Annuleren"


def test_a_title_and_a_card_can_change_their_words(qtbot: QtBot) -> None:
    title, card = PageTitle("Vandaag", "zaterdag"), Card("Nu bellen")
    qtbot.addWidget(title)
    qtbot.addWidget(card)
    title.set_title("Agenda")
    title.set_subtitle("week 48")
    assert [made.text() for made in title.findChildren(QLabel)] == ["Agenda", "week 48"]
    card.set_heading("")
    assert not card.findChildren(QLabel)[0].isVisibleTo(card)
    card.set_heading("Later")
    assert card.accessibleName() == "Later"


def test_a_property_changes_the_look_at_once(qtbot: QtBot) -> None:
    made = label("x")
    qtbot.addWidget(made)
    assert made.palette().windowText().color() == QColor(LIGHT.ink)
    say(made, tone=Tone.SAFETY.value)
    assert made.palette().windowText().color() == QColor(LIGHT.safety)


def test_things_stand_in_order_under_and_beside_each_other(qtbot: QtBot) -> None:
    page, names = QWidget(), [QLabel(str(n)) for n in range(4)]
    page.setLayout(column(names[0], row(names[1], names[2]), Hairline(), names[3]))
    qtbot.addWidget(page)
    page.resize(300, 200)
    page.show()
    QApplication.processEvents()
    assert names[0].y() < names[1].y() < names[3].y()
    assert names[1].y() == names[2].y()
    assert names[1].x() < names[2].x()


def test_a_long_page_scrolls_up_and_down_only(qtbot: QtBot) -> None:
    inner = QWidget()
    inner.setLayout(column(*(QLabel(f"regel {n}") for n in range(80))))
    scroll = Scrolling(inner)
    qtbot.addWidget(scroll)
    scroll.resize(200, 200)
    scroll.show()
    QApplication.processEvents()
    assert scroll.verticalScrollBar().maximum() > 0
    assert inner.width() <= scroll.viewport().width()
