from pytestqt.qtbot import QtBot

from ks_desktop.records.page.keeping_proposal import ProposalView
from ks_desktop.widgets.tasks import Tasks
from tests.houses import TODAY, desk_of, end, settle
from tests.records.keeping.support import kept


def test_it_counts_what_stands_there_and_says_that_the_clock_has_jumped(qtbot: QtBot) -> None:
    with kept() as opened:
        tasks = Tasks()
        view = ProposalView(desk_of(opened.house, tasks), opened.house.keeping)
        qtbot.addWidget(view)
        view.refresh()
        settle(tasks)
        assert view.summary.text() == ("1 voorgesteld · 0 wachten op een tweede · 0 bevestigd · 3 buiten het voorstel")
        assert not any(button.isVisibleTo(view) for button in (view.propose, view.confirm, view.go))
        opened.clock.put(TODAY.replace(year=2060))
        opened.house.retention.sweep(actor=opened.nurse)
        view.refresh()
        settle(tasks)
        assert "klok" in view.status.text.text()
        view.propose.click()
        settle(tasks)
        assert len(opened.house.keeping.proposal(actor=opened.nurse).waiting) == 2  # by then the one with care as well
        end(tasks)
