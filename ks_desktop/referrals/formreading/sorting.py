"""Sorts the fields of a form under the names of a referral: ours by name, a foreign one by what it calls them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from ks_desktop.referrals.domain import FIELDS
from ks_desktop.referrals.domain.papers import LooseField, PaperRemark
from ks_desktop.referrals.exchange.words import ANSWERS, CHOICES, key_of, words
from ks_desktop.referrals.formreading.fields import Filled
from ks_desktop.referrals.paperform import PRODUCER_FIELD, VERSION_FIELD

_NOT_ON_PAPER: Final = frozenset({"bsn", "bsn_checked_by", "bsn_checked_on", "shielded"})
_MARKS: Final = frozenset({VERSION_FIELD, PRODUCER_FIELD})
_NUMBERED: Final = re.compile(r"\[\d+\]")
_STATES: Final = {"yes": "yes", "on": "yes", "1": "yes", "true": "yes", "ja": "yes", "nee": "no", "no": "no"}
_MOST_SURE: Final = 12  # names of a field further down its list are too vague for a form


@dataclass(slots=True)
class Sorted:
    """What the fields of a form say, by the names of a referral; and what has no place there."""

    values: dict[str, str] = field(default_factory=dict)
    loose: list[LooseField] = field(default_factory=list)
    remarks: list[PaperRemark] = field(default_factory=list)

    def remark(self, remark: PaperRemark) -> None:
        """Tell something once."""
        if remark not in self.remarks:
            self.remarks.append(remark)


def version_of(fields: Iterable[Filled]) -> int | None:
    """Return which form of ours this is; None when it is not ours or does not say."""
    for each in fields:
        if each.name == VERSION_FIELD and each.texts and each.texts[0].strip().isdecimal():
            return int(each.texts[0].strip()[:6])
    return None


def sorted_out(fields: Iterable[Filled], *, is_ours: bool) -> Sorted:
    """Return the fields by the names of a referral.

    Args:
        fields: as they were filled in.
        is_ours: the form is ours, so names count and labels do not.
    """
    found = Sorted()
    several: dict[str, list[str]] = {}
    for each in fields:
        if each.name in _MARKS:
            continue
        if not each.is_empty:
            _sort(found, several, each, *_placed(each, is_ours=is_ours))
    for name, kept in several.items():
        order = [*CHOICES[name]]
        words_kept = dict.fromkeys(kept)
        known = [word for word in order if word in words_kept]
        found.values[name] = "|".join([*known, *(word for word in words_kept if word not in known)])
    if found.loose:
        found.remark(PaperRemark.LOOSE_FIELDS)
    return found


def _sort(found: Sorted, several: dict[str, list[str]], each: Filled, name: str, word: str) -> None:
    if name in _NOT_ON_PAPER:
        found.remark(PaperRemark.BSN_LEFT_OUT)
    if not name or name in _NOT_ON_PAPER:
        found.loose.append(_loose(each))
    else:
        _take(found, several, name, word, each)


def _take(found: Sorted, several: dict[str, list[str]], name: str, word: str, each: Filled) -> None:
    if word:
        if _state(each.ticked or ()) != "no":
            _keep(found, several, name, word, each)
        return
    texts = each.texts if each.ticked is None else each.ticked
    if len(texts) > 1 and name != "reasons":
        found.remark(PaperRemark.MARKED_TWICE)
        found.loose.append(_loose(each))
        return
    for text in texts:
        _keep(found, several, name, _value(name, text), each)


def _keep(found: Sorted, several: dict[str, list[str]], name: str, value: str, each: Filled) -> None:
    if name == "reasons":
        several.setdefault(name, []).extend(value.split("|"))
    elif found.values.get(name, value) != value:
        found.remark(PaperRemark.MARKED_TWICE)
        found.loose.append(_loose(each))
    else:
        found.values[name] = value


def _loose(each: Filled) -> LooseField:
    texts = each.texts if each.ticked is None else each.ticked
    return LooseField(name=each.label or each.name, text="\n".join(texts))


def _placed(each: Filled, *, is_ours: bool) -> tuple[str, str]:
    """Return under which name of a referral a field belongs, and for which word a box of several stands."""
    parts = _NUMBERED.sub("", each.name).strip().split(".")
    last = parts[-1].strip().lower()
    before = parts[-2].strip().lower() if len(parts) > 1 else ""
    if before in CHOICES and last in set(CHOICES[before]):
        return before, last
    if last in FIELDS:
        return last, ""
    if is_ours:
        return "", ""
    for called in (each.label, last.replace("_", " ")):
        known = words().columns.get(key_of(called)) if called else None
        if known is not None and known[1] <= _MOST_SURE:
            return known[0], ""
    return _reason_of(each, last)


def _reason_of(each: Filled, last: str) -> tuple[str, str]:
    """Return the reason that a box of its own stands for, as many forms have them."""
    if each.ticked is not None:
        for called in (each.label, last.replace("_", " ")):
            reason = words().values["reasons"].get(key_of(called)) if called else None
            if reason is not None:
                return "reasons", reason
    return "", ""


def _value(name: str, text: str) -> str:
    """Return a text as a referral keeps it: a choice as its word, all else as it was written."""
    text = text.strip()
    if name in ANSWERS and text.lower() in _STATES:
        return _STATES[text.lower()]
    known: Mapping[str, str] = words().values.get(name, {})
    if name == "reasons":
        return "|".join(known.get(key_of(part), part.strip()) for part in text.split("|") if part.strip())
    if name in CHOICES and text.lower() in set(CHOICES[name]):
        return text.lower()
    return known.get(key_of(text), text)


def _state(ticked: tuple[str, ...]) -> str:
    return _STATES.get(ticked[0].lower(), "yes") if ticked else "no"
