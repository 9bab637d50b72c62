"""What there is to read about letters: the register, and one letter with its story."""

from collections.abc import Collection
from datetime import date
from typing import Final
from uuid import UUID

from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import local_day
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.values import CaseId, LetterId, UserId
from ks_desktop.letters import store
from ks_desktop.letters.content.gone import gone_along
from ks_desktop.letters.domain import Letter, LetterKind, LetterLine
from ks_desktop.letters.domain.story import LetterStory, Link
from ks_desktop.letters.domain.wanted import Wanted
from ks_desktop.letters.service.drafting import newest_draft
from ks_desktop.letters.service.finishing import lines_of
from ks_desktop.letters.store.listing import replacing, wanted_letters
from ks_desktop.security.audit import Audit
from ks_desktop.security.service import Users

EVERY: Final = Wanted()
_WOMEN: Final = 500  # who fits more than these typed hardly anything


class LetterRegister:
    """Letters as they are read; nothing is changed here."""

    def __init__(self, database: Database, clients: Clients, users: Users, audit: Audit) -> None:
        self._database = database
        self._clients = clients
        self._users = users
        self._audit = audit

    def letter(self, letter_id: LetterId, *, actor: UserId) -> Letter:
        """Return a letter."""
        with self._database.reading(actor) as reading:
            return store.get(reading, letter_id)

    def open_draft(
        self, kind: LetterKind, case_id: CaseId, receiver: UUID | None = None, *, actor: UserId
    ) -> Letter | None:
        """Return the newest unfinished letter of this kind about this case, None without one.

        With a receiver: only one that is to go there, or for which nobody is chosen yet. A letter to her is about one
        visit at a time: it goes on with whichever is planned now.
        """
        with self._database.reading(actor) as reading:
            letters = store.of_cases(reading, [case_id]).get(case_id, ())
        return newest_draft(letters, kind, receiver)

    def register(self, *, actor: UserId, limit: int | None = None, wanted: Wanted = EVERY) -> tuple[LetterLine, ...]:
        """Return the letters with her name, the last made first: all of them, or so many of the newest.

        Args:
            actor: who looks.
            limit: at most so many.
            wanted: what is looked for; the newest that fit are shown, however old.
        """
        found = self._clients.finding.find(wanted.text, actor=actor, limit=_WOMEN) if wanted.text.strip() else ()
        with self._database.reading(actor) as reading:
            cases = self._clients.cases_of([each.client.id for each in found], reading=reading)
            hers = {case.id for of_her in cases.values() for case in of_her}
            return lines_of(wanted_letters(reading, wanted, hers, limit=limit), self._clients, reading)

    def story(self, letter_id: LetterId, *, actor: UserId) -> LetterStory:
        """Return a letter with who did what when, what went along, and the letters that hang together with it.

        Raises:
            UserError: it is not there any more.
        """
        with self._database.reading(actor) as reading:
            letter = store.get(reading, letter_id)
            (line,) = lines_of([letter], self._clients, reading)
            names = {user.id: user.full_name for user in self._users.everybody(reading=reading)}
            before = store.get(reading, letter.corrects) if letter.corrects is not None else None
            after = replacing(reading, letter_id)
        return LetterStory(
            line=line,
            made_by=names.get(letter.made_by, ""),
            finalised_by=names.get(letter.finalised_by, "") if letter.finalised_by is not None else "",
            gone=gone_along(letter),
            replaces=_link(before) if before is not None else None,
            replaced_by=_link(after) if after is not None else None,
        )

    def of_cases(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, tuple[Letter, ...]]:
        """Return the letters of these cases, the oldest first; a case without letters is not in it."""
        return store.of_cases(reading, case_ids)

    def drafts(self, *, reading: Reading) -> tuple[Letter, ...]:
        """Return the letters that wait to be finished, the oldest first."""
        return store.drafts(reading)


def final_day(letter: Letter) -> date | None:
    """Return the Dutch day on which a letter was made final, None while it is a draft."""
    return local_day(letter.finalised_at) if letter.finalised_at is not None else None


def _link(letter: Letter) -> Link:
    return Link(id=letter.id, number=letter.number, day=final_day(letter))
