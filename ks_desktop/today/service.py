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
    Counted,
    Morning,
    ToCall,
    Waiting,
    WaitingKind,
    call_order,
    may_be_called,
    to_call,
)
from ks_desktop.visits.service import Visits

CANDIDATES: Final = 60  # looked at closely for the list of seven
_AFTER_BIRTH: Final = timedelta(days=14)  # until then the due date says little about whether the child is there


class Mornings:
    """What the first page shows."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        coalition: Coalition,
        retention: Retention,
        visits: Visits,
        casefiles: CaseFiles,
    ) -> None:
        self._database = database
        self._clock = clock
        self._coalition = coalition
        self._visits = visits
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
            calls = self._calls(reading, today)
            counted = self._counted(reading, today)
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
            told=told,
        )
        if not is_refresh and (calls or names):
            self._casefiles.note_list(len(morning.to_call) + len(names), actor=actor)
        return morning

    def _calls(self, reading: Reading, today: date) -> list[ToCall]:
        ids = store.cases_to_call(reading, today - _AFTER_BIRTH, CANDIDATES)
        facts = self._casefiles.facts(ids, reading=reading)
        attempts = self._visits.attempts(tuple(facts), reading=reading)
        terms: dict[str, Terms] = {}
        calls = []
        for key, known in facts.items():
            area = known.client.address.municipality
            if area not in terms:
                terms[area] = self._coalition.terms(area, today, reading=reading)
            if may_be_called(known, known.state(self._clock.now()), terms[area], today):
                calls.append(to_call(known, attempts.get(key, ()), terms[area], today))
        return sorted(calls, key=call_order)

    def _counted(self, reading: Reading, today: date) -> Mapping[WaitingKind, Counted]:
        due_from = today - _AFTER_BIRTH
        return {
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
