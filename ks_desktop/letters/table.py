"""The columns of the register."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ks_desktop.core.clock import local_day
from ks_desktop.core.texts import N_, _
from ks_desktop.letters.domain import (
    CASE_CLOSED,
    CASE_MOVED,
    CONSENT_WITHDRAWN,
    KIND_LABELS,
    ROUTE_LABELS,
    STATE_LABELS,
    Letter,
    LetterLine,
    LetterState,
)
from ks_desktop.letters.domain.disclosure import Gone
from ks_desktop.letters.domain.grounds import GROUND_LABELS
from ks_desktop.letters.domain.story import LetterStory, Link
from ks_desktop.widgets.table import Column
from ks_desktop.widgets.theme import Tone
from ks_desktop.widgets.words import brief_day, long_day

_TONES: Final[Mapping[LetterState, Tone]] = {
    LetterState.DRAFT: Tone.ATTENTION,
    LetterState.FINAL: Tone.INK,
    LetterState.SENT: Tone.MUTED,
    LetterState.WITHDRAWN: Tone.MUTED,
}


def with_found(lines: Sequence[LetterLine], found: LetterLine | None) -> list[LetterLine]:
    """Return the lines of the register, with one that was asked for by its code where it is not among them."""
    is_there = found is None or any(line.letter.id == found.letter.id for line in lines)
    return [*lines] if is_there or found is None else [found, *lines]


def receiver(line: LetterLine) -> str:
    """Return who a letter is for, in words also while nobody is chosen."""
    return line.letter.to_name or _("No receiver yet")


def route(line: LetterLine) -> str:
    """Return how a letter goes or went out; nothing of one that may still change, or never went."""
    letter = line.letter
    return _(ROUTE_LABELS[letter.route]) if letter.sent_on or letter.state is LetterState.FINAL else ""


def story(line: LetterLine) -> str:
    """Return what happened to a letter that is over, in a sentence."""
    letter = line.letter
    if letter.state is LetterState.WITHDRAWN:
        if letter.withdrawn_reason.startswith(CASE_CLOSED):
            return _("Withdrawn, because the case was closed.")
        if letter.withdrawn_reason.startswith(CONSENT_WITHDRAWN):
            return _("Withdrawn, because she does not agree any more.")
        if letter.withdrawn_reason == CASE_MOVED:
            return _("Withdrawn, because the case went to the record of another woman.")
        return _("Withdrawn: {reason}", reason=letter.withdrawn_reason)
    if letter.withdrawn_reason == CASE_MOVED:
        return _("Sent while the case lay in the record of another woman.")
    return ""


def kind(line: LetterLine) -> str:
    """Return what a letter is for, and whether it goes without her consent."""
    label = _(KIND_LABELS[line.letter.kind])
    return label if line.letter.ground is None else _("{kind}, without consent", kind=label)


def link_words(link: Link) -> str:
    """Return a letter by its number and day; a draft has neither yet."""
    if not link.number:
        return _("a draft")
    return _("{number} of {day}", number=link.number, day=long_day(link.day)) if link.day else link.number


def life_of(story: LetterStory) -> tuple[str, ...]:
    """Return who did what with a letter and when, a sentence each, from the first to the last."""
    letter = story.line.letter
    said = [_("Made on {day} by {name}.", day=long_day(local_day(letter.made_at)), name=story.made_by)]
    if letter.finalised_at is not None:
        day = long_day(local_day(letter.finalised_at))
        said.append(_("Made final on {day} by {name}.", day=day, name=story.finalised_by))
    if letter.sent_on is not None:
        route = _(ROUTE_LABELS[letter.route]).lower()
        said.append(_("Sent on {day}, {route}.", day=long_day(letter.sent_on), route=route))
    if letter.withdrawn_on is not None:
        said.append(_("Withdrawn on {day}.", day=long_day(letter.withdrawn_on)))
    return tuple(said)


def gone_words(gone: Iterable[Gone]) -> str:
    """Return what went along within the preset, in one line of labels."""
    within = [_(each.label).lower() for each in gone if not each.reason]
    return ", ".join(within)


def beyond_words(gone: Iterable[Gone]) -> tuple[str, ...]:
    """Return what went along beyond the preset, each with its reason."""
    return tuple(f"{_(each.label)}: {each.reason}" for each in gone if each.reason)


def ground_words(letter: Letter) -> str:
    """Return on what ground a letter goes without her consent, and why; "" with it."""
    if letter.ground is None:
        return ""
    ground = _(GROUND_LABELS[letter.ground]).lower()
    return _("Without her consent, on the ground of {ground}: {reason}", ground=ground, reason=letter.ground_reason)


COLUMNS: Final[tuple[Column[LetterLine], ...]] = (
    Column(N_("Number"), lambda line: line.letter.number),
    Column(N_("Date"), lambda line: brief_day(line.day), sort=lambda line: line.day),
    Column(N_("To"), receiver, stretch=True),
    Column(N_("About"), lambda line: line.woman),
    Column(N_("Kind"), kind),
    Column(N_("State"), lambda line: _(STATE_LABELS[line.letter.state]), pill=lambda line: _TONES[line.letter.state]),
    Column(N_("Route"), route),
)
