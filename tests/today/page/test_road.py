from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from ks_desktop.core.values import AppointmentId, new_id
from ks_desktop.today.page.road import RoadCard
from ks_desktop.visits.domain import Appointment, DayStop
from tests.today.page.hands import CASE, DAY, NURSE, button, morning, shown, words

AT_TEN = datetime(2026, 11, 21, 9, tzinfo=UTC)


def stop() -> DayStop:
    return DayStop(
        appointment=Appointment(id=AppointmentId(new_id()), case_id=CASE, nurse=NURSE, starts_at=AT_TEN, minutes=60),
        initials="A.K.",
        age=None,
        postcode4="3523",
        place="Utrecht",
        street_line="Lindestraat 7",
        phone="06 12345678",
        is_secret=False,
        language="",
        interpreter=False,
        travel_before=12,
    )


def test_a_visit_says_when_where_and_how_far_and_leads_to_her(qtbot: QtBot) -> None:
    card = RoadCard()
    shown(qtbot, card)
    card.show_road(morning(stops=(stop(),)).on_the_road)
    assert button(card, "stop").text() == "10:00  A.K."
    assert "3523 Utrecht" in words(card)
    assert "12 min" in words(card)
    with qtbot.waitSignal(card.case_chosen) as opened:
        button(card, "stop").click()
    with qtbot.waitSignal(card.print_day) as printed:
        button(card, "print_day").click()
    assert (opened.args, printed.args) == ([CASE], [DAY])


def test_a_day_without_visits_says_so(qtbot: QtBot) -> None:
    card = RoadCard()
    shown(qtbot, card)
    card.show_road(morning(stops=(stop(),)).on_the_road)
    card.show_road(morning().on_the_road)
    assert "Vandaag geen bezoeken" in words(card)
