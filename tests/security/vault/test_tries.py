from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import UserError
from ks_desktop.security.vault import tries

START = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


class Hands:
    """A clock whose hands the test moves."""

    def __init__(self) -> None:
        self.at = START
        self.clock = Clock(lambda: self.at)

    def move(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


def wrong_tries(folder: Path, hands: Hands, count: int) -> None:
    for _ in range(count):
        hands.move(tries.seconds_to_wait(folder, hands.clock))
        tries.begin_try(folder, hands.clock)


def test_five_tries_are_free(tmp_path: Path) -> None:
    hands = Hands()
    for _ in range(5):
        assert tries.seconds_to_wait(tmp_path, hands.clock) == 0
        tries.begin_try(tmp_path, hands.clock)
    with pytest.raises(UserError) as raised:
        tries.begin_try(tmp_path, hands.clock)
    assert raised.value.code == "wait"
    assert raised.value.values == {"seconds": 2}


def test_each_further_try_doubles_the_wait_up_to_a_quarter_of_an_hour(tmp_path: Path) -> None:
    hands = Hands()
    wrong_tries(tmp_path, hands, 5)
    waits = []
    for _ in range(12):
        waits.append(tries.seconds_to_wait(tmp_path, hands.clock))
        wrong_tries(tmp_path, hands, 1)
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]


def test_waiting_it_out_allows_one_try(tmp_path: Path) -> None:
    hands = Hands()
    wrong_tries(tmp_path, hands, 6)
    hands.move(3.5)
    assert tries.seconds_to_wait(tmp_path, hands.clock) == 1
    hands.move(0.5)
    assert tries.seconds_to_wait(tmp_path, hands.clock) == 0


def test_setting_the_clock_back_costs_the_full_wait_and_no_more(tmp_path: Path) -> None:
    hands = Hands()
    wrong_tries(tmp_path, hands, 8)
    hands.move(10)
    hands.move(-86_400)
    assert tries.seconds_to_wait(tmp_path, hands.clock) == 16
    hands.move(16)
    assert tries.seconds_to_wait(tmp_path, hands.clock) == 0


def test_a_right_passphrase_makes_all_tries_free_again(tmp_path: Path) -> None:
    hands = Hands()
    wrong_tries(tmp_path, hands, 9)
    assert tries.succeeded(tmp_path, hands.clock) == 9
    assert tries.seconds_to_wait(tmp_path, hands.clock) == 0
    assert tries.succeeded(tmp_path, hands.clock) == 0


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"wrong": "x", "last": 0}', b'{"wrong": 1}', b'{"wrong": 2, "last": 1e400}', b"\xff\xfe"],
)
def test_a_count_that_somebody_wrote_in_ends_the_free_tries(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "huisbezoek.sleutel.pogingen").write_bytes(content)
    assert tries.seconds_to_wait(tmp_path, Hands().clock) == 2


def test_a_count_from_an_endless_row_of_tries_still_waits_a_quarter_of_an_hour(tmp_path: Path) -> None:
    (tmp_path / "huisbezoek.sleutel.pogingen").write_text(f'{{"wrong": {10**9}, "last": {START.timestamp()}}}')
    assert tries.seconds_to_wait(tmp_path, Hands().clock) == 900
