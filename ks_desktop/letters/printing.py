"""The plans for the road as PDF: made anew each time, kept nowhere, and each one in the log."""

from datetime import date

from ks_desktop.core.database import Database
from ks_desktop.core.settings_store import SettingsStore
from ks_desktop.core.texts import _
from ks_desktop.core.values import UserId
from ks_desktop.letters import plans
from ks_desktop.paper.documents import MARK
from ks_desktop.paper.paint import Paper
from ks_desktop.security.audit import Audit
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.service import Users
from ks_desktop.visits.service import Visits


class PlanPrinting:
    """Prints the plan of a day or a week of the nurse who asks."""

    def __init__(self, database: Database, visits: Visits, settings: SettingsStore, users: Users, audit: Audit) -> None:
        self._database = database
        self._visits = visits
        self._settings = settings
        self._users = users
        self._audit = audit

    def day(self, day: date, *, actor: UserId) -> Paper:
        """Return a day's plan, with the tear-off strip unless the settings leave it out; only of who agrees."""
        plan = self._visits.day_plan(day, actor=actor, only_agreed=True)
        nurse = self._users.get(actor, actor=actor).full_name
        strip = self._settings.read(actor=actor).plan_strip == "yes"
        self._log(actor)
        return plans.day_paper(plan, nurse=nurse, with_strip=strip)

    def week(self, year: int, week: int, *, actor: UserId) -> Paper:
        """Return the plan of an ISO week.

        Raises:
            UserError: the year has no such week.
        """
        plan = self._visits.week_plan(year, week, actor=actor, only_agreed=True)
        nurse = self._users.get(actor, actor=actor).full_name
        self._log(actor)
        return plans.week_paper(plan, nurse=nurse)

    def _log(self, actor: UserId) -> None:
        with self._database.work(actor, AuditEvent.PLAN_PRINTED) as work:
            self._audit.record(work, AuditEvent.PLAN_PRINTED)


def glyph_notice(paper: Paper) -> str:
    """Return which characters of a paper cannot be printed, to be said before it is; "" when all can."""
    if not paper.missing:
        return ""
    return _(
        "These characters cannot be printed: {characters}. On the paper a mark ({mark}) stands in their place.",
        characters=" ".join(paper.missing),
        mark=MARK,
    )
