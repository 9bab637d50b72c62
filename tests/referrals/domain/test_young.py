from datetime import date

import pytest

from ks_desktop.referrals.domain.young import WhoDecides, who_decides, years_on

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("birth_date", "years", "who"),
    [
        (date(2014, 11, 22), 11, WhoDecides.PARENTS),
        (date(2014, 11, 21), 12, WhoDecides.BOTH),
        (date(2010, 11, 22), 15, WhoDecides.BOTH),
        (date(2010, 11, 21), 16, WhoDecides.SHE),
        (date(1998, 3, 12), 28, WhoDecides.SHE),
    ],
)
def test_her_age_says_who_decides(birth_date: date, years: int, who: WhoDecides) -> None:
    assert (years_on(birth_date, TODAY), who_decides(birth_date, TODAY)) == (years, who)


def test_born_on_the_leap_day_she_is_older_on_the_first_of_march() -> None:
    assert [years_on(date(2012, 2, 29), date(2026, month, day)) for month, day in ((2, 28), (3, 1))] == [13, 14]
