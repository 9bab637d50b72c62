"""The sheet behind a day plan: what may be spoken of, in the eight domains, and what goes along in the bag."""

from collections.abc import Iterable
from itertools import groupby

from ks_desktop.letters.plans.parts import ink_of
from ks_desktop.letters.wording import wording
from ks_desktop.paper import documents as paper
from ks_desktop.visits.domain.topics import Topic


def leaflets_of(typed: str) -> tuple[str, ...]:
    """Return what goes along, of a setting in which a semicolon stands between two."""
    return tuple(part.strip() for part in typed.split(";") if part.strip())


def guide_sheet(topics: Iterable[Topic], leaflets: Iterable[str], *, number: str, low_ink: bool = False) -> paper.Sheet:
    """Return the topics of a visit as a plain document: no answers, no room for any, and nothing about anybody.

    Args:
        topics: in their order.
        leaflets: what goes along, to tick.
        number: of the plan it lies behind.
        low_ink: print with little ink.
    """
    words = wording("plans")
    domains = [
        paper.Together(
            blocks=(
                paper.Heading(text=name, level=2),
                paper.Bullets(items=tuple(topic.name for topic in of_domain)),
            )
        )
        for name, of_domain in groupby(topics, key=lambda topic: topic.domain)
    ]
    half = (len(domains) + 1) // 2
    takes = tuple(leaflets)
    along = (paper.TickRow(label=words.get("guide", "leaflets"), items=takes, stacked=True),) if takes else ()
    return paper.Sheet(
        title=words.get("guide", "title"),
        language=words.language,
        heading=words.get("guide", "heading"),
        aside=words.text("guide", "aside", plan=number),
        notice=words.get("guide", "notice"),
        blocks=(paper.Beside(left=tuple(domains[:half]), right=tuple(domains[half:])), *along),
        footer=words.text("guide", "footer", plan=number),
        page_label=words.get("page"),
        ink=ink_of(low_ink=low_ink),
    )
