"""What the standard has no place for: attributes with terms of taxonomies of our own."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final
from uuid import UUID

from ks_desktop.coalition.catalogue.offer import needs
from ks_desktop.coalition.exchange.own_words import own_words
from ks_desktop.coalition.exchange.rows import Row, filled, id_from

NEED: Final = "need"
YES: Final = "yes"
_TAXONOMIES: Final = ("criteria", "needs")


@dataclass(slots=True)
class Said:
    """What the attributes of one record say.

    Attributes:
        values: by code, in their order.
        rows: the attributes themselves.
    """

    values: dict[str, list[str]] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)

    def one(self, code: str) -> str:
        """Return what is said under a code, "" when nothing is."""
        return self.values.get(code, [""])[0]

    def all(self, code: str) -> tuple[str, ...]:
        """Return everything that is said under a code, each once."""
        return tuple(dict.fromkeys(self.values.get(code, ())))


def attributes(owner: UUID | str, table: str, said: Iterable[tuple[str, object]]) -> list[Row]:
    """Return attributes of a row; what is empty or None is not said."""
    counts: Counter[str] = Counter()
    rows = []
    for code, value in said:
        if value not in {"", None}:
            counts[code] += 1
            rows.append(_attribute(str(owner), table, code, str(value), counts[code]))
    return rows


def _attribute(owner: str, table: str, code: str, value: str, place: int) -> Row:
    term = _term_id(NEED, value) if code == NEED else _term_id(code)
    key = id_from(owner, "attribute", code, str(place))
    return filled(
        "attribute", id=key, link_id=owner, taxonomy_term_id=term, link_type=code, link_entity=table, value=value
    )


def said_by(rows: Iterable[Row]) -> Said:
    """Return what attributes say in our own terms; others are left alone."""
    found = Said()
    for row in rows:
        code = own_terms().get(row.get("taxonomy_term_id"), "")
        if code and row.get("value"):
            found.values.setdefault(code, []).append(row.get("value"))
            found.rows.append(row)
    return found


@lru_cache(maxsize=1)
def own_terms() -> Mapping[str, str]:
    """Return the codes of our own terms, by the ids of the terms."""
    found = {_term_id(code): code for code in own_words()["criteria"]}
    return found | {_term_id(NEED, need.key): NEED for need in needs().all}


@lru_cache(maxsize=1)
def own_ids() -> frozenset[str]:
    """Return the ids of all rows that we write in every file of ours: taxonomies and terms."""
    return frozenset((*own_terms(), *map(_taxonomy_id, _TAXONOMIES)))


def term_rows(used: Iterable[Row]) -> Iterator[Row]:
    """Give the taxonomies and the terms that attributes use."""
    wanted = {row.get("taxonomy_term_id"): row for row in used}
    terms = [_term(wanted[key], code) for key, code in own_terms().items() if key in wanted]
    for name in _TAXONOMIES:
        key, words = _taxonomy_id(name), own_words()["taxonomy"][name]
        if any(term.get("taxonomy_id") == key for term in terms):
            yield filled("taxonomy", id=key, name=words["name"], description=words["description"])
    yield from terms


def _term(row: Row, code: str) -> Row:
    is_need = code == NEED
    name = needs().name_of(row.get("value")) if is_need else own_words()["criteria"][code]
    return filled(
        "taxonomy_term",
        id=row.get("taxonomy_term_id"),
        code=row.get("value") if is_need else code,
        name=name,
        description=name,
        taxonomy_id=_taxonomy_id("needs" if is_need else "criteria"),
        language="nl",
    )


@lru_cache(maxsize=1_000)
def _term_id(*words: str) -> str:
    return id_from("term", *words)


def _taxonomy_id(name: str) -> str:
    return id_from("taxonomy", name)
