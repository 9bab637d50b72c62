from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.form import Panel
from ks_desktop.casefile.page.background import BackgroundCard
from ks_desktop.casefile.page.cards import Leaves, OpensForms, PageCard, PageForm
from ks_desktop.casefile.page.contacts import ContactsCard
from ks_desktop.visits.form import ReportForm


def test_what_is_handed_in_is_known_by_what_it_can_do(qtbot: QtBot) -> None:
    card, other = BackgroundCard(), QLabel()
    for widget in (card, other):
        qtbot.addWidget(widget)
    assert isinstance(card, PageCard)
    assert not isinstance(card, OpensForms)
    assert not isinstance(other, PageCard)


def test_the_forms_of_the_page_are_forms_as_any_other() -> None:
    made: tuple[type[QWidget], ...] = (Panel, ReportForm)
    for form in made:
        for name in (*PageForm.__annotations__, "leave"):
            assert hasattr(form, name), (form, name)
    assert hasattr(Leaves, "leave")
    assert all(hasattr(ContactsCard, name) for name in (*OpensForms.__annotations__, "forms"))
