"""A list of municipalities from a file: that of the CBS (code and name), or one with days and new codes (table 33)."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Final

from ks_desktop.coalition.domain.updating import ListedMunicipality
from ks_desktop.core.csv_text import read_text
from ks_desktop.core.errors import UserError
from ks_desktop.core.grid import Line
from ks_desktop.core.texts import N_
from ks_desktop.core.values import search_key

_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "code": ("gemeentecodegm", "gemeentecode", "code", "gm code", "92.10 gemeentecode"),
    "name": ("gemeentenaam", "gemeente", "omschrijving", "naam", "name", "92.11 gemeentenaam"),
    "since": ("99.98 datum ingang", "datum ingang", "ingangsdatum", "since", "valid from"),
    "until": ("99.99 datum einde", "datum einde", "einddatum", "until"),
    "succeeded_by": ("92.12 nieuwe code", "nieuwe code", "succeeded by"),
}
_NO_MUNICIPALITY: Final = frozenset(
    {"0000", "0997", "0998", "0999", "1999"}
)  # unknown, abroad and registers of table 33
_DIGITS: Final = 4
_DAY: Final = 8


def read_list(content: bytes) -> tuple[ListedMunicipality, ...]:
    """Read a list of municipalities.

    Raises:
        UserError: it is no CSV, has no column with the code or the name, or a line cannot be understood: which.
    """
    lines = [line for line in read_text(content).lines if any(cell.strip() for cell in line.cells)]
    places = _places(lines[0]) if lines else {}
    if "code" not in places or "name" not in places:
        sentence = N_(
            "This list has no column with the code, or none with the name. Choose the list of the CBS as CSV."
        )
        raise UserError(sentence, code="columns", field="file")
    found = [_listed(line, places) for line in lines[1:]]
    _look_for_doubles(found, lines[1:])
    return tuple(each for each in found if each.code.removeprefix("GM") not in _NO_MUNICIPALITY)


def _look_for_doubles(found: Sequence[ListedMunicipality], lines: Sequence[Line]) -> None:
    """Refuse a list that says two things of one code: which of them is true it does not say."""
    said: dict[str, ListedMunicipality] = {}
    for each, line in zip(found, lines, strict=True):
        if said.setdefault(each.code, each) != each:
            raise _wrong(line, N_("Line {line}: this code stands in an earlier line too, and says something else."))


def _places(head: Line) -> dict[str, int]:
    names = [search_key(cell).replace("_", " ") for cell in head.cells]
    places = {}
    for column, spellings in _COLUMNS.items():
        for known in reversed(spellings):  # the first spelling counts before the others
            if known in names:
                places[column] = names.index(known)
    return places


def _listed(line: Line, places: Mapping[str, int]) -> ListedMunicipality:
    def cell(column: str) -> str:
        place = places.get(column)
        return line.cells[place].strip() if place is not None and place < len(line.cells) else ""

    if not cell("name"):
        raise _wrong(line, N_("Line {line}: there is no name."))
    return ListedMunicipality(
        code=_code(cell("code"), line),
        name=cell("name"),
        since=_day(cell("since"), line),
        until=_day(cell("until"), line),
        succeeded_by=tuple(_code(each, line) for each in cell("succeeded_by").replace(",", " ").split()),
    )


def _code(text: str, line: Line) -> str:
    digits = text.upper().removeprefix("GM")
    if not digits.isascii() or not digits.isdigit() or len(digits) > _DIGITS:
        raise _wrong(line, N_("Line {line}: this is no CBS code of a municipality."))
    return f"GM{digits.zfill(_DIGITS)}"


def _day(text: str, line: Line) -> date | None:
    digits = text.replace("-", "")
    if not digits:
        return None
    with suppress(ValueError):
        if len(digits) == _DAY and digits.isascii() and digits.isdigit():
            return date.fromisoformat(digits)
    raise _wrong(line, N_("Line {line}: write a day as 2026-01-01 or 20260101."))


def _wrong(line: Line, sentence: str) -> UserError:
    return UserError(sentence, code="line", field="file", values={"line": line.number})
