from ks_desktop.records.keeping.domain import Fate
from tests.records.keeping.support import ODD, Kept


def test_the_first_page_says_counts_to_who_looks_after_keeping_and_nothing_to_others(opened: Kept) -> None:
    house, keeping = opened.house, opened.house.keeping
    assert keeping.notice(actor=opened.nurse) == ""
    keeping.make_month(actor=opened.nurse)
    assert keeping.notice(actor=opened.officer) == "Van 1 dossier is de termijn om: zie Privacy."
    keeping.decide([opened.cases["declined"]], Fate.DESTROY, actor=opened.nurse)
    assert keeping.notice(actor=opened.nurse) == ""
    waiting = "1 besluit tot vernietigen wacht op jou als tweede persoon: zie Privacy."
    assert house.mornings.morning(actor=opened.officer).told == waiting
    assert ODD not in waiting
    opened.confirmed()
    confirmed = "1 bevestigde vernietiging moet nog worden gedaan: zie Privacy."
    assert keeping.notice(actor=opened.nurse) == keeping.notice(actor=opened.officer) == confirmed
