"""The data list on paper: a table for each purpose, in words an officer reads. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.core.texts import _
from ks_desktop.letters.wording import Wording, fill
from ks_desktop.paper import documents as paper
from ks_desktop.records.keeping.kinds import KeptKind
from ks_desktop.records.purposes.catalogue import DataTable, Purposes
from ks_desktop.security.rights import ROLE_LABELS, Right, roles_with

WORDING: Final = "data_list"
_WITH_ALL: Final = "all"  # said once for all tables
_SHARES: Final = (3.0, 1.4, 2.6, 2.2, 2.4, 2.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many women are on record, and of how many their BSN is."""

    women: int
    with_bsn: int


def data_sheet(
    known: Purposes,
    terms: Mapping[str, KeptKind],
    counted: Counted | None,
    words: Wording,
    *,
    today: date,
    anchor: str = "",
) -> paper.Sheet:
    """Return the list as a plain document.

    Args:
        known: the list.
        terms: how long each kind is kept here.
        counted: what stands in this file; None for who may not know.
        words: the wording.
        today: the day it is made.
        anchor: the newest line of the log in a few signs.
    """
    columns = sum(len(table.columns) for table in known.tables.values())
    intro = words.text("intro", tables=len(known.tables), columns=columns)
    return paper.Sheet(
        title=words.get("title"),
        language=words.language,
        heading=words.get("heading"),
        aside=words.text("aside", day=words.day(today)),
        notice=words.get("notice"),
        blocks=(
            paper.Paragraph(text=intro),
            *(block for key in known.purposes for block in _purpose(key, known, terms, words)),
            *_answers(counted, words),
        ),
        page_label=words.get("page"),
        wide=True,
        anchor=anchor,
        size=paper.TextSize.SMALL,
    )


def _purpose(key: str, known: Purposes, terms: Mapping[str, KeptKind], words: Wording) -> Iterator[paper.Block]:
    tables = known.of_purpose(key)
    if not tables:
        return
    purpose = known.purposes[key]
    yield paper.Heading(text=purpose.words)
    for basis in (known.bases[one] for one in purpose.basis):
        mark = "" if basis.verified else words.get("unverified")
        yield paper.Paragraph(text=words.text("basis", words=basis.words, law=basis.law) + mark, tone=paper.Tone.MUTED)
    heads = words.get("columns")
    yield paper.Table(
        columns=tuple(paper.Column(head=head, share=share) for head, share in zip(heads, _SHARES, strict=True)),
        rows=tuple(_row(table, known, terms, words) for table in tables),
    )


def _row(table: DataTable, known: Purposes, terms: Mapping[str, KeptKind], words: Wording) -> tuple[str, ...]:
    return (
        table.words,
        known.about[table.about],
        ", ".join(kinds_of(table, known)),
        ", ".join(seen_by(table, known)),
        kept_words(table, known, terms, words),
        "; ".join(known.leaves[way] for way in table.leaves if way != _WITH_ALL) or words.get("nowhere"),
    )


def kinds_of(table: DataTable, known: Purposes) -> tuple[str, ...]:
    """Return the kinds of data about people in a table, each once."""
    kinds = dict.fromkeys(column.kind for column in table.columns if known.kinds[column.kind].is_personal)
    return tuple(known.kinds[kind].words for kind in kinds) or ("—",)


def seen_by(table: DataTable, known: Purposes) -> tuple[str, ...]:
    """Return in words who may see a table: roles, or a sentence of the list."""
    roles = dict.fromkeys(role for word in table.seen if word not in known.seen for role in roles_with(Right(word)))
    said = [known.seen[word] for word in table.seen if word in known.seen]
    return (*said, *(_(ROLE_LABELS[role]) for role in roles))


def kept_words(table: DataTable, known: Purposes, terms: Mapping[str, KeptKind], words: Wording) -> str:
    """Return how long a table is kept, in words."""
    if table.kept in known.kept:
        return known.kept[table.kept]
    kind = terms[table.kept]
    if kind.term is None:
        return f"{kind.name}: {kind.since.label()}"
    term = words.text(
        "term", span=kind.term.span, unit=words.get("units", kind.term.unit.value), since=kind.since.label()
    )
    mark = "" if kind.is_verified else str(words.get("unverified"))
    return term + mark


def _answers(counted: Counted | None, words: Wording) -> Iterator[paper.Block]:
    yield paper.Heading(text=words.get("answers", "heading"))
    rows = zip(words.get("answers", "questions"), words.get("answers", "answers"), strict=True)
    values = {"counted": ""}
    if counted is not None:
        values["counted"] = words.text("answers", "counted", women=counted.women, with_bsn=counted.with_bsn)
    yield paper.Facts(
        rows=tuple(paper.Fact(label=question, value=fill(answer, values)) for question, answer in rows),
        label_mm=60.0,
    )
