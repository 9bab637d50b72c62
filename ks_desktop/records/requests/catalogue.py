"""What is shipped about requests: terms, steps and grounds to refuse, each with its source, checked or not."""

import tomllib
from dataclasses import dataclass
from functools import cache

from ks_desktop.core import paths
from ks_desktop.records.domain.requests import RequestKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a rule comes from; `mark` F: read there, U: known but not read there, P: our proposal."""

    text: str
    mark: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """How long an answer may take, and how much longer with a reason that is told."""

    months: int
    prolong_months: int
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a checklist; what `must` be done is done before the request is finished."""

    key: str
    words: str
    must: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """How one kind of request is dealt with."""

    kind: RequestKind
    name: str
    about: str
    steps: tuple[Step, ...]
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A ground on which some kinds of request may be refused."""

    key: str
    words: str
    kinds: frozenset[RequestKind]
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All of it."""

    term: Term
    guides: tuple[Guide, ...]
    grounds: tuple[Ground, ...]

    def guide(self, kind: RequestKind) -> Guide:
        """Return how a kind of request is dealt with."""
        return next(guide for guide in self.guides if guide.kind is kind)

    def grounds_for(self, kind: RequestKind) -> tuple[Ground, ...]:
        """Return on which grounds a kind may be refused."""
        return tuple(ground for ground in self.grounds if kind in ground.kinds)


@cache
def catalogue() -> Catalogue:
    """Return what is shipped."""
    with (paths.resources() / "catalogue" / "requests.toml").open("rb") as stream:
        data = tomllib.load(stream)
    term = data["term"]
    return Catalogue(
        term=Term(months=term["months"], prolong_months=term["prolong_months"], source=_source(term)),
        guides=tuple(
            Guide(
                kind=RequestKind(one["key"]),
                name=one["name"],
                about=one["about"],
                steps=tuple(Step(**step) for step in one["steps"]),
                source=_source(one),
            )
            for one in data["kind"]
        ),
        grounds=tuple(
            Ground(
                key=one["key"],
                words=one["words"],
                kinds=frozenset(map(RequestKind, one["kinds"])),
                source=_source(one),
            )
            for one in data["ground"]
        ),
    )


def _source(data: dict[str, str | bool]) -> Source:
    return Source(text=str(data["source"]), mark=str(data["mark"]), verified=bool(data["verified"]))
