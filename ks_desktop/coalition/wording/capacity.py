"""How places are asked for and said: the question holds nothing of any woman, because this room knows none."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from ks_desktop.coalition.domain import CapacityAnswer, CapacityState, Service
from ks_desktop.core.texts import N_, _, n_

STATES: Final[Mapping[CapacityState, str]] = {
    CapacityState.OPEN: N_("There is a place"),
    CapacityState.WAITING: N_("Waiting list"),
    CapacityState.FULL: N_("Full"),
    CapacityState.UNKNOWN: N_("They could not say"),
}
_QUESTION: Final = N_(
    "Hello, I am calling for youth health care, about {name}. Is there a place now for somebody "
    "new? If not: how many weeks does one wait, or is the list closed? I ask about the places only, not about anybody. "
    "Thank you, I will write down what you say with today's date."
)


def question_text(service: Service) -> str:
    """Return what to ask about places at a service."""
    return _(_QUESTION, name=service.name)


def said_text(answer: CapacityAnswer) -> str:
    """Return what was said of places, without the day: `3 weken wachttijd`."""
    if answer.state is CapacityState.WAITING and answer.weeks is not None:
        said = n_("{count} week of waiting", "{count} weeks of waiting", answer.weeks)
    else:
        said = _(STATES[answer.state])
    return said


def capacity_text(answer: CapacityAnswer, today: date) -> str:
    """Return what was said of places and when: `3 weken wachttijd, gevraagd op 12-11-2026`."""
    said = _("{said}, asked on {day}", said=said_text(answer), day=f"{answer.asked_on:%d-%m-%Y}")
    if answer.words:
        said = _("{said} ({words})", said=said, words=answer.words)
    return _("{said}; that is long ago: ask again.", said=said) if answer.is_stale(today) else said


def capacity_word(answer: CapacityAnswer | None, today: date) -> str:
    """Return the same in a word or two, for a list; "" when nobody asked or it was too long ago."""
    return "" if answer is None or answer.is_stale(today) else said_text(answer)
