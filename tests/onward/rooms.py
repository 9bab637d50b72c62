"""The rooms an onward referral stands on, over a real encrypted file, with invented women and partners."""

from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from ks_desktop.clients.domain import ConsentPurpose
from ks_desktop.clients.service import Clients
from ks_desktop.clients.service.consents import Answered
from ks_desktop.coalition.domain import CareDomain, Organisation, OrganisationKind, Service
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock, instant_of
from ks_desktop.core.database import Database
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import CaseId, Changes, OnwardId, OrganisationId, ServiceId, UserId, new_id
from ks_desktop.onward.domain import OnwardPlan, OnwardReferral, OnwardState, OnwardWay, StepTaken
from ks_desktop.onward.service import Onward
from ks_desktop.onward.service.stopping import OnwardStops
from ks_desktop.referrals.service import Referrals
from tests.letters.rooms import VALUES
from tests.undoing import watched_undo

MONDAY = date(2026, 11, 16)
TEAM = Organisation(
    id=OrganisationId(UUID("01a20000-0000-7000-8000-00000000b001")),
    name="Buurtteam Overvecht",
    kind=OrganisationKind.NEIGHBOURHOOD_TEAM,
)
PRACTICE = Organisation(
    id=OrganisationId(UUID("01a20000-0000-7000-8000-00000000b002")),
    name="Huisartsenpraktijk Zonstraat",
    kind=OrganisationKind.GP,
)


@dataclass
class MovedClock(Clock):
    """A clock that a test sets."""

    day: date = MONDAY
    minute: int = field(default=0)

    def __post_init__(self) -> None:
        super().__init__(lambda: instant_of(self.day, time(9)) + timedelta(minutes=self.minute))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """Everything below, and onward."""

    database: Database
    clock: MovedClock
    actor: UserId
    clients: Clients
    coalition: Coalition
    referrals: Referrals
    undo: Undo
    onward: Onward

    def woman(self, **changes: str) -> CaseId:
        """Sign up a woman; changes are fields of the referral."""
        return self.referrals.record({**VALUES, **changes}, actor=self.actor).case_id

    def agree(
        self, case_id: CaseId, organisation: Organisation = TEAM, *, on: date | None = None, agrees: bool = True
    ) -> None:
        """Record her answer for a partner."""
        answered = Answered(
            purpose=ConsentPurpose.REFER,
            agrees=agrees,
            given_on=on or self.clock.today(),
            asked_by="N. Proef",
            receiver=organisation.id,
            data="naam",
        )
        self.clients.answers.answer(case_id, answered, actor=self.actor)

    def service(self, name: str = "Maatje", **other: Any) -> Service:
        """Store a service of the neighbourhood team."""
        plain: dict[str, Any] = {"domain": CareDomain.SOCIAL, "organisation_id": TEAM.id, "needs": ("money",)}
        service = Service(id=ServiceId(new_id()), name=name, **{**plain, **other})
        self.coalition.services.save(service, actor=self.actor)
        return service

    def refer(self, case_id: CaseId, organisation: Organisation = TEAM, **other: Any) -> OnwardId:
        """Refer her to a partner by phone."""
        plain: dict[str, Any] = {"organisation_id": organisation.id, "way": OnwardWay.PHONE}
        return self.onward.refer(OnwardPlan(case_id=case_id, **{**plain, **other}), actor=self.actor)

    def step(self, onward_id: OnwardId, state: OnwardState, on: date | None = None, **other: Any) -> Changes:
        """Write down what happened, today unless said otherwise."""
        step = StepTaken(state=state, on=on or self.clock.today(), **other)
        return self.onward.take_step(onward_id, step, actor=self.actor)

    def sent(self, case_id: CaseId, organisation: Organisation = TEAM, **other: Any) -> OnwardId:
        """Refer her by phone, with her yes, and ring them."""
        self.agree(case_id, organisation)
        onward_id = self.refer(case_id, organisation, **other)
        self.step(onward_id, OnwardState.SENT)
        return onward_id

    def now(self, onward_id: OnwardId) -> OnwardReferral:
        """Return it as it is stored."""
        return self.onward.referral(onward_id, actor=self.actor)

    def later(self, days: int = 0) -> None:
        """Let days pass, or a minute."""
        self.clock.day += timedelta(days=days)
        self.clock.minute += 1

    def partner(self, organisation: Organisation, **changes: Any) -> Organisation:
        """Store a partner or its changes."""
        with self.database.reading(self.actor) as reading:
            known = {each.id: each.version for each in self.coalition.partners(reading=reading)}
        changed = replace(organisation, version=known.get(organisation.id, 0), **changes)
        self.coalition.save_organisation(changed, actor=self.actor)
        return changed


def furnish(database: Database, actor: UserId) -> Rooms:
    """Put the rooms together, with a neighbourhood team and a GP."""
    clock = MovedClock()
    undo = watched_undo(database, clock)
    coalition = Coalition(database, clock)
    clients = Clients(database, clock, undo)
    stops = OnwardStops(clock, coalition)
    clients.when_closed.append(stops)
    clients.answers.when_withdrawn.append(stops)
    rooms = Rooms(
        database=database,
        clock=clock,
        actor=actor,
        clients=clients,
        coalition=coalition,
        referrals=Referrals(database, clock, clients, coalition),
        undo=undo,
        onward=Onward(database, clock, clients, coalition),
    )
    rooms.partner(TEAM)
    rooms.partner(PRACTICE)
    return rooms
