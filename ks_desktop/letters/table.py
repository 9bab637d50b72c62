"""The columns of the register."""

from collections.abc import Mapping, Sequence
from typing import Final

from ks_desktop.core.texts import N_, _
from ks_desktop.letters.domain import (
    CASE_CLOSED,
    CASE_MOVED,
    CONSENT_WITHDRAWN,
    KIND_LABELS,
    ROUTE_LABELS,
    STATE_LABELS,
    LetterLine,
    LetterState,
)
from ks_desktop.widgets.table import Column
from ks_desktop.widgets.theme import Tone
from ks_desktop.widgets.words import brief_day

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


COLUMNS: Final[tuple[Column[LetterLine], ...]] = (
    Column(N_("Number"), lambda line: line.letter.number),
    Column(N_("Date"), lambda line: brief_day(line.day), sort=lambda line: line.day),
    Column(N_("To"), receiver, stretch=True),
    Column(N_("About"), lambda line: line.woman),
    Column(N_("Kind"), lambda line: _(KIND_LABELS[line.letter.kind])),
    Column(N_("State"), lambda line: _(STATE_LABELS[line.letter.state]), pill=lambda line: _TONES[line.letter.state]),
    Column(N_("Route"), route),
)
