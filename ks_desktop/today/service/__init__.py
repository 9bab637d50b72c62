"""The morning: asked from the rooms below with limits, so that twenty thousand cases cost hardly more than twenty."""

from collections.abc import Collection
from datetime import date
from typing import Protocol

from ks_desktop.casefile.service import CaseFiles
from ks_desktop.clients.service import Clients
from ks_desktop.clients.service.births import Births
from ks_desktop.clients.service.emergency import EmergencyAccess
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock, local_day
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.letters.looping import Looping
from ks_desktop.onward.service import Onward
from ks_desktop.records.requests.register import RequestRegister
from ks_desktop.referrals.service import Referrals
from ks_desktop.referrals.service.retention import Retention
from ks_desktop.today import store
from ks_desktop.today.domain import (
    Asked,
    CallList,
    Calls,
    MissedWeeks,
    Morning,
    Next,
    NextKind,
    next_of,
    soonest,
)
from ks_desktop.today.service.calling import CallLists
from ks_desktop.today.service.ranking import Ranking, Rankings, case_of
from ks_desktop.today.service.waiting import Rooms, WaitingLists
from ks_desktop.visits.domain import InterpreterTask
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.contacts import Contacts
from ks_desktop.visits.service.interpreters import Interpreters
from ks_desktop.visits.service.reminders import Reminders
from ks_desktop.visits.service.reports import Reports


class Notice(Protocol):
    """A room that has a sentence for the first page, for some."""

    def __call__(self, *, actor: UserId) -> str:
        """Return the sentence, "" when there is nothing to say to this user."""


class Mornings:
    """What the first page shows.

    Attributes:
        notices: rooms that have a sentence for it.
    """

    def __init__(  # noqa: PLR0913 - a room says which rooms it stands on
        self,
        *,
        database: Database,
        clock: Clock,
        clients: Clients,
        coalition: Coalition,
        retention: Retention,
        visits: Visits,
        contacts: Contacts,
        reports: Reports,
        births: Births,
        reminders: Reminders,
        interpreters: Interpreters,
        referrals: Referrals,
        onward: Onward,
        requests: RequestRegister,
        casefiles: CaseFiles,
        emergency: EmergencyAccess,
    ) -> None:
        self.notices: list[Notice] = []
        self._emergency = emergency
        self._database = database
        self._clock = clock
        self._visits = visits
        self._reminders = reminders
        self._interpreters = interpreters
        self._casefiles = casefiles
        self._retention = retention
        self._rankings = Rankings(clock, coalition, clients, visits, contacts)
        self._call_lists = CallLists(clock, self._rankings, casefiles, visits)
        self._waiting = WaitingLists(
            Rooms(
                clock=clock,
                coalition=coalition,
                casefiles=casefiles,
                births=births,
                reports=reports,
                onward=onward,
                requests=requests,
                loops=Looping(clock=clock, clients=clients, referrals=referrals, visits=visits, onward=onward),
            )
        )

    def call_list(self, *, actor: UserId, asked: Asked | None = None) -> CallList:
        """Return whom to call now: the first answer of the page. The log names who was shown with `morning`."""
        asked = asked or Asked()
        with self._database.reading(actor) as reading:
            ranking = self._rankings.all(_own(actor), with_colleagues=asked.with_colleagues, reading=reading)
            return self._call_lists.of(ranking, asked, reading=reading)

    def morning(self, *, actor: UserId, asked: Asked | None = None, is_refresh: bool = False) -> Morning:
        """Return whom to call now, where to go today, and what waits.

        Args:
            actor: whose morning it is.
            asked: how much of it is shown; None is as the page begins.
            is_refresh: the page looks again; the log has this list already.
        """
        asked, own, today = asked or Asked(), _own(actor), self._clock.today()
        on_the_road = self._visits.day_plan(today, actor=actor)
        calls, interpreters = self._reminders_of(actor), self._interpreters_to_book(actor)
        notices = [notice(actor=actor) for notice in self.notices]
        with self._database.reading(actor) as reading:
            ranking = self._rankings.all(own, with_colleagues=asked.with_colleagues, reading=reading)
            missed = self._missed(ranking, reading)
            morning = Morning(
                day=today,
                call_list=self._call_lists.of(ranking, asked, reading=reading),
                on_the_road=on_the_road,
                waiting=self._waiting.of(ranking, asked, own, reading=reading),
                missed=self._named(missed[: asked.most_missed], reading),
                more_missed=max(0, len(missed) - asked.most_missed),
                calls=calls,
                interpreters=interpreters,
                opened=self._opened(reading),
                told=" ".join(filter(None, (self._retention.told_today(reading=reading), *notices))),
                ahead=self._ahead(ranking, own, reading),
                now=self._clock.now(),
            )
        if not is_refresh and morning.named:
            self._casefiles.note_list(morning.named, actor=actor)
        return morning

    def _missed(self, ranking: Ranking, reading: Reading) -> list[tuple[CaseId, date]]:
        """Return whose weeks passed and nobody said why, the last to close first."""
        passed = {case_of(key): date.fromordinal(day) for day, key in ranking.missed}
        said = store.missed_said(reading, passed)
        left = [(case_id, day) for case_id, day in passed.items() if case_id not in said]
        return sorted(left, key=lambda one: (-one[1].toordinal(), one[0]))

    def _named(self, missed: Collection[tuple[CaseId, date]], reading: Reading) -> tuple[MissedWeeks, ...]:
        facts = self._casefiles.facts([case_id for case_id, _day in missed], reading=reading)
        return tuple(
            MissedWeeks(case_id=case_id, name=facts[case_id].client.name.full, closed_on=day)
            for case_id, day in missed
            if case_id in facts
        )

    def _opened(self, reading: Reading) -> tuple[CaseId, ...]:
        return tuple(dict.fromkeys(each.case_id for each in self._emergency.for_nurse(reading=reading)))

    def _reminders_of(self, actor: UserId) -> Calls:
        day = self._reminders.next_day(actor=actor)
        return Calls(day=day, reminders=self._reminders.for_day(day, actor=actor, nurse=actor))

    def _interpreters_to_book(self, actor: UserId) -> tuple[InterpreterTask, ...]:
        return tuple(sorted(self._interpreters.to_book(actor=actor), key=lambda task: task.nurse != actor))

    def _ahead(self, ranking: Ranking, own: Collection[UserId], reading: Reading) -> Next | None:
        """Return what comes after today: the next visit of one's own, the next try, the next window that closes."""
        today = self._clock.today()
        visits = store.next_visits(reading, own, self._clock.now())
        days = [local_day(start) for start in visits if local_day(start) > today]
        times = {key: ranking.call_times[key].at for *_place, key in ranking.another_day}
        tries = [local_day(at) for at in times.values() if at is not None]
        untried = [case_id for case_id in map(case_of, times) if case_id not in ranking.beside.attempts]
        terms = self._rankings.contact_by(untried, reading=reading)
        windows = [date.fromordinal(closes_on) for _tried, _level, closes_on, _key in ranking.everybody()]
        return soonest(
            (
                next_of(NextKind.VISIT, days, today),
                next_of(NextKind.TRY, tries, today),
                next_of(NextKind.TERM, terms.values(), today),
                next_of(NextKind.WINDOW, windows, today),
            )
        )


def _own(actor: UserId) -> frozenset[UserId]:
    """Return whose work counts as one's own; for whom one stands in is known of each case."""
    return frozenset({actor})
