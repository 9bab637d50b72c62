"""The parts of an extract in their order, and the whole of it: what she finds, part by part, numbered."""

from collections.abc import Container
from typing import Final

from ks_desktop.letters.extract import care, herself, onward, papers
from ks_desktop.letters.extract.parts import WORDING, Part, Telling
from ks_desktop.letters.facts import LetterFacts
from ks_desktop.letters.wording import wording
from ks_desktop.paper import documents as paper

LEFT_OUT: Final = "x_left_out"
PARTS: Final[tuple[Part, ...]] = (
    Part(word="x_who", count=lambda _told: 1, blocks=herself.who),
    Part(word="x_pregnancy", count=lambda _told: 1, blocks=herself.pregnancy),
    Part(word="x_people", count=lambda told: len(told.kept.people), blocks=herself.people),
    Part(word="x_referrals", count=lambda told: len(told.kept.referrals), blocks=care.referrals),
    Part(word="x_said", count=lambda told: sum(bool(one.reason_note) for one in told.kept.referrals), blocks=care.said),
    Part(word="x_consents", count=lambda told: len(told.facts.consents), blocks=care.consents),
    Part(word="x_contacts", count=lambda told: len(told.kept.attempts), blocks=care.contacts),
    Part(word="x_visits", count=lambda told: len(told.kept.visits) + len(told.kept.goals), blocks=care.visits),
    Part(word="x_onward", count=lambda told: len(told.kept.onward), blocks=onward.onward),
    Part(word="x_statements", count=lambda told: len(told.kept.statements), blocks=herself.statements),
    Part(word="x_letters", count=lambda told: len(told.kept.letters), blocks=papers.letters),
    Part(word="x_log", count=lambda told: len(told.kept.log), blocks=papers.log),
    Part(word="x_kept", count=lambda _told: 1, blocks=papers.kept),
    Part(word=LEFT_OUT, count=lambda _told: 1, blocks=papers.left_out),
)
_BY_WORD: Final = {part.word: part for part in PARTS}


def summary(word: str, facts: LetterFacts) -> str:
    """Return how much a part holds, in a few words; "" where there is nothing, and in letters of other kinds."""
    telling = _telling(facts)
    count = _BY_WORD[word].count(telling) if telling is not None else 0
    return telling.words.text("summary", word, count=count) if telling is not None and count else ""


def extract(ticked: Container[str], facts: LetterFacts) -> tuple[paper.Block, ...]:
    """Return the parts that go along, with a list of them in front and a number at each."""
    telling = _telling(facts)
    if telling is None:
        return ()
    words = telling.words
    there = [part for part in PARTS if part.count(telling)]
    chosen = [part for part in there if part.word in ticked]
    unticked = tuple(words.get("heading", part.word).lower() for part in there if part not in chosen)
    heads = [
        words.text("contents", "line", number=number, section=words.get("heading", part.word))
        for number, part in enumerate(chosen, start=1)
    ]
    found: list[paper.Block] = [
        paper.Heading(text=words.get("contents", "heading")),
        paper.Paragraph(text="\n".join(heads)),
    ]
    for part, head in zip(chosen, heads, strict=True):
        blocks = papers.left_out(telling, unticked) if part.word == LEFT_OUT else part.blocks(telling)
        found += [paper.Heading(text=head), *blocks]
    return tuple(found)


def _telling(facts: LetterFacts) -> Telling | None:
    return Telling(facts=facts, kept=facts.kept, words=wording(WORDING)) if facts.kept is not None else None
