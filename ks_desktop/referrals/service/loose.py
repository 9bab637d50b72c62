"""Forms kept halfway without her yes, and papers put aside: they are no referral, and go after so many days."""

from datetime import date, timedelta

from ks_desktop.core.clock import local_day
from ks_desktop.core.database import Database
from ks_desktop.core.drafts import forget_within
from ks_desktop.core.values import UserId
from ks_desktop.referrals.domain.halfdone import Unfinished
from ks_desktop.referrals.domain.papers import PaperState
from ks_desktop.referrals.store import halfdone, papers
from ks_desktop.security.domain import AuditEvent


def goes_on(half: Unfinished, days: int) -> date | None:
    """Return the first day on which a form kept halfway may not be there any more; None when she said yes in it."""
    return None if half.has_yes else local_day(half.kept_at) + timedelta(days=days)


def sweep(database: Database, today: date, days: int, *, actor: UserId) -> int:
    """Destroy what lay about too long, with what anybody typed over it since; return how many went."""
    with database.reading(actor) as reading:
        halves = [half.id for half in halfdone.every(reading) if (goes_on(half, days) or date.max) <= today]
        aside = papers.in_state(reading, PaperState.SET_ASIDE)
    for half_id in halves:
        with database.work(actor, AuditEvent.REFERRAL_DROPPED) as work:
            halfdone.remove(work, half_id)
            forget_within(work, [half_id])
    old = [paper.id for paper in aside if local_day(paper.received_at) + timedelta(days=days) <= today]
    for paper_id in old:
        with database.work(actor, AuditEvent.PAPER_DESTROYED) as work:
            papers.remove(work, paper_id)
            forget_within(work, [paper_id])
    return len(halves) + len(old)
