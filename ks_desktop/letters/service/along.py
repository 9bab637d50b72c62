"""Letters in the cases that are handed over: drafts wait for the colleague; who has a letter expects another nurse."""

from collections.abc import Collection, Iterator
from typing import Final

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Reading
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId
from ks_desktop.letters import store
from ks_desktop.letters.domain import Letter, LetterState
from ks_desktop.visits.domain import Reason

_DRAFTS: Final = N_("Letters in draft that go along: {count}")
_READY: Final = N_("Letters to send that go along: {count}")
_TOLD: Final = N_("Letter {number} told her of this appointment: tell her that a colleague comes.")


class LettersAlong:
    """See `WorkBeside`. Nothing is changed: every letter is open to every nurse."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def goes_along(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, tuple[Reason, ...]]:
        """Return a sentence for each thing that waits in a case."""
        found = store.of_cases(reading, case_ids)
        return {case_id: tuple(self._said(letters)) for case_id, letters in found.items()}

    def _said(self, letters: Collection[Letter]) -> Iterator[Reason]:
        for state, message in ((LetterState.DRAFT, _DRAFTS), (LetterState.FINAL, _READY)):
            count = sum(letter.state is state for letter in letters)
            if count:
                yield Reason(message=message, values={"count": count})
        now = self._clock.now()
        for letter in letters:
            is_ahead = letter.announced_at is not None and letter.announced_at > now
            if letter.state is LetterState.SENT and letter.appointment_id is not None and is_ahead:
                yield Reason(message=_TOLD, values={"number": letter.number})
