from pytestqt.qtbot import QtBot

from ks_desktop.clients.domain.languages import EVERY
from ks_desktop.referrals.domain import FIELDS
from ks_desktop.referrals.form.sections import language_options, sections
from ks_desktop.widgets.form import Form
from tests.referrals.makers import TODAY


def test_the_form_has_every_field_in_the_order_of_the_paper(qtbot: QtBot) -> None:
    form = Form(sections(lambda: TODAY, str, str))
    qtbot.addWidget(form)
    assert set(form.names()) == set(FIELDS) - {"gestation_days"}
    starts = [section.fields()[0].name for section in form.sections]
    assert [FIELDS.index(name) for name in starts] == sorted(FIELDS.index(name) for name in starts)


def test_every_language_can_be_chosen_by_its_dutch_name() -> None:
    options = language_options()
    assert {option.value for option in options} == EVERY
    assert [option.label for option in options[:4]] == ["Nederlands", "Arabisch", "Turks", "Tigrinya"]
