"""Her page with the card for births and moves, over a practice house."""

from collections.abc import Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page import CaseView, Place
from ks_desktop.casefile.page.life import LifeCard, LifeServices
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.houses import desk_of, settle


@contextmanager
def her_page(qtbot: QtBot, house: House, tasks: Tasks, case: CaseId) -> Iterator[LifeCard]:
    """Show a case, and give the card."""
    desk = desk_of(house, tasks)
    view = CaseView(desk, house.casefiles, house.clients, house.visits, house.coalition)
    services = LifeServices(
        births=house.births, events=house.life_events, homes=house.new_homes, coalition=house.coalition
    )
    card = LifeCard(desk, services)
    view.sheet.add_card(card, Place.RIGHT)
    tasks.changed.connect(lambda _changes: view.refresh())
    qtbot.addWidget(view)
    view.resize(1100, 800)
    view.show()
    view.open_case(case)
    settle(tasks)
    yield card
    settle(tasks)
