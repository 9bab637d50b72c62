from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import Alike
from ks_desktop.coalition.page.offer.alike import AlikeNames
from ks_desktop.core.values import ServiceId, new_id
from ks_desktop.widgets.parts import NameButton


def test_names_that_are_nearly_so_lead_to_their_cards(qtbot: QtBot) -> None:
    part = AlikeNames()
    qtbot.addWidget(part)
    found = Alike(id=ServiceId(new_id()), name="Grip", organisation="Wijkteam")
    part.show_names((found, Alike(id=ServiceId(new_id()), name="Los", organisation="")))
    names = part.findChildren(NameButton)
    assert [name.accessibleName() for name in names] == ["Grip, Wijkteam", "Los"]
    with qtbot.waitSignal(part.service_wanted) as rung:
        names[0].click()
    assert rung.args == [found.id]
    part.show_names(())
    assert part.isHidden()
