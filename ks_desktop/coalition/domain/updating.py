"""What a newer list of municipalities says otherwise than what is known: new ones, ended ones, other names. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ks_desktop.coalition.domain.municipalities import Municipality, Register
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import search_key

MOST_MISSING: Final = 60  # in no year since 1970 so many ended at once; a list without so many is not the whole list
_PROVINCE: Final = re.compile(r"\s*\([A-Z][a-z]{0,2}\.?\)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedMunicipality:
    """One line of a list.

    Attributes:
        until: the first day on which it is no more, where the list says so.
        succeeded_by: what it is part of then, where the list says so.
    """

    code: str
    name: str
    since: date | None = None
    until: date | None = None
    succeeded_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityUpdate:
    """What a list says otherwise, each as it would be kept; nothing is kept yet.

    Attributes:
        on: the day from which the list counts.
        new: those nobody knew.
        ended: those that are no more; without a successor where the list names none.
        renamed: those that are called otherwise.
        before: the names of the renamed ones as they are known, by code.
        same: how many are as they are known.
    """

    on: date
    new: tuple[Municipality, ...] = ()
    ended: tuple[Municipality, ...] = ()
    renamed: tuple[Municipality, ...] = ()
    before: Mapping[str, str]
    same: int = 0

    @property
    def is_empty(self) -> bool:
        """Tell whether the list says nothing otherwise."""
        return not (self.new or self.ended or self.renamed)


def compare(listed: Iterable[ListedMunicipality], register: Register, on: date, source: str) -> MunicipalityUpdate:
    """Return what a list says otherwise.

    Args:
        listed: its lines. Where none of them has a last day the list holds all that are there, and who is missing
            ended; else who ended has a last day.
        register: what is known.
        on: the day from which the list counts.
        source: what is kept as the source.
    Raises:
        UserError: too many that are known are missing: it is not the whole list.
    """
    lines = {each.code: each for each in listed}
    is_history = any(each.until is not None for each in lines.values())
    known = {each.code: each for each in register.all() if not each.is_ended(register.on)}
    expected = [] if is_history else [each for each in known.values() if each.is_there(on)]
    missing = [each for each in expected if each.code not in lines]
    if len(missing) > MOST_MISSING:
        sentence = N_("{missing} municipalities that are known are not in this file: it is not the whole list.")
        raise UserError(sentence, code="not_whole", field="file", values={"missing": len(missing)})
    there = {code: each for code, each in lines.items() if each.until is None or each.until > register.on}
    ended = [_ended(each, on, (), source) for each in missing]
    ended += [
        _ended(known[code], each.until, each.succeeded_by, source)
        for code, each in lines.items()
        if each.until is not None and code in known and known[code].until != each.until
    ]
    renamed = [code for code, each in there.items() if code in known and _plain(each.name) != _plain(known[code].name)]
    new = [each for code, each in there.items() if register.of_code(code) is None]
    return MunicipalityUpdate(
        on=on,
        new=tuple(_new(each, on, source) for each in new),
        ended=tuple(ended),
        renamed=tuple(
            replace(known[code], name=there[code].name, also_called=known[code].name, source=source, is_own=True)
            for code in renamed
        ),
        before={code: known[code].name for code in renamed},
        same=len(known) - len(ended) - len(renamed),
    )


def _ended(municipality: Municipality, until: date, codes: tuple[str, ...], source: str) -> Municipality:
    return replace(municipality, until=until, succeeded_by=codes, source=source, is_own=True)


def _new(listed: ListedMunicipality, on: date, source: str) -> Municipality:
    return Municipality(
        code=listed.code,
        name=listed.name,
        since=listed.since or on,
        until=listed.until,
        succeeded_by=listed.succeeded_by,
        source=source,
        is_own=True,
    )


def _plain(name: str) -> str:
    """Return a name without the province that some lists put behind it: `Hengelo (O.)`."""
    return search_key(_PROVINCE.sub("", name.strip()))
