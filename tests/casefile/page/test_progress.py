import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.progress import Progress, until_words
from ks_desktop.clients.domain import CaseState
from ks_desktop.house import House
from ks_desktop.widgets.words import short_day
from tests.houses import case_in


@pytest.fixture
def page(house: House) -> CasePage:
    return house.casefiles.page(case_in(house, CaseState.FEEDBACK_DUE), actor=house.actor)


def test_the_bar_tells_weeks_window_and_visits(qtbot: QtBot, page: CasePage) -> None:
    progress = Progress()
    qtbot.addWidget(progress)
    progress.show_page(page)
    words = progress.bar.words()
    assert "24+6" in words
    assert "16+0" in words
    assert "28+0" in words
    visit = page.facts.appointments[-1]
    assert visit.report is not None
    assert f"bezoek {short_day(visit.report.held_on)}" in words


def test_what_is_still_possible_counts_the_days(page: CasePage) -> None:
    first, second = until_words(page)
    assert first == "Huisbezoek past het best tot zo 13 dec (22 dagen)"
    assert "(106 dagen)" in second
