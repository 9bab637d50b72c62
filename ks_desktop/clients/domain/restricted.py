"""What few may read: notes about her safety and steps of the reporting code. Pure; how they are kept is another room's.

Whoever shows that there are such notes gets a `Shelf`: how many of which kind, and nothing of what they say.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Final
from uuid import UUID

from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_
from ks_desktop.core.values import NOTE_MAX, CaseId, UserId


class RestrictedKind(StrEnum):
    """What a restricted note is about."""

    SAFETY = "safety"
    MELDCODE = "meldcode"


class MeldStep(IntEnum):
    """The five steps of the reporting code for domestic violence and child abuse."""

    SIGNALS = 1
    CONSULT = 2
    TALK = 3
    WEIGH = 4
    DECIDE = 5


class Access(StrEnum):
    """How somebody may read the restricted notes of a case.

    Attributes:
        OPEN: she is its nurse, stands in for her or leads the team.
        OWN: only what she wrote herself; the others after a reason.
        REASON: after a reason.
        GIVEN: she gave a reason; until the program locks.
        NO_KEY: not at all: no key for them lies in her hands.
    """

    OPEN = "open"
    OWN = "own"
    REASON = "reason"
    GIVEN = "given"
    NO_KEY = "no_key"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWords:
    """What a restricted note says.

    Attributes:
        day: when it was seen, said or done.
        step: of the reporting code; None for a note about safety.
        has_spoken: whether it was spoken about with her; None for a note about safety.
        why_not: why not, where it was not.
    """

    kind: RestrictedKind
    day: date
    words: str
    step: MeldStep | None = None
    has_spoken: bool | None = None
    why_not: str = ""

    def __post_init__(self) -> None:
        """Refuse a note that says too little, or what its kind does not have.

        Raises:
            UserErrors: each thing that is missing or too long, at its field.
        """
        wrong = [*_missing(self), *_too_long(self)]
        if wrong:
            raise UserErrors(wrong)


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictedNote:
    """One restricted note as it is kept. Never changed: a correction is a newer note that stands in its place.

    Attributes:
        said: what it says; None when it is damaged, or not for who asked.
        author: who wrote it; `at` is the instant in UTC.
        replaces: the note in whose place it stands.
        is_damaged: its bytes are not as they were sealed.
    """

    id: UUID
    case_id: CaseId
    kind: RestrictedKind
    author: UserId
    at: datetime
    said: NoteWords | None
    replaces: UUID | None = None
    is_damaged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """That there are restricted notes of a case, and how one may read them; nothing of what they say.

    Attributes:
        is_empty: there are none. To who holds no key for them nothing more is said.
        counts: how many stand now of each kind, corrections counted once.
        newest: when the last was written.
        access: how who asks may read them.
    """

    is_empty: bool = True
    counts: Mapping[RestrictedKind, int] = field(default_factory=dict)
    newest: datetime | None = None
    access: Access = Access.NO_KEY


NO_NOTES: Final = Shelf()


def standing(notes: tuple[RestrictedNote, ...]) -> tuple[RestrictedNote, ...]:
    """Return the notes in whose place no other stands, newest first."""
    gone = {note.replaces for note in notes}
    return tuple(sorted((note for note in notes if note.id not in gone), key=lambda note: note.at, reverse=True))


def before(note: RestrictedNote, notes: tuple[RestrictedNote, ...]) -> tuple[RestrictedNote, ...]:
    """Return what stood in the place of a note before, newest first."""
    by_id, found = {each.id: each for each in notes}, []
    seen = {note.id}
    while note.replaces is not None and note.replaces in by_id and note.replaces not in seen:
        note = by_id[note.replaces]
        seen.add(note.id)
        found.append(note)
    return tuple(found)


def _missing(said: NoteWords) -> list[UserError]:
    wrong = []
    is_meldcode = said.kind is RestrictedKind.MELDCODE
    if is_meldcode and said.step is None:
        wrong.append(UserError(N_("Choose the step of the reporting code."), code="required", field="step"))
    if is_meldcode and said.has_spoken is None:
        wrong.append(UserError(N_("Say whether it was spoken about with her."), code="required", field="has_spoken"))
    if not said.words.strip():
        wrong.append(UserError(N_("Write down what a colleague must know."), code="required", field="words"))
    if is_meldcode and said.has_spoken is False and not said.why_not.strip():
        wrong.append(UserError(N_("Say why it was not spoken about with her."), code="required", field="why_not"))
    return wrong


def _too_long(said: NoteWords) -> list[UserError]:
    return [
        UserError(
            N_("This is too long: {most} characters at most."), code="too_long", field=name, values={"most": NOTE_MAX}
        )
        for name, text in (("words", said.words), ("why_not", said.why_not))
        if len(text) > NOTE_MAX
    ]
