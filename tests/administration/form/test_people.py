import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.administration.form.people import ROLES, colleague_form, first_passphrase_form, leave_form, roles_form
from ks_desktop.security.domain import Role
from ks_desktop.widgets.fields import TicksField


@pytest.mark.usefixtures("qtbot")
def test_each_role_says_what_it_gives(qtbot: QtBot) -> None:
    for form in (colleague_form(), roles_form()):
        qtbot.addWidget(form)
        field = form.field(ROLES)
        assert isinstance(field, TicksField)
        assert [option.value for option in field.options] == [role.value for role in Role]
        assert all(": " in tick.text() for tick in field.ticks())


def test_passphrases_are_in_no_draft(qtbot: QtBot) -> None:
    for form in (colleague_form(), first_passphrase_form(), leave_form()):
        qtbot.addWidget(form)
        form.field("passphrase").set_value("een zin van vier woorden")
        assert "een zin" not in str(form.content())
