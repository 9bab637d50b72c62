"""What may be spoken of at a home visit: topics in eight domains, chosen by a few letters. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from ks_desktop.core.values import search_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Something to speak of.

    Attributes:
        key: its name in the file, which never changes.
        name: as nurses say it.
        domain: the name of the domain it belongs to.
        needs: keys of what is looked for in the directory when she wants help with it.
    """

    key: str
    name: str
    domain: str
    needs: tuple[str, ...] = ()


def fitting(typed: str, topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """Return the topics that what was typed can mean: those that begin with it in front, then those with such a word.

    A word of the domain fits too, after the others. Nothing typed fits nothing.
    """
    wanted = search_key(typed)
    if not wanted:
        return ()
    ranked = [(rank, topic) for topic in topics if (rank := _rank(wanted, topic)) is not None]
    return tuple(topic for _rank_, topic in sorted(ranked, key=lambda found: found[0]))


def _rank(wanted: str, topic: Topic) -> int | None:
    name = search_key(topic.name)
    tests = (
        name.startswith(wanted),
        f" {wanted}" in name,
        search_key(topic.domain).startswith(wanted),
    )
    return next((place for place, fits in enumerate(tests) if fits), None)
