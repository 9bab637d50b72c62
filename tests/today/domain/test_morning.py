from dataclasses import replace

from ks_desktop.today.domain import Asked, CallList, MissedWeeks, Morning, Waiting, WaitingCase, WaitingKind
from tests.today.page.hands import CASE, DAY, calls, entry, morning


def test_a_question_keeps_what_is_not_named() -> None:
    asked = Asked(most_now=3).showing(is_grouped=True)
    assert (asked.most_now, asked.is_grouped, asked.most_later) == (3, True, Asked().most_later)


def test_a_list_is_empty_when_nobody_is_called_today() -> None:
    assert calls().is_empty
    assert CallList(day=DAY, another_day_count=4).is_empty
    assert not CallList(day=DAY, later_count=1).is_empty
    assert calls(entry()).shown == 1


def test_a_morning_counts_each_woman_whom_it_names() -> None:
    group = Waiting(kind=WaitingKind.TO_CLOSE, count=1, cases=(WaitingCase(case_id=CASE, name="Aylin"),))
    again = replace(group, kind=WaitingKind.INCOMPLETE)
    missed = (MissedWeeks(case_id=CASE, name="Aylin", closed_on=DAY),)
    found: Morning = replace(morning(entry(), waiting=(group, again)), missed=missed)
    assert found.named == 3
    assert found.to_call == (entry(),)
    assert not found.is_empty
    assert morning().is_empty
