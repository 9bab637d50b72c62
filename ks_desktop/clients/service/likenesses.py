"""Who on record may be the same woman: kept up to date with every change, asked in batches."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from hashlib import blake2b
from typing import Final
from uuid import UUID

from ks_desktop.clients.domain import Client
from ks_desktop.clients.domain.doubles import (
    Commonness,
    Likeness,
    Traits,
    Verdict,
    asked_keys,
    kind_of,
    liken,
    stored_keys,
)
from ks_desktop.clients.domain.doubles.keys import Kind
from ks_desktop.clients.service.shield import Shield
from ks_desktop.clients.store import get_clients
from ks_desktop.clients.store import likeness as store
from ks_desktop.clients.store.likeness import Pair, pair_of
from ks_desktop.clients.store.touched import KeptBeside, take_touched, touch
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.values import ClientId, UserId
from ks_desktop.security.domain import AuditEvent

_LARGEST_BLOCK: Final = 60  # a birthday, house or phone of more women says too little to look at all of them
_MOST_KEPT: Final = 30_000  # women whose traits are remembered
_GROWN: Final = 1.25  # names are counted again when there are so many times the women
_FEW: Final = 200
_MOST_COMPARED: Final = 60
_PART: Final = 500

_ASKED_TOO_OFTEN: Final = frozenset({Kind.BORN, Kind.PHONE, Kind.HOUSE, Kind.EMAIL})


class Likenesses:
    """Keys, counts and pairs. One program has the file, so what was counted or read once may be remembered."""

    claimed_tables: Final = store.CLAIMED

    def __init__(self, database: Database, shield: Shield) -> None:
        self._database = database
        self._shield = shield
        self._common = Commonness()
        self._counted_at = -1
        self._number = 0
        self._known: dict[int, Traits] = {}

    def install(self) -> None:
        """Keep up with every change from now on, in its own transaction and before the audit closes it."""
        self._database.before_commit.insert(0, self.keep_up)

    def keep_up(self, work: Work) -> None:
        """Make the keys and pairs of everybody who changed in this work."""
        ids = take_touched(work, KeptBeside.LIKENESS)
        if ids:
            work.session.flush()
            self._renew(ids, work)

    def look_again(self, work: Work, keys: Collection[str]) -> None:
        """Make the keys anew, at the end of this work, of women whose records were put back."""
        touch(work, [ClientId(UUID(key)) for key in keys])

    def catch_up(self, *, actor: UserId) -> int:
        """Keep whom no keys were made of yet, or by older rules; return how many there were."""
        caught = 0
        while True:
            with self._database.reading(actor) as reading:
                ids = store.not_kept(reading, _PART)
            if not ids:
                return caught
            with self._database.work(actor, AuditEvent.LIKENESS_RENEWED) as work:
                self._renew(ids, work)
            caught += len(ids)

    def _renew(self, ids: Sequence[ClientId], work: Work) -> None:
        women = store.traits_of_clients(work, ids)
        before = store.entries(work, ids)
        digests = {key: _digest(traits) for key, traits in women.items()}
        changed = [key for key in ids if key not in before or before[key][1] != digests.get(key)]
        if not changed:
            return
        store.drop(work, changed)
        store.drop_pairs(work, changed)
        self._number = max(self._number, store.newest_number(work))
        traits = [women[key] for key in changed if key in women]
        first = self._number + 1
        self._number += len(traits)
        keyed = [(number, one, digests[one.client_id], stored_keys(one)) for number, one in enumerate(traits, first)]
        store.keep(work, keyed)
        found: dict[Pair, Likeness] = {}
        fresh = {first + place: one for place, one in enumerate(traits)}
        asked = [asked_keys(one, keys) for _number, one, _digest_, keys in keyed]
        for one, alike in zip(traits, self._look_up(traits, asked, work, fresh), strict=True):
            found.update((pair_of(one.client_id, other.client_id), other) for other in alike)
        self._remember(fresh)  # no number is given out twice, also when this work should fail
        store.keep_pairs(work, found)

    def look_up(self, asked: Sequence[Traits], *, reading: Reading) -> list[tuple[Likeness, ...]]:
        """Return for each woman who on record may be her, the likeliest first; herself left out."""
        return self._look_up(asked, [asked_keys(one) for one in asked], reading, {})

    def _look_up(
        self, asked: Sequence[Traits], keys: Iterable[frozenset[int]], reading: Reading, fresh: dict[int, Traits]
    ) -> list[tuple[Likeness, ...]]:
        common = self._counted(reading)
        least = Verdict.LIKELY if fresh else Verdict.POSSIBLE  # only what is likely is kept
        wanted = [_worth_asking(hers, common) for hers in keys]
        held: dict[int, list[int]] = {}
        for key, number in store.holders(reading, frozenset().union(*wanted)):
            held.setdefault(key, []).append(number)
        shared = [_nearest(keys, held) for keys in wanted]
        known = self._traits(frozenset().union(*shared), reading, fresh)
        return [
            _liken(one, [known[n] for n in numbers if n in known], common, least)
            for one, numbers in zip(asked, shared, strict=True)
        ]

    def _traits(self, numbers: Iterable[int], reading: Reading, fresh: dict[int, Traits]) -> dict[int, Traits]:
        known = {number: fresh.get(number) or self._known.get(number) for number in numbers}
        missing = store.traits_by_number(reading, [number for number, traits in known.items() if traits is None])
        # What a look sees is stored for good, and so is what the work that is ending has not changed.
        if fresh or not isinstance(reading, Work):
            self._remember(missing)
        return {number: traits for number, traits in known.items() if traits is not None} | missing

    def _remember(self, traits: dict[int, Traits]) -> None:
        if len(self._known) + len(traits) > _MOST_KEPT:
            self._known = {}
        self._known.update(traits)

    def _counted(self, reading: Reading) -> Commonness:
        women = store.women(reading)
        if self._counted_at < 0 or women > self._counted_at * _GROWN + _FEW or women * _GROWN + _FEW < self._counted_at:
            self._common = Commonness(women, store.counts(reading, Kind.EMAIL))
            self._counted_at = women
        return self._common

    def pairs(self, client_ids: Iterable[ClientId] | None = None, *, reading: Reading) -> dict[Pair, Likeness]:
        """Return who is likely one with whom, while nobody said otherwise: all, or about these women."""
        return store.pairs(reading, client_ids)

    def alike(self, client_id: ClientId, *, actor: UserId) -> tuple[tuple[Client, Likeness], ...]:
        """Return who is likely one with a woman while nobody decided, the likeliest first.

        Who is shielded from who asks is left out: what makes her alike would say who she is.
        """
        with self._database.reading(actor) as reading:
            found = store.pairs(reading, [client_id])
            others = {next(key for key in pair if key != client_id): alike for pair, alike in found.items()}
            women = get_clients(reading, others)
            seen = women.keys() - self._shield.unseen(women.values(), reading)
        return tuple((women[key], alike) for key, alike in others.items() if key in seen)

    def told_apart(self, client_ids: Iterable[ClientId], *, reading: Reading) -> set[Pair]:
        """Return which pairs with these women somebody said to be two."""
        return store.told_apart(reading, client_ids)

    def tell_apart(self, one: ClientId, others: Iterable[ClientId], *, on: date, work: Work) -> None:
        """Remember that these are somebody else; they are never asked about again."""
        for other in others:
            store.tell_apart(work, one, other, on)

    def forget_apart(self, one: ClientId, other: ClientId, *, work: Work) -> None:
        """Take back that these are two."""
        store.forget_apart(work, one, other)


def _digest(traits: Traits) -> int:
    return int.from_bytes(blake2b(traits.whole.encode(), digest_size=7).digest(), "big")


def _worth_asking(keys: frozenset[int], common: Commonness) -> frozenset[int]:
    small = {key for key in keys if kind_of(key) not in _ASKED_TOO_OFTEN or common.counts.get(key, 0) <= _LARGEST_BLOCK}
    return frozenset(small) or keys


def _nearest(keys: Iterable[int], held: dict[int, list[int]]) -> set[int]:
    """Return the numbers under these keys, those under most keys first where there are very many."""
    blocks = sorted((held[key] for key in keys if key in held and kind_of(key) != Kind.WHOLE), key=len)
    small = [block for block in blocks if len(block) <= _LARGEST_BLOCK] or blocks[:1]
    shared = Counter(number for block in small for number in block)
    alike = {number for key in keys if kind_of(key) == Kind.WHOLE for number in held.get(key, ())[-_MOST_COMPARED:]}
    return alike | {number for number, _times in shared.most_common(_MOST_COMPARED)}


def _liken(one: Traits, others: Iterable[Traits], common: Commonness, least: Verdict) -> tuple[Likeness, ...]:
    found = (liken(one, other, common, least) for other in others if other.client_id != one.client_id)
    return tuple(sorted((alike for alike in found if alike), key=lambda alike: (-alike.score, alike.client_id)))
