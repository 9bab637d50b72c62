from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import new_id
from ks_desktop.records.keeping import store
from ks_desktop.records.keeping.domain import DecisionId, Fate
from ks_desktop.security.domain import AuditEvent
from tests.records.keeping.support import Kept


def test_of_own_terms_the_newest_counts_and_none_is_lost(opened: Kept) -> None:
    house, now = opened.house, opened.clock.now()
    for span in (3, 5):
        with house.database.work(opened.nurse, AuditEvent.KEEPING_TERM_SET) as work:
            store.add_term(work, "never_started", span, now)
    with house.database.reading(opened.nurse) as reading:
        assert store.own_terms(reading)["never_started"].span == 5
        assert store.made_on(reading, "2029-03") is None
        assert store.proposed_in(reading, "2029-03") == 0


def test_a_new_decision_about_a_case_stands_in_place_of_the_one_before(opened: Kept) -> None:
    house, case_id = opened.house, opened.cases["declined"]
    house.keeping.decide([case_id], Fate.DESTROY, actor=opened.nurse)
    with house.database.work(opened.nurse, AuditEvent.KEEPING_DECIDED) as work:
        (first,) = store.decisions(work)
        store.add_decision(work, replace(first, id=DecisionId(new_id())))
        (second,) = store.decisions(work)
        assert second.id != first.id
        with pytest.raises(StaleError):
            store.confirm(work, first)
        with pytest.raises(ValueError, match="second person"):
            store.count_one(work, store.begin_run(work, opened.clock.now()), second, date(2026, 12, 19))
        store.remove_decision(work, first.id)
        store.remove_decision(work, second.id)
        assert store.decisions(work) == ()
