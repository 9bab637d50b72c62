"""Two directories beside each other, card by card and part by part: what is proposed, and nothing that is chosen."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from ks_desktop.coalition.domain import Organisation, Service
from ks_desktop.coalition.domain.cards import Cards, Key, Record, Side, key_of, partner
from ks_desktop.coalition.exchange.copy import DirectoryCopy
from ks_desktop.coalition.merging.circles import circular
from ks_desktop.coalition.merging.likening import Pairing, Said, paired
from ks_desktop.coalition.merging.parts import checked_on
from ks_desktop.coalition.merging.pointing import Pointers, orphans
from ks_desktop.coalition.merging.proposing import PartDifference, differing, newest_of
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_

Problems = Mapping[Key, tuple[UserError, ...]]


class Finding(StrEnum):
    """What became of one card; `waits` for a partner in doubt, `refused` cannot be kept, `here` they do not have."""

    NEW = "new"
    DIFFERS = "differs"
    MAYBE = "maybe"
    WAITS = "waits"
    REFUSED = "refused"
    EQUAL = "equal"
    HERE = "here"


class Remark(StrEnum):
    """What is to be said of one card beside its differences."""

    NO_PARTNER = "no_partner"
    DOUBLE = "double"
    CIRCULAR = "circular"
    SECRET = "secret"  # noqa: S105 - a word for an address


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One card of theirs, or one that is only here.

    Attributes:
        key: theirs; of a card that is only here its own.
        theirs: as it would be kept here: whom it points at is called by the id that it has here.
        parts: what differs.
        candidates: of one in doubt, which of ours it may be.
        goes_along: new cards of theirs that this one points at.
        problems: why it cannot be kept, or what of it cannot.
        newest: who checked last, where that says anything.
    """

    key: Key
    finding: Finding
    ours: Record | None = None
    theirs: Record | None = None
    parts: tuple[PartDifference, ...] = ()
    candidates: tuple[Record, ...] = ()
    goes_along: tuple[Key, ...] = ()
    remarks: tuple[Remark, ...] = ()
    problems: tuple[UserError, ...] = ()
    newest: Side | None = None

    @property
    def name(self) -> str:
        """What the card is called: as it is known here, where it is."""
        card = self.ours or self.theirs
        return card.name if card is not None else ""

    @property
    def checked(self) -> tuple[date | None, date | None]:
        """When each of the two was last checked, ours first."""
        return checked_on(self.ours), checked_on(self.theirs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All of two directories beside each other.

    Attributes:
        ours: what was here when they were compared, without secret addresses.
        said: what was decided about who is who.
        from_whom: whose directory it is, as it is noted on what is taken.
        copy: their directory as it was read.
        regions: the names of the regions that cards name, by key.
    """

    differences: tuple[Difference, ...]
    ours: Cards
    said: Said = field(default_factory=Said)
    from_whom: str = ""
    copy: DirectoryCopy = field(default_factory=DirectoryCopy, repr=False)
    regions: Mapping[str, str] = field(default_factory=dict)

    def of(self, *findings: Finding) -> tuple[Difference, ...]:
        """Return those of some findings."""
        return tuple(each for each in self.differences if each.finding in findings)

    def by_key(self) -> dict[Key, Difference]:
        """Return them by their keys."""
        return {each.key: each for each in self.differences}


def compared(
    ours: Cards,
    theirs: Cards,
    *,
    said: Said | None = None,
    problems: Problems | None = None,
    tell: Callable[[int], object] | None = None,
) -> Comparison:
    """Put two directories beside each other.

    Args:
        ours: what is here, without secret addresses.
        theirs: what is in the copy, as it could be kept.
        said: what was decided about who is who.
        problems: what of cards of theirs cannot be kept, and was left out of them.
        tell: hears how far it is, in percent; it may raise to stop.
    """
    said = said or Said()
    alone = tuple(orphans(theirs.by_key(), ours.by_key()))
    kept = theirs.without(map(key_of, alone))
    pairing = paired(ours, kept, said)
    table = _Table(ours, kept, pairing, problems or {})
    cards, found = list(kept.each()), []
    for place, record in enumerate(cards):
        if tell is not None:
            tell(100 * place // len(cards))
        found.append(table.difference(record))
    found += [_refused(record) for record in alone]
    found += _only_here(ours, pairing)
    return Comparison(differences=tuple(found), ours=ours, said=said)


def refused(record: Record, problems: tuple[UserError, ...]) -> Difference:
    """Return what is told of a card that cannot be kept."""
    return Difference(key=key_of(record), finding=Finding.REFUSED, theirs=record, problems=problems)


def _refused(record: Record) -> Difference:
    sentence = N_("Who this belongs to is neither in the file nor here.")
    return refused(record, (UserError(sentence, code="no_partner", field="organisation_id"),))


def _only_here(ours: Cards, pairing: Pairing) -> Iterator[Difference]:
    met = {key_of(mine) for mine in (*pairing.same.values(), *pairing.double.values())}
    met |= {key_of(mine) for candidates in pairing.doubt.values() for mine in candidates}
    for record in ours.each():
        is_proposal = isinstance(record, Service) and record.is_proposal
        if key_of(record) not in met and not is_proposal:
            yield Difference(key=key_of(record), finding=Finding.HERE, ours=record)


class _Table:
    """Lays each card of theirs, as it would be kept here, beside ours."""

    def __init__(self, ours: Cards, theirs: Cards, pairing: Pairing, problems: Problems) -> None:
        self._pairing, self._problems = pairing, problems
        self._pointers = Pointers(ours.by_key().keys(), theirs.by_key().keys(), pairing)
        self._circular = circular(ours.organisations, map(self._joined, theirs.organisations))

    def difference(self, record: Record) -> Difference:
        """Return what became of one card of theirs."""
        key, pairing = key_of(record), self._pairing
        here, remarks = self._here(record)
        told = Difference(
            key=key, finding=Finding.NEW, theirs=here, remarks=remarks, problems=self._problems.get(key, ())
        )
        if key in pairing.double:
            return replace(told, finding=Finding.EQUAL, ours=pairing.double[key], remarks=(Remark.DOUBLE,))
        if key in pairing.doubt:
            return replace(told, finding=Finding.MAYBE, candidates=pairing.doubt[key])
        mine = pairing.same.get(key)
        if mine is not None:
            return _beside(replace(told, ours=mine, theirs=self._pointers.settled(mine, record, here)))
        if key in pairing.waiting or self._pointers.is_open(record):
            return replace(told, finding=Finding.WAITS)
        return replace(told, goes_along=tuple(dict.fromkeys(self._pointers.new_ones(record))))

    def _joined(self, organisation: Organisation) -> Organisation:
        """Return a partner of theirs with the ids that it and the one it stands for have here."""
        here = self._pointers.here(organisation)
        mine = self._pairing.ours(key_of(organisation))
        return replace(here, id=mine.id) if mine is not None else here  # type: ignore[return-value, arg-type]

    def _here(self, record: Record) -> tuple[Record, tuple[Remark, ...]]:
        here = self._pointers.here(record)
        if isinstance(record, Service) and record.organisation_id is not None:
            is_missing = self._pointers.is_missing(partner(record.organisation_id))
            return here, (Remark.NO_PARTNER,) if is_missing else ()
        mine = self._pairing.ours(key_of(record))
        if isinstance(here, Organisation) and (mine.id if mine is not None else here.id) in self._circular:
            joined = mine.joined_into if isinstance(mine, Organisation) else None
            return replace(here, joined_into=joined), (Remark.CIRCULAR,)
        return here, ()


def _beside(told: Difference) -> Difference:
    """Return what two cards of the same say otherwise."""
    mine, here = told.ours, told.theirs
    if mine is None or here is None:
        return told
    newest = newest_of(mine, here)
    parts = tuple(differing(mine, here, newest))
    if not parts and Remark.CIRCULAR not in told.remarks:
        return replace(told, finding=Finding.EQUAL)
    remarks = (*told.remarks, Remark.SECRET) if any(each.is_guarded for each in parts) else told.remarks
    return replace(told, finding=Finding.DIFFERS, parts=parts, newest=newest, remarks=remarks)
