"""What keeps a letter to the woman herself from being final. Pure."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ks_desktop.clients.domain import ConsentPurpose
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.letters.checking.routes import to_her
from ks_desktop.letters.domain import Datum, LetterDraft, SendRoute
from ks_desktop.letters.facts import LetterFacts, refused

_ASKED: Final = {
    "requested_by": N_("Fill in who asked for it: she herself, or who may ask for her."),
    "identity": N_("Fill in how you saw who it was: which document, or that you know her."),
}


def appointment(draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...]) -> Iterator[UserError]:
    """Return what hinders a letter that a visit comes."""
    del data
    if facts.meeting is None or not facts.meeting.is_booked or not facts.case.is_open:
        sentence = N_("There is no planned visit to write to her about. Plan one first.")
        yield UserError(sentence, code="no_visit", field="receiver")
    yield from to_her(draft, facts)


def cancellation(draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...]) -> Iterator[UserError]:
    """Return what hinders a letter that a visit does not go on: that it does, or that post is not safe."""
    del data
    if facts.meeting is None or facts.meeting.is_booked:
        sentence = N_("No visit of hers was cancelled, so there is nothing to tell. Cancel the visit first.")
        yield UserError(sentence, code="no_visit", field="receiver")
    yield from to_her(draft, facts)


def not_reached(draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...]) -> Iterator[UserError]:
    """Return what hinders a letter to a woman who was not reached: it tells nobody else anything about her."""
    del data
    if not facts.case.is_open:
        yield UserError(N_("This case is closed, so she is not written to any more."), code="case_closed")
    if facts.meeting is not None and facts.meeting.is_booked:
        yield UserError(N_("A visit is planned: she was reached."), code="visit_planned")
    if refused(facts.consents, ConsentPurpose.CONTACT, facts.today):
        yield UserError(N_("She does not want to be contacted."), code="consent_contact", field="consent")
    yield from to_her(draft, facts)


def record_extract(draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...]) -> Iterator[UserError]:
    """Return what hinders an extract of her record: who asked, when, and whether it was she."""
    for name, sentence in _ASKED.items():
        if not draft.words.get(name):
            yield UserError(sentence, code="required", field=name)
    yield from _asked_on(draft, facts.today)
    if not data:
        yield UserError(N_("Choose what goes into the extract."), code="required", field="ticks")
    if facts.case.is_quiet and draft.route is not SendRoute.BY_HAND:
        sentence = N_("This pregnancy ended. Hand the extract over in person, and be there when she reads it.")
        yield UserError(sentence, code="quiet_by_hand", field="route")
    else:
        yield from to_her(draft, facts)


def _asked_on(draft: LetterDraft, today: date) -> Iterator[UserError]:
    try:
        asked_on = date.fromisoformat(draft.words.get("requested_on", ""))
    except ValueError:
        yield UserError(N_("Fill in on which day she asked for it."), code="required", field="requested_on")
        return
    if asked_on > today:
        sentence = N_("This day is still to come: fill in the real day.")
        yield UserError(sentence, code="future", field="requested_on")
