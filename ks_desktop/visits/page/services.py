"""What the agenda asks of the rooms."""

from dataclasses import dataclass

from ks_desktop.visits.page.week_proposal import PlanServices
from ks_desktop.visits.restricted import SafetyLooks
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.details import VisitDetails
from ks_desktop.visits.service.missed import MissedWindows
from ks_desktop.visits.service.moving_visits import Moving
from ks_desktop.visits.service.remarks import VisitRemarks
from ks_desktop.visits.service.stop_clocks import StopClocks
from ks_desktop.visits.service.team_weeks import TeamWeeks
from ks_desktop.visits.service.travels import TravelCorrections
from ks_desktop.visits.service.wishes import VisitWishes


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaServices:
    """The services of the agenda."""

    visits: Visits
    weeks: TeamWeeks
    moving: Moving
    details: VisitDetails
    safety: SafetyLooks
    wishes: VisitWishes
    travels: TravelCorrections
    stop_clocks: StopClocks
    missed: MissedWindows
    remarks: VisitRemarks
    plan: PlanServices
