"""Municipalities with their history: which there are, which there were, and what became of those. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import search_key

_CODE: Final = re.compile(r"GM\d{4}")
_IN_CIRCLES: Final = N_("{name} would follow itself: choose the municipality it is part of now.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """A Dutch municipality; `code` is the CBS code, such as GM0344.

    Attributes:
        code: the CBS code; it is never given to another one.
        name: how the CBS writes it.
        since: its first day; None where that is long ago or not known.
        until: the first day on which it was no more; None while it is there.
        succeeded_by: codes of what it is part of since then; several when it was divided, the largest part first.
        also_called: another name people write.
        source: where this comes from, in words.
        is_own: the organisation said so itself; this counts before what is shipped.
        version: 0 while it is only shipped, or new.
    """

    code: str
    name: str
    since: date | None = None
    until: date | None = None
    succeeded_by: tuple[str, ...] = ()
    also_called: str = ""
    source: str = ""
    is_own: bool = False
    version: int = 0

    def __post_init__(self) -> None:
        """Refuse what cannot be a municipality.

        Raises:
            UserError: the code is none, the name is empty, the days are the wrong way round, it follows itself, or it
                has a successor and no last day.
        """
        if not _CODE.fullmatch(self.code):
            raise UserError(N_("A CBS code is GM and four digits, such as GM0344."), code="code", field="code")
        if not self.name.strip():
            raise UserError(N_("Fill in the name of the municipality."), code="required", field="name")
        if self.since is not None and self.until is not None and self.until <= self.since:
            raise UserError(N_("It ends before it begins: look at both days."), code="period", field="until")
        if self.code in self.succeeded_by:
            raise UserError(_IN_CIRCLES, code="circle", field="succeeded_by", values={"name": self.name})
        if self.succeeded_by and self.until is None:
            sentence = N_("Fill in from which day it is part of the other one.")
            raise UserError(sentence, code="required", field="until")

    def is_there(self, on: date) -> bool:
        """Tell whether it is there on a day."""
        return (self.since is None or self.since <= on) and not self.is_ended(on)

    def is_ended(self, on: date) -> bool:
        """Tell whether it was there before a day and is no more."""
        return self.until is not None and self.until <= on


class Register:
    """All municipalities that are known, those of before among them.

    Attributes:
        on: the day that counts as today; names and lists are of that day.
    """

    def __init__(self, municipalities: Iterable[Municipality], on: date) -> None:
        self.on = on
        self._by_code = {each.code: each for each in municipalities}
        self._by_key = _by_key(self._by_code.values(), on)
        self._became: dict[str, list[Municipality]] = {}
        for each in self._by_code.values():
            for code in each.succeeded_by:
                self._became.setdefault(code, []).append(each)
        self._same: Mapping[str, frozenset[str]] | None = None

    def all(self) -> tuple[Municipality, ...]:
        """Return every one, also of before, by name."""
        return tuple(sorted(self._by_code.values(), key=sort_key))

    def current(self) -> tuple[Municipality, ...]:
        """Return those that are there, by name."""
        return tuple(each for each in self.all() if each.is_there(self.on))

    def coming(self) -> tuple[Municipality, ...]:
        """Return those that are there from a later day, by name."""
        return tuple(each for each in self.all() if each.since is not None and each.since > self.on)

    def of_code(self, code: str) -> Municipality | None:
        """Return one by its code, also of before."""
        return self._by_code.get(code)

    def named(self, name: str) -> Municipality | None:
        """Return one by a name people write: one that is there before one that was."""
        return self._by_key.get(search_key(name))

    def is_ended(self, code: str) -> bool:
        """Tell whether this is the code of one that is no more."""
        known = self._by_code.get(code)
        return known is not None and known.is_ended(self.on)

    def now(self, code: str, on: date | None = None) -> tuple[Municipality, ...]:
        """Return what a municipality is, or is part of, on a day (today): several when it was divided.

        Nothing for a code that is not known, and where nobody said what it became.
        """
        day = self.on if on is None else on
        found: dict[str, Municipality] = {}
        waiting, seen = [code], {code}
        while waiting:
            each = self._by_code.get(waiting.pop(0))
            if each is None:
                continue
            if not each.is_ended(day):
                found[each.code] = each
            fresh = [next_ for next_ in each.succeeded_by if each.is_ended(day) and next_ not in seen]
            seen.update(fresh)
            waiting += fresh
        return tuple(found.values())

    def one_now(self, code: str, on: date | None = None) -> Municipality | None:
        """Return what a municipality is part of for certain on a day (today); None: it was divided, or is not known."""
        found = self.now(code, on)
        return found[0] if len(found) == 1 else None

    def before(self, code: str) -> tuple[Municipality, ...]:
        """Return those that became this one wholly or partly, also by way of another one, the last ended first."""
        found: dict[str, Municipality] = {}
        wanted = {code}
        while wanted:
            ended = [each for code in wanted for each in self._became.get(code, ())]
            wanted = {each.code for each in ended} - found.keys() - {code}
            found |= {each.code: each for each in ended if each.code != code}
        return tuple(sorted(found.values(), key=lambda each: (-(each.until or date.min).toordinal(), sort_key(each))))

    def codes_of(self, code: str) -> tuple[str, ...]:
        """Return the code, what that municipality is part of now, and those that became it.

        So what was written down under an old code is found under the new one, and the other way about.
        """
        codes = [code]
        for each in self.now(code):
            codes += [each.code, *(older.code for older in self.before(each.code))]
        return tuple(dict.fromkeys(codes))

    def same(self) -> Mapping[str, frozenset[str]]:
        """Return by code all codes that mean (part of) the same ground, where there is more than that one."""
        if self._same is None:
            ended = [each for each in self._by_code.values() if each.succeeded_by]
            codes = {each.code for each in ended}.union(*(each.succeeded_by for each in ended))
            found = {code: frozenset(self.codes_of(code)) for code in codes}
            self._same = {code: those for code, those in found.items() if len(those) > 1}
        return self._same

    def check(self, municipality: Municipality) -> None:
        """Refuse one of this register that contradicts another one of it.

        Raises:
            UserError: it would follow itself by way of another one, follows one that is not known, or bears the name
                of another one that is there at the same time.
        """
        _check_succession(municipality, self._by_code)
        _check_name(municipality, self._by_code.values())


def _check_succession(municipality: Municipality, known: Mapping[str, Municipality]) -> None:
    waiting, seen = list(municipality.succeeded_by), set[str]()
    while waiting:
        code = waiting.pop()
        if code == municipality.code:
            raise UserError(_IN_CIRCLES, code="circle", field="succeeded_by", values={"name": municipality.name})
        if code not in known:
            sentence = N_("The municipality with code {code} is not known: add it first.")
            raise UserError(sentence, code="municipality", field="succeeded_by", values={"code": code})
        if code not in seen:
            seen.add(code)
            waiting += known[code].succeeded_by


def sort_key(municipality: Municipality) -> str:
    """Return by what municipalities are sorted: 's-Hertogenbosch stands under the H."""
    return search_key(municipality.name).removeprefix("'s-")


def _check_name(municipality: Municipality, others: Iterable[Municipality]) -> None:
    wanted = search_key(municipality.name)
    for each in others:
        if each.code != municipality.code and search_key(each.name) == wanted and _are_together(each, municipality):
            sentence = N_("There is a municipality of this name already: {code}.")
            raise UserError(sentence, code="name_taken", field="name", values={"code": each.code})


def _are_together(one: Municipality, other: Municipality) -> bool:
    begins = max(one.since or date.min, other.since or date.min)
    return begins < min(one.until or date.max, other.until or date.max)


def _by_key(municipalities: Iterable[Municipality], on: date) -> dict[str, Municipality]:
    known: dict[str, Municipality] = {}
    # Who is there today comes last and so keeps the name: Groesbeek of before must not stand in its way.
    for each in sorted(municipalities, key=lambda one: (one.is_there(on), one.until or date.max)):
        for name in (each.name, each.also_called):
            if name.strip():
                known[search_key(name)] = each
    return known
