"""What is striking among opened records: counted, not judged. Most of it has a good reason. Pure."""

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from ks_desktop.core.texts import N_
from ks_desktop.core.values import UserId, search_key
from ks_desktop.security.audit.looking import Opening

MANY: Final = 30  # different records
WITHIN: Final = timedelta(hours=1)
DAYS: Final = 92  # so far back, unless a period is asked
MOST: Final = 100_000


class Striking(StrEnum):
    """Why a line is shown."""

    SURNAME = "surname"
    HERSELF = "herself"
    MANY = "many"


LABELS: Final[Mapping[Striking, str]] = {
    Striking.SURNAME: N_("same surname as the employee"),
    Striking.HERSELF: N_("same name, phone or e-mail as the employee"),
    Striking.MANY: N_("more than {count} records within an hour"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody as she is compared: whole names, surnames, and what she can be reached by."""

    full: frozenset[str]
    surnames: frozenset[str]
    reached: frozenset[str]


class _Recent:
    """What one employee opened within the last hour."""

    def __init__(self) -> None:
        self._openings: deque[Opening] = deque()
        self._times: Counter[str] = Counter()

    def count_with(self, opening: Opening) -> int:
        """Return how many different records it were within an hour, this one included."""
        self._openings.append(opening)
        self._times[opening.client] += 1
        # A clock that was set back begins anew.
        while opening.at - self._openings[0].at > WITHIN or opening.at < self._openings[0].at:
            gone = self._openings.popleft().client
            self._times[gone] -= 1
            if not self._times[gone]:
                del self._times[gone]
        return len(self._times)


def who(full: Iterable[str], surnames: Iterable[str], reached: Iterable[str]) -> Who:
    """Return names and numbers as they are compared: without capitals, accents, spaces and empty ones."""
    phones = ("".join(sign for sign in text if sign.isalnum() or sign == "@") for text in reached)
    return Who(full=_keys(full), surnames=_keys(surnames), reached=_keys(phones))


def striking(
    openings: Iterable[Opening], women: Mapping[str, Who], users: Mapping[UserId, Who]
) -> dict[int, tuple[Striking, ...]]:
    """Return which opened records are striking, by the place of their line.

    Args:
        openings: who opened which record, oldest first.
        women: by id as the log keeps it; who is destroyed is not there.
        users: who work here.
    """
    found: dict[int, tuple[Striking, ...]] = {}
    latest: dict[UserId, _Recent] = {}
    for opening in openings:
        reasons = [*_alike(women.get(opening.client), users.get(opening.actor))]
        if latest.setdefault(opening.actor, _Recent()).count_with(opening) > MANY:
            reasons.append(Striking.MANY)
        if reasons:
            found[opening.seq] = tuple(reasons)
    return found


def _alike(woman: Who | None, user: Who | None) -> Iterable[Striking]:
    if woman is None or user is None:
        return
    if woman.full & user.full or woman.reached & user.reached:
        yield Striking.HERSELF
    elif woman.surnames & user.surnames:
        yield Striking.SURNAME


def _keys(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(key for text in texts if (key := search_key(text)))
