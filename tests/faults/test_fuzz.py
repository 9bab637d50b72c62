"""A short run of the inputs, and proof that an answer that is none of ours would be seen."""

import random

import pytest

from ks_desktop.core.errors import UserError
from tests.faults.fuzz import Door, DoorFigures, FuzzFigures, fuzz, knock
from tests.faults.material import TEXTS, mutated, text

CHEAP = ("words", "intake", "settings", "directory as JSON", "directory as tables", "date of the check")


def test_nothing_thrown_is_unhandled() -> None:
    figures = fuzz(250, only=CHEAP)
    assert figures.is_good(), [door.shown for door in figures.doors]
    assert {door.name for door in figures.doors} == set(CHEAP)


def test_a_bug_behind_a_door_is_seen_and_its_input_named() -> None:
    def fall(rng: random.Random) -> object:
        return [][rng.randrange(3)]

    figures = knock(Door(name="broken", share=1, throw=fall), 4, 41)
    assert figures.unhandled == 4
    assert "41/broken/0" in figures.shown[0]
    assert not FuzzFigures(doors=(figures,)).is_good()


def test_what_is_refused_in_words_is_an_answer() -> None:
    def refuse(_rng: random.Random) -> object:
        raise UserError("No.", code="no")

    figures = knock(Door(name="strict", share=1, throw=refuse), 2, 41)
    assert (figures.refused, figures.unhandled) == (2, 0)
    assert FuzzFigures(doors=(figures,)).is_good()


def test_a_run_that_tried_nothing_is_not_good() -> None:
    assert not FuzzFigures(doors=()).is_good()
    assert not FuzzFigures(doors=(DoorFigures(name="shut"),)).is_good()


@pytest.mark.parametrize("seed", ["1", "2"])
def test_a_seed_throws_the_same_again(seed: str) -> None:
    def thrown() -> tuple[list[str], list[bytes]]:
        rng = random.Random(seed)  # noqa: S311 - the same in each run
        return [text(rng) for _time in range(20)], [mutated(rng, b"a;b\n1;2\n") for _time in range(20)]

    assert thrown() == thrown()
    assert any(one in TEXTS for one in thrown()[0])
