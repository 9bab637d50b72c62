"""Whose cases are on a day, for many at once, in two questions; the rule stands in `domain/standing_in`."""

from collections.abc import Collection
from datetime import date

from ks_desktop.clients.domain import Case
from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId
from ks_desktop.visits import store
from ks_desktop.visits.domain.standing_in import Whose, whose
from ks_desktop.visits.store.stand_ins import stand_ins


def whose_cases(cases: Collection[Case], day: date, *, reading: Reading) -> dict[CaseId, Whose]:
    """Return whose these cases are, and who looks after each on a day."""
    visits = store.of_cases(reading, [case.id for case in cases if case.nurse is None])
    standing = stand_ins(reading, [case.id for case in cases])
    return {case.id: whose(case, visits.get(case.id, ()), standing.get(case.id, ()), day) for case in cases}
