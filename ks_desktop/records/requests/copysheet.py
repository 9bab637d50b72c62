"""The copy of her record, and the answer to what she asked, as plain documents in words she can read. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.clients.domain import ToTell
from ks_desktop.letters.wording import Wording
from ks_desktop.paper import documents as paper
from ks_desktop.records.domain.requests import Outcome, Request
from ks_desktop.records.requests.catalogue import catalogue

WORDING: Final = "access_copy"
_SHARES: Final = (3.0, 3.5, 1.6, 1.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictedText:
    """A note that few may read, which she gets: the day, what it is, what it says."""

    day: date
    kind: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyContents:
    """What goes into a copy.

    Attributes:
        extract: the parts of her record that were chosen.
        to_tell: who got something and is still to hear that it was taken back.
        restricted: notes few may read that she gets.
        held_back: what she does not get and why, by what it is called.
        anchor: the newest line of the log in a few signs.
    """

    extract: tuple[paper.Block, ...]
    to_tell: tuple[ToTell, ...] = ()
    restricted: tuple[RestrictedText, ...] = ()
    held_back: Mapping[str, str]
    anchor: str = ""


def copy_sheet(request: Request, contents: CopyContents, words: Wording, *, today: date) -> paper.Sheet:
    """Return the copy."""
    intro = words.text("intro", received=words.day(request.asking.received_on), day=words.day(today))
    return paper.Sheet(
        title=words.get("title"),
        language=words.language,
        heading=words.get("heading"),
        aside=words.text("aside", number=request.number),
        notice=words.get("notice"),
        blocks=(
            paper.Paragraph(text=intro),
            *contents.extract,
            *_received(contents.to_tell, words),
            *_restricted(contents.restricted, words),
            *_held_back(contents.held_back, words),
            paper.Heading(text=words.get("what_for")),
            paper.Paragraph(text=words.get("what_for_intro")),
            paper.Bullets(items=tuple(words.get("purposes"))),
            paper.Heading(text=words.get("rights")),
            paper.Bullets(items=tuple(words.get("rights_items"))),
        ),
        page_label=words.get("page"),
        anchor=contents.anchor,
    )


def _received(lines: tuple[ToTell, ...], words: Wording) -> Iterator[paper.Block]:
    if not lines:
        return
    yield paper.Heading(text=words.get("received"))
    heads = zip(words.get("received_columns"), _SHARES, strict=True)
    yield paper.Table(
        columns=tuple(paper.Column(head=head, share=share) for head, share in heads),
        rows=tuple(
            (
                line.informed.who,
                line.informed.about,
                words.short_day(line.informed.since) if line.informed.since else "",
                words.short_day(line.told_on) if line.told_on else words.get("not_yet"),
            )
            for line in lines
        ),
    )


def _restricted(notes: tuple[RestrictedText, ...], words: Wording) -> Iterator[paper.Block]:
    if not notes:
        return
    yield paper.Heading(text=words.get("restricted"))
    for note in notes:
        source = words.text("restricted_line", day=words.day(note.day), kind=note.kind)
        yield paper.Quote(text=note.words, source=source)


def _held_back(held: Mapping[str, str], words: Wording) -> Iterator[paper.Block]:
    if not held:
        return
    yield paper.Heading(text=words.get("held_back"))
    lines = (words.text("held_back_line", part=part, reason=reason) for part, reason in held.items())
    yield paper.Bullets(items=tuple(lines))


def answer_sheet(
    request: Request, outcome: Outcome, words: Wording, *, organisation: str, today: date, anchor: str = ""
) -> paper.Sheet:
    """Return the answer to a request, as it goes to whoever asked."""
    return paper.Sheet(
        title=words.get("answer", "title"),
        language=words.language,
        heading=words.get("answer", "heading"),
        aside=words.text("aside", number=request.number),
        blocks=(
            paper.Paragraph(text=words.day(today), tone=paper.Tone.MUTED),
            *_asked(request, words),
            *_decided(request, outcome, words, today),
            paper.Paragraph(text=words.get("answer", "complaint")),
            paper.Paragraph(
                text=words.text("answer", "greeting", organisation=organisation or words.get("answer", "us"))
            ),
            paper.Lines(count=1),
        ),
        page_label=words.get("page"),
        anchor=anchor,
    )


def _asked(request: Request, words: Wording) -> Iterator[paper.Block]:
    asking = request.asking
    values = {"received": words.day(asking.received_on), "what": words.get("answer", "what", asking.kind.value)}
    if asking.asker:
        yield paper.Paragraph(text=words.text("answer", "asked_for_you", who=asking.asker, **values))
    else:
        yield paper.Paragraph(text=words.text("answer", "intro", **values))
    if asking.words:
        yield paper.Quote(text=asking.words, source=words.get("answer", "words"))
    if request.prolonged_why:
        yield paper.Paragraph(text=words.text("answer", "prolonged", why=request.prolonged_why))


def _decided(request: Request, outcome: Outcome, words: Wording, today: date) -> Iterator[paper.Block]:
    said = words.text(
        *("answer", outcome.decision.value, request.kind.value), about=request.asking.about, day=words.day(today)
    )
    yield paper.Paragraph(text=said, tone=paper.Tone.STRONG)
    if outcome.grounds:
        known = {ground.key: ground.words for ground in catalogue().grounds_for(request.kind)}
        yield paper.Paragraph(text=words.get("answer", "grounds"))
        yield paper.Bullets(items=tuple(known[key] for key in outcome.grounds if key in known))
    if outcome.reason:
        yield paper.Heading(text=words.get("answer", "reason"), level=2)
        yield paper.Paragraph(text=outcome.reason)
