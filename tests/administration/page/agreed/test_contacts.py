from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.agreed.contacts import ContactsPane
from ks_desktop.coalition.domain import CALL, FIRST_VISIT, SECOND_VISIT
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.houses import desk_of, settle


@pytest.fixture
def pane(qtbot: QtBot, house: House, tasks: Tasks) -> Iterator[ContactsPane]:
    made = ContactsPane(desk_of(house, tasks), house.coalition)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    settle(tasks)
    yield made
    settle(tasks)


def test_a_kind_of_contact_is_changed_and_added(house: House, tasks: Tasks, pane: ContactsPane) -> None:
    first, second, _call = pane.lines.found
    assert pane.lines.said(second) == ("Tweede huisbezoek", "60 min · voorstel")
    pane.lines.open(second)
    pane.lines.form.set_values({"minutes": "45", "is_hidden": "yes"})
    pane.lines.submit()
    settle(tasks)
    assert pane.lines.said(pane.lines.found[1])[1] == "45 min · verborgen"
    pane.lines.open(None)
    pane.lines.form.set_values({"name": "Groep", "minutes": "90", "follows": FIRST_VISIT})
    pane.lines.submit()
    settle(tasks)
    added = house.coalition.contact_types.listed(actor=house.actor)[-1]
    assert (added.key, added.minutes, added.follows) == ("groep", 90, FIRST_VISIT)
    assert first.key == FIRST_VISIT


def test_only_the_first_visit_has_its_weeks_elsewhere(pane: ContactsPane) -> None:
    assert pane.weeks.isHidden()
    assert pane.elsewhere.isHidden()
    for kind in pane.lines.found:
        pane.lines.open(kind)
        assert pane.elsewhere.isHidden() is (kind.key != FIRST_VISIT)
        assert pane.weeks.isHidden() is (kind.key not in {SECOND_VISIT, CALL})
