"""A PIN through the real window: offered, chosen, used, refused; and what she is told when she comes in."""

import sqlalchemy as sa
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.pin import PinDialog
from ks_desktop.administration.page.ways import Way
from ks_desktop.app.shell import Shell
from ks_desktop.security.store import AuditRow
from tests.app.test_locking import is_open, made, shell, unlock
from tests.houses import CHEAP, settle, wait_for

__all__ = ["made", "shell"]
PIN = "702915"


def choose(qtbot: QtBot, shell: Shell) -> None:
    """Choose a PIN, as after the offer."""
    assert shell.main is not None
    shell.main.do("pin", None)
    wait_for(qtbot, lambda: shell.findChild(PinDialog) is not None)
    dialog = shell.findChild(PinDialog)
    assert isinstance(dialog, PinDialog)
    for field in (dialog.pin, dialog.repeat):
        field.editor.setText(PIN)
    dialog.submit()
    wait_for(qtbot, shell.locking.quick.is_ready)
    settle(shell.tasks)
    wait_for(qtbot, lambda: shell.findChild(PinDialog) is None)


def way(shell: Shell) -> Way:
    return shell.unlock.way


def with_pin(qtbot: QtBot, shell: Shell, pin: str) -> None:
    shell.unlock.pin.editor.setText(pin)
    shell.unlock.submit()
    wait_for(qtbot, shell.unlock.unlock.isEnabled)
    settle(shell.tasks)


def pin_lines(shell: Shell) -> list[tuple[str, str]]:
    assert shell.opened is not None
    house = shell.opened.house
    with house.database.reading(house.actor) as reading:
        lines = reading.session.scalars(sa.select(AuditRow).order_by(AuditRow.seq))
        return [(line.event, line.columns) for line in lines if line.event.startswith("pin_")]


def test_a_pin_through_the_window(qtbot: QtBot, shell: Shell) -> None:
    shell.locking.quick.cost = CHEAP
    unlock(qtbot, shell)
    assert shell.main is not None
    assert "pincode" in shell.main.messages.sentence()
    choose(qtbot, shell)
    shell.main.show_page("letters")
    shell.lock()
    settle(shell.tasks)
    assert way(shell) is Way.PIN
    with_pin(qtbot, shell, "111222")
    assert not is_open(shell)
    assert "nog twee keer" in shell.unlock.pin.error()
    with_pin(qtbot, shell, PIN)
    assert shell.main is not None
    assert shell.main.place().word == "letters"
    assert "pincode" not in shell.main.messages.sentence(), "it is offered once"
    assert pin_lines(shell) == [("pin_set", ""), ("pin_refused", "1"), ("pin_used", "")]
    shell.lock()
    settle(shell.tasks)
    for _try in range(3):
        with_pin(qtbot, shell, "111222")
    assert way(shell) is Way.PASSPHRASE
    unlock(qtbot, shell)
    assert pin_lines(shell)[-1] == ("pin_refused", "3")
    assert "pincode" in shell.main.messages.sentence(), "who had one is offered another"
