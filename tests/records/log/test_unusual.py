from datetime import UTC, datetime, timedelta

from ks_desktop.core.values import UserId, new_id
from ks_desktop.records.log.unusual import MANY, WITHIN, Striking, striking, who
from ks_desktop.security.audit.looking import Opening

ME, OTHER = UserId(new_id()), UserId(new_id())
NINE = datetime(2026, 11, 23, 8, tzinfo=UTC)


def opened(seq: int, client: str, *, after: timedelta = timedelta(0), actor: UserId = ME) -> Opening:
    return Opening(seq=seq, at=NINE + after, actor=actor, client=client)


def test_the_same_surname_is_striking_and_the_same_person_more() -> None:
    users = {ME: who(["Bea van der Aa"], ["van der Aa", "der Aa", "Aa"], ["06-1234 5678"])}
    women = {
        "sister": who(["Cato van der Aâ"], ["Aâ", "van der Aâ"], [""]),
        "herself": who(["BEA  VAN DER AA"], ["Aa"], [""]),
        "phone": who(["An Els"], ["Els"], ["0612345678"]),
        "stranger": who(["Dirkje Bos"], ["Bos"], [""]),
    }
    found = striking([opened(n, key) for n, key in enumerate([*women, "gone"])], women, users)
    assert found == {0: (Striking.SURNAME,), 1: (Striking.HERSELF,), 2: (Striking.HERSELF,)}
    assert striking([opened(1, "sister", actor=OTHER)], women, users) == {}


def test_many_records_are_counted_within_an_hour_each_once() -> None:
    step = WITHIN / (MANY + 1)
    quick = [opened(n, f"{n}", after=n * step) for n in range(MANY + 2)]
    assert list(striking(quick, {}, {})) == [MANY, MANY + 1]
    slow = [opened(n, f"{n}", after=n * step * 2) for n in range(MANY + 2)]
    assert striking(slow, {}, {}) == {}
    again = [opened(n, "one", after=n * step) for n in range(MANY + 2)]
    assert striking(again, {}, {}) == {}
    two = [opened(n, f"{n}", after=n * step, actor=ME if n % 2 else OTHER) for n in range(MANY + 2)]
    assert striking(two, {}, {}) == {}


def test_a_clock_that_was_set_back_begins_to_count_anew() -> None:
    before = [opened(n, f"{n}") for n in range(MANY)]
    after = [opened(MANY + n, f"x{n}", after=-timedelta(days=1)) for n in range(MANY)]
    assert striking([*before, *after], {}, {}) == {}
