"""What waits: counted in the rooms' tables, the first few by name, with until when where a term was agreed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, NamedTuple

from ks_desktop.casefile.domain import Facts
from ks_desktop.casefile.doubt import doubtful
from ks_desktop.casefile.service import CaseFiles
from ks_desktop.clients.service.births import Births
from ks_desktop.coalition.domain import Terms
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Reading
from ks_desktop.core.texts import _
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.letters.domain import LetterState
from ks_desktop.letters.domain.loop import WHY_LABELS, LoopWhy
from ks_desktop.letters.looping import Looping
from ks_desktop.onward.service import Onward
from ks_desktop.records.requests.register import RequestRegister
from ks_desktop.today import store
from ks_desktop.today.domain import (
    AFTER_BIRTH,
    CLOSING_DAYS,
    MOST_NAMES,
    Asked,
    Counted,
    Share,
    Waiting,
    WaitingCase,
    WaitingKind,
)
from ks_desktop.today.service.onward import ONWARD_KINDS, notes
from ks_desktop.today.service.ranking import Place, Ranking, case_of
from ks_desktop.today.store import Showing
from ks_desktop.visits.service.reports import Reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """The rooms that are asked."""

    clock: Clock
    coalition: Coalition
    casefiles: CaseFiles
    births: Births
    reports: Reports
    onward: Onward
    loops: Looping
    requests: RequestRegister


class _Thing(NamedTuple):
    """One that waits, found by a room below: whose it is, since when, and what it is."""

    case_id: CaseId
    nurse: UserId | None
    since: date | None
    note: str = ""


class WaitingLists:
    """Makes the groups of what waits."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    def of(self, ranking: Ranking, asked: Asked, own: frozenset[UserId], *, reading: Reading) -> tuple[Waiting, ...]:
        """Return every group in which something waits, in the order of the page."""
        looking = _Looking(self._rooms, ranking, asked, own, reading)
        counted = {kind: found for kind, found in looking.groups() if found.count or found.of_colleagues}
        named = looking.named(counted)
        return tuple(
            Waiting(
                kind=kind,
                count=found.count,
                oldest=found.oldest,
                cases=named[kind],
                more=max(0, found.in_all - len(found.cases)),
                of_colleagues=found.of_colleagues,
            )
            for kind, found in counted.items()
        )


class _Looking:
    """One look at everything that waits."""

    def __init__(self, rooms: Rooms, ranking: Ranking, asked: Asked, own: frozenset[UserId], reading: Reading) -> None:
        self._rooms = rooms
        self._ranking = ranking
        self._asked = asked
        self._own = own
        self._reading = reading
        self._today = rooms.clock.today()
        self._notes: dict[tuple[WaitingKind, CaseId], str] = {}
        self._to_ask = rooms.births.to_ask(self._today, reading=reading)
        self._owed = rooms.loops.owed(store.maybe_owed(reading), reading=reading)

    def groups(self) -> Iterable[tuple[WaitingKind, Counted]]:
        """Give each kind with what was counted."""
        due_from, now = self._today - AFTER_BIRTH, self._rooms.clock.now()
        by_count: Mapping[WaitingKind, Callable[[Showing], Counted]] = {
            WaitingKind.NEW_REFERRALS: lambda showing: store.new_referrals(self._reading, showing),
            WaitingKind.CONSENT_MISSING: lambda showing: store.consent_missing(self._reading, showing, due_from),
            WaitingKind.INCOMPLETE: lambda showing: store.incomplete(self._reading, showing, due_from),
            WaitingKind.TO_TELL: lambda showing: store.to_tell(self._reading, showing),
            WaitingKind.OUTCOME_MISSING: lambda showing: store.outcome_missing(self._reading, showing, now),
            WaitingKind.FEEDBACK_DUE: lambda showing: store.feedback_due(self._reading, showing),
            WaitingKind.DRAFT_LETTERS: lambda showing: store.letters_in(self._reading, showing, LetterState.DRAFT),
            WaitingKind.LETTERS_TO_SEND: lambda showing: store.letters_in(self._reading, showing, LetterState.FINAL),
            WaitingKind.ONWARD_DUE: lambda showing: store.onward_due(self._reading, showing),
            WaitingKind.ONWARD_REFUSED: lambda showing: store.onward_refused(self._reading, showing),
            WaitingKind.ONWARD_TO_SEND: lambda showing: store.onward_to_send(self._reading, showing),
            WaitingKind.TO_CLOSE: lambda showing: store.to_close(self._reading, showing, self._owed),
        }
        by_hand: Mapping[WaitingKind, Callable[[], Sequence[_Thing]]] = {
            WaitingKind.CLOSING_WEEKS: self._closing,
            WaitingKind.DOUBTFUL_VISITS: self._doubtful,
            WaitingKind.LETTER_DUE: lambda: self._of_ranked(self._ranking.letter_due),
            WaitingKind.CLOSE_DUE: lambda: self._of_ranked(self._ranking.close_due),
            WaitingKind.AGREEMENTS_DUE: self._agreements,
            WaitingKind.LOOP_DUE: self._loops,
            WaitingKind.NO_NEWS: self._no_news,
            WaitingKind.AFTER_DUE_DATE: self._after_due_date,
        }
        of_nobody: Mapping[WaitingKind, Callable[[], Counted]] = {
            WaitingKind.BEGUN_REFERRALS: lambda: store.begun_referrals(self._reading),
            WaitingKind.REQUESTS_DUE: self._requests,
            WaitingKind.STALE_CARDS: self._stale_cards,
        }
        for kind in WaitingKind:
            if kind in of_nobody:
                yield kind, of_nobody[kind]()
            elif kind in by_count:
                yield kind, by_count[kind](self._showing(kind))
            else:
                yield kind, self._share(kind, by_hand[kind]())

    def named(self, counted: Mapping[WaitingKind, Counted]) -> dict[WaitingKind, tuple[WaitingCase, ...]]:
        """Return the names of the cases that are shown, with what is to be done."""
        shown = [key for kind in ONWARD_KINDS if kind in counted for key in counted[kind].case_ids]
        self._notes |= notes(self._rooms.onward, shown, self._today, reading=self._reading) if shown else {}
        ids = tuple(dict.fromkeys(key for found in counted.values() for key in found.case_ids))
        facts = self._rooms.casefiles.facts(ids, reading=self._reading)
        return {
            kind: tuple(
                self._named(kind, share, facts[share.case_id]) for share in found.cases if share.case_id in facts
            )
            for kind, found in counted.items()
        }

    def _named(self, kind: WaitingKind, share: Share, facts: Facts) -> WaitingCase:
        return WaitingCase(
            case_id=share.case_id,
            name=facts.client.name.full,
            since=share.since,
            by=self._feedback_by(facts) if kind is WaitingKind.FEEDBACK_DUE else None,
            is_own=share.is_own,
            # Where a woman whose record is shielded is referred to tells what she needs.
            note="" if facts.client.is_hidden else self._notes.get((kind, share.case_id), ""),
        )

    def _feedback_by(self, facts: Facts) -> date | None:
        """Return until when feedback was agreed: some working days after the visit."""
        visited, area = facts.visited_on(), facts.client.address.municipality
        if visited is None:
            return None
        terms = self._terms(area)
        return terms.after(visited, terms.feedback_days)

    def _terms(self, area: str) -> Terms:
        return self._ranking.terms[area if area in self._ranking.terms else ""]

    def _showing(self, kind: WaitingKind) -> Showing:
        return Showing(
            own=self._own,
            today=self._today,
            most=self._asked.most.get(kind, MOST_NAMES),
            with_colleagues=kind in self._asked.colleagues_of,
        )

    def _share(self, kind: WaitingKind, things: Sequence[_Thing]) -> Counted:
        """Count what was found by hand as the tables are counted: one's own, nobody's, colleagues'."""
        showing = self._showing(kind)
        rank = {thing: self._whose(thing.nurse) for thing in things}
        counted = [thing for thing in things if rank[thing] is not False]
        shown = things if showing.with_colleagues else counted
        order = sorted(dict.fromkeys(shown), key=lambda one: (_ORDER[rank[one]], one.since or date.max, one.case_id))
        cases: dict[CaseId, Share] = {}
        for thing in order:
            cases.setdefault(thing.case_id, Share(case_id=thing.case_id, since=thing.since, is_own=rank[thing]))
            self._notes.setdefault((kind, thing.case_id), thing.note)
        return Counted(
            count=len(counted),
            oldest=min((thing.since for thing in counted if thing.since), default=None),
            cases=tuple(cases.values())[: showing.most],
            of_colleagues=len(things) - len(counted),
            in_all=len(cases),
        )

    def _whose(self, nurse: UserId | None) -> bool | None:
        return None if nurse is None else nurse in self._own

    def _requests(self) -> Counted:
        """Count what women asked about their records, for who looks after it; of whom is not said here."""
        due = self._rooms.requests.due_within(self._reading)
        return Counted(count=due.count, oldest=due.oldest) if due is not None else Counted()

    def _stale_cards(self) -> Counted:
        """Count the own cards of the directory: proposals would stand there each morning, whatever anybody does."""
        return Counted(count=self._rooms.coalition.services.stale_count(reading=self._reading))

    def _closing(self) -> list[_Thing]:
        last = (self._today + timedelta(days=CLOSING_DAYS)).toordinal()
        return self._of_ranked([place for place in self._ranking.everybody() if place[2] <= last], is_due=True)

    def _of_ranked(self, places: Iterable[Place], *, is_due: bool = False) -> list[_Thing]:
        def since(closes_on: int, case_id: CaseId) -> date | None:
            standing = self._ranking.beside.standing.get(case_id)
            return date.fromordinal(closes_on) if is_due else standing.written_on if standing else None

        return [
            _Thing(case_of(key), self._ranking.nurse_of(key), since(closes_on, case_of(key)))
            for _tried, _level, closes_on, key in places
        ]

    def _doubtful(self) -> list[_Thing]:
        found = store.maybe_doubtful(self._reading, self._showing(WaitingKind.DOUBTFUL_VISITS), self._rooms.clock.now())
        facts = self._rooms.casefiles.facts(found.case_ids, reading=self._reading)
        dates = store.due_dates(self._reading, found.case_ids)
        things = []
        for key, known in facts.items():
            terms = self._terms(known.client.address.municipality)
            for one in doubtful(known.appointments, known.consents, dates.get(key, ()), terms, self._rooms.clock.now()):
                nurse = next((visit.nurse for visit in known.appointments if visit.day == one.day), known.case.nurse)
                things.append(_Thing(key, nurse, one.day))
        return things

    def _agreements(self) -> list[_Thing]:
        due = self._rooms.reports.agreements_due(self._today, reading=self._reading)
        nurses = store.nurses_of(self._reading, {one.case_id for one in due}, self._today)
        return [_Thing(one.case_id, nurses.get(one.case_id), one.agreement.by_when, one.agreement.what) for one in due]

    def _loops(self) -> list[_Thing]:
        """Return who is to hear how it went on, besides those who heard nothing yet: these wait for feedback."""
        nurses = store.nurses_of(self._reading, self._owed, self._today)
        return [
            _Thing(key, nurses.get(key), one.since, " · ".join(filter(None, (one.who, _(WHY_LABELS[one.why])))))
            for key, loops in self._owed.items()
            for one in loops
            if one.why is not LoopWhy.VISIT
        ]

    def _after_due_date(self) -> list[_Thing]:
        """Return what stays open long after the due date, besides those of whom the midwife is asked."""
        asked = {one.case_id for one in self._to_ask}
        everybody = replace(self._showing(WaitingKind.AFTER_DUE_DATE), most=store.ALL, with_colleagues=True)
        found = store.after_due_date(self._reading, everybody, self._today - AFTER_BIRTH)
        nurses = store.nurses_of(self._reading, found.case_ids, self._today)
        return [
            _Thing(one.case_id, nurses.get(one.case_id), one.since) for one in found.cases if one.case_id not in asked
        ]

    def _no_news(self) -> list[_Thing]:
        found = self._to_ask
        nurses = store.nurses_of(self._reading, {one.case_id for one in found}, self._today)
        return [_Thing(one.case_id, nurses.get(one.case_id), one.since, one.midwife) for one in found]


_ORDER: Final[Mapping[bool | None, int]] = {True: 0, None: 1, False: 2}
