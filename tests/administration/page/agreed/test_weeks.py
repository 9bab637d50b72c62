from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.agreed.weeks import WeeksCard
from ks_desktop.coalition.domain import SECOND_VISIT, Municipality, Terms
from ks_desktop.core.gestation import age_of
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.houses import TODAY, desk_of, settle

UTRECHT = Municipality(code="GM0344", name="Utrecht")


@pytest.fixture
def card(qtbot: QtBot, house: House, tasks: Tasks) -> Iterator[WeeksCard]:
    made = WeeksCard(desk_of(house, tasks), house.coalition)
    qtbot.addWidget(made)
    made.know((UTRECHT,))
    made.show()
    made.show_kind(house.coalition.contact_types.listed(actor=house.actor)[1])
    settle(tasks)
    yield made
    settle(tasks)


def _terms(house: House, code: str) -> Terms:
    with house.database.reading(house.actor) as reading:
        return house.coalition.terms(code, TODAY, reading=reading)


def test_the_weeks_of_one_municipality_are_kept_from_today(house: House, tasks: Tasks, card: WeeksCard) -> None:
    assert card.which is not None
    assert card.form.values()["latest"] == age_of(37)
    card.which.set_value("GM0344")
    settle(tasks)
    card.form.set_values({"latest": age_of(36), "best_until": age_of(35), "source": "Overleg"})
    card.save.click()
    settle(tasks)
    own = _terms(house, "GM0344").contact_window(SECOND_VISIT)
    assert own is not None
    assert (own.window.latest, own.valid_from, own.source) == (age_of(36), TODAY, "Overleg")
    assert _terms(house, "").window_of(SECOND_VISIT).latest == age_of(37)


def test_what_cannot_be_is_told_and_a_draft_is_kept_for_each_municipality(
    house: House, tasks: Tasks, card: WeeksCard
) -> None:
    assert card.which is not None
    card.form.field("latest").set_raw("12+0")
    card.submit()
    assert card.form.field("earliest").error()
    card.form.flush_draft()
    card.which.set_value("GM0344")
    settle(tasks)
    assert card.form.values()["latest"] == age_of(37)
    card.which.set_value("")
    settle(tasks)
    assert card.form.values()["latest"] == age_of(12)
    assert _terms(house, "").window_of(SECOND_VISIT).latest == age_of(37)
