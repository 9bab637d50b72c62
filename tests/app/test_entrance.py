"""Two colleagues at one computer: who was here last is asked first, and whose PIN counts when the other comes in."""

from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.ways import Way
from ks_desktop.app.shell import Shell
from tests.app.test_locking import OTHER, is_open, made, shell, unlock
from tests.app.test_welcome import choose, way
from tests.houses import CHEAP, settle, wait_for

__all__ = ["made", "shell"]


def test_a_pin_ends_when_somebody_else_comes_in(qtbot: QtBot, shell: Shell) -> None:
    shell.locking.quick.cost = CHEAP
    unlock(qtbot, shell)
    choose(qtbot, shell)
    shell.lock()
    settle(shell.tasks)
    shell.unlock.show_way(Way.PASSPHRASE)
    assert not is_open(shell)
    unlock(qtbot, shell, "tweede", OTHER)
    assert way(shell) is Way.CHANGE, "she was given that passphrase: now she chooses her own"
    for field in (shell.unlock.new_passphrase, shell.unlock.repeat):
        field.editor.setText("drie bomen en een sloot")
    shell.unlock.submit()
    wait_for(qtbot, lambda: shell.opened is not None)
    settle(shell.tasks)
    assert shell.opened is not None
    assert shell.opened.user.name == "tweede"
    assert not shell.locking.quick.is_ready()
    shell.lock()
    settle(shell.tasks)
    assert shell.unlock.name() == "tweede", "who was here last types her passphrase at once"
