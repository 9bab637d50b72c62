"""What is shipped with the program for reports: the topics of a home visit."""

import tomllib
from collections.abc import Iterable
from functools import lru_cache

from ks_desktop.core import paths
from ks_desktop.visits.domain.topics import Topic


@lru_cache(maxsize=1)
def topics() -> tuple[Topic, ...]:
    """Return every topic, in the order of the eight domains."""
    with (paths.resources() / "catalogue" / "topics.toml").open("rb") as stream:
        data = tomllib.load(stream)
    return tuple(
        Topic(key=topic["key"], name=topic["name"], domain=domain["name"], needs=tuple(topic.get("needs", ())))
        for domain in data["domain"]
        for topic in domain["topics"]
    )


def topic_name(key: str) -> str:
    """Return how nurses call a topic; its key where the catalogue does not have it."""
    return _names().get(key, key)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {topic.key: topic.name for topic in topics()}


def needs_of_topics(keys: Iterable[str]) -> tuple[str, ...]:
    """Return what is looked for when she wants help with these topics, each once, in their order."""
    needs = {topic.key: topic.needs for topic in topics()}
    return tuple(dict.fromkeys(need for key in keys for need in needs.get(key, ())))
