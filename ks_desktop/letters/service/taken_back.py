"""Letters that come back when a step is undone: none that she does not agree to any more."""

from collections.abc import Collection
from datetime import date
from typing import Final
from uuid import UUID

from ks_desktop.clients.domain import Consent, newest_answer
from ks_desktop.clients.domain.spellings import kept_by_spelling
from ks_desktop.clients.service import Clients
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock, local_day
from ks_desktop.core.database import Work
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LetterId
from ks_desktop.letters import store
from ks_desktop.letters.domain import Letter, LetterState
from ks_desktop.letters.service.stopping import rests_on

_NOT_AGREED: Final = N_("She does not agree any more, so this letter does not come back.")


class LettersTakenBack:
    """Looks at letters that were put back."""

    def __init__(self, clients: Clients, coalition: Coalition, clock: Clock) -> None:
        self._clients = clients
        self._coalition = coalition
        self._clock = clock

    def check(self, work: Work, keys: Collection[str]) -> None:
        """Refuse a letter that would go out although what allowed it was taken back since it was made.

        Raises:
            StaleError: she does not agree any more.
        """
        for key in keys:
            try:
                letter = store.get(work, LetterId(UUID(key)))
            except UserError:
                continue  # it went with the step that made it
            if letter.state is LetterState.FINAL and self._is_stopped(letter, work):
                raise StaleError(_NOT_AGREED, code="no_consent")

    def _is_stopped(self, letter: Letter, work: Work) -> bool:
        today = self._clock.today()
        made_on = local_day(letter.finalised_at or letter.made_at)
        given = self._clients.consents([letter.case_id], reading=work).get(letter.case_id, ())
        kept = kept_by_spelling(self._coalition.spellings.all_of(reading=work))
        newest = (newest_answer(given, *topic, on=today) for topic in dict.fromkeys(each.topic for each in given))
        return any(
            answer is not None
            and not answer.counts(today)
            and rests_on(letter, answer, kept)
            and _lapsed_on(answer) >= made_on
            for answer in newest
        )


def _lapsed_on(answer: Consent) -> date:
    return answer.withdrawn_on or answer.given_on
