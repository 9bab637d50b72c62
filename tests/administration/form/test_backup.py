from pytestqt.qtbot import QtBot

from ks_desktop.administration.form.backup import DAYS, FOLDER, MONTHS, backup_form, restore_form
from ks_desktop.core.settings import Settings


def test_each_field_is_a_setting_and_the_passphrase_none(qtbot: QtBot) -> None:
    form, asking = backup_form(), restore_form()
    qtbot.addWidget(form)
    qtbot.addWidget(asking)
    assert tuple(form.names()) == (FOLDER, MONTHS, DAYS)
    assert all(hasattr(Settings(), name) for name in form.names())
    assert tuple(asking.names()) == ("passphrase",)
