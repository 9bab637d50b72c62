"""The morning: asked from the rooms below with limits, so that twenty thousand cases cost no more than twenty."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from ks_desktop.casefile.domain import Facts
from ks_desktop.casefile.service import CaseFiles
from ks_desktop.coalition.domain import Terms
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.letters.domain import LetterState
from ks_desktop.referrals.service.retention import Retention
from ks_desktop.today import store
from ks_desktop.today.domain import (
    MOST_CALLS,
    MOST_NAMES,
    Calls,
    Counted,
    MissedWeeks,
    Morning,
    ToCall,
    Waiting,
    WaitingKind,
    call_order,
    closing,
    may_be_called,
    missed_weeks,
    to_call,
)
from ks_desktop.visits.domain import InterpreterTask
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.interpreters import Interpreters
from ks_desktop.visits.service.reminders import Reminders

CANDIDATES: Final = 60  # looked at closely for the list of seven
_AFTER_BIRTH: Final = timedelta(days=14)  # until then the due date says little about whether the child is there


class Mornings:
    """What the first page shows."""

    def __init__(  # noqa: PLR0913 - a room says which rooms it stands on
        self,
        *,
        database: Database,
        clock: Clock,
        coalition: Coalition,
        retention: Retention,
        visits: Visits,
        reminders: Reminders,
        interpreters: Interpreters,
        casefiles: CaseFiles,
    ) -> None:
        self._database = database
        self._clock = clock
        self._coalition = coalition
        self._visits = visits
        self._reminders = reminders
        self._interpreters = interpreters
        self._casefiles = casefiles
        self._retention = retention

    def morning(self, *, actor: UserId, is_refresh: bool = False) -> Morning:
        """Return whom to call now, where to go today, and what waits.

        Args:
            actor: whose morning it is.
            is_refresh: the page looks again; the log has this list already.
        """
        today = self._clock.today()
        with self._database.reading(actor) as reading:
            calls, missed = self._calls(reading, today)
            counted = self._counted(reading, today, calls)
            names = self._names(reading, counted)
            told = self._retention.told_today(reading=reading)
        morning = Morning(
            day=today,
            to_call=tuple(calls[:MOST_CALLS]),
            more_to_call=len(calls) > MOST_CALLS,
            on_the_road=self._visits.day_plan(today, actor=actor),
            waiting=tuple(
                Waiting(
                    kind=kind,
                    count=found.count,
                    oldest=found.oldest,
                    cases=tuple((key, names[key]) for key in found.case_ids if key in names),
                )
                for kind, found in counted.items()
                if found.count
            ),
            missed=missed[:MOST_NAMES],
            more_missed=max(0, len(missed) - MOST_NAMES),
            calls=self._reminders_of(actor),
            interpreters=self._interpreters_to_book(actor),
            told=told,
        )
        named = len(morning.to_call) + len(morning.missed) + len(morning.interpreters) + len(names)
        named += len(morning.calls.reminders) if morning.calls else 0
        if not is_refresh and named:
            self._casefiles.note_list(named, actor=actor)
        return morning

    def _reminders_of(self, actor: UserId) -> Calls:
        day = self._reminders.next_day(actor=actor)
        return Calls(day=day, reminders=self._reminders.for_day(day, actor=actor, nurse=actor))

    def _interpreters_to_book(self, actor: UserId) -> tuple[InterpreterTask, ...]:
        return tuple(sorted(self._interpreters.to_book(actor=actor), key=lambda task: task.nurse != actor))

    def _calls(self, reading: Reading, today: date) -> tuple[list[ToCall], tuple[MissedWeeks, ...]]:
        """Return whom to call, and whose weeks passed and nobody said why."""
        ids = store.cases_to_call(reading, today - _AFTER_BIRTH, CANDIDATES)
        facts = self._casefiles.facts(ids, reading=reading)
        attempts = self._visits.attempts(tuple(facts), reading=reading)
        terms: dict[str, Terms] = {}
        calls: list[ToCall] = []
        missed: list[MissedWeeks] = []
        for key, known in facts.items():
            area = known.client.address.municipality
            if area not in terms:
                terms[area] = self._coalition.terms(area, today, reading=reading)
            state = known.state(self._clock.now())
            if may_be_called(known, state, terms[area], today):
                calls.append(to_call(known, attempts.get(key, ()), terms[area], today))
            passed = missed_weeks(known, state, terms[area], today)
            if passed is not None:
                missed.append(passed)
        said = store.missed_said(reading, [entry.case_id for entry in missed])
        open_ones = [entry for entry in missed if entry.case_id not in said]
        newest = sorted(open_ones, key=lambda entry: (entry.closed_on, entry.name), reverse=True)
        return sorted(calls, key=call_order), tuple(newest)

    def _counted(self, reading: Reading, today: date, calls: list[ToCall]) -> Mapping[WaitingKind, Counted]:
        due_from = today - _AFTER_BIRTH
        return {
            WaitingKind.CLOSING_WEEKS: closing(calls, today),
            WaitingKind.DOUBTFUL_VISITS: self._doubtful(reading, today),
            WaitingKind.BEGUN_REFERRALS: store.begun_referrals(reading),
            WaitingKind.NEW_REFERRALS: store.new_referrals(reading),
            WaitingKind.CONSENT_MISSING: store.consent_missing(reading, today, due_from),
            WaitingKind.INCOMPLETE: store.incomplete(reading, today, due_from),
            WaitingKind.OUTCOME_MISSING: store.outcome_missing(reading, self._clock.now()),
            WaitingKind.FEEDBACK_DUE: store.feedback_due(reading),
            WaitingKind.DRAFT_LETTERS: store.letters_in(reading, LetterState.DRAFT),
            WaitingKind.LETTERS_TO_SEND: store.letters_in(reading, LetterState.FINAL),
            WaitingKind.TO_CLOSE: store.to_close(reading),
            WaitingKind.AFTER_DUE_DATE: store.after_due_date(reading, due_from),
        }

    def _doubtful(self, reading: Reading, today: date) -> Counted:
        ids = store.maybe_doubtful(reading, today, self._clock.now(), CANDIDATES)
        found = self._casefiles.doubtful(ids, reading=reading) if ids else {}
        return Counted(count=sum(map(len, found.values())), case_ids=tuple(found)[:MOST_NAMES])

    def _names(self, reading: Reading, counted: Mapping[WaitingKind, Counted]) -> dict[CaseId, str]:
        ids = tuple(dict.fromkeys(key for found in counted.values() for key in found.case_ids))
        facts: dict[CaseId, Facts] = self._casefiles.facts(ids, reading=reading)
        return {key: known.client.name.full for key, known in facts.items()}
