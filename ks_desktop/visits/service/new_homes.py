"""Tells what a move within the area changes, before anything is saved: nothing here writes."""

from collections.abc import Mapping
from dataclasses import replace

from ks_desktop.clients.domain import Case, Client
from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment, AppointmentState, Mode, has_outcome
from ks_desktop.visits.domain.hours import NurseProfile
from ks_desktop.visits.domain.new_home import Agreed, FarVisit, NewHome
from ks_desktop.visits.planning.courses import Course, Gathered
from ks_desktop.visits.planning.facts import Facts
from ks_desktop.visits.planning.knowing import travel_of
from ks_desktop.visits.service.schedules import Schedules


class NewHomes:
    """Compares where she lives with where she will live."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        coalition: Coalition,
        facts: Facts,
        schedules: Schedules,
    ) -> None:
        self._database = database
        self._clock = clock
        self._coalition = coalition
        self._facts = facts
        self._schedules = schedules

    def look(self, case_id: CaseId, client: Client, *, actor: UserId) -> NewHome:
        """Return what changes when her record says this address.

        Args:
            case_id: of hers.
            client: her record with the new address.
            actor: who asks.
        Raises:
            UserError: the case is not there.
        """
        with self._database.reading(actor) as reading:
            case = self._facts.case(case_id, reading=reading)
            gathered = self._facts.courses.gather([case], reading=reading)
            moved = replace(gathered, women={case_id: client})
            before, after = (self._course(case, known, reading) for known in (gathered, moved))
            served = self._coalition.served(reading=reading)
            members = {each.user: each for each in self._schedules.members(reading=reading)}
            names = {user: each.name for user, each in members.items()}
            code = client.address.municipality
            there = [
                each.profile
                for each in members.values()
                if each.profile.is_planned and each.has_hours and code in each.profile.regions
            ]
            profiles = {user: each.profile for user, each in members.items()}
            visits = tuple(
                self._far(visit, gathered.women[case_id], client, profiles, names, reading)
                for visit in gathered.visits.get(case_id, ())
                if self._is_home_ahead(visit)
            )
        return NewHome(
            code=code,
            municipality=self._coalition.municipality(code).name if code else "",
            is_ours=not served or not code or code in served,
            before=before,
            after=after,
            has_weeks=not has_outcome(gathered.visits.get(case_id, ())),
            nurses=tuple((each.user, names[each.user]) for each in there),
            keeps_nurse=case.nurse is None or case.nurse not in profiles or profiles[case.nurse].visits_in(code),
            visits=visits,
        )

    def _course(self, case: Case, known: Gathered, reading: Reading) -> Agreed:
        course: Course = self._facts.courses.of([(case, FIRST_VISIT)], reading=reading, gathered=known)[
            case.id, FIRST_VISIT
        ]
        return Agreed(possible=course.wish.possible(), visit_by=course.wish.visit_by, contact_by=course.contact_by)

    def _is_home_ahead(self, visit: Appointment) -> bool:
        is_ahead = visit.state is AppointmentState.BOOKED and visit.starts_at > self._clock.now()
        return is_ahead and visit.mode is Mode.HOME

    @staticmethod
    def _far(
        visit: Appointment,
        before: Client,
        after: Client,
        profiles: Mapping[UserId, NurseProfile],
        names: Mapping[UserId, str],
        reading: Reading,
    ) -> FarVisit:
        profile = profiles.get(visit.nurse) or store.profile(reading, visit.nurse)
        travel = travel_of(reading).of(visit.nurse)
        old, new = (
            travel.journey(profile.postcode, woman.address.postcode, profile.transport).minutes
            for woman in (before, after)
        )
        return FarVisit(
            starts_at=visit.starts_at,
            nurse=visit.nurse,
            nurse_name=names.get(visit.nurse, ""),
            minutes_before=old,
            minutes_after=new,
            visits_there=profile.visits_in(after.address.municipality),
        )
