from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.administration.domain import TERM_FIELDS
from ks_desktop.administration.form.municipalities import MunicipalityPicker, terms_form
from ks_desktop.coalition.domain import Municipality

ALL = (
    Municipality(code="GM0344", name="Utrecht"),
    Municipality(code="GM0355", name="Zeist"),
    Municipality(code="GM1904", name="Stichtse Vecht"),
    Municipality(code="GM0070", name="Waadhoeke Ûtein"),
)


def picker(qtbot: QtBot, *served: str) -> MunicipalityPicker:
    made = MunicipalityPicker()
    qtbot.addWidget(made)
    made.show_municipalities(ALL, served)
    made.show()
    return made


def visible(made: MunicipalityPicker) -> list[str]:
    return [made.list.item(n).text() for n in range(made.list.count()) if not made.list.item(n).isHidden()]


def test_those_she_serves_stand_on_top_and_are_named(qtbot: QtBot) -> None:
    made = picker(qtbot, "GM0355")
    assert visible(made)[0] == "Zeist"
    assert made.codes() == ("GM0355",)
    assert "Zeist" in made.chosen.text()


def test_a_few_letters_without_accents_find_any_word(qtbot: QtBot) -> None:
    made = picker(qtbot)
    QTest.keyClicks(made.search.editor, "ut")
    assert visible(made) == ["Utrecht", "Waadhoeke Ûtein"]


def test_enter_ticks_the_first_found_and_clears_the_search(qtbot: QtBot) -> None:
    made = picker(qtbot)
    QTest.keyClicks(made.search.editor, "vecht")
    with qtbot.waitSignal(made.edited):
        QTest.keyClick(made.search.editor, Qt.Key.Key_Return)
    assert made.codes() == ("GM1904",)
    assert made.search.value() == ""
    assert len(visible(made)) == len(ALL)


def test_the_arrow_goes_into_the_list_and_a_space_ticks(qtbot: QtBot) -> None:
    made = picker(qtbot)
    QTest.keyClick(made.search.editor, Qt.Key.Key_Down)
    made.list.setCurrentRow(0)
    QTest.keyClick(made.list, Qt.Key.Key_Space)
    assert len(made.codes()) == 1
    made.tick(made.codes()[0], ticked=False)
    assert made.codes() == ()


def test_the_terms_form_asks_every_term(qtbot: QtBot) -> None:
    form = terms_form()
    qtbot.addWidget(form)
    assert set(form.names()) == set(TERM_FIELDS)
