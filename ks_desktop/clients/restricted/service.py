"""Writing and reading restricted notes. Each time they are opened stands in the log; what they say never does."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from ks_desktop.clients import store
from ks_desktop.clients.domain import Case
from ks_desktop.clients.domain.restricted import (
    Access,
    MeldStep,
    NoteWords,
    RestrictedKind,
    RestrictedNote,
    Shelf,
)
from ks_desktop.clients.restricted import rows
from ks_desktop.clients.restricted.readers import Readers
from ks_desktop.clients.restricted.rows import RestrictedNoteRow
from ks_desktop.clients.restricted.texts import RestrictedTexts, no_key
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.drafts import SealedDrafts, forget_within
from ks_desktop.core.errors import UserError
from ks_desktop.core.moving import RowsJoined
from ks_desktop.core.sealing import SealError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, Changes, UserId, clean_note, new_id
from ks_desktop.security.audit import About
from ks_desktop.security.domain import AuditEvent

RESTRICTED_JOINED: Final = RowsJoined(RestrictedNoteRow)
_TABLE: Final = RestrictedNoteRow.__tablename__
_CHANGED: Final = Changes(clients=True)


class RestrictedNotes:
    """The restricted notes of all cases.

    Attributes:
        claimed_tables: tables whose rows `case_destroyed` removes.
        readers: who may read which.
    """

    claimed_tables: Final = frozenset({_TABLE})

    def __init__(self, database: Database, clock: Clock, texts: RestrictedTexts) -> None:
        self._database = database
        self._clock = clock
        self._texts = texts
        self.readers = Readers(texts)

    @property
    def drafts(self) -> SealedDrafts:
        """What is typed in a note and not yet kept: sealed as notes are."""
        return SealedDrafts(self._database, self._clock, self._texts.sealer)

    @staticmethod
    def kinds() -> tuple[RestrictedKind, ...]:
        """Return the kinds of note there are."""
        return tuple(RestrictedKind)

    def shelves(self, cases: Iterable[Case], *, reading: Reading) -> dict[CaseId, Shelf]:
        """Return of each case that there are notes, and how who looks may read them; nothing of what they say."""
        by_id = {case.id: case for case in cases}
        found = rows.of_cases(reading, by_id)
        return {key: self._shelf(case, found.get(key, []), reading) for key, case in by_id.items()}

    def of(self, case_id: CaseId, *, actor: UserId) -> tuple[RestrictedNote, ...]:
        """Return the notes of a case as somebody may read them, those replaced too; it stands in the log.

        Raises:
            UserError: `no_key`, or `reason_wanted`: nothing of them is for her without one.
        """
        with self._database.reading(actor) as reading:
            case = self._case(case_id, reading)
            mine = self._readable(case, reading)
            notes = tuple(self._note(row, actor) for row in mine)
        self._note_reading(case, len(notes), actor)
        return notes

    def write(self, case_id: CaseId, said: NoteWords, *, replaces: UUID | None = None, actor: UserId) -> Changes:
        """Keep a note, or one in the place of another; nothing is ever changed or taken away.

        Raises:
            UserError: `no_key`; `shielded`; its day lies ahead; or the note in whose place it would stand is not hers
                to read, is of another kind or was replaced already.
        """
        if said.day > self._clock.today():
            raise UserError(N_("This day lies ahead: choose the day on which it was."), code="ahead", field="day")
        self._texts.check(actor, field="words")
        row = RestrictedNoteRow(id=new_id(), case_id=case_id, kind=said.kind, author=actor, at=self._clock.now())
        row.replaces = replaces
        row.sealed = self._texts.seal(_as_text(said), _TABLE, row.id, actor=actor, field="words")
        with self._database.work(actor, AuditEvent.RESTRICTED_WRITTEN) as work:
            case = self._case(case_id, work)
            self._texts.check_shown(case_id, work)
            if replaces is not None:
                self._check_replaced(case, row, work)
            rows.add(work, row)
        return _CHANGED

    def case_destroyed(self, case_id: CaseId, *, work: Work) -> None:
        """Remove the notes of a case, and what anybody typed and did not keep."""
        forget_within(work, [case_id])
        rows.destroy(work, case_id)

    def _shelf(self, case: Case, found: list[RestrictedNoteRow], reading: Reading) -> Shelf:
        if not found:  # nearly every case: whose it is need not be asked
            return Shelf(access=Access.OPEN if self._texts.may_read(reading.actor) else Access.NO_KEY)
        access = self.readers.access(case, found, reading)
        if access is Access.NO_KEY:
            return Shelf(is_empty=False, access=access)
        replaced = {row.replaces for row in found}
        kinds = [row.kind for row in found if row.id not in replaced]
        counts = {kind: kinds.count(kind) for kind in RestrictedKind if kind in kinds}
        return Shelf(is_empty=False, counts=counts, newest=found[-1].at, access=access)

    def _readable(self, case: Case, reading: Reading) -> list[RestrictedNoteRow]:
        found = rows.of_cases(reading, [case.id]).get(case.id, [])
        access = self.readers.access(case, found, reading)
        if access is Access.NO_KEY:
            raise no_key()
        self._texts.check_shown(case.id, reading)
        if access is Access.REASON:
            raise UserError(
                N_("These notes are for her own nurse. Say why you open them."), code="reason_wanted", field="reason"
            )
        return [row for row in found if access is not Access.OWN or row.author == reading.actor]

    def _check_replaced(self, case: Case, row: RestrictedNoteRow, work: Work) -> None:
        found = self._readable(case, work)
        old = next((each for each in found if each.id == row.replaces), None)
        if old is None or old.kind is not row.kind:
            raise UserError(N_("The note you correct is not there any more."), code="gone", field="words")
        if any(each.replaces == row.replaces for each in rows.of_cases(work, [case.id])[case.id]):
            raise UserError(
                N_("This note was corrected in the meantime. Open the notes again."), code="corrected", field="words"
            )

    def _note(self, row: RestrictedNoteRow, actor: UserId) -> RestrictedNote:
        try:
            said = _as_words(self._texts.open(row.sealed, _TABLE, row.id, actor=actor), row.kind)
        except SealError:
            said = None
        return RestrictedNote(
            id=row.id,
            case_id=CaseId(row.case_id),
            kind=row.kind,
            author=UserId(row.author),
            at=row.at,
            said=said,
            replaces=row.replaces,
            is_damaged=said is None,
        )

    def _note_reading(self, case: Case, count: int, actor: UserId) -> None:
        self._texts.note_read(
            About(
                client=case.client_id,
                case=case.id,
                subject=_TABLE,
                columns=str(count),
                is_emergency=self.readers.has_opened(case.id, actor),
            ),
            actor=actor,
        )

    def _case(self, case_id: CaseId, reading: Reading) -> Case:
        case = store.get_cases(reading, [case_id]).get(case_id)
        if case is None:
            raise UserError(N_("This case is not there any more."), code="gone")
        return case


def _as_text(said: NoteWords) -> str:
    return json.dumps(
        {
            "day": said.day.isoformat(),
            "words": clean_note(said.words).text,
            "step": said.step,
            "has_spoken": said.has_spoken,
            "why_not": clean_note(said.why_not).text,
        }
    )


def _as_words(text: str, kind: RestrictedKind) -> NoteWords:
    read = json.loads(text)
    return NoteWords(
        kind=kind,
        day=date.fromisoformat(read["day"]),
        words=read["words"],
        step=None if read["step"] is None else MeldStep(read["step"]),
        has_spoken=read["has_spoken"],
        why_not=read["why_not"],
    )
