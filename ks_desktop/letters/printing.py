"""The plans for the road as PDF: made anew each time, kept nowhere; each sheet that is printed is in the register."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ks_desktop.core.database import Database, Reading
from ks_desktop.core.settings_store import SettingsStore
from ks_desktop.core.texts import _
from ks_desktop.core.values import Changes, DaySpan, UserId
from ks_desktop.letters import plans
from ks_desktop.letters.wording import wording
from ks_desktop.paper import paint
from ks_desktop.paper.documents import MARK, Sheet
from ks_desktop.paper.paint import Paper
from ks_desktop.security.service import Users
from ks_desktop.visits.catalogue import topics
from ks_desktop.visits.domain import Appointment, AppointmentState, DayPlan
from ks_desktop.visits.domain.printed import PlanDraft, PlanKind
from ks_desktop.visits.planning.team import NurseWeek, TeamWeek
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.printed_plans import PrintedPlans
from ks_desktop.visits.service.team_weeks import TeamWeeks


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPaper(Paper):
    """A plan to look at, and the number under which it counts as out once it is printed or saved."""

    draft: PlanDraft


class PlanPrinting:
    """Makes the plan of a day or a week of the nurse who asks, and that of the team.

    Attributes:
        register: which sheets are out.
    """

    def __init__(
        self,
        database: Database,
        visits: Visits,
        team_weeks: TeamWeeks,
        register: PrintedPlans,
        settings: SettingsStore,
        users: Users,
    ) -> None:
        self._database = database
        self._visits = visits
        self._team_weeks = team_weeks
        self.register = register
        self._settings = settings
        self._users = users

    def day(self, day: date, *, actor: UserId) -> PlanPaper:
        """Return a day's plan, only of who agrees; with the tear-off strip and the guide as the settings have them."""
        plan = self._visits.day_plan(day, actor=actor, only_agreed=True)
        days, visits = DaySpan(day, day), _visits_of([plan])
        draft = self.register.draft(PlanKind.DAY, days, visits, nurse=actor, actor=actor)
        settings = self._settings.read(actor=actor)
        low_ink = settings.low_ink == "yes"
        sheet = plans.day_sheet(
            plan,
            nurse=self._users.get(actor, actor=actor).full_name,
            number=draft.label,
            with_strip=settings.plan_strip == "yes",
            blocks=self._blocks(days, visits, actor),
            low_ink=low_ink,
        )
        if settings.plan_guide != "yes" or not plan.stops:
            return self._paper(draft, sheet)
        leaflets = plans.leaflets_of(settings.plan_leaflets)
        return self._paper(draft, sheet, plans.guide_sheet(topics(), leaflets, number=draft.label, low_ink=low_ink))

    def week(self, year: int, week: int, *, actor: UserId) -> PlanPaper:
        """Return the plan of an ISO week.

        Raises:
            UserError: the year has no such week.
        """
        plan = self._visits.week_plan(year, week, actor=actor, only_agreed=True)
        days, visits = DaySpan(plan.days[0].day, plan.days[-1].day), _visits_of(plan.days)
        draft = self.register.draft(PlanKind.WEEK, days, visits, nurse=actor, actor=actor)
        sheet = plans.week_sheet(
            plan,
            nurse=self._users.get(actor, actor=actor).full_name,
            number=draft.label,
            blocks=self._blocks(days, visits, actor),
            low_ink=self._low_ink(actor),
        )
        return self._paper(draft, sheet)

    def team(self, year: int, week: int, *, actor: UserId) -> PlanPaper:
        """Return the plan of an ISO week of every nurse who is planned or has visits.

        Raises:
            UserError: the year has no such week.
        """
        found = self._team_weeks.team(year, week, actor=actor)
        with self._database.reading(actor) as reading:
            agreed = self._agreed(found, reading=reading)
        days = DaySpan(agreed.days[0], agreed.days[-1])
        visits = [visit for nurse in agreed.nurses for visit in _visits_of(nurse.plan.days)]
        draft = self.register.draft(PlanKind.TEAM, days, visits, nurse=None, actor=actor)
        return self._paper(draft, plans.team_sheet(agreed, number=draft.label, low_ink=self._low_ink(actor)))

    def printed(self, made: PlanPaper, *, actor: UserId) -> Changes:
        """Keep that a plan was printed or saved: its sheet is out until it is shredded.

        Raises:
            StaleError: its number was given to another plan meanwhile; make it again.
        """
        return self.register.printed(made.draft, actor=actor)

    def _paper(self, draft: PlanDraft, *sheets: Sheet) -> PlanPaper:
        anchor = self.register.anchor()
        held = [replace(sheet, anchor=anchor) for sheet in sheets]
        missing = dict.fromkeys(character for sheet in held for character in paint.missing_glyphs(sheet))
        pdf = paint.render_many(held) if len(held) > 1 else paint.render(held[0])
        return PlanPaper(pdf=pdf, missing=tuple(missing), draft=draft)

    def _low_ink(self, actor: UserId) -> bool:
        return self._settings.read(actor=actor).low_ink == "yes"

    def _blocks(self, days: DaySpan, visits: Iterable[Appointment], actor: UserId) -> tuple[plans.PlanBlock, ...]:
        with self._database.reading(actor) as reading:
            busy = self._visits.facts.diary(actor, days, reading=reading).busy
        return plans.blocks_of(busy, visits, days, wording("plans"))

    def _agreed(self, week: TeamWeek, *, reading: Reading) -> TeamWeek:
        """Return a week without the planned visits to whom does not agree (any more)."""
        booked = {
            visit.case_id
            for nurse in week.nurses
            for visit in _visits_of(nurse.plan.days)
            if visit.state is AppointmentState.BOOKED
        }
        off = booked - self._visits.facts.agreed(booked, reading=reading)
        if not off:
            return week

        def day_of(plan: DayPlan) -> DayPlan:
            return replace(plan, stops=tuple(stop for stop in plan.stops if stop.appointment.case_id not in off))

        def week_of(nurse: NurseWeek) -> NurseWeek:
            return replace(nurse, plan=replace(nurse.plan, days=tuple(map(day_of, nurse.plan.days))))

        return replace(week, nurses=tuple(map(week_of, week.nurses)))


def _visits_of(days: Iterable[DayPlan]) -> tuple[Appointment, ...]:
    return tuple(stop.appointment for day in days for stop in day.stops)


def glyph_notice(paper: Paper) -> str:
    """Return which characters of a paper cannot be printed, to be said before it is; "" when all can."""
    if not paper.missing:
        return ""
    return _(
        "These characters cannot be printed: {characters}. On the paper a mark ({mark}) stands in their place.",
        characters=" ".join(paper.missing),
        mark=MARK,
    )
