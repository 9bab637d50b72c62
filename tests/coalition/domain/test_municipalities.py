from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.coalition.domain import Municipality, Register
from ks_desktop.core.errors import UserError

DAY = date(2022, 3, 24)
AMSTERDAM = Municipality(code="GM0363", name="Amsterdam")
WEESP = Municipality(code="GM0457", name="Weesp", until=DAY, succeeded_by=("GM0363",))
UTRECHT = Municipality(code="GM0344", name="Utrecht")
DIVIDED = Municipality(
    code="GM0788", name="Haaren", until=date(2021, 1, 1), succeeded_by=("GM0824", "GM0757"), also_called="Haren NB"
)
OISTERWIJK = Municipality(code="GM0824", name="Oisterwijk")
BOXTEL = Municipality(code="GM0757", name="Boxtel")
ALL = Register([WEESP, AMSTERDAM, UTRECHT, DIVIDED, OISTERWIJK, BOXTEL], date(2026, 11, 21))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"code": "0344"}, "code"),
        ({"code": "GM03440"}, "code"),
        ({"name": "  "}, "name"),
        ({"since": DAY, "until": DAY}, "until"),
        ({"until": DAY, "succeeded_by": ("GM0344",)}, "succeeded_by"),
        ({"succeeded_by": ("GM0363",)}, "until"),
    ],
)
def test_what_cannot_be_a_municipality_is_refused_at_its_field(values: dict[str, object], field: str) -> None:
    with pytest.raises(UserError) as caught:
        replace(UTRECHT, **values)  # type: ignore[arg-type]
    assert caught.value.field == field


def test_a_municipality_is_there_until_its_last_day() -> None:
    assert WEESP.is_there(DAY - timedelta(days=1))
    assert not WEESP.is_there(DAY)
    assert WEESP.is_ended(DAY)
    assert not replace(UTRECHT, since=DAY).is_there(DAY - timedelta(days=1))


def test_an_old_code_leads_to_the_new_municipality_from_that_day_on() -> None:
    assert ALL.one_now("GM0457") == AMSTERDAM
    assert ALL.one_now("GM0457", DAY - timedelta(days=1)) == WEESP
    assert ALL.one_now("GM0344") == UTRECHT
    assert ALL.now("GM9999") == ()


def test_a_divided_municipality_is_no_single_one() -> None:
    assert ALL.now("GM0788") == (OISTERWIJK, BOXTEL)
    assert ALL.one_now("GM0788") is None


def test_lists_offer_those_of_today_and_names_find_those_of_before() -> None:
    assert [each.name for each in ALL.current()] == ["Amsterdam", "Boxtel", "Oisterwijk", "Utrecht"]
    assert ALL.named("weesp") == WEESP
    assert ALL.named("Haren NB") == DIVIDED
    coming = replace(UTRECHT, code="GM2000", name="Nieuwstad", since=date(2027, 1, 1))
    assert Register([UTRECHT, coming], ALL.on).coming() == (coming,)
    assert Register([UTRECHT, coming], ALL.on).current() == (UTRECHT,)


def test_who_is_there_today_keeps_a_name_that_was_given_before() -> None:
    before = replace(UTRECHT, code="GM2001", until=DAY)
    for order in ([before, UTRECHT], [UTRECHT, before]):
        assert Register(order, ALL.on).named("Utrecht") == UTRECHT


def test_codes_of_before_are_found_under_the_new_one_and_the_other_way_about() -> None:
    assert ALL.codes_of("GM0363") == ("GM0363", "GM0457")
    assert set(ALL.codes_of("GM0457")) == {"GM0363", "GM0457"}
    assert ALL.codes_of("GM0344") == ("GM0344",)
    assert ALL.before("GM0824") == (DIVIDED,)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (replace(AMSTERDAM, until=date(2030, 1, 1), succeeded_by=("GM0457",)), "circle"),
        (replace(UTRECHT, until=DAY, succeeded_by=("GM9999",)), "municipality"),
        (replace(UTRECHT, code="GM2000", name="AMSTERDAM"), "name_taken"),
    ],
)
def test_what_contradicts_the_others_is_refused(wrong: Municipality, code: str) -> None:
    with pytest.raises(UserError) as caught:
        Register([*ALL.all(), wrong], ALL.on).check(wrong)
    assert caught.value.code == code


def test_a_name_may_come_back_when_the_other_is_no_more() -> None:
    again = Municipality(code="GM2002", name="Weesp", since=date(2030, 1, 1))
    Register([*ALL.all(), again], ALL.on).check(again)


@given(st.data())
def test_every_chain_of_successors_ends_in_municipalities_that_are_there(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 12))
    known = []
    for number in range(count):  # each is followed by later ones only, as checking keeps it
        later = data.draw(st.sets(st.integers(number + 1, count), max_size=3)) - {count}
        year = 2000 + number
        known.append(
            Municipality(
                code=f"GM{number:04}",
                name=f"Plaats {number}",
                until=date(year, 1, 1) if later else None,
                succeeded_by=tuple(f"GM{each:04}" for each in sorted(later)),
            )
        )
    register = Register(known, date(2050, 1, 1))
    for each in known:
        register.check(each)
        ends = register.now(each.code)
        assert ends
        assert all(end.is_there(register.on) for end in ends)
        assert all(each in (end, *register.before(end.code)) for end in ends)
        day = date(data.draw(st.integers(1999, 2020)), 1, 1)
        assert all(not end.is_ended(day) for end in register.now(each.code, day))
