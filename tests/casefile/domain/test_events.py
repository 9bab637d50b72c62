from datetime import date

from ks_desktop.casefile.domain.events import Event, EventKind, Topic, chosen


def event(*topics: Topic) -> Event:
    return Event(kind=EventKind.LETTER, day=date(2026, 11, 21), message="Moved", topics=frozenset(topics))


def test_a_choice_keeps_the_order_and_what_belongs_nowhere_stands_everywhere() -> None:
    letter, visit, closed = event(Topic.MEDICAL, Topic.PAPER), event(Topic.CONTACT), event()
    line = (letter, visit, closed)
    assert chosen(line, Topic.ALL) == line
    assert chosen(line, Topic.PAPER) == chosen(line, Topic.MEDICAL) == (letter, closed)
    assert chosen(line, Topic.SOCIAL) == (closed,)
    assert closed.text() == "Verhuisd"
