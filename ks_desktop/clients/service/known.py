"""What is known of many cases at once, for lists that must not load 20,000 records."""

from collections.abc import Iterable
from datetime import date

from ks_desktop.clients.domain.known import KnownCase
from ks_desktop.clients.store import counting
from ks_desktop.clients.store import known as store
from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId


def known_cases(case_ids: Iterable[CaseId], *, today: date, reading: Reading) -> dict[CaseId, KnownCase]:
    """Return what is known of these cases by id, and whether she agrees today; an unknown id is left out."""
    return store.known_cases(reading, case_ids, today)


def women_counted(reading: Reading) -> tuple[int, int]:
    """Return how many women are on record, and of how many their BSN is; nobody is in it."""
    return counting.counted(reading)
