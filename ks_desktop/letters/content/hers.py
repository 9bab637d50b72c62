"""The parts of the extract she gets of her own record: those that name others are left out until somebody ticks."""

from functools import partial
from typing import Final

from ks_desktop.core.texts import N_
from ks_desktop.letters.content.rule import Choice, Rule
from ks_desktop.letters.domain import Audience, LetterKind, Preset
from ks_desktop.letters.extract.sections import summary
from ks_desktop.letters.facts import LetterFacts
from ks_desktop.letters.wording import Wording

_HERS: Final[Choice] = (Preset.ON, N_("It is hers to see."))
_OTHERS: Final[Choice] = (Preset.OFF, N_("Off: it names others. Read first whether it may harm them."))
_EXPLAINS: Final[Choice] = (Preset.ALWAYS, N_("Always: she must know what she may ask."))
_PARTS: Final[tuple[tuple[str, str, Choice], ...]] = (
    ("x_who", N_("Who she is and how she is reached"), _HERS),
    ("x_pregnancy", N_("Her pregnancy"), _HERS),
    ("x_people", N_("People around her"), _OTHERS),
    ("x_referrals", N_("Who signed her up, when and why"), _HERS),
    ("x_said", N_("What others wrote about her"), _OTHERS),
    ("x_consents", N_("What she agreed to"), _HERS),
    (
        "x_contacts",
        N_("When she was contacted"),
        (Preset.ON, N_("It is hers to see. Read once more whether a note names others.")),
    ),
    (
        "x_visits",
        N_("Visits with their reports, and her goals"),
        (Preset.ON, N_("It is hers to see. Read once more whether a report names others.")),
    ),
    (
        "x_onward",
        N_("Where help was asked, and what became of it"),
        (Preset.ON, N_("It is hers to see. Read once more whether a note names others.")),
    ),
    ("x_statements", N_("What she herself says of her record"), _HERS),
    ("x_letters", N_("Letters: what went to whom"), _HERS),
    ("x_log", N_("Who saw or changed it"), _HERS),
    ("x_kept", N_("How long it is kept"), _EXPLAINS),
    ("x_left_out", N_("What is not in it"), _EXPLAINS),
)


def _summary(word: str, facts: LetterFacts, wording: Wording) -> str:
    del wording
    return summary(word, facts)


HERS: Final[tuple[Rule, ...]] = tuple(
    Rule(
        word=word,
        label=label,
        value=partial(_summary, word),
        readers=frozenset({Audience.HER}),
        presets={LetterKind.RECORD_EXTRACT: choice},
    )
    for word, label, choice in _PARTS
)
