"""What a hand-over tells besides: the birth, the visits, what is agreed, and what falls away."""

from typing import Final

from ks_desktop.core.texts import N_
from ks_desktop.letters import values
from ks_desktop.letters.content.rule import Rule
from ks_desktop.letters.domain import AMONG_NURSES, LetterKind, Preset

_BIRTH: Final = LetterKind.HANDOVER_BIRTH
_MATERNITY: Final = LetterKind.HANDOVER_MATERNITY
_JGZ: Final = LetterKind.HANDOVER_JGZ

HANDED_ON: Final[tuple[Rule, ...]] = (
    Rule(
        word="born_on",
        label=N_("Day of the birth"),
        value=values.born_on,
        readers=AMONG_NURSES,
        presets={
            _BIRTH: (Preset.ON, N_("So that they find the record of the child.")),
            _MATERNITY: (Preset.OFF, N_("Off: the carer was there.")),
        },
    ),
    Rule(
        word="children",
        label=N_("More than one child"),
        value=values.children,
        readers=AMONG_NURSES,
        presets={_BIRTH: (Preset.ON, N_("So that they find the record of each child."))},
    ),
    Rule(
        word="born_weeks",
        label=N_("Weeks at the birth"),
        value=values.born_weeks,
        readers=AMONG_NURSES,
        presets={_BIRTH: (Preset.OFF, N_("Off: the midwife's own hand-over says it."))},
    ),
    Rule(
        word="visited",
        label=N_("When she was visited"),
        value=values.visited,
        readers=AMONG_NURSES,
        presets={
            _BIRTH: (Preset.ON, N_("To see what was done already.")),
            _MATERNITY: (Preset.OFF, N_("Off: only what is agreed concerns the carer.")),
            _JGZ: (Preset.ON, N_("To see what was done already.")),
        },
    ),
    Rule(
        word="goals",
        label=N_("What she wants to reach"),
        value=values.goals,
        readers=AMONG_NURSES,
        presets={
            _BIRTH: (Preset.ON, N_("Her need comes first, in her own words.")),
            _MATERNITY: (Preset.OFF, N_("Off: only when she asks the carer to mind it too.")),
            _JGZ: (Preset.ON, N_("Her need comes first, in her own words.")),
        },
    ),
    Rule(
        word="agreed",
        label=N_("Agreed with her"),
        value=values.agreed_with_her,
        readers=AMONG_NURSES,
        presets={
            _BIRTH: (Preset.ON, N_("So that what was agreed goes on.")),
            _MATERNITY: (Preset.OFF, N_("Off: choose what concerns the carer, and write that below.")),
            _JGZ: (Preset.ON, N_("So that what was agreed goes on.")),
        },
    ),
    Rule(
        word="fallen",
        label=N_("Appointments that fall away"),
        value=values.fallen,
        readers=AMONG_NURSES,
        presets={_JGZ: (Preset.ON, N_("So that they can make new ones."))},
    ),
)
