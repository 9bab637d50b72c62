"""A text in pieces: what is printed as it stands, fields that are filled in, and what depends on a condition.

Nothing else exists here: no loops, no calls, no looking into what is filled in. Kept as JSON: a literal is a string, a
field `{"field": name}`, a choice `{"if": [[condition, pieces], ...], "else": pieces}`.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import NOTE_MAX

DEEPEST: Final = 4  # choices within choices; deeper nobody reads
MOST: Final = 400  # pieces of one text


class Plain(str):
    """An own text without fields: printed as it stands, never read as a template."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """When something is printed: a name has a value, or this very value; or just not."""

    name: str
    value: str = ""
    is_not: bool = False

    def holds(self, values: Mapping[str, object]) -> bool:
        """Tell whether it is so; what is not known is not so."""
        found = values.get(self.name, "")
        is_so = str(found) == self.value if self.value else bool(found)
        return is_so is not self.is_not

    def __str__(self) -> str:
        """Return it as it is kept: `interpreter`, `not phone`, `mode == home`."""
        said = f"{self.name} == {self.value}" if self.value else self.name
        return f"not {said}" if self.is_not else said


def condition_of(kept: str) -> Condition:
    """Return a condition from what is kept of it."""
    said = kept.removeprefix("not ")
    name, _equals, value = said.partition(" == ")
    return Condition(name.strip(), value.strip(), is_not=said != kept)


@dataclass(frozen=True, slots=True)
class Field:
    """A place that is filled in."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The first branch whose condition holds, else what stands for otherwise."""

    branches: tuple[tuple[Condition, "Pieces"], ...]
    otherwise: "Pieces"

    @property
    def texts(self) -> tuple["Pieces", ...]:
        """The text of each branch, and what stands for otherwise."""
        return (*(pieces for _condition, pieces in self.branches), self.otherwise)


Piece = str | Field | Choice


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text in pieces."""

    items: tuple[Piece, ...] = ()

    def render(self, values: Mapping[str, object]) -> str:
        """Return the text, filled in; what nobody gives prints nothing."""
        return "".join(_rendered(item, values) for item in self.items)

    def fields(self) -> Iterator[str]:
        """Return the names of the fields, at any depth."""
        for item in self.items:
            if isinstance(item, Field):
                yield item.name
            elif isinstance(item, Choice):
                yield from (name for part in item.texts for name in part.fields())

    def conditions(self) -> Iterator[Condition]:
        """Return the conditions, at any depth."""
        for choice in (item for item in self.items if isinstance(item, Choice)):
            yield from (condition for condition, _pieces in choice.branches)
            yield from (condition for part in choice.texts for condition in part.conditions())

    def only(self, fields: Collection[str], may: Callable[[Condition], bool]) -> "Pieces":
        """Return the text without fields outside these, and without branches whose condition may not be asked."""
        return joined(_allowed(item, fields, may) for item in self.items)

    def plain(self) -> "Pieces | Plain":
        """Return a text without fields and choices as what it is: a text."""
        return self if any(not isinstance(item, str) for item in self.items) else Plain("".join(map(str, self.items)))

    def kept(self) -> list[Any]:
        """Return what is kept of it."""
        return [_kept(item) for item in self.items]


def joined(items: Iterable[Piece | None]) -> Pieces:
    """Return pieces with neighbouring literals as one, and without empty ones: equal texts are equal pieces."""
    found: list[Piece] = []
    for item in items:
        if item is None or item == "":
            continue
        if isinstance(item, str) and found and isinstance(found[-1], str):
            found[-1] += item
        else:
            found.append(item)
    return Pieces(tuple(found))


def pieces_of(kept: object) -> Pieces:
    """Return a text from what is kept of it.

    Raises:
        UserError: it is none: too deep, too long, or something else altogether.
    """
    pieces = _read(kept, DEEPEST)
    check_size(pieces)
    return pieces


def check_size(pieces: Pieces) -> None:
    """Refuse what no letter needs.

    Raises:
        UserError: it has too many pieces, choices too deep, or is too long.
    """
    sizes = list(_sizes(pieces, 0))
    if len(sizes) > MOST or sum(length for length, _depth in sizes) > NOTE_MAX:
        raise too_long()
    if any(depth > DEEPEST for _length, depth in sizes):
        raise too_deep()


def too_long() -> UserError:
    """Return that no letter is so long."""
    sentence = N_("This is too long: {most} characters at most.")
    return UserError(sentence, code="too_long", field="text", values={"most": NOTE_MAX})


def too_deep() -> UserError:
    """Return that nobody would understand this any more."""
    return UserError(N_("Too many conditions stand inside each other here."), code="too_deep", field="text")


def _sizes(pieces: Pieces, depth: int) -> Iterator[tuple[int, int]]:
    for item in pieces.items:
        yield len(item) if isinstance(item, str) else 1, depth
        if isinstance(item, Choice):
            for part in item.texts:
                yield 1, depth + 1
                yield from _sizes(part, depth + 1)


def _rendered(item: Piece, values: Mapping[str, object]) -> str:
    if isinstance(item, str):
        return item
    if isinstance(item, Field):
        found = values.get(item.name, "")
        return "" if found is None or isinstance(found, bool) else str(found)
    chosen = next((pieces for condition, pieces in item.branches if condition.holds(values)), item.otherwise)
    return chosen.render(values)


def _allowed(item: Piece, fields: Collection[str], may: Callable[[Condition], bool]) -> Piece | None:
    if isinstance(item, str):
        return item
    if isinstance(item, Field):
        return item if item.name in fields else None
    branches = tuple((asked, pieces.only(fields, may)) for asked, pieces in item.branches if may(asked))
    return Choice(branches, item.otherwise.only(fields, may)) if branches else None


def _kept(item: Piece) -> Any:
    if isinstance(item, str):
        return item
    if isinstance(item, Field):
        return {"field": item.name}
    branches = [[str(condition), pieces.kept()] for condition, pieces in item.branches]
    return {"if": branches, "else": item.otherwise.kept()}


def _read(kept: object, room: int) -> Pieces:
    if not isinstance(kept, list) or room < 0:
        raise _UNREADABLE
    return joined(_read_item(item, room) for item in kept)


def _read_item(kept: object, room: int) -> Piece:
    if isinstance(kept, str):
        return kept
    match kept:
        case {"field": str(name)}:
            return Field(name)
        case {"if": list(branches), "else": otherwise} if branches:
            read = tuple(_read_branch(branch, room) for branch in branches)
            return Choice(read, _read(otherwise, room - 1))
    raise _UNREADABLE


def _read_branch(kept: object, room: int) -> tuple[Condition, Pieces]:
    match kept:
        case [str(condition), pieces]:
            return condition_of(condition), _read(pieces, room - 1)
    raise _UNREADABLE


_UNREADABLE: Final = UserError(N_("This text cannot be read."), code="unreadable", field="text")
