from pytestqt.qtbot import QtBot

from ks_desktop.administration.form.papers import PAPERS, papers_form
from ks_desktop.core.settings import Settings


def test_each_field_is_a_setting(qtbot: QtBot) -> None:
    form = papers_form()
    qtbot.addWidget(form)
    assert tuple(form.names()) == PAPERS
    assert all(hasattr(Settings(), name) for name in PAPERS)
