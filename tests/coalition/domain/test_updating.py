from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.coalition.domain import Municipality, Register
from ks_desktop.coalition.domain.updating import MOST_MISSING, ListedMunicipality, MunicipalityUpdate, compare
from ks_desktop.core.errors import UserError

TODAY, NEXT = date(2026, 11, 21), date(2027, 1, 1)
KNOWN = tuple(Municipality(code=f"GM{number:04}", name=f"Plaats {number}") for number in range(1, 100))
HENGELO = Municipality(code="GM0200", name="Hengelo")
OLD = Municipality(code="GM0201", name="Oud", until=TODAY)
REGISTER = Register([*KNOWN, HENGELO, OLD], TODAY)
WHOLE = (
    *(ListedMunicipality(code=each.code, name=each.name) for each in KNOWN),
    ListedMunicipality(code="GM0200", name="Hengelo (O.)"),
)


def looked(*listed: ListedMunicipality) -> MunicipalityUpdate:
    return compare(listed, REGISTER, NEXT, "lijst")


def test_the_same_list_says_nothing_also_with_provinces_behind_names_and_without_those_of_before() -> None:
    update = looked(*WHOLE)
    assert update.is_empty
    assert update.same == 100


def test_who_is_missing_from_a_whole_list_ended_on_its_day_and_what_it_became_is_to_be_told() -> None:
    new = ListedMunicipality(code="GM0300", name="Samen")
    update = looked(*WHOLE[2:], new)
    assert [(each.code, each.until, each.succeeded_by) for each in update.ended] == [
        ("GM0001", NEXT, ()),
        ("GM0002", NEXT, ()),
    ]
    assert [(each.code, each.since, each.source, each.is_own) for each in update.new] == [
        ("GM0300", NEXT, "lijst", True)
    ]


def test_who_is_known_to_end_on_that_day_or_to_begin_later_is_not_missing() -> None:
    ends = replace(KNOWN[0], until=NEXT)
    later = Municipality(code="GM0400", name="Later", since=date(2028, 1, 1))
    register = Register([*REGISTER.all(), ends, later], TODAY)
    assert compare(WHOLE[1:], register, NEXT, "lijst").is_empty


def test_a_list_with_days_says_itself_who_ended_and_what_of() -> None:
    ended = ListedMunicipality(code="GM0001", name="Plaats 1", until=NEXT, succeeded_by=("GM0002",))
    again = ListedMunicipality(code="GM0201", name="Oud", until=date(1990, 1, 1))
    update = looked(ended, again)
    assert [(each.code, each.until, each.succeeded_by) for each in update.ended] == [("GM0001", NEXT, ("GM0002",))]
    assert not update.new


def test_another_name_keeps_the_old_one_as_another_name() -> None:
    update = looked(ListedMunicipality(code="GM0001", name="Anders"), *WHOLE[1:])
    assert [(each.name, each.also_called) for each in update.renamed] == [("Anders", "Plaats 1")]
    assert update.before == {"GM0001": "Plaats 1"}


def test_half_a_list_is_refused() -> None:
    with pytest.raises(UserError, match="not_whole"):
        looked(*WHOLE[MOST_MISSING + 1 :])


@given(st.sets(st.integers(0, 99), max_size=10), st.sets(st.integers(300, 320), max_size=5))
def test_who_is_known_is_the_same_called_otherwise_or_ended_and_what_is_kept_is_known_afterwards(
    gone: set[int], added: set[int]
) -> None:
    rest = [each for place, each in enumerate(WHOLE) if place not in gone]
    new = [ListedMunicipality(code=f"GM{number:04}", name=f"Nieuw {number}") for number in sorted(added)]
    update = looked(*rest, *new)
    assert update.same + len(update.ended) + len(update.renamed) == len(WHOLE)
    kept = [*update.new, *(replace(each, succeeded_by=()) for each in update.ended)]
    after = Register([*REGISTER.all(), *kept], NEXT)
    assert compare([*rest, *new], after, NEXT, "lijst").is_empty
