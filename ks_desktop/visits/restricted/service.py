"""Looking before a home visit: per case, with who looked and when. Its words open for who holds the second key."""

from collections.abc import Collection
from typing import Final

from ks_desktop.clients.restricted import RestrictedTexts, no_key
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.drafts import SealedDrafts, forget_within
from ks_desktop.core.settings_store import SettingsStore, read_within
from ks_desktop.core.values import CaseId, Changes, UserId, clean_note, new_id
from ks_desktop.security.audit import About
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.restricted import rows
from ks_desktop.visits.restricted.looks import SafetyColour, SafetyLook


class SafetyLooks:
    """The looks of all cases.

    Attributes:
        claimed_tables: tables whose rows `case_destroyed` removes.
        texts: seals and opens the words; the house gives it once it knows who is at work.
    """

    claimed_tables: Final = frozenset({rows.TABLE})

    def __init__(self, database: Database, clock: Clock, settings: SettingsStore) -> None:
        self.texts: RestrictedTexts | None = None
        self._database = database
        self._clock = clock
        self._settings = settings

    def is_wanted(self, *, actor: UserId) -> bool:
        """Tell whether nurses here look before a home visit (setting `safety_look`)."""
        return self._settings.read(actor=actor).safety_look == "yes"

    def of(self, case_ids: Collection[CaseId], *, actor: UserId) -> dict[CaseId, SafetyLook]:
        """Return the look that counts now of each case; a case without one, or with an old one, is not in it."""
        with self._database.reading(actor) as reading:
            return self.of_within(case_ids, reading=reading)

    def of_within(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, SafetyLook]:
        """Return the same inside an open reading or work; nothing when nurses here do not look."""
        settings = read_within(reading)
        if settings.safety_look != "yes":
            return {}
        today = self._clock.today()
        found = rows.newest(reading, case_ids)
        return {case_id: look for case_id, look in found.items() if look.counts_on(today, settings.safety_days)}

    @property
    def drafts(self) -> SealedDrafts:
        """What is typed at a look and not yet kept: sealed as its words are."""
        return SealedDrafts(self._database, self._clock, self.texts.sealer if self.texts is not None else None)

    def look(self, case_id: CaseId, colour: SafetyColour, note: str | None = None, *, actor: UserId) -> Changes:
        """Keep what was seen; it counts from now on. The colour is for who plans, the note is sealed.

        Args:
            case_id: whose.
            colour: what was seen.
            note: what a colleague must know; "" when there is nothing any more, None for what stood there before.
            actor: who looked.
        Raises:
            UserError: the note is over 20,000 characters; or `no_key`: words were given by who may not read them.
        """
        look = SafetyLook(
            id=new_id(),
            case_id=case_id,
            colour=colour,
            user=actor,
            at=self._clock.now(),
            note=clean_note(note or "").text,
        )
        sealed = self._sealed(look, actor) if look.note else None
        with self._database.work(actor, AuditEvent.SAFETY_LOOKED) as work:
            before = rows.newest_row(work, case_id) if note is None else None
            rows.add(work, look, sealed, words_of=None if before is None else rows.words_of(before))
        return Changes(visits=True)

    def may_read(self, *, actor: UserId) -> bool:
        """Tell whether somebody may read the words of looks: a colour alone is for everybody who plans."""
        return self.texts is not None and self.texts.may_read(actor)

    def words(self, case_id: CaseId, *, actor: UserId) -> str:
        """Return the words of the newest look of a case, "" without any; it stands in the log.

        Raises:
            UserError: `no_key`: they lie sealed under a key that is not hers.
            SealError: they are damaged.
        """
        if self.texts is None:
            raise no_key()
        with self._database.reading(actor) as reading:
            row = rows.newest_row(reading, case_id)
            said_at = rows.words_of(row) if row is not None else None
            said = rows.get(reading, said_at) if said_at is not None else None
            if said is None:
                return ""
            self.texts.check(actor)
            self.texts.check_shown(case_id, reading)
            words = said.note if said.sealed is None else self.texts.open(said.sealed, rows.TABLE, said.id, actor=actor)
        about = About(case=case_id, subject=rows.TABLE, subject_id=said.id.hex)
        self.texts.note_read(about, actor=actor)
        return words

    def _sealed(self, look: SafetyLook, actor: UserId) -> bytes:
        if self.texts is None:
            raise no_key("safety_note")
        return self.texts.seal(look.note, rows.TABLE, look.id, actor=actor, field="safety_note")

    def case_destroyed(self, case_id: CaseId, *, work: Work) -> None:
        """Remove the looks of a case."""
        forget_within(work, [case_id])
        rows.destroy(work, case_id)
