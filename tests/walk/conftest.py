from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ks_desktop import house as houses
from ks_desktop.app.shell import Shell
from ks_desktop.cli.commands import set_up
from ks_desktop.coalition.domain import Organisation, OrganisationKind
from ks_desktop.core.clock import Clock
from ks_desktop.core.values import OrganisationId, new_id
from ks_desktop.widgets import theme
from ks_desktop.widgets.theme import Scheme
from tests.keys import CHEAP, PASSPHRASE
from tests.walk.nurse import Nurse, StrayWindows

PARTNERS: Final = (("Het Plein", OrganisationKind.GP), ("Wijkteam Noord", OrganisationKind.NEIGHBOURHOOD_TEAM))


@pytest.fixture
def nurse(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, clock: Clock
) -> Iterator[Nurse]:
    """A nurse before the real window on a folder of her own; nothing may flash beside that window."""
    theme.apply(qapp, Scheme.LIGHT)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)  # nothing is printed by a test, wherever it runs
    stray = StrayWindows()
    qapp.installEventFilter(stray)
    shell = Shell(tmp_path / "gegevens", clock=clock)
    qtbot.addWidget(shell)
    shell.resize(1280, 720)
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    yield Nurse(qtbot, shell)
    shell.close()
    qapp.removeEventFilter(stray)
    assert stray.seen == []


@pytest.fixture
def settled(nurse: Nurse, clock: Clock) -> Nurse:
    """The nurse on a folder that was set up before, with two partners on the sociale kaart."""
    house, _code = houses.create(
        nurse.shell.folder, "noor", PASSPHRASE, full_name="Noor Proef", clock=clock, cost=CHEAP
    )
    set_up(house, ["Utrecht"], "3511 AB")
    user = house.users.get(house.actor, actor=house.actor)
    house.users.change(replace(user, job_title="jeugdverpleegkundige"), actor=house.actor)
    for name, kind in PARTNERS:
        partner = Organisation(
            id=OrganisationId(new_id()),
            name=name,
            kind=kind,
            street="Weg",
            house_number="1",
            postcode="3512 AA",
            place="Utrecht",
        )
        house.coalition.save_organisation(partner, actor=house.actor)
    house.close()
    return nurse
