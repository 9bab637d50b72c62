from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.domain.fitting import FitLine
from ks_desktop.casefile.page.fitting.rows import FitRows
from ks_desktop.casefile.page.fitting.words import Choice
from ks_desktop.coalition.domain import HerFacts, fits
from tests.coalition.domain.test_services import make_service

TODAY = date(2026, 11, 21)


def made(*names: str) -> list[Choice]:
    facts = HerFacts(today=TODAY)
    return [Choice(line=FitLine(fit=fits(make_service(name=name), facts))) for name in names]


def test_a_row_is_chosen_with_enter_and_stays_the_current_one_while_it_is_there(qtbot: QtBot) -> None:
    rows = FitRows(TODAY)
    qtbot.addWidget(rows)
    rows.resize(600, 300)
    rows.show()
    some = made("Maatje", "Wijkteam <b>", "Opvang")
    rows.show_choices(some)
    assert rows.current() is some[0]
    QTest.keyClick(rows, Qt.Key.Key_Down)
    with qtbot.waitSignal(rows.chosen) as chosen:
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert chosen.args == [some[1]]
    rows.show_choices((some[2], some[1]), keep=True)
    assert rows.current() is some[1]
    rows.show_choices((some[2], some[1]))
    assert rows.current() is some[2]
    assert rows.select(some[1].line.service.id if some[1].line else "")  # type: ignore[arg-type]  # it has a line
    assert "&lt;b&gt;" in str(rows.currentIndex().data(Qt.ItemDataRole.ToolTipRole))
    rows.show_choices(())
    assert rows.current() is None
    assert not rows.grab().isNull()


def test_five_thousand_rows_make_no_widgets(qtbot: QtBot) -> None:
    rows = FitRows(TODAY)
    qtbot.addWidget(rows)
    before = len(rows.findChildren(QWidget))
    rows.show_choices(made("Maatje") * 5_000)
    assert len(rows.choices()) == 5_000
    assert len(rows.findChildren(QWidget)) == before
