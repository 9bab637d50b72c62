from pytestqt.qtbot import QtBot

from ks_desktop.administration.form.backup import DAYS, FOLDER, MONTHS
from ks_desktop.administration.form.free_day import holidays_form
from ks_desktop.administration.form.papers import PAPERS
from ks_desktop.administration.form.person import SENDER
from ks_desktop.administration.form.stationery import STATIONERY
from ks_desktop.administration.form.visiting import ALL, settings_form
from ks_desktop.core.settings import Settings


def test_every_setting_has_a_field_on_one_of_the_forms(qtbot: QtBot) -> None:
    form = settings_form()
    qtbot.addWidget(form)
    assert set(form.names()) == set(ALL)
    by_proof = {"recovery_proved"}  # set by typing back what stands on the sheet, never chosen
    kept = holidays_form()
    qtbot.addWidget(kept)
    shown = {*ALL, *SENDER, *PAPERS, *STATIONERY, *kept.names(), *by_proof, FOLDER, MONTHS, DAYS}
    assert shown == set(Settings.__dataclass_fields__)
