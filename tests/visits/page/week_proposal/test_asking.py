from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import Member, NurseProfile
from ks_desktop.visits.page.week_proposal.asking import PlanAsking, PlanWish
from tests.visits.page.week_proposal.plans import NAMES, SAAR, TODAY
from tests.widgets.hands import bring_forward


def member(user: UserId, name: str) -> Member:
    return Member(user=user, name=name, profile=NurseProfile(user=user), has_hours=True)


TEAM = tuple(member(user, name) for user, name in NAMES.items())


@pytest.fixture
def asking(qtbot: QtBot) -> PlanAsking:
    made = PlanAsking(lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    made.show_team(TEAM)
    return made


def _asked(qtbot: QtBot, asking: PlanAsking) -> PlanWish:
    with qtbot.waitSignal(asking.asked) as rung:
        asking.start.click()
    assert isinstance(rung.args, list)
    wish = rung.args[0]
    assert isinstance(wish, PlanWish)
    return wish


def test_two_weeks_from_tomorrow_for_everybody_is_one_key(qtbot: QtBot, asking: PlanAsking) -> None:
    with qtbot.waitSignal(asking.asked) as rung:
        QTest.keyClick(asking.start, Qt.Key.Key_Return)
    assert rung.args == [PlanWish(first=date(2026, 11, 22), weeks=2, nurses=None)]


def test_other_weeks_and_nurses_are_asked_as_chosen(qtbot: QtBot, asking: PlanAsking) -> None:
    asking.first.set_value(date(2026, 12, 7))
    asking.weeks.set_value("4")
    assert asking.nurses is not None
    asking.nurses.set_value([str(SAAR)])
    assert _asked(qtbot, asking) == PlanWish(first=date(2026, 12, 7), weeks=4, nurses=frozenset({SAAR}))


def test_who_was_left_out_stays_left_out_when_the_team_changes(qtbot: QtBot, asking: PlanAsking) -> None:
    assert asking.nurses is not None
    asking.nurses.set_value([str(SAAR)])
    third = member(UserId(UUID(int=7)), "Nieuw")
    asking.show_team((*TEAM, third))
    assert _asked(qtbot, asking).nurses == frozenset({SAAR, third.user})


def test_nobody_chosen_is_a_sentence(qtbot: QtBot, asking: PlanAsking) -> None:
    assert asking.nurses is not None
    asking.nurses.set_value([])
    with qtbot.assertNotEmitted(asking.asked):
        asking.begin()
    assert asking.wrong.text() == "Kies ten minste één verpleegkundige."
    assert asking.wrong.isVisible()


def test_a_day_that_is_none_is_said_at_the_field(qtbot: QtBot, asking: PlanAsking) -> None:
    asking.first.set_raw("31-2")
    with qtbot.assertNotEmitted(asking.asked):
        QTest.keyClick(asking.first.editor, Qt.Key.Key_Return)
    assert asking.first.error()


def test_a_team_without_working_days_is_led_to_them(qtbot: QtBot, asking: PlanAsking) -> None:
    asking.show_team(())
    assert not asking.start.isEnabled()
    with qtbot.waitSignal(asking.hours_wanted):
        asking._to_hours.click()  # noqa: SLF001 - found by name elsewhere
    with qtbot.assertNotEmitted(asking.asked):
        asking.begin()


def test_one_nurse_is_not_asked_which(asking: PlanAsking) -> None:
    asking.show_team(TEAM[:1])
    assert asking.nurses is None


def test_where_nobody_ever_worked_the_first_look_says_so_and_has_the_focus(qtbot: QtBot) -> None:
    asking = PlanAsking(lambda: TODAY)
    qtbot.addWidget(asking)
    bring_forward(asking)
    asking.start.setFocus()
    asking.show_team(())
    assert not asking.start.isEnabled()
    assert asking._to_hours.isVisible()  # noqa: SLF001 - found by name elsewhere
    assert asking._to_hours.hasFocus()  # noqa: SLF001
