"""What is known of her, of this pregnancy and of her referral, and in which letters it may go along."""

from typing import Final

from ks_desktop.core.texts import N_
from ks_desktop.letters import values
from ks_desktop.letters.content.rule import Rule
from ks_desktop.letters.domain import LetterKind, Preset

_MEDICAL: Final = LetterKind.REFERRAL_MEDICAL
_SOCIAL: Final = LetterKind.REFERRAL_SOCIAL
_APPOINTMENT: Final = LetterKind.APPOINTMENT
_FEEDBACK: Final = LetterKind.FEEDBACK
_RECEIPT: Final = LetterKind.RECEIPT
_QUESTION: Final = LetterKind.QUESTION
_BIRTH: Final = LetterKind.HANDOVER_BIRTH
_MATERNITY: Final = LetterKind.HANDOVER_MATERNITY
_JGZ: Final = LetterKind.HANDOVER_JGZ

KNOWN: Final[tuple[Rule, ...]] = (
    Rule(
        word="name",
        label=N_("Name"),
        value=values.name,
        presets={
            _MEDICAL: (Preset.ALWAYS, N_("Always: they must know whom it is about.")),
            _SOCIAL: (Preset.ALWAYS, N_("Always: they must know whom it is about.")),
            _FEEDBACK: (Preset.ALWAYS, N_("Always: they must know whom it is about.")),
            _RECEIPT: (Preset.ALWAYS, N_("Always: they must know whom it is about.")),
            _QUESTION: (Preset.OFF, N_("Off: initials and birth date are enough for who knows her.")),
            _BIRTH: (Preset.ALWAYS, N_("Always: they must know whom it is about.")),
            _MATERNITY: (Preset.ALWAYS, N_("Always: they must know whom it is about.")),
            _JGZ: (Preset.ALWAYS, N_("Always: they must know whom it is about.")),
        },
    ),
    Rule(
        word="initials",
        label=N_("Initials"),
        value=values.initials,
        presets={_QUESTION: (Preset.ALWAYS, N_("Always: they must know whom it is about."))},
    ),
    Rule(
        word="birth_date",
        label=N_("Birth date"),
        value=values.birth_date,
        presets={
            _MEDICAL: (Preset.ON, N_("So that they find the right record.")),
            _SOCIAL: (Preset.OFF, N_("Off: name and place are enough to make contact.")),
            _FEEDBACK: (Preset.ON, N_("So that they find the right record.")),
            _RECEIPT: (Preset.ON, N_("So that they find the right record.")),
            _QUESTION: (Preset.ON, N_("So that they find the right record.")),
            _BIRTH: (Preset.ON, N_("So that they find the right record.")),
            _MATERNITY: (Preset.OFF, N_("Off: the carer comes to her home and knows her.")),
            _JGZ: (Preset.ON, N_("So that they find the right record.")),
        },
    ),
    Rule(
        word="bsn",
        label=N_("BSN"),
        value=values.bsn,
        presets={
            _MEDICAL: (Preset.OFF, N_("Off: only between care providers, when they need it.")),
            _JGZ: (Preset.OFF, N_("Off: only between care providers, when they need it.")),
        },
    ),
    Rule(
        word="address",
        label=N_("Address"),
        value=values.address,
        presets={
            _MEDICAL: (Preset.ON, N_("To visit or write to her.")),
            _SOCIAL: (Preset.OFF, N_("Off: only when they come to her home.")),
            _MATERNITY: (Preset.OFF, N_("Off: the carer comes to her home and knows her.")),
            _JGZ: (Preset.ON, N_("To visit or write to her.")),
        },
    ),
    Rule(
        word="place",
        label=N_("Postcode area and place"),
        value=values.place,
        presets={_SOCIAL: (Preset.ON, N_("To see which team serves her neighbourhood."))},
    ),
    Rule(
        word="phone",
        label=N_("Phone"),
        value=values.phone,
        presets={
            _MEDICAL: (Preset.ON, N_("To make an appointment with her.")),
            _SOCIAL: (Preset.ON, N_("To make an appointment with her.")),
            _BIRTH: (Preset.ON, N_("To make an appointment with her.")),
            _JGZ: (Preset.ON, N_("To make an appointment with her.")),
        },
    ),
    Rule(
        word="contact_rules",
        label=N_("How she may be reached"),
        value=values.contact_rules,
        presets={
            _MEDICAL: (Preset.ON, N_("So that they contact her in a way that suits her.")),
            _SOCIAL: (Preset.ON, N_("So that they contact her in a way that suits her.")),
            _BIRTH: (Preset.ON, N_("So that they contact her in a way that suits her.")),
            _MATERNITY: (Preset.OFF, N_("Off: only when she asks the carer to mind it too.")),
            _JGZ: (Preset.ON, N_("So that they contact her in a way that suits her.")),
        },
    ),
    Rule(
        word="language",
        label=N_("Language and interpreter"),
        value=values.language,
        presets={
            _MEDICAL: (Preset.ON, N_("To arrange an interpreter.")),
            _SOCIAL: (Preset.ON, N_("To arrange an interpreter.")),
            _BIRTH: (Preset.ON, N_("To arrange an interpreter.")),
            _MATERNITY: (Preset.ON, N_("To arrange an interpreter.")),
            _JGZ: (Preset.ON, N_("To arrange an interpreter.")),
        },
    ),
    Rule(
        word="interpreter",
        label=N_("Interpreter"),
        value=values.interpreter,
        presets={_APPOINTMENT: (Preset.ON, N_("So that she knows that an interpreter comes along."))},
    ),
    Rule(
        word="due_date",
        label=N_("Due date"),
        value=values.due_date,
        presets={
            _MEDICAL: (Preset.ON, N_("Needed to judge how soon.")),
            _FEEDBACK: (Preset.ON, N_("To know which pregnancy it is about.")),
            _JGZ: (Preset.ON, N_("Needed to judge how soon.")),
        },
    ),
    Rule(
        word="gestation",
        label=N_("Weeks of pregnancy"),
        value=values.gestation,
        presets={
            _MEDICAL: (Preset.ON, N_("Needed to judge how soon.")),
            _JGZ: (Preset.ON, N_("Needed to judge how soon.")),
        },
    ),
    Rule(
        word="fetuses",
        label=N_("Multiple pregnancy"),
        value=values.fetuses,
        presets={
            _MEDICAL: (Preset.ON, N_("Part of the care for this pregnancy.")),
            _JGZ: (Preset.ON, N_("Part of the care for this pregnancy.")),
        },
    ),
    Rule(
        word="parity",
        label=N_("Earlier pregnancies"),
        value=values.parity,
        presets={_MEDICAL: (Preset.OFF, N_("Off: only when the question is about it."))},
    ),
    Rule(
        word="midwife",
        label=N_("Midwife"),
        value=values.midwife,
        presets={
            _MEDICAL: (Preset.ON, N_("So that care providers can consult each other.")),
            _JGZ: (Preset.ON, N_("So that care providers can consult each other.")),
        },
    ),
    Rule(
        word="gp",
        label=N_("GP"),
        value=values.gp,
        presets={
            _MEDICAL: (Preset.ON, N_("So that care providers can consult each other.")),
            _JGZ: (Preset.OFF, N_("Off: only when the question is about it.")),
        },
    ),
    Rule(
        word="maternity_care",
        label=N_("Maternity care"),
        value=values.maternity_care,
        presets={
            _MEDICAL: (Preset.OFF, N_("Off: only when the question is about it.")),
            _BIRTH: (Preset.OFF, N_("Off: only when something is agreed with them.")),
            _JGZ: (Preset.OFF, N_("Off: only when something is agreed with them.")),
        },
    ),
    Rule(
        word="pregnancy",
        label=N_("That she is pregnant, with the month"),
        value=values.pregnancy,
        presets={_SOCIAL: (Preset.OFF, N_("Off: only when the help depends on it and she wants it."))},
    ),
    Rule(
        word="reasons",
        label=N_("Reason of the sign-up"),
        value=values.reasons,
        presets={
            _MEDICAL: (Preset.ON, N_("To understand the question.")),
            _SOCIAL: (Preset.OFF, N_("Off: your question says what is needed. Health is never among them.")),
            _BIRTH: (Preset.OFF, N_("Off: it was before the birth; what is agreed says what goes on.")),
            _JGZ: (Preset.OFF, N_("Off: only when she wants them to know why she was signed up.")),
        },
    ),
    Rule(
        word="reason_note",
        label=N_("The referrer's explanation"),
        value=values.reason_note,
        presets={_MEDICAL: (Preset.OFF, N_("Off: somebody else's words; better say it yourself."))},
    ),
    Rule(
        word="own_question",
        label=N_("Her own question"),
        value=values.own_question,
        presets={
            _MEDICAL: (Preset.ON, N_("Her need comes first, in her own words.")),
            _SOCIAL: (Preset.ON, N_("Her need comes first, in her own words.")),
            _BIRTH: (Preset.OFF, N_("Off: only when she wants to go on with it.")),
            _JGZ: (Preset.ON, N_("Her need comes first, in her own words.")),
        },
    ),
)
