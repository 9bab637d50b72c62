from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.wordings.listing import ListPart
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from ks_desktop.letters.domain.own_texts import COMMON
from ks_desktop.letters.service.wordings import Wordings
from ks_desktop.security.service import Users
from tests.letters.rooms import furnish


def test_the_list_goes_to_the_text_that_is_wanted(
    qtbot: QtBot, watched_database: Database, clock: Clock, actor: UserId
) -> None:
    rooms = furnish(watched_database, clock, actor)
    wordings = Wordings(rooms.database, clock, Users(rooms.database))
    part = ListPart(wordings)
    qtbot.addWidget(part)
    sheet = wordings.texts(part.kind(), part.language(), actor=actor)
    with qtbot.waitSignal(part.selected):
        part.show_sheet(sheet, "footer")
    current = part.table.current()
    assert current is not None
    assert current.path == "footer"
    assert part.reset.isHidden()
    with qtbot.waitSignal(part.turned):
        part.kinds.set_value(COMMON)
    assert part.kind() == COMMON
