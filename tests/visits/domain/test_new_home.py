from datetime import date

from ks_desktop.core.values import DaySpan
from ks_desktop.visits.domain.new_home import Agreed, NewHome


def test_a_new_home_changes_nothing_unless_it_says_so() -> None:
    agreed = Agreed(possible=DaySpan(date(2026, 11, 1), date(2027, 2, 1)), visit_by=date(2026, 12, 1), contact_by=None)
    home = NewHome(code="GM0344", municipality="Utrecht", is_ours=True, before=agreed, after=agreed, has_weeks=True)
    assert (home.nurses, home.keeps_nurse, home.visits) == ((), True, ())
