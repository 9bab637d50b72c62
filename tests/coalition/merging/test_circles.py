from dataclasses import replace
from typing import Any

import pytest

from ks_desktop.coalition.domain import Organisation
from ks_desktop.coalition.merging.circles import circular, root_of
from tests.coalition.merging.directories import number, partner


def joined(**ways: Any) -> list[Organisation]:
    known = {"a": 1, "b": 2, "c": 3, "d": 4}
    return [replace(partner(known[one]), joined_into=partner(known[other]).id) for one, other in ways.items()]


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ({"a": "b"}, {"b": "a"}, {2}),
        ({"a": "b"}, {"a": "b"}, set()),
        ({"a": "b"}, {"b": "c"}, set()),
        ({"a": "b", "c": "d"}, {"b": "c", "d": "a"}, {2, 4}),
        ({}, {"a": "b", "b": "a"}, {1, 2}),
        ({}, {"a": "a"}, set()),
        ({"a": "b"}, {"a": "c", "b": "c"}, set()),
    ],
)
def test_what_would_go_round_is_found(ours: dict[str, str], theirs: dict[str, str], expected: set[int]) -> None:
    assert circular(joined(**ours), joined(**theirs)) == {number(1, each) for each in expected}


def test_each_name_leads_to_the_one_that_is_left() -> None:
    a, b, c = (number(1, count) for count in (1, 2, 3))
    assert root_of(a, {a: b, b: c, c: None}) == c
    assert root_of(c, {}) == c
    assert root_of(a, {a: b, b: a}) == b  # a file that is damaged already ends somewhere
