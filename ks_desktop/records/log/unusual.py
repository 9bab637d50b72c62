"""What is striking among opened records: counted, not judged. Most of it has a good reason. Pure."""

from collections import deque
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
    latest: dict[UserId, deque[Opening]] = {}
    for opening in openings:
        recent = latest.setdefault(opening.actor, deque())
        recent.append(opening)
        while opening.at - recent[0].at > WITHIN or opening.at < recent[0].at:  # a clock that was set back begins anew
            recent.popleft()
        reasons = [*_alike(women.get(opening.client), users.get(opening.actor))]
        if len({one.client for one in recent}) > MANY:
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
