"""A passphrase that was forgotten, in the real window: the sheet lets her in, everybody sees it, nothing is lost."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.ways import Way
from ks_desktop.app.shell import Shell
from ks_desktop.house import House
from ks_desktop.security.domain import Role
from tests.administration.people.support import CLOCK, FIRST, OWN, colleague, make_house
from tests.houses import settle, wait_for

NEW = "negen rode fietsen in de regen"


def unlock(qtbot: QtBot, shell: Shell, name: str, *, wait: bool = True, **typed: str) -> None:
    page = shell.unlock
    wait_for(qtbot, lambda: page.user is not None and page.unlock.isEnabled())
    assert page.user is not None
    page.user.set_value(name)
    for field in (page.code, page.passphrase, page.new_passphrase):
        if field.name in typed:
            field.set_value(typed[field.name])
    page.repeat.set_value(typed.get("new_passphrase", ""))
    page.submit()
    if wait:
        wait_for(qtbot, lambda: shell.main is not None)
        settle(shell.tasks)


def told(shell: Shell) -> str:
    assert shell.opened is not None
    return " ".join(shell.opened.house.notices)


def lock(qtbot: QtBot, shell: Shell) -> None:
    shell.lock()
    wait_for(qtbot, lambda: shell.main is None)
    settle(shell.tasks)


def start(qtbot: QtBot, house: House) -> Shell:
    """Close a house with two users, and start the program on its folder."""
    house.administration.save_profile(
        {"full_name": "Noor Proef", "job_title": "jeugdverpleegkundige"}, actor=house.actor
    )
    house.people.add(colleague("sanne", Role.NURSE, job_title="jeugdverpleegkundige"), actor=house.actor)
    house.close()
    shell = Shell(house.folder, clock=CLOCK)
    qtbot.addWidget(shell)
    shell.show()
    shell.start()
    settle(shell.tasks)
    return shell


def say_known(shell: Shell) -> None:
    """Say in Beheer that the log-in by the sheet is known."""
    assert shell.main is not None
    shell.main.show_page("settings")
    settings = shell.main.pages.settings()
    settings.show_part("people")
    settle(shell.tasks)
    settings.people.known.click()
    settle(shell.tasks)
    assert not settings.people.recoveries.isVisible()


def test_from_a_forgotten_passphrase_to_work_and_back_to_quiet(qtbot: QtBot, tmp_path: Path) -> None:
    house, code = make_house(tmp_path / "gegevens")
    note = house.sealed_texts.seal("blijft leesbaar", "draft", house.actor, actor=house.actor)
    shell = start(qtbot, house)
    unlock(qtbot, shell, "noor", wait=False, passphrase=OWN)
    settle(shell.tasks)
    assert shell.unlock.passphrase.error()
    shell.unlock.links[Way.SHEET].click()
    unlock(qtbot, shell, "noor", recovery_code=code.lower().replace("-", " "), new_passphrase=NEW)
    assert shell.opened is not None
    assert shell.main is not None
    mine = shell.opened.house
    assert mine.sealed_texts.open(note, "draft", house.actor, actor=mine.actor) == "blijft leesbaar"
    assert "met het herstelblad ingelogd als Noor Proef" in shell.main.messages.sentence()
    lock(qtbot, shell)
    unlock(qtbot, shell, "sanne", wait=False, passphrase=FIRST)  # a first passphrase asks for one of her own, in place
    wait_for(qtbot, lambda: shell.unlock.way is Way.CHANGE)
    unlock(qtbot, shell, "sanne", passphrase=FIRST, new_passphrase=OWN)
    assert "Noor Proef" in told(shell)  # everybody sees it
    lock(qtbot, shell)
    unlock(qtbot, shell, "noor", passphrase=NEW)
    say_known(shell)
    assert shell.opened.house.people.recoveries.notices(actor=house.actor) == ()
    assert shell.opened.house.verify() == []
    shell.close()
