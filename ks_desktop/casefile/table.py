"""The list of women, as columns; and the words and tones of a case's state."""

from typing import Final

from ks_desktop.casefile.domain import CaseLine
from ks_desktop.clients.domain import Case, CaseState
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.records import Column
from ks_desktop.widgets.theme import Tone
from ks_desktop.widgets.words import short_day

STATE_WORDS: Final = {
    CaseState.CONSENT_MISSING: N_("consent missing"),
    CaseState.INCOMPLETE: N_("incomplete"),
    CaseState.NEW: N_("new"),
    CaseState.READY: N_("ready to plan"),
    CaseState.PLANNED: N_("planned"),
    CaseState.OUTCOME_MISSING: N_("report missing"),
    CaseState.FEEDBACK_DUE: N_("feedback due"),
    CaseState.HELP_ASKED: N_("help asked"),
    CaseState.TO_CLOSE: N_("to close"),
    CaseState.PAUSED: N_("paused"),
    CaseState.CLOSED: N_("closed"),
}
STATE_TONES: Final = {
    CaseState.CONSENT_MISSING: Tone.ATTENTION,
    CaseState.INCOMPLETE: Tone.ATTENTION,
    CaseState.NEW: Tone.ACCENT,
    CaseState.READY: Tone.ACCENT,
    CaseState.OUTCOME_MISSING: Tone.ATTENTION,
    CaseState.FEEDBACK_DUE: Tone.ATTENTION,
}


def state_word(state: CaseState) -> str:
    """Return a state in the user's language."""
    return _(STATE_WORDS[state])


def state_tone(state: CaseState) -> Tone:
    """Return the tone of a state's pill."""
    return STATE_TONES.get(state, Tone.MUTED)


_NAME: Final[Column[CaseLine]] = Column(N_("Name"), lambda line: line.name, stretch=True)
_WEEKS: Final[Column[CaseLine]] = Column(
    N_("Weeks"),
    lambda line: str(line.age) if line.age is not None else "",
    lambda line: line.age.days if line.age is not None else None,
)
_DUE: Final[Column[CaseLine]] = Column(
    N_("Due date"), lambda line: short_day(line.due_date), lambda line: line.due_date
)
_PLACE: Final[Column[CaseLine]] = Column(N_("Municipality"), lambda line: line.municipality)
_STATE: Final[Column[CaseLine]] = Column(
    N_("State"), lambda line: state_word(line.state), pill=lambda line: state_tone(line.state)
)
_VISIT: Final[Column[CaseLine]] = Column(
    N_("Visit"),
    lambda line: short_day(line.next_day) if line.next_day is not None else "",
    lambda line: line.next_day,
)
COLUMNS: Final[tuple[Column[CaseLine], ...]] = (_NAME, _WEEKS, _DUE, _PLACE, _STATE, _VISIT)
NARROW_COLUMNS: Final[tuple[Column[CaseLine], ...]] = (_NAME, _WEEKS, _STATE)


def children_words(case: Case) -> str:
    """Return how many she carries when it is more than one."""
    words = {2: _(N_("twins")), 3: _(N_("triplets"))}
    return "" if case.fetuses < 2 else words.get(case.fetuses, _("{count} children", count=case.fetuses))  # noqa: PLR2004
