import pytest

from ks_desktop.security.access import IdleWatch


class Hands:
    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


def test_it_locks_after_five_idle_minutes_and_not_before() -> None:
    hands = Hands()
    watch = IdleWatch(monotonic=hands)
    hands.at += 299
    assert not watch.is_due()
    assert watch.seconds_left() == 1
    hands.at += 1
    assert watch.is_due()


def test_each_touch_starts_the_wait_anew() -> None:
    hands = Hands()
    watch = IdleWatch(1, monotonic=hands)
    hands.at += 59
    watch.touch()
    hands.at += 59
    assert not watch.is_due()


@pytest.mark.parametrize(("minutes", "seconds"), [(0, 60), (-5, 60), (1, 60), (15, 900), (10_000, 900)])
def test_no_setting_switches_the_lock_off(minutes: int, seconds: int) -> None:
    assert IdleWatch(minutes, monotonic=Hands()).seconds_left() == seconds
