from datetime import timedelta

from pytestqt.qtbot import QtBot

from ks_desktop.core.values import Changes
from ks_desktop.records.keeping import gone
from ks_desktop.records.keeping.gone import Gone, mark_of
from ks_desktop.security import vault
from ks_desktop.widgets.messages import MessageBar
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.window.keeping_up import KeepingWatch
from tests.houses import desk_of, settle
from tests.records.keeping.support import ODD, everything, kept


def test_the_month_is_made_and_what_came_back_goes_when_the_window_opens_and_each_day(
    qtbot: QtBot, tasks: Tasks
) -> None:
    with kept(with_key=True) as opened:
        house = opened.house
        mark = mark_of(vault.database_of(house.folder), opened.cases["declined"])
        gone.write(house.folder, {mark: Gone(opened.clock.now(), None)})
        messages = MessageBar()
        qtbot.addWidget(messages)
        announced: list[Changes] = []
        tasks.changed.connect(announced.append)
        watch = KeepingWatch(desk_of(house, tasks), house, messages)
        watch.start()
        settle(tasks)
        assert ODD not in everything(house)
        assert announced[-1].clients
        assert "1 dossier dat na deze back-up was vernietigd" in messages.sentence()
        assert house.keeping.proposal(actor=opened.nurse).made_on == opened.clock.today()
        watch.look()
        settle(tasks)
        number = len(announced)
        opened.at(opened.clock.today() + timedelta(days=31))
        watch.look()
        settle(tasks)
        assert len(announced) == number + 1
        assert house.keeping.proposal(actor=opened.nurse).made_on == opened.clock.today()
