"""Looking before a home visit: per case, with who looked and when."""

from collections.abc import Collection
from typing import Final

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.drafts import forget_within
from ks_desktop.core.settings_store import SettingsStore, read_within
from ks_desktop.core.values import CaseId, Changes, UserId, clean_note, new_id
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.restricted import rows
from ks_desktop.visits.restricted.looks import SafetyColour, SafetyLook


class SafetyLooks:
    """The looks of all cases.

    Attributes:
        claimed_tables: tables whose rows `case_destroyed` removes.
    """

    claimed_tables: Final = frozenset({"safety_look"})

    def __init__(self, database: Database, clock: Clock, settings: SettingsStore) -> None:
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

    def look(self, case_id: CaseId, colour: SafetyColour, note: str = "", *, actor: UserId) -> Changes:
        """Keep what was seen; it counts from now on.

        Raises:
            UserError: the note is over 20,000 characters.
        """
        look = SafetyLook(
            id=new_id(),
            case_id=case_id,
            colour=colour,
            user=actor,
            at=self._clock.now(),
            note=clean_note(note).text,
        )
        with self._database.work(actor, AuditEvent.SAFETY_LOOKED) as work:
            rows.add(work, look)
        return Changes(visits=True)

    def case_destroyed(self, case_id: CaseId, *, work: Work) -> None:
        """Remove the looks of a case."""
        forget_within(work, [case_id])
        rows.destroy(work, case_id)
