"""The cards that come of what was chosen, in an order in which they can be stored, and what is left out with why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from ks_desktop.coalition.domain import Organisation
from ks_desktop.coalition.domain.cards import Key, Record, RecordKind, key_of
from ks_desktop.coalition.merging.choices import Choices
from ks_desktop.coalition.merging.circles import root_of
from ks_desktop.coalition.merging.differences import Comparison, Difference, Finding
from ks_desktop.coalition.merging.likening import Said
from ks_desktop.coalition.merging.parts import ADDRESS
from ks_desktop.coalition.merging.pointing import pointed_at
from ks_desktop.coalition.merging.proposing import PartDifference
from ks_desktop.core.errors import UserError
from ks_desktop.core.errors import each as each_error


class Why(StrEnum):
    """Why a card was left out that was chosen: it cannot be kept, or it changed here in the meantime."""

    REFUSED = "refused"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A card that was left out, by its name."""

    key: Key
    name: str
    why: Why
    problems: tuple[UserError, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What is to be stored.

    Attributes:
        cards: new ones and changed ones, each after those it points at, and other names of a partner that follow it.
        added: the keys of new cards, under the ids they have here.
        changed: the keys of changed cards.
        taken: the ids of theirs of which something is taken, with the ids they have here.
        said: who was decided to be who.
        left: what was left out.
    """

    cards: tuple[Record, ...] = ()
    added: frozenset[Key] = frozenset()
    changed: frozenset[Key] = frozenset()
    taken: tuple[tuple[UUID, UUID], ...] = ()
    said: Said = field(default_factory=Said)
    left: tuple[Left, ...] = ()


def outcome_of(comparison: Comparison, choices: Choices) -> Outcome:
    """Return what comes of the choices; new cards that a taken one points at go along."""
    made = _Making(comparison, choices)
    cards = {key_of(record): record for record in made.records()}
    told = comparison.by_key()
    return Outcome(
        cards=_in_order(_joined(comparison, cards)),
        added=frozenset(key for key in cards if key in told and told[key].finding is Finding.NEW),
        changed=frozenset(key for key in cards if key not in told or told[key].finding is not Finding.NEW),
        taken=tuple((difference.key.id, record.id) for difference, record in made.taken),
        said=choices.said,
        left=tuple(made.left),
    )


class _Making:
    """Makes each card that was chosen, and those that go along with it."""

    def __init__(self, comparison: Comparison, choices: Choices) -> None:
        self._comparison, self._choices = comparison, choices
        self._told = comparison.by_key()
        self.taken: list[tuple[Difference, Record]] = []
        self.left: list[Left] = []

    def records(self) -> Iterator[Record]:
        """Give the cards, each once."""
        waiting = [each for each in self._comparison.differences if self._choices.is_taken(each)]
        seen = {each.key for each in waiting}
        while waiting:
            difference = waiting.pop()
            record = self._made(difference)
            if record is None:
                continue
            self.taken.append((difference, record))
            yield record
            for key in pointed_at(record):
                along = self._told.get(key)
                if along is not None and along.finding is Finding.NEW and key not in seen:
                    seen.add(key)
                    waiting.append(along)

    def _made(self, difference: Difference) -> Record | None:
        if difference.finding is Finding.NEW or difference.ours is None or difference.theirs is None:
            return difference.theirs
        try:
            return _merged(difference.ours, difference.theirs, self._choices.taken_parts(difference))
        except UserError as error:
            left = Left(key=difference.key, name=difference.name, why=Why.REFUSED, problems=each_error(error))
            self.left.append(left)
            return None


def _merged(ours: Record, theirs: Record, chosen: Iterable[PartDifference]) -> Record:
    """Return ours with the parts of theirs that were chosen: all of them at once, for each alone may be impossible."""
    values: dict[str, Any] = {}
    for each in chosen:
        values |= {name: getattr(theirs, name) for name in each.part.fields}
        if each.part.name == ADDRESS and each.is_guarded:
            values["is_guarded"] = False  # this address was chosen: it takes the place of the one that is kept
    return replace(ours, **values)


def _joined(comparison: Comparison, cards: dict[Key, Record]) -> dict[Key, Record]:
    """Let each other name of a partner stand for the one that is left, as joining by hand does."""
    known: dict[UUID, Organisation] = {each.id: each for each in comparison.ours.organisations}
    known |= {record.id: record for record in cards.values() if isinstance(record, Organisation)}
    joined: dict[UUID, UUID | None] = {each.id: each.joined_into for each in known.values()}
    found = dict(cards)
    for organisation in known.values():
        if organisation.joined_into is not None:
            root: Any = root_of(organisation.id, joined)
            if root != organisation.joined_into:
                found[key_of(organisation)] = replace(organisation, joined_into=root)
    return found


def _in_order(cards: dict[Key, Record]) -> tuple[Record, ...]:
    order = list(RecordKind)

    def place(record: Record) -> tuple[int, bool, UUID]:
        is_name = isinstance(record, Organisation) and record.joined_into is not None
        return order.index(key_of(record).kind), is_name, record.id

    return tuple(sorted(cards.values(), key=place))
