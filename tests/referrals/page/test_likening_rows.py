from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ks_desktop.core.gestation import Due
from ks_desktop.core.values import ClientId, new_id
from ks_desktop.referrals.page.likening_rows import ROWS, heading_of, marks
from ks_desktop.referrals.service.beside import Side

HERS = Side(
    client_id=ClientId(new_id()),
    name="Aylin Kaya",
    birth_surname="Kaya",
    birth_date=date(1997, 5, 14),
    address="Lindestraat 12, 3523 CD Utrecht",
    phones=("06-87654321",),
    due=Due(date(2027, 3, 16)),
    referrer="Verloskundigen Proef",
    received_on=date(2026, 11, 20),
)


def said(**changed: Any) -> list[str]:
    other = replace(HERS, **changed)
    return [mark for row in ROWS if (mark := marks(row, HERS, other))]


def test_nothing_is_said_of_what_is_the_same_however_it_was_typed() -> None:
    assert said() == []
    assert said(name="aylin  KAYA") == []


@pytest.mark.parametrize(
    ("changed", "mark"),
    [
        ({"name": "Aylin Kayya"}, "differs"),
        ({"birth_date": date(1997, 5, 15)}, "differs"),
        ({"birth_date": None}, "only in this referral"),
        ({"phones": ()}, "only in this referral"),
        ({"due": Due(date(2027, 3, 16), 15)}, "differs"),
        ({"referrer": "Huisarts Proef"}, "another referral"),
        ({"received_on": date(2026, 11, 21)}, "another referral"),
    ],
)
def test_what_differs_is_said(changed: dict[str, Any], mark: str) -> None:
    assert said(**changed) == [mark]


def test_what_only_the_record_has_is_said() -> None:
    poor = replace(HERS, address="")
    assert [mark for row in ROWS if (mark := marks(row, poor, HERS))] == ["only on record"]


def test_of_a_shielded_woman_nothing_is_told_by_a_mark() -> None:
    assert said(name="A.K.", birth_date=None, address="", is_shielded=True) == []


def test_each_record_has_its_heading() -> None:
    assert [heading_of(place, 2) for place in range(3)] == [
        "This referral",
        "On record already",
        "Misschien deze, 2 van 2",
    ]
