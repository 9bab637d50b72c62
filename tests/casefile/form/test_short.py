from datetime import date

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.form import due_date_form


def test_a_due_date_shows_the_weeks_it_means_today(qtbot: QtBot) -> None:
    form = due_date_form(lambda: date(2026, 11, 21))
    qtbot.addWidget(form)
    form.set_values({"due_date": date(2027, 3, 16)})
    assert any("vandaag 23+4" in label.text() for label in form.findChildren(QLabel))
