"""Births: recorded, corrected, asked for when there is no news; and the little that is noted after one."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final, Protocol

from ks_desktop.clients import store as records
from ks_desktop.clients.domain import Case, CloseReason, ConsentPurpose, is_refused
from ks_desktop.clients.domain.birth import (
    ASK_AGAIN_AFTER,
    Birth,
    BirthNote,
    ChildBorn,
    News,
    NewsAsked,
    NewsIsAsked,
    NoNews,
    waits_since,
)
from ks_desktop.clients.store import births as store
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.moving import RowsJoined
from ks_desktop.core.settings_store import read_within
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import LINE_MAX, CaseId, Changes, UserId, clean_line, clean_note, new_id
from ks_desktop.security.domain import AuditEvent

BIRTHS_JOINED: Final = RowsJoined(*store.ROWS)
_CHANGED: Final = Changes(clients=True, visits=True, letters=True, onward=True, undo=True)
_NOTED: Final = Changes(clients=True, undo=True)


class Closing(Protocol):
    """What closes a case as part of other work."""

    def __call__(self, case_id: CaseId, reason: CloseReason, *, work: Work) -> None:
        """Close it."""


class Births:
    """What is known after the due date.

    Attributes:
        claimed_tables: tables whose rows `case_destroyed` removes.
        when_born: rooms that act in the same transaction when a birth is recorded, in room order.
        when_asked: rooms that keep that somebody was called.
    """

    claimed_tables: Final = store.CLAIMED

    def __init__(self, database: Database, clock: Clock, undo: Undo, close: Closing) -> None:
        self._database = database
        self._clock = clock
        self._undo = undo
        self._close = close
        self.when_born: list[ChildBorn] = []
        self.when_asked: list[NewsIsAsked] = []

    def of(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, Birth]:
        """Return the birth of each case; a case without one is not in it."""
        return store.births_of(reading, case_ids)

    def born(self, case_ids: Collection[CaseId], *, reading: Reading) -> frozenset[CaseId]:
        """Return those of these cases in which a birth is recorded: prenatal visits are over."""
        return frozenset(store.births_of(reading, case_ids))

    def record(self, birth: Birth, *, actor: UserId, close: bool = False) -> Changes:
        """Store a birth (version 0), or what is corrected of it; planned prenatal visits are cancelled.

        Args:
            birth: as it was told.
            actor: who writes it down.
            close: close the case as born, in the same step. All of it is undone together.
        Raises:
            UserError: the day is to come or lies before this pregnancy, the case is gone, this pregnancy ended
                otherwise, or a birth stands there.
            StaleError: somebody changed it meanwhile.
        """
        birth = replace(birth, note=clean_note(birth.note).text)
        with self._database.work(actor, AuditEvent.BIRTH_RECORDED) as work:
            case = self._case(birth.case_id, work)
            self._check(birth, case, work)
            self._put(birth, work)
            for room in self.when_born:
                room.child_born(case.id, work=work)
            if close and case.is_open:
                self._close(case.id, CloseReason.BORN, work=work)
            label = N_("record birth") if birth.version == 0 else N_("correct birth")
            self._undo.record(work, label=label, case_id=case.id)  # the last name counts for all of it
        return replace(_CHANGED, referrals=close)

    def notes(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, tuple[BirthNote, ...]]:
        """Return what was agreed after the birth in each case, the oldest first."""
        return store.notes_of(reading, case_ids)

    def note(self, case_id: CaseId, day: date, line: str, *, actor: UserId) -> Changes:
        """Store one line about what was agreed after the birth, until the second birthday. Can be undone.

        Raises:
            UserError: no birth is recorded, the second birthday is there, nothing or too much is written, or the day
                lies before the birth or is to come.
        """
        text = clean_line(line).text
        with self._database.work(actor, AuditEvent.BIRTH_NOTED) as work:
            case = self._case(case_id, work)
            _refuse_quiet(case)
            self._check_note(store.births_of(work, [case_id]).get(case_id), day, text)
            note = BirthNote(id=new_id(), case_id=case_id, day=day, line=text, by=actor)
            store.add_note(work, note)
            self._undo.record(work, label=N_("note an agreement"), case_id=case_id)
        return _NOTED

    def asked(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, tuple[NewsAsked, ...]]:
        """Return who was asked whether she gave birth, the last first."""
        return store.asked_of(reading, case_ids)

    def to_ask(self, day: date, *, case_id: CaseId | None = None, reading: Reading) -> tuple[NoNews, ...]:
        """Return the open cases so many days past the due date without news, the longest waiting first.

        Ask the midwife or whoever referred her, never the woman first. Who refused the sign-up is not asked about.

        Args:
            day: on which it is asked.
            case_id: only of this case; None is of all.
            reading: the look at the database.
        """
        after = read_within(reading).no_news_days
        found = store.waiting(reading, day - timedelta(days=after), case_id)
        keys = [key for key, *_rest in found]
        asked = store.asked_of(reading, keys)
        refusing = {
            key for key, hers in _by_case(reading, keys).items() if is_refused(hers, ConsentPurpose.SIGN_UP, on=day)
        }
        waiting = [
            NoNews(
                case_id=key,
                due_date=due,
                since=waits_since(due + timedelta(days=margin), asked.get(key, ()), after),
                nurse=nurse,
                midwife=midwife,
                asked=asked.get(key, ()),
            )
            for key, due, margin, nurse, midwife in found
            if key not in refusing
        ]
        return tuple(
            sorted((each for each in waiting if each.since <= day), key=lambda each: (each.since, each.case_id))
        )

    def answer(self, case_id: CaseId, news: News, *, actor: UserId) -> Changes:
        """Keep what the midwife, or whoever referred her, knew when asked today. Can be undone.

        Still pregnant, or not known there: it is asked again after a week. Born and otherwise ask for the next form.

        Raises:
            UserError: the case is gone, closed, or a birth is recorded already.
        """
        today = self._clock.today()
        again = None if news is News.BORN else today + ASK_AGAIN_AFTER
        with self._database.work(actor, AuditEvent.CONTACT_RECORDED) as work:
            case = self._case(case_id, work)
            if not case.is_open:
                raise UserError(N_("This case is closed. Reopen it first."), code="case_closed")
            asked = NewsAsked(id=new_id(), case_id=case_id, news=news, asked_on=today, by=actor, ask_again_on=again)
            store.add_asked(work, asked)
            for room in self.when_asked:
                room.news_asked(asked, work=work)
            self._undo.record(work, label=N_("ask for news"), case_id=case_id)
        return _CHANGED

    def case_destroyed(self, case_id: CaseId, *, work: Work) -> None:
        """Remove what is kept of a case here."""
        store.destroy(work, case_id)

    def _put(self, birth: Birth, work: Work) -> None:
        if birth.version:
            store.change_birth(work, birth)
        else:
            store.add_birth(work, new_id(), birth)

    def _check(self, birth: Birth, case: Case, work: Work) -> None:
        _refuse_quiet(case)
        today = self._clock.today()
        for name in ("born_on", "told_on"):
            if getattr(birth, name) > today:
                raise UserError(N_("This day is still to come: fill in the real day."), code="future", field=name)
        if birth.days(case.due_date) < 0:
            sentence = N_("This day lies before this pregnancy began: check the day, or the due date.")
            raise UserError(sentence, code="before", field="born_on")
        if birth.version == 0 and case.id in store.births_of(work, [case.id]):
            raise UserError(
                N_("A birth is recorded already: look at the page anew and correct that one."), code="born_already"
            )

    def _check_note(self, birth: Birth | None, day: date, text: str) -> None:
        today = self._clock.today()
        if birth is None:
            raise UserError(N_("Record the birth first."), code="no_birth")
        if today >= birth.notes_until:
            raise UserError(
                N_("The child is two years old: what is agreed now belongs in the record of the child."),
                code="two_years",
            )
        if not text:
            raise UserError(N_("Write in one line what was agreed."), code="required", field="line")
        if len(text) > LINE_MAX:
            raise UserError(
                N_("Use at most {count} characters here."), code="long", field="line", values={"count": LINE_MAX}
            )
        if not birth.born_on <= day <= today:
            raise UserError(N_("Choose a day from the birth until today."), code="day", field="day")

    def _case(self, case_id: CaseId, reading: Reading) -> Case:
        case = records.get_cases(reading, [case_id]).get(case_id)
        if case is None:
            raise UserError(N_("This case is not there any more."), code="gone")
        return case


def _refuse_quiet(case: Case) -> None:
    if case.is_quiet:
        raise UserError(
            N_("This pregnancy ended otherwise. Take that back first, if it was a mistake."), code="case_quiet"
        )


def _by_case(reading: Reading, case_ids: Collection[CaseId]) -> Mapping[CaseId, list[Any]]:
    grouped: dict[CaseId, list[Any]] = {}
    for consent in records.consents_of(reading, case_ids):
        grouped.setdefault(consent.case_id, []).append(consent)
    return grouped
