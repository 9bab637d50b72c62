from datetime import UTC, datetime, timedelta

from pytestqt.qtbot import QtBot

from ks_desktop.core.values import AppointmentId, new_id
from ks_desktop.today.page.road import AHEAD, DONE, NEXT, OVER, RoadCard, stands
from ks_desktop.visits.domain import Appointment, AppointmentState, DayStop, Mode
from ks_desktop.widgets.parts import Prose
from tests.today.page.hands import CASE, DAY, NURSE, button, morning, shown, words

AT_TEN = datetime(2026, 11, 21, 9, tzinfo=UTC)


def stop(hours: int = 0, mode: Mode = Mode.HOME, state: AppointmentState = AppointmentState.BOOKED) -> DayStop:
    return DayStop(
        appointment=Appointment(
            id=AppointmentId(new_id()),
            case_id=CASE,
            nurse=NURSE,
            starts_at=AT_TEN + timedelta(hours=hours),
            minutes=60,
            mode=mode,
            state=state,
        ),
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


def test_what_is_done_what_is_over_and_what_is_next_are_told_apart(qtbot: QtBot) -> None:
    stops = (stop(state=AppointmentState.DONE), stop(1), stop(3), stop(5, Mode.VIDEO))
    plan = morning(stops=stops).on_the_road
    now = AT_TEN + timedelta(hours=2)
    assert [stand for _stop, stand in stands(plan, now)] == [DONE, OVER, NEXT, AHEAD]
    assert [stand for _stop, stand in stands(plan, None)] == [DONE, AHEAD, AHEAD, AHEAD]
    card = RoadCard()
    shown(qtbot, card)
    card.show_road(plan, now)
    assert "eerstvolgend · 12 min" in words(card)
    assert "via beeldbellen" in words(card)
    with qtbot.waitSignal(card.report_wanted) as wanted:
        button(card, "stop_report").click()
    assert wanted.args == [CASE]


def test_when_the_day_is_over_it_says_what_is_left(qtbot: QtBot) -> None:
    card = RoadCard()
    shown(qtbot, card)
    evening = AT_TEN + timedelta(hours=9)
    card.show_road(morning(stops=(stop(), stop(2))).on_the_road, evening)
    assert "nog 2 verslagen" in "".join(one.accessibleName() for one in card.findChildren(Prose))
    card.show_road(morning(stops=(stop(state=AppointmentState.DONE),)).on_the_road, evening)
    assert "met verslag" in "".join(one.accessibleName() for one in card.findChildren(Prose))
