"""The municipalities as they are known now: those that are shipped, with what this organisation said over them.

A process has one folder open, so what is known is known to all of it: whoever opens the folder, or changes a
municipality, says so with `use`. Until then what is shipped counts, and all that ended there is over.
"""

import csv
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from ks_desktop.coalition.domain import Municipality, Register
from ks_desktop.core import paths
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_

YEAR: Final = 2026  # the newest list of the CBS of which a source says that nothing changed since the shipped one
FIELD: Final = "municipality"
_CODE_DIGITS: Final = 4
_DIGITS: Final = frozenset("0123456789")


class _Known:
    """What counts in this process."""

    def __init__(self) -> None:
        self.register: Register | None = None


_known: Final = _Known()


def register() -> Register:
    """Return all municipalities as they are known now."""
    if _known.register is None:
        _known.register = Register(shipped(), date(YEAR, 1, 1))
    return _known.register


def use(own: Iterable[Municipality], on: date) -> None:
    """Count what an organisation said before what is shipped, from now on.

    Args:
        own: what it said.
        on: the day that counts as today.
    """
    _known.register = Register([*shipped(), *own], on)


@lru_cache(maxsize=1)
def shipped() -> tuple[Municipality, ...]:
    """Return the municipalities that come with the program, also those that are no more."""
    there = [
        Municipality(
            code=row["code"],
            name=row["name"],
            since=_day(row["valid_from"]),
            also_called=row["also_called"] or "",
        )
        for row in _rows("municipalities")
    ]
    before = [
        Municipality(
            code=row["code"],
            name=row["name"],
            since=_day(row["since"]),
            until=_day(row["until"]),
            succeeded_by=tuple(row["succeeded_by"].split()),
            source=row["source"],
        )
        for row in _rows("municipality_changes")
    ]
    return (*there, *before)


def municipalities() -> tuple[Municipality, ...]:
    """Return every municipality that is there now, by name."""
    return register().current()


def find_municipality(code_or_name: str, *, field: str = FIELD) -> Municipality:
    """Return the municipality with a CBS code (`GM0344`, `344`) or a name people write (`Den Haag`).

    A code of before is found, because it stands in what was written down; a name of before is not what is meant now.

    Raises:
        UserError: nobody knows it, or this is the name of one that is no more: the sentence says what it is part of.
    """
    found = municipality_or_none(code_or_name)
    if found is None:
        raise UserError(
            N_("This municipality is not in the list. Choose one, or type its CBS code."),
            code="municipality",
            field=field,
        )
    if register().is_ended(found.code) and _as_code(code_or_name) is None:
        raise _ended(found, field)
    return found


def municipality_or_none(code_or_name: str) -> Municipality | None:
    """Return the municipality with a CBS code or a name, also of before, or None."""
    code = _as_code(code_or_name)
    return register().named(code_or_name.strip()) if code is None else register().of_code(code)


def now_called(name: str) -> tuple[str, ...]:
    """Return what the municipality of a name of before is part of now, by its names; nothing for any other name."""
    found = municipality_or_none(name)
    if found is None or not register().is_ended(found.code):
        return ()
    return tuple(each.name for each in register().now(found.code))


def _ended(municipality: Municipality, field: str) -> UserError:
    names = [each.name for each in register().now(municipality.code)]
    if not names:
        sentence = N_("{name} is no municipality any more. Choose the one it is part of now.")
    elif len(names) == 1:
        sentence = N_("{name} is part of {now} now: choose that municipality.")
    else:
        sentence = N_("{name} was divided. Choose the one she lives in now: {now}.")
    values = {"name": municipality.name, "now": ", ".join(names)}
    return UserError(sentence, code="municipality_ended", field=field, values=values)


def _as_code(typed: str) -> str | None:
    digits = typed.strip().upper().removeprefix("GM")
    if digits and len(digits) <= _CODE_DIGITS and set(digits) <= _DIGITS:
        return f"GM{digits.zfill(_CODE_DIGITS)}"
    return None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _rows(name: str) -> list[dict[str, str]]:
    with (paths.resources() / "catalogue" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
