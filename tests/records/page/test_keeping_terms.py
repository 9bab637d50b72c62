from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.records.page.keeping_terms import TermsView
from ks_desktop.widgets.tasks import Tasks
from tests.houses import desk_of, end, settle
from tests.records.keeping.support import kept


def test_an_own_term_says_since_when_and_by_whom(qtbot: QtBot) -> None:
    with kept() as opened:
        opened.house.keeping.set_term("log", "7", actor=opened.officer)
        tasks = Tasks()
        view = TermsView(desk_of(opened.house, tasks), opened.house.keeping)
        qtbot.addWidget(view)
        view.refresh()
        settle(tasks)
        assert view.table.select("log")
        said = " ".join(shown.text() for shown in view.findChildren(QLabel))
        assert "05-03-2029" in said
        assert "Mw. Oogst" in said
        assert view.form is not None
        assert view.form.values()["span"] == "7"
        end(tasks)
