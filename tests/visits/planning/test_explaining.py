from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from ks_desktop.core.clock import instant_of
from ks_desktop.visits.domain import AtHome
from ks_desktop.visits.planning.diary import Diary
from ks_desktop.visits.planning.explaining import Explaining
from ks_desktop.visits.planning.placing import Placing
from ks_desktop.visits.planning.points import Question, Spot
from ks_desktop.visits.planning.wish import Wish
from tests.visits.planning.lists import MONDAY, diary, nurse, question, wish

NAMES = {nurse(0): "Mw. Proef", nurse(1): "Mw. Test"}


def explaining(asked: Question, *spots: Spot) -> Explaining:
    placing = Placing(asked)
    for spot in spots:
        placing.put(spot)
    return Explaining(asked, placing.diaries, placing.spots, NAMES)


def full(made: Diary, number: int = 40) -> tuple[Spot, ...]:
    """Fill the Tuesday of a nurse with four visits."""
    return tuple(
        Spot(
            nurse=made.nurse,
            wish=wish(number + at),
            starts_at=instant_of(MONDAY + timedelta(days=1), time(hour)),
        )
        for at, hour in enumerate((9, 11, 13, 15))
    )


SATURDAY = (AtHome(weekday=5, start=time(9), end=time(12)),)
EVENING = (AtHome(weekday=1, start=time(18), end=time(22)),)
SHORT = (AtHome(weekday=1, start=time(9), end=time(9, 30)),)
UNHEARD = wish(language="tr", needs_interpreter=True, may_use_interpreter=False)


@pytest.mark.parametrize(
    ("team", "asked", "said"),
    [
        (diary(), wish(due=date(2027, 9, 20)), "Haar weken voor een bezoek eindigden op"),
        (diary(), wish(due=date(2028, 9, 1)), "Haar weken beginnen op"),
        (diary(), wish(not_before=date(2027, 11, 8)), "geen bezoek vóór 08-11-2027"),
        (diary(days=[]), wish(), "werkt niemand op een dag"),
        (diary(days=[1]), wish(at_home=SHORT), "werkdagen in haar weken thuis"),
        (diary(regions=frozenset({"GM0632"})), wish(region="GM0344"), "in haar gemeente"),
        (diary(), UNHEARD, "spreekt haar taal"),
        (diary(), wish(at_home=SATURDAY), "werkdagen in haar weken thuis"),
        (diary(days=[1]), wish(at_home=EVENING), "werken niet als zij thuis is"),
        (diary(days=[1]), wish(minutes=480, postcode="1012 GH"), "past in geen enkele werkdag"),
    ],
)
def test_the_reason_is_the_first_rule_that_leaves_no_choice(team: Diary, asked: Wish, said: str) -> None:
    assert said in explaining(question(team, wishes=(asked,))).why(asked).text()


def test_when_all_days_that_suit_are_full_their_number_is_told() -> None:
    one = diary(days=[1])
    assert "enige werkdag" in explaining(question(one, wishes=()), *full(one)).why(wish()).text()
    team = (one, diary(1, days=[1]))
    spots = (*full(team[0]), *full(team[1], 50))
    assert "2 werkdagen" in explaining(question(*team, wishes=()), *spots).why(wish()).text()


@pytest.mark.parametrize(
    ("made", "asked", "kind"),
    [
        (diary(days=[1]), wish(minutes=495, postcode="3511 AB"), "longer_day"),
        (diary(regions=frozenset({"GM0632"})), wish(region="GM0344"), "region"),
        (diary(), UNHEARD, "interpreter"),
        (diary(days=[1]), wish(at_home=SHORT), "other_hours"),
    ],
)
def test_what_helps_is_the_first_small_thing_and_gives_a_time(made: Diary, asked: Wish, kind: str) -> None:
    found = explaining(question(made, wishes=(asked,))).helps(asked)
    assert found is not None
    assert found.kind == kind
    assert found.proposal is not None
    assert "Mw. Proef" in found.text()


def test_on_a_full_day_one_visit_more_helps() -> None:
    one = diary(days=[1])
    found = explaining(question(one, wishes=()), *full(one, 40)).helps(wish(minutes=30))
    assert found is not None
    assert found.kind == "one_more"


def test_a_week_later_helps_when_nothing_of_this_week_does() -> None:
    one = diary(days=[0])  # the Monday has begun already, and nothing of her hours is left
    asked = wish(at_home=(AtHome(weekday=0, start=time(8, 30), end=time(9, 45)),))
    found = explaining(question(replace(one), wishes=(asked,))).helps(asked)
    assert found is not None
    assert found.kind in {"other_hours", "week_more"}


def test_a_woman_whose_weeks_are_over_is_offered_a_day_just_after_them() -> None:
    asked = wish(due=MONDAY + timedelta(days=-1))  # 40 weeks on the Sunday before
    found = explaining(question(diary(), wishes=(asked,))).helps(asked)
    assert found is not None
    assert (found.kind, found.proposal is not None and found.proposal.day) == ("week_more", MONDAY)


@pytest.mark.parametrize(
    ("changed", "day"),
    [
        ({"due": date(2028, 5, 16)}, date(2027, 11, 2)),  # her weeks begin on the Tuesday after these weeks
        ({"due": date(2028, 9, 1)}, None),
        ({"not_before": date(2027, 11, 4)}, date(2027, 11, 4)),
        ({"not_before": date(2027, 11, 8)}, None),
    ],
)
def test_a_week_later_is_not_before_her_weeks_begin_nor_before_she_wants_it(
    changed: dict[str, date], day: date | None
) -> None:
    asked = wish(0, **changed)
    found = explaining(question(diary(), wishes=(asked,))).helps(asked)
    assert (found and found.proposal and (found.kind, found.proposal.day)) == (day and ("week_more", day))


def test_a_week_later_is_not_on_a_day_she_has_another_visit() -> None:
    asked = wish(not_before=MONDAY + timedelta(days=7))
    monday = replace(question(diary(), wishes=(asked,)), taken={asked.case_id: frozenset({MONDAY + timedelta(days=7)})})
    found = explaining(monday).helps(asked)
    assert found is not None
    assert found.proposal is not None
    assert found.proposal.day == MONDAY + timedelta(days=8)


def test_another_proposed_visit_may_go_elsewhere() -> None:
    tuesday = MONDAY + timedelta(days=1)
    short = tuple(replace(entry, start=time(9), end=time(10, 30)) for entry in diary(days=[0, 1]).hours)
    one = replace(diary(), hours=(replace(short[0], end=time(12)), short[1]))
    one = replace(one, hours=tuple(replace(entry, valid_until=tuesday) for entry in one.hours))
    taken = Spot(nurse=nurse(0), wish=wish(7), starts_at=instant_of(tuesday, time(9, 15)))
    asked = wish(due=tuesday, not_before=tuesday)
    found = explaining(question(one, wishes=()), taken).helps(asked)
    assert found is not None
    assert (found.kind, found.moves) == ("move", taken.wish.case_id)
    assert found.proposal is not None
    assert found.proposal.day == tuesday


def test_when_nothing_helps_nothing_is_named() -> None:
    asked = wish(due=date(2027, 3, 1))
    assert explaining(question(diary(), wishes=(asked,))).helps(asked) is None
