from ks_desktop.administration.page.people import PeoplePane
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.administration.page.people.conftest import house, pane
from tests.houses import settle

__all__ = ["house", "pane"]


def test_a_log_in_by_the_sheet_is_shown_until_it_is_known(house: House, tasks: Tasks, pane: PeoplePane) -> None:
    assert not pane.recoveries.isVisible()
    house.people.recoveries.came_in(actor=house.actor)
    pane.refresh()
    settle(tasks)
    assert pane.recoveries.isVisible()
    pane.known.click()
    settle(tasks)
    assert not pane.recoveries.isVisible()
