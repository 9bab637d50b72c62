"""Finding women by a few typed letters; the words they are found by are kept up with every change."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ks_desktop.clients import store
from ks_desktop.clients.domain import Case, Client
from ks_desktop.clients.domain.searching import Wanted, other_meanings, wanted
from ks_desktop.clients.service.shield import Shield
from ks_desktop.clients.store import words
from ks_desktop.clients.store.finding import find_clients
from ks_desktop.clients.store.touched import KeptBeside, take_touched
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.values import LINE_MAX, ClientId, UserId
from ks_desktop.security.domain import AuditEvent

_LONGEST: Final = 5 * LINE_MAX  # all parts of a name, each as long as it can be
_MOST_WORDS: Final = 50
_PART: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A woman that fits a search, with her newest case."""

    client: Client
    case: Case


class Finding:
    """Looks for women, and keeps the words by which they are found."""

    claimed_tables: Final = words.CLAIMED

    def __init__(self, database: Database, clock: Clock, shield: Shield) -> None:
        self._database = database
        self._clock = clock
        self._shield = shield
        self._is_whole = False
        database.before_commit.insert(0, self._keep_up)

    def find(self, text: str, *, actor: UserId, limit: int = 50) -> tuple[Found, ...]:
        """Return the women that fit what was typed, those with an open case first.

        Args:
            text: starts of words of her name, or a part of one from three letters on; her birth date (`12-3-98`), a
                postcode, a phone or its last figures; or several of these.
            actor: who looks.
            limit: at most so many.
        """
        if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS:
            return ()  # pasted by mistake: nobody is called so, and each word would be a question of its own
        asked = wanted(text, self._clock.today())
        if asked.is_empty:
            return ()
        self.catch_up(actor=actor)
        with self._database.reading(actor) as reading:
            return tuple(self._found(asked, limit, reading))

    def _found(self, asked: Wanted, limit: int, reading: Reading) -> Iterator[Found]:
        women = find_clients(reading, asked, limit)
        for other in other_meanings(asked):
            women += [c for c in find_clients(reading, other, limit) if c not in women]
        women = women[:limit]
        unseen = self._shield.unseen(women, reading)
        cases: dict[ClientId, list[Case]] = {}
        for case in store.cases_of_clients(reading, [client.id for client in women]):
            cases.setdefault(case.client_id, []).append(case)
        for client in women:
            if client.id not in unseen and client.id in cases:
                newest = _newest(cases[client.id])
                if asked.words or not newest.is_quiet:  # whose pregnancy ended is found by her name alone
                    yield Found(client=client, case=newest)

    def catch_up(self, *, actor: UserId) -> int:
        """Keep the words of whom none are kept yet, in a file of an older program; return how many women that were.

        Once a file is whole nothing is asked any more.
        """
        caught = 0
        while not self._is_whole:
            with self._database.reading(actor) as reading:
                ids = words.not_kept(reading, _PART)
            self._is_whole = len(ids) < _PART
            if ids:
                with self._database.work(actor, AuditEvent.WORDS_RENEWED) as work:
                    words.renew(work, ids)
            caught += len(ids)
        return caught

    def _keep_up(self, work: Work) -> None:
        ids = take_touched(work, KeptBeside.WORDS)
        if ids:
            work.session.flush()
            words.renew(work, ids)


def _newest(cases: list[Case]) -> Case:
    """Return the open case of a woman, else her newest pregnancy."""
    return next((case for case in cases if case.is_open), cases[0])
