"""From the parts of a wording's body to blocks on paper; only what goes along gets in."""

from collections.abc import Mapping, Sequence
from typing import Any

from ks_desktop.letters.extract.sections import extract
from ks_desktop.letters.facts import LetterFacts
from ks_desktop.letters.texts.pieces import condition_of
from ks_desktop.letters.wording import Wording, fill
from ks_desktop.paper import documents as paper


def blocks_of(
    part: Mapping[str, Any],
    values: Mapping[str, str],
    context: Mapping[str, object],
    facts: LetterFacts,
    wording: Wording,
) -> tuple[paper.Block, ...]:
    """Return what one part of a wording's body stands for; nothing when its condition does not hold."""
    if "when" in part and not condition_of(part["when"]).holds(context):
        return ()
    if "when_data" in part and not any(word in values for word in part["when_data"]):
        return ()
    if part["block"] == "asked":
        return _asked(facts.lacking, wording)
    if part["block"] == "extract":
        return extract(values, facts)
    make = {
        "heading": _heading,
        "paragraph": _paragraph,
        "quote": _quote,
        "bullets": _bullets,
        "fields": _fields,
    }
    if part["block"] == "facts":
        rows = [_fact(words, values, wording) for words in part["data"]]
        known = tuple(row for row in rows if row.value)
        return (paper.Facts(rows=known),) if known else ()
    return (make[part["block"]](part, context),)


def _fact(words: str | list[str], values: Mapping[str, str], wording: Wording) -> paper.Fact:
    """Return a datum, or several on one line under the label of the first; the value is "" when none goes along."""
    first, *others = [word for word in ([words] if isinstance(words, str) else words) if word in values] or [""]
    if not first:
        return paper.Fact(label="", value="")
    behind = [wording.text("joined", word, value=values[word]) for word in others]
    return paper.Fact(label=wording.get("labels", first), value=", ".join([values[first], *behind]))


def _heading(part: Mapping[str, Any], context: Mapping[str, object]) -> paper.Block:
    return paper.Heading(text=fill(part["text"], context))


def _paragraph(part: Mapping[str, Any], context: Mapping[str, object]) -> paper.Block:
    return paper.Paragraph(text=fill(part["text"], context))


def _quote(part: Mapping[str, Any], context: Mapping[str, object]) -> paper.Block:
    return paper.Quote(text=fill(part["text"], context), source=fill(part["source"], context))


def _bullets(part: Mapping[str, Any], context: Mapping[str, object]) -> paper.Block:
    return paper.Bullets(items=tuple(fill(item, context) for item in part["items"]))


def _fields(part: Mapping[str, Any], context: Mapping[str, object]) -> paper.Block:
    filled = [(label, fill(text, context)) for label, text in part["rows"]]
    return paper.Facts(rows=tuple(paper.Fact(label=label, value=value) for label, value in filled if value))


def _asked(lacking: Sequence[str], wording: Wording) -> tuple[paper.Block, ...]:
    """Return what is missing as questions with room to answer by hand; those to write first, then those to tick."""
    plain = [label for word in lacking if not wording.has("ticked", word) for label in wording.get("asked", word)]
    blocks: list[paper.Block] = [paper.Blanks(labels=tuple(plain), columns=2)] if plain else []
    for word in lacking:
        if wording.has("ticked", word):
            boxes = wording.get("ticked", word)
            blocks.append(paper.TickRow(label=boxes["label"], items=tuple(boxes["items"])))
            blocks.append(paper.Blanks(labels=tuple(wording.get("asked", word)), columns=2))
    return tuple(blocks)
