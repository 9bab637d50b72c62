"""Who she is and how she is reached, and in which letters that may go along."""

from typing import Final

from ks_desktop.core.texts import N_
from ks_desktop.letters import values
from ks_desktop.letters.content.rule import Choice, Rule
from ks_desktop.letters.domain import AMONG_NURSES, IN_CARE, Audience, LetterKind, Preset

_APPOINTMENT: Final = LetterKind.APPOINTMENT
_FEEDBACK: Final = LetterKind.FEEDBACK
_RECEIPT: Final = LetterKind.RECEIPT
_QUESTION: Final = LetterKind.QUESTION
_BIRTH: Final = LetterKind.HANDOVER_BIRTH
_MATERNITY: Final = LetterKind.HANDOVER_MATERNITY
_JGZ: Final = LetterKind.HANDOVER_JGZ
_MIDWIFE: Final = Audience.MIDWIFE
_MEDICAL: Final = Audience.MEDICAL
_SOCIAL: Final = Audience.SOCIAL
_INFORMAL: Final = Audience.INFORMAL

_WHOM: Final[Choice] = (Preset.ALWAYS, N_("Always: they must know whom it is about."))
_RECORD: Final[Choice] = (Preset.ON, N_("So that they find the right record."))
_MEET: Final[Choice] = (Preset.ON, N_("To make an appointment with her."))
_SUITS: Final[Choice] = (Preset.ON, N_("So that they contact her in a way that suits her."))
_INTERPRETER: Final[Choice] = (Preset.ON, N_("To arrange an interpreter."))
_CARE_ONLY: Final[Choice] = (Preset.OFF, N_("Off: only between care providers, when they need it."))
_VISIT: Final[Choice] = (Preset.ON, N_("To visit or write to her."))

WHO_SHE_IS: Final[tuple[Rule, ...]] = (
    Rule(
        word="name",
        label=N_("Name"),
        value=values.name,
        readers=frozenset(Audience) - {_INFORMAL},
        presets=dict.fromkeys((_FEEDBACK, _RECEIPT, _BIRTH, _MATERNITY, _JGZ), _WHOM)
        | {_QUESTION: (Preset.OFF, N_("Off: initials and birth date are enough for who knows her."))},
        partners={_MIDWIFE: _WHOM, _MEDICAL: _WHOM, _SOCIAL: _WHOM},
    ),
    Rule(
        word="used_name",
        label=N_("The name she uses"),
        value=values.used_name,
        presets={_FEEDBACK: _WHOM, _RECEIPT: _WHOM},
        partners={_INFORMAL: _WHOM},
        readers=frozenset({_INFORMAL}),
    ),
    Rule(
        word="initials",
        label=N_("Initials"),
        value=values.initials,
        presets={_QUESTION: _WHOM},
    ),
    Rule(
        word="birth_date",
        label=N_("Birth date"),
        value=values.birth_date,
        readers=frozenset(Audience) - {_INFORMAL},
        presets=dict.fromkeys((_FEEDBACK, _RECEIPT, _QUESTION, _BIRTH, _JGZ), _RECORD)
        | {_MATERNITY: (Preset.OFF, N_("Off: the carer comes to her home and knows her."))},
        partners={
            _MIDWIFE: _RECORD,
            _MEDICAL: _RECORD,
            _SOCIAL: (Preset.OFF, N_("Off: name and place are enough to make contact.")),
        },
    ),
    Rule(
        word="bsn",
        label=N_("BSN"),
        value=values.bsn,
        readers=IN_CARE,
        presets={_JGZ: _CARE_ONLY},
        partners={_MIDWIFE: _CARE_ONLY, _MEDICAL: _CARE_ONLY},
    ),
    Rule(
        word="address",
        label=N_("Address"),
        value=values.address,
        readers=frozenset(Audience) - {_INFORMAL},
        presets={_MATERNITY: (Preset.OFF, N_("Off: the carer comes to her home and knows her.")), _JGZ: _VISIT},
        partners={
            _MIDWIFE: (Preset.OFF, N_("Off: the midwife who shares her care knows it.")),
            _MEDICAL: _VISIT,
            _SOCIAL: (Preset.OFF, N_("Off: only when they come to her home.")),
        },
    ),
    Rule(
        word="place",
        label=N_("Postcode area and place"),
        value=values.place,
        partners={
            _SOCIAL: (Preset.ON, N_("To see which team serves her neighbourhood.")),
            _INFORMAL: (Preset.ON, N_("To find somebody who lives near her.")),
        },
    ),
    Rule(
        word="phone",
        label=N_("Phone"),
        value=values.phone,
        presets={_BIRTH: _MEET, _JGZ: _MEET},
        partners={_MIDWIFE: _MEET, _MEDICAL: _MEET, _SOCIAL: _MEET, _INFORMAL: _MEET},
    ),
    Rule(
        word="contact_rules",
        label=N_("How she may be reached"),
        value=values.contact_rules,
        presets={
            _BIRTH: _SUITS,
            _MATERNITY: (Preset.OFF, N_("Off: only when she asks the carer to mind it too.")),
            _JGZ: _SUITS,
        },
        partners={_MIDWIFE: _SUITS, _MEDICAL: _SUITS, _SOCIAL: _SUITS, _INFORMAL: _SUITS},
    ),
    Rule(
        word="language",
        label=N_("Language and interpreter"),
        value=values.language,
        presets={_BIRTH: _INTERPRETER, _MATERNITY: _INTERPRETER, _JGZ: _INTERPRETER},
        partners={
            _MIDWIFE: _INTERPRETER,
            _MEDICAL: _INTERPRETER,
            _SOCIAL: _INTERPRETER,
            _INFORMAL: (Preset.ON, N_("To find somebody who speaks her language.")),
        },
    ),
    Rule(
        word="interpreter",
        label=N_("Interpreter"),
        value=values.interpreter,
        readers=frozenset({Audience.HER}),
        presets={_APPOINTMENT: (Preset.ON, N_("So that she knows that an interpreter comes along."))},
    ),
)

_SOON: Final[Choice] = (Preset.ON, N_("Needed to judge how soon."))
_CONSULT: Final[Choice] = (Preset.ON, N_("So that care providers can consult each other."))
_ONLY_ASKED: Final[Choice] = (Preset.OFF, N_("Off: only when the question is about it."))
_KNOWN_TO_HER: Final[Choice] = (Preset.OFF, N_("Off: the midwife who shares her care knows it."))
_OWN_WORDS: Final[Choice] = (Preset.ON, N_("Her need comes first, in her own words."))

HER_PREGNANCY: Final[tuple[Rule, ...]] = (
    Rule(
        word="due_date",
        label=N_("Due date"),
        value=values.due_date,
        readers=IN_CARE,
        presets={_FEEDBACK: (Preset.ON, N_("To know which pregnancy it is about.")), _JGZ: _SOON},
        partners={_MIDWIFE: (Preset.ON, N_("To know which pregnancy it is about.")), _MEDICAL: _SOON},
    ),
    Rule(
        word="gestation",
        label=N_("Weeks of pregnancy"),
        value=values.gestation,
        readers=IN_CARE,
        presets={_JGZ: _SOON},
        partners={_MIDWIFE: _SOON, _MEDICAL: _SOON},
    ),
    Rule(
        word="fetuses",
        label=N_("Multiple pregnancy"),
        value=values.fetuses,
        readers=IN_CARE,
        presets={_JGZ: (Preset.ON, N_("Part of the care for this pregnancy."))},
        partners={_MIDWIFE: _KNOWN_TO_HER, _MEDICAL: (Preset.ON, N_("Part of the care for this pregnancy."))},
    ),
    Rule(
        word="parity",
        label=N_("Earlier pregnancies"),
        value=values.parity,
        readers=IN_CARE,
        partners={_MIDWIFE: _KNOWN_TO_HER, _MEDICAL: _ONLY_ASKED},
    ),
    Rule(
        word="midwife",
        label=N_("Midwife"),
        value=values.midwife,
        readers=IN_CARE,
        presets={_JGZ: _CONSULT},
        partners={
            _MIDWIFE: (Preset.OFF, N_("Off: only when another practice looks after her too.")),
            _MEDICAL: _CONSULT,
        },
    ),
    Rule(
        word="gp",
        label=N_("GP"),
        value=values.gp,
        readers=IN_CARE,
        presets={_JGZ: _ONLY_ASKED},
        partners={_MIDWIFE: _ONLY_ASKED, _MEDICAL: _CONSULT},
    ),
    Rule(
        word="maternity_care",
        label=N_("Maternity care"),
        value=values.maternity_care,
        readers=AMONG_NURSES,
        presets={
            _BIRTH: (Preset.OFF, N_("Off: only when something is agreed with them.")),
            _JGZ: (Preset.OFF, N_("Off: only when something is agreed with them.")),
        },
        partners={_MIDWIFE: _ONLY_ASKED, _MEDICAL: _ONLY_ASKED},
    ),
    Rule(
        word="pregnancy",
        label=N_("That she is pregnant, with the month"),
        value=values.pregnancy,
        partners={_SOCIAL: (Preset.OFF, N_("Off: only when the help depends on it and she wants it."))},
    ),
    Rule(
        word="reasons",
        label=N_("Reason of the sign-up"),
        value=values.reasons,
        readers=AMONG_NURSES | {_SOCIAL},
        presets={
            _BIRTH: (Preset.OFF, N_("Off: it was before the birth; what is agreed says what goes on.")),
            _JGZ: (Preset.OFF, N_("Off: only when she wants them to know why she was signed up.")),
        },
        partners={
            _MIDWIFE: (Preset.ON, N_("To understand the question.")),
            _MEDICAL: (Preset.ON, N_("To understand the question.")),
            _SOCIAL: (Preset.OFF, N_("Off: your question says what is needed. Health is never among them.")),
        },
    ),
    Rule(
        word="reason_note",
        label=N_("The referrer's explanation"),
        value=values.reason_note,
        readers=IN_CARE,
        partners={
            _MIDWIFE: (Preset.OFF, N_("Off: somebody else's words; better say it yourself.")),
            _MEDICAL: (Preset.OFF, N_("Off: somebody else's words; better say it yourself.")),
        },
    ),
    Rule(
        word="own_question",
        label=N_("Her own question"),
        value=values.own_question,
        readers=AMONG_NURSES | {_SOCIAL},
        presets={_BIRTH: (Preset.OFF, N_("Off: only when she wants to go on with it.")), _JGZ: _OWN_WORDS},
        partners={_MIDWIFE: _OWN_WORDS, _MEDICAL: _OWN_WORDS, _SOCIAL: _OWN_WORDS},
    ),
)
KNOWN: Final = (*WHO_SHE_IS, *HER_PREGNANCY)
