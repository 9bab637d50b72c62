"""Which of their cards is which of ours: by id, by what was said before, else by what the cards say. In doubt: asked.

A card that is surely one of ours is paired; whatever is less sure is only named, for a nurse to decide. So are two of
theirs that are one of ours, and one of theirs that may be several of ours.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from ks_desktop.coalition.domain import Organisation
from ks_desktop.coalition.domain.cards import Cards, Key, Record, RecordKind, key_of, partner
from ks_desktop.coalition.merging.alike import Likeness, Look, Shelves, how_like, look_at
from ks_desktop.coalition.merging.circles import root_of
from ks_desktop.core.values import OrganisationId

Pair = tuple[Key, UUID]
_Found = list[tuple[Likeness, Record]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was decided: one of theirs is one of ours, or it is not."""

    same: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()

    def __or__(self, newer: "Said") -> "Said":
        """Return both; where they differ the newer counts, and one of theirs is one of ours at most."""
        told = {key for key, _ours in newer.same}
        same = {pair for pair in self.same if pair[0] not in told and pair not in newer.apart}
        return Said(same=newer.same | same, apart=newer.apart | (self.apart - newer.same))


@dataclass(slots=True, kw_only=True)
class Pairing:
    """Who is who.

    Attributes:
        same: theirs, with which of ours it is.
        double: theirs that are one of ours which another of theirs is as well.
        doubt: theirs, with those of ours it may be.
        waiting: theirs that hang on a partner in doubt.
        kept_as: of our partners that are another name of one, that one.
    """

    same: dict[Key, Record] = field(default_factory=dict)
    double: dict[Key, Record] = field(default_factory=dict)
    doubt: dict[Key, tuple[Record, ...]] = field(default_factory=dict)
    waiting: set[Key] = field(default_factory=set)
    kept_as: Mapping[UUID, UUID] = field(default_factory=dict)

    def is_open(self, key: Key) -> bool:
        """Tell whether nobody can say yet which card this is here."""
        return key in self.doubt or key in self.waiting

    def ours(self, key: Key) -> Record | None:
        """Return which of ours one of theirs is; None when it is new, or not known yet."""
        return self.same.get(key) or self.double.get(key)

    def partner_here(self, theirs: OrganisationId | None) -> OrganisationId | None:
        """Return the id that a partner of theirs has here: that of ours, or its own when it is new."""
        mine = self.ours(partner(theirs)) if theirs is not None else None
        return OrganisationId(mine.id) if mine is not None else theirs

    def rooted(self, ours: OrganisationId | None) -> OrganisationId | None:
        """Return the partner under whose name one of ours is known."""
        return None if ours is None else OrganisationId(self.kept_as.get(ours, ours))


def paired(ours: Cards, theirs: Cards, said: Said) -> Pairing:
    """Return which of their cards is which of ours; the order of the cards says nothing."""
    joined: dict[UUID, UUID | None] = {each.id: each.joined_into for each in ours.organisations}
    pairing = Pairing(kept_as={each: root_of(each, joined) for each in joined})
    mine, others = ours.by_kind(), theirs.by_kind()
    for kind in RecordKind:
        _KindPairing(mine[kind], others[kind], said, pairing).pair()
    return pairing


class _KindPairing:
    """The cards of one kind; those of the kinds they hang on are paired already."""

    def __init__(self, ours: Iterable[Record], theirs: Iterable[Record], said: Said, pairing: Pairing) -> None:
        self._ours: dict[UUID, Record] = {record.id: record for record in ours}
        self._theirs = {key_of(record): record for record in sorted(theirs, key=lambda record: record.id)}
        self._said, self._pairing = said, pairing
        self._taken: set[UUID] = set()

    def pair(self) -> None:
        """Pair what is decided, then what is sure, and name what is in doubt."""
        decided = self._pair_decided()
        shelves = Shelves(map(self._rooted, self._ours.values()))
        found = {}
        for key, record in self._theirs.items():
            if key in decided:
                continue
            if not isinstance(record, Organisation) and self._waits(record.organisation_id):
                self._pairing.waiting.add(key)
                continue
            found[key] = self._candidates(key, look_at(self._here(record)), shelves)
        self._pair_sure(found)
        for key, candidates in found.items():
            if key not in self._pairing.same:
                self._doubt(key, candidates)

    def _pair_decided(self) -> frozenset[Key]:
        decided = {key: self._ours[id_] for key, id_ in self._said.same if key in self._theirs and id_ in self._ours}
        decided |= {key: self._ours[key.id] for key in self._theirs if key.id in self._ours}
        for key in sorted(decided, key=lambda key: (decided[key].id != key.id, key)):
            mine = decided[key]
            (self._pairing.double if mine.id in self._taken else self._pairing.same)[key] = mine
            self._taken.add(mine.id)
        return frozenset(decided)

    def _waits(self, theirs: OrganisationId | None) -> bool:
        return theirs is not None and self._pairing.is_open(partner(theirs))

    def _here(self, record: Record) -> Record:
        if isinstance(record, Organisation):
            return record
        owner = self._pairing.partner_here(record.organisation_id)
        here: dict[str, Any] = {"organisation_id": self._pairing.rooted(owner)}
        return replace(record, **here)

    def _rooted(self, mine: Record) -> Record:
        """Return a card of ours as that of the partner under whose name it is known."""
        if isinstance(mine, Organisation):
            return mine
        here: dict[str, Any] = {"organisation_id": self._pairing.rooted(mine.organisation_id)}
        return mine if here["organisation_id"] == mine.organisation_id else replace(mine, **here)

    def _candidates(self, key: Key, theirs: Look, shelves: Shelves) -> _Found:
        found = []
        for mine in shelves.near(theirs):
            likeness = how_like(mine, theirs)
            if likeness and (key, mine.card.id) not in self._said.apart:
                found.append((likeness, self._ours[mine.card.id]))
        return found

    def _pair_sure(self, found: Mapping[Key, _Found]) -> None:
        claims: dict[UUID, list[Key]] = defaultdict(list)
        for key, candidates in found.items():
            sure = [mine for likeness, mine in candidates if likeness is Likeness.SURE]
            if len(sure) == 1 and sure[0].id not in self._taken:
                claims[sure[0].id].append(key)
        for id_, keys in claims.items():
            if len(keys) == 1:  # two of theirs that would be one of ours are asked about
                self._pairing.same[keys[0]] = self._ours[id_]
                self._taken.add(id_)

    def _doubt(self, key: Key, candidates: _Found) -> None:
        """Ask about it; a name that is nearly that of a card which is somebody else already says nothing."""
        worth = [mine for how, mine in candidates if how > Likeness.FAINT or mine.id not in self._taken]
        if worth:
            self._pairing.doubt[key] = tuple(worth)
