import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.core.gestation import GestationalAge
from ks_desktop.visits.domain import Proposal
from ks_desktop.visits.domain.week_proposal import LeftOut, PlannedRow, Relaxation
from ks_desktop.visits.page.week_proposal.detail import PlanDetail
from ks_desktop.visits.page.week_proposal.entries import Shown
from ks_desktop.visits.restricted import SafetyColour
from tests.visits.page.week_proposal.plans import MONDAY, NAMES, NOOR, case, left_out, plan, planned


@pytest.fixture
def detail(qtbot: QtBot) -> PlanDetail:
    made = PlanDetail()
    qtbot.addWidget(made)
    made.resize(420, 300)
    return made


def says(detail: PlanDetail) -> str:
    return "\n".join(part.text() for part in detail.findChildren(QLabel) if part.isVisible())


def show(detail: PlanDetail, entry: PlannedRow | LeftOut, colours: dict[object, SafetyColour] | None = None) -> None:
    detail.show_entry(entry, Shown(plan=plan(), names=NAMES, colours=colours))  # type: ignore[arg-type]


def test_a_row_is_said_in_whole_and_asks_for_a_look(qtbot: QtBot, detail: PlanDetail) -> None:
    row = planned(1)
    show(detail, row, {})
    assert "Aylin Kaya, ma 23 nov 10:45 – 11:45" in says(detail)
    assert "Noor Proef · 3523 Utrecht · 12 min rijden" in says(detail)
    assert "12 min rijden" in says(detail)
    assert "Nog niemand keek" in says(detail)
    orange = detail.findChild(QPushButton, "look_orange")
    assert orange is not None
    with qtbot.waitSignal(detail.looked) as rung:
        orange.click()
    assert rung.args == [SafetyColour.ORANGE]


@pytest.mark.parametrize(("colour", "words"), [(SafetyColour.GREEN, "groen"), (SafetyColour.RED, "Niet thuis")])
def test_what_was_seen_is_said(detail: PlanDetail, colour: SafetyColour, words: str) -> None:
    show(detail, planned(1), {case(1): colour})
    assert words in says(detail)


def test_where_nobody_looks_nothing_is_asked(detail: PlanDetail) -> None:
    show(detail, planned(1), None)
    assert "veilig" not in says(detail).casefold()


def test_what_would_help_is_a_button_only_where_it_gives_a_time(qtbot: QtBot, detail: PlanDetail) -> None:
    time = Proposal(
        case_id=case(9),
        nurse=NOOR,
        starts_at=MONDAY,
        minutes=60,
        age=GestationalAge(176),
        travel_before=5,
        travel_after=5,
        is_best=True,
    )
    show(detail, left_out(9, helps=Relaxation(kind="one_more", message="one visit more", proposal=time)))
    assert "Wat zou helpen" in says(detail)
    assert detail.help.isVisible()
    with qtbot.waitSignal(detail.helped):
        detail.help.click()
    show(detail, left_out(9, helps=Relaxation(kind="region", message="the next region")))
    assert not detail.help.isVisible()
    show(detail, left_out(9))
    assert "niets kleins" in says(detail)


def test_nothing_chosen_shows_nothing(detail: PlanDetail) -> None:
    show(detail, planned(1), None)
    detail.show_entry(None, Shown(plan=plan()))
    assert not detail.isVisible()
