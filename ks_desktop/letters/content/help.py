"""Where help was asked for her: whether it was asked is one of the four lines of feedback, where only if she agrees."""

from typing import Final

from ks_desktop.core.texts import N_
from ks_desktop.letters import values
from ks_desktop.letters.checking.consents import HELP_WHERE
from ks_desktop.letters.content.rule import Rule
from ks_desktop.letters.domain import IN_CARE, Audience, LetterKind, Preset

HELP: Final[tuple[Rule, ...]] = (
    Rule(
        word=HELP_WHERE,
        label=N_("Where help was asked"),
        value=values.help_where,
        readers=IN_CARE | {Audience.SOCIAL},
        presets={LetterKind.FEEDBACK: (Preset.OFF, N_("Off: only when she agrees that the referrer hears where."))},
    ),
)
