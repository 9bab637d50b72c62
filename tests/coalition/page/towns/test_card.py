from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import AgreedOn, Municipality, Terms, TownCard
from ks_desktop.coalition.page.towns.card import TownPane
from ks_desktop.core.values import OrganisationId
from tests.coalition.domain.test_agreed import AGREED as NOTHING
from tests.coalition.service.test_alliances import make_alliance
from tests.coalition.store.test_agreed import AGREED
from tests.widgets.hands import child

TODAY = date(2026, 11, 21)
UTRECHT = Municipality(code="GM0344", name="Utrecht", since=date(1122, 6, 2), is_own=True, source="archief")
HELD = AgreedOn(
    municipality=UTRECHT, now=(UTRECHT,), before=(), day=TODAY, terms=Terms(municipality="", valid_from=TODAY)
)


def said(pane: TownPane) -> str:
    return "\n".join(label.text() for label in pane.findChildren(QLabel))


def test_it_tells_the_coalition_the_contacts_and_what_was_agreed(qtbot: QtBot) -> None:
    pane = TownPane()
    qtbot.addWidget(pane)
    gone = OrganisationId(UUID(int=9))
    alliance = make_alliance(partners=(gone,))
    held = replace(HELD, alliances=(alliance,), local=AGREED)
    pane.show_town(TownCard(agreed=held, is_ours=True, beside={alliance.id: ("Regio",)}), TODAY)
    text = said(pane)
    for part in (
        *("sinds 2 juni 1122", "hier werken wij", "bron: archief", "Niemand weet het", "Er is geen plan bekend."),
        *("een partner die er niet meer is", "nog een coalitie: Regio", "1. spoed", "Na 2 werkdagen: coördinator"),
        *("Bij spoed belt de verloskundige.", "Niets eigens"),
    ):
        assert part in text
    with qtbot.waitSignal(pane.alliance_wanted) as asked:
        child(pane, QPushButton, "open_alliance").click()
    assert asked.args == [alliance]


def test_where_nothing_is_known_it_says_so_and_adds(qtbot: QtBot) -> None:
    pane = TownPane()
    qtbot.addWidget(pane)
    pane.show_town(TownCard(agreed=replace(HELD, local=NOTHING)), TODAY)
    for part in ("Geen coalitie bekend.", "Er is nog niets vastgelegd.", "Voor andere dagen is niets vastgelegd."):
        assert part in said(pane)
    with qtbot.waitSignal(pane.alliance_wanted) as asked:
        child(pane, QPushButton, "add_alliance").click()
    assert asked.args == [None]
    assert not pane.terms.isEnabled()  # we do not work there


def test_what_held_on_another_day_is_read_and_not_changed(qtbot: QtBot) -> None:
    pane = TownPane()
    qtbot.addWidget(pane)
    pane.show_town(TownCard(agreed=replace(HELD, day=date(2025, 1, 1), alliances=(make_alliance(),))), TODAY)
    assert "Zoals het was op 1 januari 2025." in said(pane)
    assert not child(pane, QPushButton, "open_alliance").isEnabled()
    assert not pane.local.isEnabled()
    with qtbot.waitSignal(pane.day_wanted):
        child(pane, QPushButton, "show_today").click()
