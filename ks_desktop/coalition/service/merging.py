"""Two teams lay their directories beside each other, and one takes over from the other what it chose.

Comparing stores nothing. Taking is one transaction with one way back: nothing of ours ever goes, a card that changed
here in between stays as it is, and one that cannot be kept does not keep the others out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from ks_desktop.coalition import store
from ks_desktop.coalition.catalogue import offer as shipped
from ks_desktop.coalition.domain import CapacityAnswer, Organisation, Person, Service
from ks_desktop.coalition.domain.cards import Cards, Key, Origin, Record, RecordKind, key_of
from ks_desktop.coalition.domain.locations import Location
from ks_desktop.coalition.exchange.copy import DirectoryCopy
from ks_desktop.coalition.exchange.secrecy import hiding
from ks_desktop.coalition.merging import (
    Choices,
    Comparison,
    Difference,
    Finding,
    Left,
    Outcome,
    Said,
    Why,
    compared,
    outcome_of,
    refused,
)
from ks_desktop.coalition.merging.pointing import pointed_at
from ks_desktop.coalition.merging.returned import returned
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.service.exchanging import Tell, keep_extras, nobody, secret_addresses
from ks_desktop.coalition.service.mending import KnownHere, mended
from ks_desktop.coalition.service.regions import known_regions
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError, each
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import named
from ks_desktop.core.values import LINE_MAX, Changes, UserId, clean_line, search_key
from ks_desktop.security.domain import AuditEvent

TAKEN_OVER: Final = N_("take over cards of another directory")
_MENDING: Final = 40  # percent of the comparing; the rest is the comparing itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of taking.

    Attributes:
        added: how many cards are new here.
        changed: how many cards of ours say something else now.
        left: cards that were chosen and could not be kept.
    """

    changes: Changes = field(default_factory=Changes)
    added: int = 0
    changed: int = 0
    left: tuple[Left, ...] = ()


class DirectoryMerge:
    """Compares a copy of somebody else's directory with ours, and takes over what was chosen."""

    def __init__(self, database: Database, clock: Clock, coalition: Coalition) -> None:
        self._database = database
        self._clock = clock
        self._coalition = coalition

    def compare(
        self,
        copy: DirectoryCopy,
        *,
        actor: UserId,
        from_whom: str = "",
        said: Said | None = None,
        tell: Tell | None = None,
    ) -> Comparison:
        """Lay a copy beside what is here; nothing is stored.

        Args:
            copy: the directory of somebody else, or our own that comes back.
            actor: who looks.
            from_whom: whose it is, as it will be noted on what is taken; without it, how the copy calls itself.
            said: who is who, decided since; what was decided before and kept counts as well.
            tell: hears how far it is, in percent; it may raise to stop.
        """
        with self._database.reading(actor) as reading:
            ours = self._ours(reading)
            kept = Said(same=store.pairs(reading, is_same=True), apart=store.pairs(reading, is_same=False))
            regions = known_regions(reading).all
            hide = hiding(secret_addresses(reading))
        called_so = {search_key(region.name): region.key for region in regions}
        known = {each.key: called_so.get(search_key(each.name), each.key) for each in copy.regions}
        known |= {region.key: region.key for region in regions}
        needs = frozenset(need.key for need in self._coalition.services.needs().all)
        here = KnownHere(today=self._clock.today(), needs=needs, regions=known)
        theirs, problems, bad = _mended(copy, here, tell or nobody)
        rest = 100 - _MENDING
        further = (lambda percent: tell(_MENDING + rest * percent // 100)) if tell is not None else None
        found = compared(
            ours, returned(ours, theirs, hide), said=kept | (said or Said()), problems=problems, tell=further
        )
        name = clean_line(from_whom or copy.title).text[:LINE_MAX]
        called = {region.key: region.name for region in (*copy.regions, *regions)}
        return replace(found, differences=(*found.differences, *bad), from_whom=name, copy=copy, regions=called)

    def take(self, comparison: Comparison, choices: Choices, *, actor: UserId, tell: Tell | None = None) -> Taken:
        """Take over what was chosen, in one transaction; without a choice nothing happens.

        Args:
            comparison: what was looked at; what changed here since is left as it is, and told.
            choices: what was chosen of it.
            actor: who takes it over.
            tell: hears how far it is, in percent; it may raise to stop, and then nothing was done.
        """
        outcome = outcome_of(comparison, choices)
        if not outcome.cards and choices.said == Said():
            return Taken(left=outcome.left)
        with self._database.work(actor, AuditEvent.ORGANISATION_CHANGED) as work:
            named(work, TAKEN_OVER).count = 1
            today = self._clock.today()
            taking = _Taking(self._coalition, comparison, outcome, work)
            taking.store(tell or nobody)
            keep_extras(work, comparison.copy, {**_equal_ids(comparison), **taking.kept_ids()})
            store.put_pairs(work, choices.said.same, is_same=True, on=today)
            store.put_pairs(work, choices.said.apart, is_same=False, on=today)
            if comparison.from_whom:
                origin = Origin(from_whom=comparison.from_whom, taken_on=today)
                store.put_origins(work, taking.added | taking.changed, origin)
        return Taken(
            changes=Changes(coalition=True, referrals=True),
            added=len(taking.added),
            changed=len(taking.changed),
            left=(*outcome.left, *taking.left),
        )

    def _ours(self, reading: Reading) -> Cards:
        """Return all that is here, also what is put aside; a secret address is not in it."""
        partners = [*store.find_organisations(reading, "", with_hidden=True), *store.joined(reading)]
        return Cards(
            organisations=tuple(each.guarded() for each in partners),
            locations=self._coalition.locations.everywhere(reading=reading),
            people=self._coalition.people.everybody(reading=reading),
            services=tuple({**shipped.services(), **store.services(reading)}.values()),
        )


def mark_of(copy: DirectoryCopy) -> str:
    """Return a mark of what stands in a copy: choices that were made about it count for this copy alone."""
    digest = sha256()
    for card in _cards(copy).each():
        digest.update(repr(card).encode("utf-8", "backslashreplace"))
    return digest.hexdigest()


def _equal_ids(comparison: Comparison) -> Mapping[UUID, UUID]:
    """Return of the cards that were here just so the id there and the one here."""
    return {one.key.id: one.ours.id for one in comparison.of(Finding.EQUAL) if one.ours is not None}


def _cards(copy: DirectoryCopy) -> Cards:
    return Cards(organisations=copy.organisations, locations=copy.locations, people=copy.people, services=copy.services)


def _mended(
    copy: DirectoryCopy, here: KnownHere, tell: Tell
) -> tuple[Cards, Mapping[Key, tuple[UserError, ...]], list[Difference]]:
    """Return their cards as they could be kept, what was left out of them, and those that cannot be kept."""
    kept: dict[RecordKind, list[Any]] = {kind: [] for kind in RecordKind}
    problems, bad, cards = {}, [], _cards(copy).by_key()
    for place, (key, record) in enumerate(cards.items()):
        tell(_MENDING * place // len(cards))
        mending, wrong = mended(record, here)
        if mending is None:
            bad.append(refused(record, wrong))
            continue
        kept[key.kind].append(mending)
        if wrong:
            problems[key] = wrong
    theirs = Cards(
        organisations=tuple(kept[RecordKind.PARTNER]),
        locations=tuple(kept[RecordKind.LOCATION]),
        people=tuple(kept[RecordKind.PERSON]),
        services=tuple(kept[RecordKind.SERVICE]),
    )
    return theirs, problems, bad


class _Taking:
    """Stores the cards of an outcome in open work, each by the rules of its own kind."""

    def __init__(self, coalition: Coalition, comparison: Comparison, outcome: Outcome, work: Work) -> None:
        self._capacity: dict[UUID, list[CapacityAnswer]] = defaultdict(list)
        for answer in comparison.copy.capacity:
            self._capacity[answer.service_id].append(answer)
        self._coalition, self._comparison, self._outcome, self._work = coalition, comparison, outcome, work
        self.added: set[Key] = set()
        self.changed: set[Key] = set()
        self.left: list[Left] = []

    def store(self, tell: Tell) -> None:
        """Store each card; one that cannot be is left out by its name."""
        versions = _versions(self._work)
        known = self._comparison.ours.by_key()
        there = set(versions)
        self._put_regions()
        for place, record in enumerate(self._outcome.cards):
            tell(100 * place // len(self._outcome.cards))
            key = key_of(record)
            before = known[key].version if key in known else 0
            if versions.get(key, 0) != before or not there.issuperset(pointed_at(record)):
                self.left.append(Left(key=key, name=record.name, why=Why.CHANGED))
                continue
            try:
                self._put(record)
            except UserError as error:
                self.left.append(Left(key=key, name=record.name, why=Why.REFUSED, problems=each(error)))
                continue
            there.add(key)
            if key in self._outcome.added:
                self.added.add(key)
            elif key in self._outcome.changed:
                self.changed.add(key)

    def kept_ids(self) -> dict[UUID, UUID]:
        """Return of each card that was stored the id it has in the copy and the one it has here."""
        stored = {key.id for key in self.added | self.changed}
        return {theirs: ours for theirs, ours in self._outcome.taken if ours in stored}

    def _put(self, record: Record) -> None:
        match record:
            case Organisation():
                self._coalition.put_organisation(record, work=self._work)
            case Location():
                self._coalition.locations.put(record, work=self._work)
            case Person():
                self._coalition.people.put(record, work=self._work)
            case Service():
                self._coalition.services.put(record, work=self._work)
                if key_of(record) in self._outcome.added:
                    self._put_capacity(record)

    def _put_capacity(self, service: Service) -> None:
        """Keep with a new card what they were told of places; what cannot be so is left out."""
        for answer in self._capacity.get(service.id, ()):
            with suppress(UserError):
                self._coalition.services.put_capacity(replace(answer, asked_by=None), work=self._work)

    def _put_regions(self) -> None:
        wanted = {key for card in self._outcome.cards if isinstance(card, Service) for key in card.regions}
        here = known_regions(self._work)
        for region in self._comparison.copy.regions:
            if region.key in wanted and not here.has(region.key):
                self._coalition.regions.put(replace(region, version=0), work=self._work)


def _versions(reading: Reading) -> dict[Key, int]:
    """Return how often each card was changed so far."""
    cards: Iterable[Record] = (
        *store.find_organisations(reading, "", with_hidden=True),
        *store.joined(reading),
        *store.locations(reading),
        *store.people(reading),
        *store.services(reading).values(),
    )
    return {key_of(card): card.version for card in cards}
