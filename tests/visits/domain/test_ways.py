import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import new_id
from ks_desktop.visits.domain import Transport, TravelCorrection


def correction(start: str = "3511", end: str = "3523", minutes: int = 25) -> TravelCorrection:
    return TravelCorrection(id=new_id(), start=start, end=end, transport=Transport.CAR, minutes=minutes)


@pytest.mark.parametrize("minutes", [0, -5, 7, 485])
def test_minutes_no_journey_takes_are_refused(minutes: int) -> None:
    with pytest.raises(UserError) as refused:
        correction(minutes=minutes)
    assert refused.value.field == "minutes"


def test_both_ends_must_be_known_and_stand_in_order() -> None:
    with pytest.raises(UserError):
        correction(start="")
    with pytest.raises(ValueError, match="in order"):
        correction(start="3523", end="3511")
    assert correction(end="3511").minutes == 25
