"""The time line of a case: its lines, and by which each can be chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ks_desktop.core.texts import _
from ks_desktop.core.values import UserId


class EventKind(StrEnum):
    """What a line of the time line is about; of one day, the later in this list stands higher."""

    REFERRED = "referred"
    CONSENT = "consent"
    DUE_DATE = "due_date"
    ATTEMPT = "attempt"
    VISIT = "visit"
    LETTER = "letter"
    FEEDBACK = "feedback"
    ONWARD = "onward"
    LIFE = "life"
    STATUS = "status"


class Topic(StrEnum):
    """By what the time line can be chosen."""

    ALL = "all"
    MEDICAL = "medical"
    SOCIAL = "social"
    CONTACT = "contact"
    PAPER = "paper"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the time line.

    Attributes:
        message: source text of the sentence.
        values: what fills its places as it is, such as a name.
        words: what fills its places and is a source text itself.
        note: what was written then.
        by: who did it or wrote it down, None where nobody is known.
        topics: what it belongs to; with none it stands in every choice, as a change of status does.
    """

    kind: EventKind
    day: date
    message: str
    values: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    by: UserId | None = None
    topics: frozenset[Topic] = frozenset()

    def text(self) -> str:
        """Return the sentence in the user's language."""
        return _(self.message, **self.values, **{name: _(word) for name, word in self.words.items()})

    def is_of(self, topic: Topic) -> bool:
        """Tell whether it stands in a choice."""
        return topic is Topic.ALL or not self.topics or topic in self.topics


def chosen(events: Iterable[Event], topic: Topic) -> tuple[Event, ...]:
    """Return the lines of a topic, in their order."""
    return tuple(event for event in events if event.is_of(topic))
