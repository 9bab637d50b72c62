"""What two cards of the same say otherwise, and whose word is proposed: what was checked last, and what says something.

Nothing that is proposed is taken by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ks_desktop.coalition.domain import Organisation
from ks_desktop.coalition.domain.cards import Record, Side, key_of
from ks_desktop.coalition.domain.locations import Location
from ks_desktop.coalition.merging.parts import ADDRESS, PARTS, SECRECY, Part, checked_on


@dataclass(frozen=True, slots=True, kw_only=True)
class PartDifference:
    """One thing that two cards say otherwise.

    Attributes:
        proposed: whose word seems best; None where nothing says so.
        is_guarded: their word would make public what is secret here: only a choice of this very part takes it.
    """

    part: Part
    proposed: Side | None = None
    is_guarded: bool = False


def newest_of(ours: Record, theirs: Record) -> Side | None:
    """Return whose card was checked last; None when that says nothing."""
    mine, other = checked_on(ours), checked_on(theirs)
    if mine == other:
        return None
    if mine is None or (other is not None and other > mine):
        return Side.THEIRS
    return Side.OURS


def differing(ours: Record, theirs: Record, newest: Side | None) -> Iterator[PartDifference]:
    """Give what two cards of the same say otherwise. A secret address is part of neither."""
    is_secret, is_secret_there = _is_secret(ours), _is_secret(theirs)
    for part in PARTS[key_of(ours).kind]:
        if part.is_same(ours, theirs):
            continue
        if part.name == SECRECY:
            proposed = Side.OURS if is_secret else Side.THEIRS  # whoever says that it is secret
            yield PartDifference(part=part, proposed=proposed, is_guarded=is_secret)
        elif part.name == ADDRESS and is_secret:
            yield PartDifference(part=part, proposed=Side.OURS, is_guarded=True)
        elif part.name != ADDRESS or not is_secret_there:
            yield PartDifference(part=part, proposed=_proposed(part, ours, theirs, newest))


def _proposed(part: Part, ours: Record, theirs: Record, newest: Side | None) -> Side | None:
    if part.is_empty(theirs):
        return Side.OURS
    return Side.THEIRS if part.is_empty(ours) else newest


def _is_secret(record: Record) -> bool:
    return isinstance(record, Organisation | Location) and record.address_secret
