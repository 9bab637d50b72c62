"""What was chosen, and the cards that come of it. What is not chosen stays as it is here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from ks_desktop.coalition.domain.cards import Key, Side
from ks_desktop.coalition.merging.differences import Comparison, Difference, Finding
from ks_desktop.coalition.merging.likening import Said
from ks_desktop.coalition.merging.proposing import PartDifference


class Taking(StrEnum):
    """What a command takes without looking: new cards alone, all that is sure, or nothing."""

    NEW = "new"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a nurse chose so far; nothing of it is stored.

    Attributes:
        new: new cards, whether they are taken.
        sides: of cards that differ, whose word counts for a part.
        said: who she said is who.
    """

    new: Mapping[Key, bool] = field(default_factory=dict)
    sides: Mapping[Key, Mapping[str, Side]] = field(default_factory=dict)
    said: Said = field(default_factory=Said)

    def with_part(self, key: Key, part: str, side: Side) -> "Choices":
        """Choose whose word counts for one part of a card."""
        return replace(self, sides={**self.sides, key: {**self.sides.get(key, {}), part: side}})

    def with_side(self, differences: Iterable[Difference], side: Side) -> "Choices":
        """Choose whose word counts for whole cards, new ones too; theirs never for what is guarded."""
        return self._with((each, dict.fromkeys(_free(each, side), side), side is Side.THEIRS) for each in differences)

    def with_newest(self, differences: Iterable[Difference]) -> "Choices":
        """Let count what is proposed: what was checked last, and what says something where the other is silent."""
        return self._with((each, _newest(each), True) for each in differences)

    def with_same(self, key: Key, ours: UUID) -> "Choices":
        """Say that one of theirs is this one of ours."""
        return replace(self, said=self.said | Said(same=frozenset({(key, ours)})))

    def with_apart(self, key: Key, ours: Iterable[UUID]) -> "Choices":
        """Say that one of theirs is none of these."""
        return replace(self, said=self.said | Said(apart=frozenset((key, each) for each in ours)))

    def is_taken(self, difference: Difference) -> bool:
        """Tell whether something of theirs is taken of a card."""
        if difference.finding is Finding.NEW:
            return self.new.get(difference.key, False)
        return bool(self.taken_parts(difference))

    def is_decided(self, difference: Difference) -> bool:
        """Tell whether nothing is left to choose about a card."""
        if difference.finding is Finding.NEW:
            return difference.key in self.new
        chosen = self.sides.get(difference.key, {})
        return all(each.part.name in chosen for each in difference.parts)

    def taken_parts(self, difference: Difference) -> tuple[PartDifference, ...]:
        """Return of which parts of a card their word counts."""
        chosen = self.sides.get(difference.key, {})
        return tuple(each for each in difference.parts if chosen.get(each.part.name) is Side.THEIRS)

    def _with(self, chosen: Iterable[tuple[Difference, Mapping[str, Side], bool]]) -> "Choices":
        new, sides = dict(self.new), dict(self.sides)
        for difference, parts, is_taken in chosen:
            if difference.finding is Finding.NEW:
                new[difference.key] = is_taken
            elif difference.finding is Finding.DIFFERS:
                sides[difference.key] = {**sides.get(difference.key, {}), **parts}
        return replace(self, new=new, sides=sides)

    def as_json(self) -> dict[str, Any]:
        """Return it in plain values, for a draft."""
        return {
            "new": {str(key): is_taken for key, is_taken in self.new.items()},
            "sides": {str(key): dict(parts) for key, parts in self.sides.items()},
            "same": [[str(key), ours.hex] for key, ours in sorted(self.said.same)],
            "apart": [[str(key), ours.hex] for key, ours in sorted(self.said.apart)],
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Choices":
        """Return what `as_json` made."""
        same, apart = (
            frozenset((Key.read(key), UUID(hex=ours)) for key, ours in kept[name]) for name in ("same", "apart")
        )
        sides = kept["sides"].items()
        return cls(
            new={Key.read(key): bool(is_taken) for key, is_taken in kept["new"].items()},
            sides={Key.read(key): {part: Side(side) for part, side in parts.items()} for key, parts in sides},
            said=Said(same=same, apart=apart),
        )


def taking(comparison: Comparison, what: Taking) -> Choices:
    """Return the choices of who takes without looking; what is in doubt or guarded is never taken so."""
    if what is Taking.NONE:
        return Choices()
    findings = (Finding.NEW,) if what is Taking.NEW else (Finding.NEW, Finding.DIFFERS)
    return Choices().with_side(comparison.of(*findings), Side.THEIRS)


def _free(difference: Difference, side: Side) -> Iterable[str]:
    return (each.part.name for each in difference.parts if side is Side.OURS or not each.is_guarded)


def _newest(difference: Difference) -> Mapping[str, Side]:
    found = {each.part.name: each.proposed for each in difference.parts if not each.is_guarded}
    return {name: side for name, side in found.items() if side is not None}
