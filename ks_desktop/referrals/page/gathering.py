"""What stands in the trays and in the list, gathered in one call off the GUI thread."""

from collections.abc import Mapping
from dataclasses import dataclass

from ks_desktop.core.clock import Clock
from ks_desktop.core.values import UserId
from ks_desktop.referrals.domain import Tray
from ks_desktop.referrals.page.services import Services
from ks_desktop.referrals.service.trays import SHOWN
from ks_desktop.referrals.table import Entry, entry_of_half, entry_of_line, entry_of_paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The trays as they stand.

    Attributes:
        counts: how many stand in each tray, papers and half done ones counted in.
        entries: the lines of the open tray that are shown.
        left: how many more there are.
    """

    tray: Tray
    counts: Mapping[Tray, int]
    entries: tuple[Entry, ...]
    left: int


def gather(services: Services, tray: Tray, clock: Clock, *, actor: UserId, limit: int = SHOWN) -> Gathered:
    """Return what stands in the trays, with the lines of one: what came on paper first, for nobody has seen it."""
    today = clock.today()
    look = services.trays.look(tray, actor=actor, limit=limit)
    halves = services.half_done.list(actor=actor)
    go_in = services.retention.halves_left(halves, actor=actor)
    loose = {
        Tray.NEW: tuple(entry_of_paper(paper, today) for paper in services.papers.waiting(actor=actor)),
        Tray.INCOMPLETE: tuple(entry_of_half(half, today, go_in.get(half.id)) for half in halves),
    }
    days_left = services.retention.days_left_of(look.lines, actor=actor) if tray is Tray.CONSENT_MISSING else {}
    lines = tuple(entry_of_line(line, days_left.get(line.referral.case_id)) for line in look.lines)
    counts = {each: look.counts.get(each, 0) + len(loose.get(each, ())) for each in Tray}
    return Gathered(
        tray=tray,
        counts=counts,
        entries=(*loose.get(tray, ()), *lines),
        left=max(0, look.total - len(lines)),
    )
