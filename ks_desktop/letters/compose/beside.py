"""A letter to her in two languages: what is said in Dutch at the left, the same in her language at the right.

Address, reference, date and signature stay single. What the nurse typed stays Dutch: her column says where to read it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Final

from ks_desktop.core.clock import local_time
from ks_desktop.letters.asking import QuestionKind, answers_of, questions
from ks_desktop.letters.compose.around import before_body
from ks_desktop.letters.compose.blocks import blocks_of
from ks_desktop.letters.compose.context import context_of
from ks_desktop.letters.compose.hours import hours_in
from ks_desktop.letters.domain import Datum, LetterDraft
from ks_desktop.letters.facts import LetterFacts
from ks_desktop.letters.naming import Addressee
from ks_desktop.letters.texts.parts import TEXT_BLOCKS
from ks_desktop.letters.translating import is_said_alike, parts_beside, standing_of
from ks_desktop.letters.wording import DEFAULT_LANGUAGE, Wording, wording
from ks_desktop.paper import documents as paper

_TYPED: Final = ("question", "assessment", "agreements", "message", "own_question", "requested_by", "identity")

Pair = tuple[paper.Block, paper.Block]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One language: its wording, and what its texts may ask for."""

    wording: Wording
    context: Mapping[str, object]

    def blocks(
        self, part: Mapping[str, Any] | None, values: Mapping[str, str], facts: LetterFacts
    ) -> tuple[paper.Block, ...]:
        return blocks_of(part, values, self.context, facts, self.wording) if part is not None else ()


def in_two_languages(
    letter: paper.Letter, draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...], addressee: Addressee
) -> paper.Letter:
    """Return a letter that is composed in Dutch with her language beside it.

    Args:
        letter: the Dutch one.
        draft: of a kind and in a language for which there is a wording.
        facts: of the case, today.
        data: what goes along.
        addressee: how she is addressed.
    """
    dutch = wording(draft.kind, DEFAULT_LANGUAGE, facts.own_texts)
    hers = wording(draft.kind, draft.language, facts.own_texts)
    left = _Side(wording=dutch, context=context_of(draft, facts, data, dutch))
    right = _Side(wording=hers, context=_context_of_hers(draft, facts, data, dutch, hers))
    values = {datum.word: datum.value for datum in data}
    languages = (DEFAULT_LANGUAGE, draft.language)
    greeting = hers.text("salutation", addressee.form, name=addressee.name)
    rows: list[Pair | paper.Block] = [
        (paper.Heading(text=letter.subject, level=0), paper.Heading(text=_subject(draft, facts, right), level=0)),
        (paper.Paragraph(text=letter.salutation), paper.Paragraph(text=greeting)),
    ]
    before = before_body(facts, dutch)
    rows += zip(before, before_body(facts, hers), strict=True)
    told = len(before)
    for part, same in parts_beside(draft.kind, draft.language, facts.own_texts):
        said = left.blocks(part, values, facts)
        is_text = part["block"] in TEXT_BLOCKS  # what is kept about her is printed as it is kept, over the whole width
        rows += _side_by_side(said, right.blocks(same, values, facts), hers) if is_text else said
        told += len(said)
    if not standing_of(draft.kind, draft.language, facts.own_texts, facts.translation_checks).is_checked:
        rows.append((_small(dutch.get("beside", "unchecked")), _small(hers.get("beside", "unchecked"))))
    closing = (paper.Paragraph(text=letter.closing), paper.Paragraph(text=hers.get("closing")))
    heads = (dutch.get("own_name"), hers.get("own_name"))
    return replace(
        letter,
        subject_label="",
        subject="",
        salutation="",
        body=(
            *_in_columns(rows, languages, heads),
            *letter.body[told:],
            paper.Parallel(rows=(closing,), languages=languages, stays=True),
        ),
        closing="",
    )


def _in_columns(
    rows: Sequence[Pair | paper.Block], languages: tuple[str, str], heads: tuple[str, str]
) -> Iterator[paper.Block]:
    """Give pairs that follow each other as one block, and what stands between them as it is."""
    for is_pair, run in groupby(rows, lambda row: isinstance(row, tuple)):
        if is_pair:
            pairs = tuple(row for row in run if isinstance(row, tuple))
            yield paper.Parallel(rows=pairs, languages=languages, heads=heads)
        else:
            yield from (row for row in run if not isinstance(row, tuple))


def _subject(draft: LetterDraft, facts: LetterFacts, right: _Side) -> str:
    if is_said_alike(draft.kind, draft.language, "subject", facts.own_texts):
        return right.wording.text("subject", **right.context)
    return str(right.wording.get("beside", "dutch_only"))


def _side_by_side(said: Sequence[paper.Block], same: Sequence[paper.Block], hers: Wording) -> list[Pair]:
    """Return blocks in pairs; beside what is not said in her language stands, once, that it is Dutch only."""
    ours, theirs = _one_by_one(said), _one_by_one(same)
    if len(ours) == len(theirs):
        return list(zip(ours, theirs, strict=True))
    note = _small(hers.get("beside", "dutch_only"))
    return list(zip(ours, [note, *[paper.Paragraph(text="")] * len(ours)], strict=False))


def _one_by_one(blocks: Sequence[paper.Block]) -> list[paper.Block]:
    """Return each fact with its value under its label, and each item of a list, so that it stands beside its like."""
    found: list[paper.Block] = []
    for block in blocks:
        if isinstance(block, paper.Facts):
            found += [paper.Facts(rows=(row,), label_mm=0) for row in block.rows]
        elif isinstance(block, paper.Bullets) and not block.numbered:
            found += [paper.Bullets(items=(item,)) for item in block.items]
        else:
            found.append(block)
    return found


def _small(text: str) -> paper.Block:
    return paper.Paragraph(text=text, tone=paper.Tone.MUTED)


def _is_line(name: str, draft: LetterDraft, dutch: Wording) -> bool:
    """Tell whether a word is the answer to a question that was typed freely."""
    lines = {asked.word for asked in questions(dutch) if asked.kind is QuestionKind.LINE}
    return name in lines and bool(draft.words.get(name))


def _context_of_hers(
    draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...], dutch: Wording, hers: Wording
) -> dict[str, object]:
    """Return what the texts in her language may ask for; what was typed in Dutch is told to be so."""
    context = {**context_of(draft, facts, data, hers), **answers_of(draft.words, dutch)}
    note = hers.text("values", "free_text")
    typed = {
        name: note for name, value in context.items() if value and (name in _TYPED or _is_line(name, draft, dutch))
    }
    title = facts.signer.job_title
    titles: Mapping[str, str] = hers.get("job_titles")
    return {
        **context,
        **typed,
        "time": hers.time(local_time(facts.meeting.starts_at)) if facts.meeting else context["time"],
        "hours": hours_in(facts.office.hours, hers),
        "job_title": titles.get(title.strip().casefold(), title),
    }
