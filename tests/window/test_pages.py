import pytest
from PySide6.QtWidgets import QWidget

from ks_desktop.core.values import Changes
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.window import MainWindow
from ks_desktop.window.places import WORDS
from tests.houses import settle


@pytest.mark.parametrize("word", WORDS)
def test_each_page_carries_its_word_and_is_made_once(main: MainWindow, word: str) -> None:
    page = main.pages.page(word)
    assert isinstance(page, QWidget)
    assert page.objectName() == word
    assert main.pages.page(word) is page


def test_pages_are_made_only_when_they_are_needed(main: MainWindow) -> None:
    assert set(main.pages._made) == {"today"}  # noqa: SLF001 - what was made
    main.show_page("agenda")
    assert set(main.pages._made) == {"today", "agenda"}  # noqa: SLF001


def test_a_page_that_is_not_shown_looks_again_when_it_is(main: MainWindow) -> None:
    main.show_page("women")
    assert main.pages._stale == set()  # noqa: SLF001 - who has to look again
    main.pages.tell(Changes(clients=True), shown=main.pages.page("women"))
    assert main.pages._stale == {"today"}  # noqa: SLF001
    main.show_page("today")
    assert main.pages._stale == set()  # noqa: SLF001


def test_from_a_municipality_to_its_sheet_and_to_its_terms(main: MainWindow, tasks: Tasks) -> None:
    main.show_page("directory")
    page = main.pages.directory()
    page.open_town("GM0344")
    settle(tasks)
    page.towns.card.paper.click()
    settle(tasks)
    assert "Lokale coalitie" in main.plans.view.text()
    page.towns.card.terms.click()
    settle(tasks)
    assert main.pages.settings().terms.code() == "GM0344"


def test_the_test_page_for_envelopes_is_looked_at_where_plans_are(main: MainWindow, tasks: Tasks) -> None:
    main.show_page("settings")
    settle(tasks)
    step = main.pages.settings().stationery
    step.trial.click()
    settle(tasks)
    assert main.plans.view.page_count() == 1
    assert "Testpagina" in main.plans.view.text()
