"""What the tests of the week proposal share: its services, women who wait, a plan."""

from datetime import date

from ks_desktop.core.values import CaseId
from ks_desktop.visits.domain import PlanProposal
from ks_desktop.visits.service.asking import PlanQuestion
from ks_desktop.visits.service.week_proposal import WeekProposals
from tests.visits.conftest import Room

MONDAY = date(2026, 11, 23)


def women(room: Room, count: int, **changed: str) -> list[CaseId]:
    return [room.waiting(f"V{n}", **({"birth_date": f"19{70 + n}-01-01"} | changed)) for n in range(count)]


def asked(proposals: WeekProposals, room: Room, weeks: int = 1, **more: object) -> PlanQuestion:
    return proposals.question(MONDAY, weeks, actor=room.actor, rounds=2, **more)  # type: ignore[arg-type]


def planned(proposals: WeekProposals, room: Room) -> PlanProposal:
    return proposals.make(asked(proposals, room))
