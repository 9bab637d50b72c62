"""What may go along in each kind of letter: a datum with its value, its reason, and whether it is ticked at first.

Pure: facts in, data out. What is not listed for a kind cannot get into it. Notes about consent, safety and visits are
no data of any kind, so nobody can tick them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from ks_desktop.clients.domain import Answer
from ks_desktop.core.texts import N_
from ks_desktop.letters import values
from ks_desktop.letters.domain import Datum, LetterKind, Preset
from ks_desktop.letters.facts import Ending, LetterFacts
from ks_desktop.letters.wording import Wording

_Value = Callable[[LetterFacts, Wording], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """How a datum gets its value, and for each kind its preset and the reason for it."""

    word: str
    label: str
    value: _Value
    presets: Mapping[LetterKind, tuple[Preset, str]]


def data_of(kind: LetterKind, facts: LetterFacts, wording: Wording) -> tuple[Datum, ...]:
    """Return the data that may go along, in the order of the letter; those without a value are left out."""
    found = []
    for rule in RULES:
        preset, reason = rule.presets.get(kind, (Preset.NEVER, ""))
        if preset is Preset.NEVER:
            continue
        value = _value(rule, kind, facts, wording)
        if value and not _is_over(rule, kind, facts):
            datum = Datum(word=rule.word, label=rule.label, value=value, reason=reason, preset=preset)
            found.append(_tempered(datum, kind, facts))
    return tuple(found)


def preset_ticks(data: tuple[Datum, ...]) -> tuple[str, ...]:
    """Return the words that are ticked before anybody chooses."""
    return tuple(datum.word for datum in data if datum.preset in {Preset.ALWAYS, Preset.ON})


def chosen(data: tuple[Datum, ...], ticked: tuple[str, ...]) -> tuple[Datum, ...]:
    """Return the data that go along: the ticked, and those that always do."""
    return tuple(datum for datum in data if datum.word in ticked or datum.preset is Preset.ALWAYS)


def _value(rule: _Rule, kind: LetterKind, facts: LetterFacts, wording: Wording) -> str:
    if rule.word == "reasons" and kind is LetterKind.REFERRAL_SOCIAL:
        return values.social_reasons(facts, wording)
    if rule.word == "name" and kind.is_to_referrer:
        return values.name_of_referral(facts, wording)
    return rule.value(facts, wording)


def _is_over(rule: _Rule, kind: LetterKind, facts: LetterFacts) -> bool:
    """Tell whether a datum says more than whom it is about, where no visit follows."""
    return kind is LetterKind.FEEDBACK and facts.ending is not Ending.NONE and rule.word == "due_date"


def _tempered(datum: Datum, kind: LetterKind, facts: LetterFacts) -> Datum:
    """Put a tick off when her own circumstances ask for it."""
    may_be_news = kind.is_to_referrer and not facts.has_agreed and not (facts.referrer and facts.referrer.is_first)
    if datum.word == "birth_date" and may_be_news:
        return replace(datum, reason=N_("Off: somebody else gave it, and she has not agreed yet."), preset=Preset.OFF)
    if datum.word != "phone" or facts.client.contact.safe_to_call is not Answer.NO:
        return datum
    reason = N_("Off: calling is not safe for her. Say how she can be reached.")
    return replace(datum, reason=reason, preset=Preset.OFF)


_MEDICAL: Final = LetterKind.REFERRAL_MEDICAL
_SOCIAL: Final = LetterKind.REFERRAL_SOCIAL
_APPOINTMENT: Final = LetterKind.APPOINTMENT
_FEEDBACK: Final = LetterKind.FEEDBACK
_RECEIPT: Final = LetterKind.RECEIPT
_QUESTION: Final = LetterKind.QUESTION

RULES: Final[tuple[_Rule, ...]] = (
    _Rule(
        word="name",
        label=N_("Name"),
        value=values.name,
        presets={
            _MEDICAL: (Preset.ALWAYS, N_("Always: they must know whom it is about.")),
            _SOCIAL: (Preset.ALWAYS, N_("Always: they must know whom it is about.")),
            _FEEDBACK: (Preset.ALWAYS, N_("Always: they must know whom it is about.")),
            _RECEIPT: (Preset.ALWAYS, N_("Always: they must know whom it is about.")),
            _QUESTION: (Preset.OFF, N_("Off: initials and birth date are enough for who knows her.")),
        },
    ),
    _Rule(
        word="initials",
        label=N_("Initials"),
        value=values.initials,
        presets={_QUESTION: (Preset.ALWAYS, N_("Always: they must know whom it is about."))},
    ),
    _Rule(
        word="birth_date",
        label=N_("Birth date"),
        value=values.birth_date,
        presets={
            _MEDICAL: (Preset.ON, N_("So that they find the right record.")),
            _SOCIAL: (Preset.OFF, N_("Off: name and place are enough to make contact.")),
            _FEEDBACK: (Preset.ON, N_("So that they find the right record.")),
            _RECEIPT: (Preset.ON, N_("So that they find the right record.")),
            _QUESTION: (Preset.ON, N_("So that they find the right record.")),
        },
    ),
    _Rule(
        word="bsn",
        label=N_("BSN"),
        value=values.bsn,
        presets={_MEDICAL: (Preset.OFF, N_("Off: only between care providers, when they need it."))},
    ),
    _Rule(
        word="address",
        label=N_("Address"),
        value=values.address,
        presets={
            _MEDICAL: (Preset.ON, N_("To visit or write to her.")),
            _SOCIAL: (Preset.OFF, N_("Off: only when they come to her home.")),
        },
    ),
    _Rule(
        word="place",
        label=N_("Postcode area and place"),
        value=values.place,
        presets={_SOCIAL: (Preset.ON, N_("To see which team serves her neighbourhood."))},
    ),
    _Rule(
        word="phone",
        label=N_("Phone"),
        value=values.phone,
        presets={
            _MEDICAL: (Preset.ON, N_("To make an appointment with her.")),
            _SOCIAL: (Preset.ON, N_("To make an appointment with her.")),
        },
    ),
    _Rule(
        word="contact_rules",
        label=N_("How she may be reached"),
        value=values.contact_rules,
        presets={
            _MEDICAL: (Preset.ON, N_("So that they contact her in a way that suits her.")),
            _SOCIAL: (Preset.ON, N_("So that they contact her in a way that suits her.")),
        },
    ),
    _Rule(
        word="language",
        label=N_("Language and interpreter"),
        value=values.language,
        presets={
            _MEDICAL: (Preset.ON, N_("To arrange an interpreter.")),
            _SOCIAL: (Preset.ON, N_("To arrange an interpreter.")),
        },
    ),
    _Rule(
        word="interpreter",
        label=N_("Interpreter"),
        value=values.interpreter,
        presets={_APPOINTMENT: (Preset.ON, N_("So that she knows that an interpreter comes along."))},
    ),
    _Rule(
        word="due_date",
        label=N_("Due date"),
        value=values.due_date,
        presets={
            _MEDICAL: (Preset.ON, N_("Needed to judge how soon.")),
            _FEEDBACK: (Preset.ON, N_("To know which pregnancy it is about.")),
        },
    ),
    _Rule(
        word="gestation",
        label=N_("Weeks of pregnancy"),
        value=values.gestation,
        presets={_MEDICAL: (Preset.ON, N_("Needed to judge how soon."))},
    ),
    _Rule(
        word="fetuses",
        label=N_("Multiple pregnancy"),
        value=values.fetuses,
        presets={_MEDICAL: (Preset.ON, N_("Part of the care for this pregnancy."))},
    ),
    _Rule(
        word="parity",
        label=N_("Earlier pregnancies"),
        value=values.parity,
        presets={_MEDICAL: (Preset.OFF, N_("Off: only when the question is about it."))},
    ),
    _Rule(
        word="midwife",
        label=N_("Midwife"),
        value=values.midwife,
        presets={_MEDICAL: (Preset.ON, N_("So that care providers can consult each other."))},
    ),
    _Rule(
        word="gp",
        label=N_("GP"),
        value=values.gp,
        presets={_MEDICAL: (Preset.ON, N_("So that care providers can consult each other."))},
    ),
    _Rule(
        word="maternity_care",
        label=N_("Maternity care"),
        value=values.maternity_care,
        presets={_MEDICAL: (Preset.OFF, N_("Off: only when the question is about it."))},
    ),
    _Rule(
        word="pregnancy",
        label=N_("That she is pregnant, with the month"),
        value=values.pregnancy,
        presets={_SOCIAL: (Preset.OFF, N_("Off: only when the help depends on it and she wants it."))},
    ),
    _Rule(
        word="reasons",
        label=N_("Reason of the sign-up"),
        value=values.reasons,
        presets={
            _MEDICAL: (Preset.ON, N_("To understand the question.")),
            _SOCIAL: (Preset.OFF, N_("Off: your question says what is needed. Health is never among them.")),
        },
    ),
    _Rule(
        word="reason_note",
        label=N_("The referrer's explanation"),
        value=values.reason_note,
        presets={_MEDICAL: (Preset.OFF, N_("Off: somebody else's words; better say it yourself."))},
    ),
    _Rule(
        word="own_question",
        label=N_("Her own question"),
        value=values.own_question,
        presets={
            _MEDICAL: (Preset.ON, N_("Her need comes first, in her own words.")),
            _SOCIAL: (Preset.ON, N_("Her need comes first, in her own words.")),
        },
    ),
)
