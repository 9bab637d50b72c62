"""Who visits and when: the team, its week patterns, its profiles and its diaries."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import AppointmentId, Changes, DaySpan, UserId, check_postcode, clean_line, new_id
from ks_desktop.security.domain import AuditEvent, Right, User
from ks_desktop.security.rights import rights_of
from ks_desktop.security.service import Users
from ks_desktop.visits import store
from ks_desktop.visits.domain import (
    Member,
    NurseProfile,
    NurseSchedule,
    Outside,
    Scheduled,
    Series,
    WorkingHours,
    check_pattern,
    patterns_of,
)
from ks_desktop.visits.domain.blocks import days_of
from ks_desktop.visits.planning.diaries import Diaries
from ks_desktop.visits.planning.diary import Diary
from ks_desktop.visits.planning.outside import outside
from ks_desktop.visits.service.absences import Absences
from ks_desktop.visits.service.blocks import Blocks
from ks_desktop.visits.service.changing import Changing, find
from ks_desktop.visits.store.absences import absences
from ks_desktop.visits.store.blocks import blocks

CHANGED: Final = Changes(visits=True)
_COMING: Final = timedelta(days=190)  # shown of a series: the next half year
_SHOWN: Final = 8
_REASON: Final = N_("Does not fit in the working days any more")


class Schedules:
    """When each nurse works, and what is known of her for planning.

    Attributes:
        absences: leave, illness, training.
        blocks: what comes back in a week.
    """

    def __init__(self, database: Database, clock: Clock, users: Users, diaries: Diaries, changing: Changing) -> None:
        self._database = database
        self._clock = clock
        self._users = users
        self._diaries = diaries
        self._changing = changing
        self.absences = Absences(database, self.told)
        self.blocks = Blocks(database, self.told)

    def team(self, *, reading: Reading) -> tuple[NurseProfile, ...]:
        """Return the profiles of those who are planned, by name."""
        return tuple(member.profile for member in self.members(reading=reading) if member.profile.is_planned)

    def planned(self, reading: Reading) -> tuple[UserId, ...]:
        """Return who has visits of her own, by name."""
        return tuple(profile.user for profile in self.team(reading=reading))

    def members(self, *, reading: Reading) -> tuple[Member, ...]:
        """Return everybody who is known here, by name, also who is not planned (any more).

        Only who may report a visit is planned, whatever her profile says: no woman goes to a planner or administrator.
        """
        users = self._users.everybody(reading=reading)
        ids = [user.id for user in users]
        profiles, hours = store.profiles(reading, ids), store.hours_of(reading, ids)
        return tuple(
            Member(
                user=user.id,
                name=user.full_name,
                profile=_as_role_allows(profiles[user.id], user),
                has_hours=self._counts(hours[user.id]),
            )
            for user in users
        )

    def _counts(self, hours: Collection[WorkingHours]) -> bool:
        today = self._clock.today()
        return any(entry.valid_until is None or entry.valid_until >= today for entry in hours)

    def everybody(self, *, actor: UserId) -> tuple[Member, ...]:
        """Return everybody who works here, for the screen; not who left."""
        with self._database.reading(actor) as reading:
            left = {user.id for user in self._users.everybody(reading=reading) if user.left_on is not None}
            return tuple(member for member in self.members(reading=reading) if member.user not in left)

    def ahead_of(self, nurse: UserId, *, reading: Reading) -> int:
        """Return how many visits are booked in the name of a nurse from now on."""
        now = self._clock.now()
        return sum(visit.nurse == nurse and visit.starts_at > now for visit in store.booked(reading))

    def leave_within(self, nurse: UserId, *, work: Work) -> None:
        """Plan a nurse no more: she leaves. Her visits stay until somebody hands them over."""
        profile = store.profiles(work, [nurse])[nurse]
        if profile.is_planned:
            store.write_profile(work, replace(profile, is_planned=False))

    def names(self, *, reading: Reading) -> dict[UserId, str]:
        """Return the full name of everybody, also of who left."""
        return {user.id: user.full_name for user in self._users.everybody(reading=reading)}

    def diaries(self, nurses: Collection[UserId], span: DaySpan, *, reading: Reading) -> dict[UserId, Diary]:
        """Return the diary of each nurse on these days, with a fixed number of questions to the database."""
        return self._diaries.of(nurses, span, reading=reading)

    def of(self, nurse: UserId, *, actor: UserId) -> NurseSchedule:
        """Return everything that is set about a nurse.

        Raises:
            UserError: she is not known here.
        """
        today = self._clock.today()
        with self._database.reading(actor) as reading:
            member = next((one for one in self.members(reading=reading) if one.user == nurse), None)
            if member is None:
                raise UserError(N_("This nurse is not there any more."), code="gone")
            away = absences(reading, [nurse])[nurse]
            return NurseSchedule(
                member=member,
                patterns=patterns_of(store.hours(reading, nurse)),
                absences=tuple(span for span in away if span.last >= today),
                series=tuple(self._shown(series) for series in blocks(reading, [nurse])[nurse]),
                outside=self.outside([nurse], reading=reading),
            )

    def _shown(self, series: Series) -> Series:
        today = self._clock.today()
        coming = days_of(series.block, series.changed, DaySpan(today, today + _COMING))
        return replace(series, coming=coming[:_SHOWN])

    def outside(self, nurses: Collection[UserId], *, reading: Reading) -> tuple[Outside, ...]:
        """Return the booked visits to come that lie outside the hours of their nurses, in order of time."""
        now = self._clock.now()
        visits = [v for v in store.booked(reading) if v.starts_at > now and {v.nurse, *v.colleagues} & set(nurses)]
        if not visits:
            return ()
        diaries = self._diaries.of(nurses, DaySpan(visits[0].day, visits[-1].day), reading=reading)
        return tuple(
            found
            for visit in visits
            for nurse in (visit.nurse, *visit.colleagues)
            if nurse in diaries
            for found in outside(diaries[nurse], [visit])
        )

    def add_colleague(self, full_name: str, *, actor: UserId) -> Changes:
        """Put a colleague in the team by name. She gets no key: she cannot open this database with it.

        Raises:
            UserError: no name, or there is somebody of this name already.
        """
        name = clean_line(full_name).text
        if self._users.named(name) is not None or any(
            user.full_name.casefold() == name.casefold() for user in self._users.all(actor=actor)
        ):
            raise UserError(N_("There is somebody of this name already."), code="user_exists", field="full_name")
        return self._users.add(User(id=UserId(new_id()), name=name, full_name=name), actor=actor) | CHANGED

    def set_profile(self, profile: NurseProfile, *, actor: UserId) -> Scheduled:
        """Store what planning knows of a nurse. Her booked visits stay, also when she is not planned any more.

        Raises:
            UserError: a postcode is not right.
            StaleError: it was changed since it was read.
        """
        checked = replace(
            profile,
            postcode=_postcode(profile.postcode, "postcode"),
            end_postcode=_postcode(profile.end_postcode, "end_postcode"),
        )
        return self._change(lambda work: store.write_profile(work, checked), profile.user, actor)

    def set_hours(self, hours: Sequence[WorkingHours], *, actor: UserId, instead_of: date | None = None) -> Scheduled:
        """Store a week pattern; those that begin on other days stay, and so do booked visits.

        Args:
            hours: all stretches of the week, with one beginning and end.
            actor: who changes it.
            instead_of: the first day of the pattern it takes the place of, when that is another.
        Raises:
            UserError: there is no working day, or stretches of a day overlap.
        """
        check_pattern(hours)
        user = hours[0].user

        def write(work: Work) -> None:
            if instead_of is not None:
                store.remove_hours(work, user, instead_of)
            store.replace_hours(work, user, hours)

        return self._change(write, user, actor)

    def remove_hours(self, user: UserId, valid_from: date, *, actor: UserId) -> Scheduled:
        """Remove the week pattern that begins on a day: the one before it counts again."""
        return self._change(lambda work: store.remove_hours(work, user, valid_from), user, actor)

    def replan(self, visits: Collection[AppointmentId], *, actor: UserId) -> Changes:
        """Hand booked visits to planning again: they are cancelled together, and taken back together."""
        changes = Changes()
        with self._database.work(actor, AuditEvent.VISIT_CANCELLED) as work:
            for visit in visits:
                changes |= self._changing.cancel(find(visit, reading=work), _(_REASON), work=work)
        return changes

    def _change(self, write: Callable[[Work], None], user: UserId, actor: UserId) -> Scheduled:
        with self._database.work(actor, AuditEvent.SCHEDULE_CHANGED) as work:
            write(work)
            return self.told(user, work)

    def told(self, user: UserId, work: Work) -> Scheduled:
        """Return what to tell after a change: the booked visits that lie outside now."""
        work.session.flush()
        return Scheduled(changes=CHANGED, outside=self.outside([user], reading=work))


def _as_role_allows(profile: NurseProfile, user: User) -> NurseProfile:
    visits = Right.REPORT in rights_of(user.roles)
    return profile if visits or not profile.is_planned else replace(profile, is_planned=False)


def _postcode(typed: str, field: str) -> str:
    return check_postcode(typed, field=field) if typed.strip() else ""
