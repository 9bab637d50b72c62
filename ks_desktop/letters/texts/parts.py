"""The parts of a wording's body: each with a key that stays its own when the shipped file changes.

Each part of a shipped file names its `key`, and keeps it for ever: a part that is added gets one that was never used,
and one that is taken out takes its key along, so that an own text never slips to another part. A part without a key,
such as one in a test, is known by its block and its place.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from ks_desktop.letters.texts.fromfile import pieces_of_file
from ks_desktop.letters.texts.pieces import Pieces, Plain, pieces_of

BODY: Final = "body"
QUESTIONS: Final = "questions"
OWN: Final = "own-"  # begins the key of a part that was added here
TEXT_BLOCKS: Final = ("paragraph", "heading", "bullets", "quote", "fields")
"""The blocks whose texts may be changed; others print what was ticked, and may only be moved."""


def keyed(body: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """Return the parts of a shipped body by key, in order."""
    found: dict[str, Mapping[str, Any]] = {}
    counts: dict[str, int] = {}
    for part in body:
        key = str(part.get("key", ""))
        if not key:
            counts[part["block"]] = counts.get(part["block"], 0) + 1
            key = f"{part['block']}-{counts[part['block']]}"
        found[key] = part
    return found


def said(text: object) -> Pieces:
    """Return a text of a wording in pieces, shipped or own."""
    if isinstance(text, Pieces):
        return text
    return Pieces((str(text),)) if isinstance(text, Plain) else pieces_of_file(str(text))


def kept_part(part: Mapping[str, Any]) -> dict[str, Any]:
    """Return a part as it is kept in an own text."""
    kept: dict[str, Any] = {"block": part["block"], "when": str(part.get("when", ""))}
    for name in ("text", "source"):
        if name in part:
            kept[name] = said(part[name]).kept()
    if "items" in part:
        kept["items"] = [said(item).kept() for item in part["items"]]
    if "rows" in part:
        kept["rows"] = [[str(label), said(text).kept()] for label, text in part["rows"]]
    return kept


def part_of(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return a part from what is kept of it, its texts in pieces.

    Raises:
        UserError: a text in it cannot be read.
    """
    part: dict[str, Any] = {"block": kept["block"]}
    if kept.get("when"):
        part["when"] = kept["when"]
    for name in ("text", "source"):
        if name in kept:
            part[name] = pieces_of(kept[name])
    if "items" in kept:
        part["items"] = [pieces_of(item) for item in kept["items"]]
    if "rows" in kept:
        part["rows"] = [[Plain(label), pieces_of(text)] for label, text in kept["rows"]]
    return part


def texts_in(part: Mapping[str, Any]) -> list[Pieces]:
    """Return every text of a part."""
    single = [said(part[name]) for name in ("text", "source") if name in part]
    return [*single, *map(said, part.get("items", ())), *(said(text) for _label, text in part.get("rows", ()))]


def json_of(content: object) -> str:
    """Return content as it is kept: equal content is the same text."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
