"""A shipped wording with the organisation's own texts in it.

What an own text may not say is left out here again, whatever the file holds: an update may have taken a field away.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from ks_desktop.core.errors import UserError
from ks_desktop.letters.domain.own_texts import COMMON, OwnText
from ks_desktop.letters.texts.allowed import Allowed, allowed_at, allowed_in, questions_of
from ks_desktop.letters.texts.parts import BODY, OWN, QUESTIONS, TEXT_BLOCKS, keyed, part_of
from ks_desktop.letters.texts.pieces import Pieces, condition_of, pieces_of

LEFT_OUT: Final = "is_left_out"  # says of a question that it is asked no more


def merged(shipped: Mapping[str, Any], own: Iterable[OwnText]) -> dict[str, Any]:
    """Return the texts of a wording with own texts in their places.

    Args:
        shipped: of a kind, above those that all papers share.
        own: of that kind and of COMMON.
    """
    found = dict(shipped)
    texts = {(text.kind, text.path): json.loads(text.content) for text in own}
    of_kind = {path: content for (kind, path), content in texts.items() if kind != COMMON}
    found[QUESTIONS] = merged_questions(shipped, of_kind)
    may = allowed_in(shipped, dict(questions_of(found)))
    for (kind, path), content in texts.items():
        if not path.startswith((BODY, QUESTIONS)):
            _put(found, path.split("."), content, None if kind == COMMON else may)
    if BODY in shipped:
        found[BODY] = merged_body(shipped[BODY], of_kind, may)
    return found


def merged_questions(shipped: Mapping[str, Any], own: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the questions of a kind: the shipped ones, or what stands in their place, then those that were added."""
    return [question for question in every_question(shipped, own) if not question.get(LEFT_OUT)]


def every_question(shipped: Mapping[str, Any], own: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the questions of a kind, also those that are asked no more."""
    begin = f"{QUESTIONS}."
    found = dict(questions_of(shipped))
    for path, content in sorted(own.items()):
        if path.startswith(begin):
            found[path.removeprefix(begin)] = {**content, "key": path.removeprefix(begin)}
    return list(found.values())


def order_of(shipped: Sequence[str], own: Sequence[str], base: Sequence[str]) -> list[str]:
    """Return the keys of a body in the organisation's order; a part shipped since stands behind the one before it.

    Args:
        shipped: as the file has them now.
        own: as the organisation put them.
        base: as the file had them then.
    """
    found = [key for key in own if key in shipped or key.startswith(OWN)]
    for place, key in enumerate(shipped):
        if key not in base and key not in found:
            before = next((each for each in reversed(shipped[:place]) if each in found), None)
            found.insert(found.index(before) + 1 if before else 0, key)
    return found


def merged_body(shipped: Sequence[Mapping[str, Any]], own: Mapping[str, Any], may: Allowed) -> list[Mapping[str, Any]]:
    """Return the parts of a body with own texts, in the organisation's order, each with its key."""
    parts = keyed(shipped)
    for path, content in own.items():
        key = path.removeprefix(f"{BODY}.")
        if path == key or not (key in parts or key.startswith(OWN)):
            continue  # the order, or a part that is shipped no more: kept, and shown where it is changed
        if key in parts and parts[key]["block"] not in TEXT_BLOCKS:
            continue  # what was ticked is printed by the program, not by a text
        own_part = _own_part(content, may)
        if own_part is not None:
            kept = {name: parts[key][name] for name in ("when_data",) if name in parts.get(key, {})}
            parts[key] = {**kept, **own_part}
    if BODY not in own:
        return [{**part, "key": key} for key, part in parts.items()]
    fixed = {key for key, part in parts.items() if part["block"] not in TEXT_BLOCKS}
    order = order_of(list(keyed(shipped)), own[BODY]["order"], own[BODY]["base"])
    lost = [key for key in parts if key in fixed and key not in order]  # what was ticked is always printed
    return [{**parts[key], "key": key} for key in (*order, *lost) if key in parts]


def _own_part(content: Mapping[str, Any], may: Allowed) -> Mapping[str, Any] | None:
    try:
        part = part_of(content)
    except UserError:
        return None  # unreadable: what was shipped stands
    if "when" in part and not may.may(condition_of(part["when"])):
        part["when"] = "never"
    for name in ("text", "source"):
        if name in part:
            part[name] = may.trimmed(part[name]).plain()
    if "items" in part:
        part["items"] = [may.trimmed(item).plain() for item in part["items"]]
    if "rows" in part:
        part["rows"] = [[label, may.trimmed(text).plain()] for label, text in part["rows"]]
    return part


def _put(found: dict[str, Any], path: Sequence[str], content: object, may: Allowed | None) -> None:
    """Put a text at its path, when something is shipped there."""
    *tables, name = path
    table = found
    for each in tables:
        if not isinstance(table.get(each), Mapping):
            return
        table[each] = dict(table[each])
        table = table[each]
    before = table.get(name)
    if not isinstance(before, str):
        return
    try:
        pieces: Pieces = pieces_of(content)
    except UserError:
        return
    table[name] = (may or allowed_at(before)).trimmed(pieces).plain()
