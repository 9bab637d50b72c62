"""What the first page says of keeping: counts only, and only to who looks after it."""

from collections.abc import Iterable

from ks_desktop.core.database import Database
from ks_desktop.core.texts import n_
from ks_desktop.core.values import UserId
from ks_desktop.records.keeping import store
from ks_desktop.records.keeping.domain import Decision, Fate
from ks_desktop.security.domain import NOBODY


def notice(database: Database, month: str, *, actor: UserId) -> str:
    """Return what waits for somebody who looks after keeping, "" when nothing does.

    Args:
        database: the open file.
        month: the present one.
        actor: for whom; whoever calls knows that she may be told.
    """
    with database.reading(NOBODY) as reading:
        proposed = store.proposed_in(reading, month)
        decided = [each for each in store.decisions(reading) if each.fate is Fate.DESTROY]
        is_begun = any(each.month == month for each in store.decisions(reading))
    return said_of(0 if is_begun else proposed, decided, actor)


def said_of(proposed: int, decided: Iterable[Decision], actor: UserId) -> str:
    """Return the sentences about so many lines that are proposed, and these decisions to destroy."""
    made = tuple(decided)
    waiting = sum(not each.is_confirmed and each.decided_by != actor for each in made)
    confirmed = sum(each.is_confirmed for each in made)
    said = []
    if proposed:
        said.append(
            n_(
                "The term of {count} record has passed: see Privacy.",
                "The term of {count} records has passed: see Privacy.",
                proposed,
            )
        )
    if waiting:
        said.append(
            n_(
                "{count} decision to destroy waits for you, as the second person: see Privacy.",
                "{count} decisions to destroy wait for you, as the second person: see Privacy.",
                waiting,
            )
        )
    if confirmed:
        said.append(
            n_(
                "{count} confirmed destruction is still to be done: see Privacy.",
                "{count} confirmed destructions are still to be done: see Privacy.",
                confirmed,
            )
        )
    return " ".join(said)
