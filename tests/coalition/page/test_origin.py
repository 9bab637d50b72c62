from datetime import date

from pytestqt.qtbot import QtBot

from ks_desktop.coalition import store
from ks_desktop.coalition.domain.cards import Origin, key_of
from ks_desktop.coalition.page.origin import OriginPane
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from ks_desktop.security.domain import AuditEvent
from ks_desktop.widgets.desk import Desk
from tests.coalition.merging.directories import partner
from tests.desks import settle


def test_a_card_that_was_taken_over_says_from_whom(
    qtbot: QtBot, desk: Desk, coalition: Coalition, database: Database, actor: UserId
) -> None:
    pane = OriginPane(desk, coalition)
    qtbot.addWidget(pane)
    with database.work(actor, AuditEvent.ORGANISATION_CHANGED) as work:
        origin = Origin(from_whom="JGZ <Noord>", taken_on=date(2026, 11, 22))
        store.put_origins(work, [key_of(partner(1))], origin)
    pane.show_organisation(partner(1))
    settle(desk.tasks)
    assert pane.text.text() == "Overgenomen van JGZ <Noord>, 22-11-2026"
    assert not pane.isHidden()
    for other in (partner(2), None):
        pane.show_organisation(other)
        settle(desk.tasks)
        assert pane.isHidden()
