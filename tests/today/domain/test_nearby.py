from datetime import date, timedelta
from uuid import UUID

from ks_desktop.core.values import CaseId, DaySpan
from ks_desktop.today.domain import Level, ToCall, by_neighbourhood

TODAY = date(2026, 11, 21)
SOON = DaySpan(TODAY, TODAY + timedelta(days=14))


def entry(number: int, postcode4: str, level: Level = Level.ORDINARY) -> ToCall:
    return ToCall(
        case_id=CaseId(UUID(int=number)),
        name=f"Anna {number}",
        age=None,
        closes_on=TODAY,
        level=level,
        why=(),
        phone="",
        postcode4=postcode4,
        place="Utrecht",
    )


def test_the_neighbourhood_of_the_most_pressing_comes_first_and_nobody_is_left_out() -> None:
    women = [entry(1, "3511"), entry(2, ""), entry(3, "3523", Level.URGENT), entry(4, "3523"), entry(5, "3511")]
    parts = by_neighbourhood(women, {}, SOON)
    assert [part.postcode4 for part in parts] == ["3523", "3511", ""]
    assert sorted(one.name for part in parts for one in part.to_call) == [f"Anna {number}" for number in range(1, 6)]
    assert [one.name for one in parts[0].to_call] == ["Anna 3", "Anna 4"]
    assert parts[-1].place == ""


def test_a_visit_nearby_is_named_when_it_is_soon() -> None:
    days = (TODAY + timedelta(days=20), TODAY + timedelta(days=3), TODAY - timedelta(days=1))
    (part, nowhere) = by_neighbourhood([entry(1, "3511"), entry(2, "")], {"3511": days, "": days}, SOON)
    assert part.visits == (TODAY + timedelta(days=3),)
    assert nowhere.visits == ()
