from ks_desktop.casefile.page import ContactsCard
from ks_desktop.clients.domain import CaseState
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.window import MainWindow
from tests.houses import case_in, part, settle


def test_what_comes_next_stands_on_her_page_and_leads_to_the_agenda(
    main: MainWindow, house: House, tasks: Tasks
) -> None:
    main.open_case(case_in(house, CaseState.READY))
    settle(tasks)
    (card,) = main.pages.women().case.findChildren(ContactsCard)
    assert card.isVisibleTo(main.pages.women().case)
    card.plan_wanted.emit(case_in(house, CaseState.READY))
    settle(tasks)
    assert main.stack.currentWidget() is main.pages.agenda()
    assert part(main.pages.women(), "next_contact") is card
