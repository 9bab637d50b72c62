from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.domain import CasePage, Possibility, Standing, possibilities
from ks_desktop.casefile.page.progress import Progress, best_words, possible_words, pregnancy
from ks_desktop.clients.domain import CaseState
from ks_desktop.clients.domain.birth import Birth
from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.house import House
from ks_desktop.visits.domain import StopClock, StopReason
from ks_desktop.widgets.words import short_day
from tests.houses import case_in


@pytest.fixture
def page(house: House) -> CasePage:
    return house.casefiles.page(case_in(house, CaseState.FEEDBACK_DUE), actor=house.actor)


def test_the_bar_tells_weeks_windows_and_visits(qtbot: QtBot, page: CasePage) -> None:
    progress = Progress()
    qtbot.addWidget(progress)
    progress.show_page(page)
    words = progress.bar.words()
    visit = page.facts.appointments[-1]
    assert visit.report is not None
    first = next(weeks for weeks in page.weeks if weeks.key == FIRST_VISIT)
    assert first.standing is Standing.HELD
    for said in ("24+6", "16+0", "28+0", f"{first.name} gehouden {short_day(visit.report.held_on, today=page.today)}"):
        assert said in words


def test_stopped_days_and_a_birth_stand_on_the_bar(page: CasePage) -> None:
    first = page.today - timedelta(days=9)
    stop = StopClock(id=UUID(int=1), case_id=page.case.id, first=first, until=page.today, reason=StopReason.ABROAD)
    assert "de termijn stond stil: van 23+4 tot en met 24+6." in pregnancy(replace(page, stops=(stop,))).words()
    birth = Birth(case_id=page.case.id, born_on=page.case.due_date, told_on=page.case.due_date)
    born = replace(page, life=replace(page.life, birth=birth))
    assert pregnancy(born).marker == (280, "geboren 40+0")


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (83, "Huisbezoek kan nog tot vr 12 feb 2027, nog 83 dagen"),
        (1, "Huisbezoek kan nog tot zo 22 nov, nog 1 dag"),
        (0, "Huisbezoek kan nog tot za 21 nov, nog 0 dagen"),
        (-3, "Huisbezoek kon tot wo 18 nov; het kan alsnog."),
    ],
)
def test_what_is_still_possible_counts_the_days(page: CasePage, left: int, said: str) -> None:
    until = page.today + timedelta(days=left)
    one = Possibility(name="Huisbezoek", until=until, best_until=page.today if left > 1 else None)
    assert possible_words(one, page) == said
    assert best_words(one) == ("Huisbezoek: het best tot za 21 nov" if left > 1 else "")


def test_what_closes_first_stands_on_the_bar_and_nothing_is_possible_after_a_loss(
    qtbot: QtBot, house: House, page: CasePage
) -> None:
    ready = house.casefiles.page(case_in(house, CaseState.READY), actor=house.actor)
    closes = [one.until for one in possibilities(ready.weeks, ready.today)]
    assert closes == sorted(closes)
    assert FIRST_VISIT not in {one.name for one in page.possible}
    progress = Progress()
    qtbot.addWidget(progress)
    progress.show_page(ready)
    assert possible_words(ready.possible[0], ready) in progress.bar.words()
