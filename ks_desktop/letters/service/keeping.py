"""The kept bytes of a final letter; who took them is logged."""

from dataclasses import dataclass

from ks_desktop.core import attachments
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import LetterId, UserId
from ks_desktop.letters import store
from ks_desktop.letters.domain import Letter, LetterState
from ks_desktop.letters.store.listing import unlike_kept
from ks_desktop.security.audit import Audit
from ks_desktop.security.domain import AuditEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """Fetches what was kept, never painted again."""

    database: Database
    audit: Audit

    def kept(self, letter_id: LetterId, event: AuditEvent, *, actor: UserId) -> bytes:
        """Return the bytes of a letter, and log why they were taken.

        Raises:
            UserError: it is a draft still, or it is wanted on paper and was withdrawn before it went out.
            StorageError: the bytes are not those that were kept.
        """
        with self.database.reading(actor) as reading:
            letter = store.get(reading, letter_id)
            if event is AuditEvent.LETTER_PRINTED:
                check_not_stopped(letter)
            if letter.attachment_id is None:
                raise UserError(N_("This letter is a draft still. Make it final first."), code="letter_not_final")
            kept = attachments.fetch(reading, letter.attachment_id)
        self.audit.seen(event, (), actor=actor, cases=(letter.case_id,))
        return kept.content


def check_not_stopped(letter: Letter) -> None:
    """Refuse to put on paper what was withdrawn before it went out: it could still be posted.

    Raises:
        UserError: it was.
    """
    if letter.state is LetterState.WITHDRAWN and letter.sent_on is None:
        sentence = N_("This letter was withdrawn before it went out. It can be looked at here, not printed or saved.")
        raise UserError(sentence, code="letter_withdrawn")


def kept_findings(reading: Reading) -> list[str]:
    """Return which kept papers are not as they were kept, and which final letters have other bytes than theirs."""
    papers = [_("A kept paper was changed: {id}", id=each.hex) for each in attachments.damaged(reading)]
    letters = [_("Letter {number} is not what was made final.", number=each) for each in unlike_kept(reading)]
    return papers + letters
