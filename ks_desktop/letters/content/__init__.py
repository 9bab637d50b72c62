"""What may go along in each kind of letter: a datum with its value, its reason, and whether it is ticked at first.

Pure: facts in, data out. What is not listed for a kind cannot get into it. Notes about consent, safety and visits are
no data of any kind, so nobody can tick them.
"""

from dataclasses import replace
from typing import Final

from ks_desktop.clients.domain import call_rule
from ks_desktop.core.texts import N_
from ks_desktop.letters import values
from ks_desktop.letters.checking.consents import HELP_WHERE, agreed_to_tell
from ks_desktop.letters.checking.objection import is_gp_refused
from ks_desktop.letters.content.handing_on import HANDED_ON
from ks_desktop.letters.content.help import HELP
from ks_desktop.letters.content.hers import HERS
from ks_desktop.letters.content.rule import Rule
from ks_desktop.letters.content.rules import KNOWN
from ks_desktop.letters.domain import Audience, Datum, LetterKind, Preset
from ks_desktop.letters.facts import Ending, LetterFacts
from ks_desktop.letters.wording import Wording


def data_of(kind: LetterKind, facts: LetterFacts, wording: Wording) -> tuple[Datum, ...]:
    """Return the data that may go along, in the order of the letter; those without a value are left out."""
    audience = facts.audience(kind)
    found = []
    for rule in RULES:
        preset, reason = rule.choice(kind, audience)
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


def _value(rule: Rule, kind: LetterKind, facts: LetterFacts, wording: Wording) -> str:
    if rule.word == "reasons" and facts.audience(kind) is Audience.SOCIAL:
        return values.social_reasons(facts, wording)
    if rule.word in {"name", "used_name"} and kind.is_to_referrer and not facts.has_agreed:
        return values.name_of_referral(facts, wording)
    return rule.value(facts, wording)


def _is_over(rule: Rule, kind: LetterKind, facts: LetterFacts) -> bool:
    """Tell whether a datum says more than whom it is about, where no visit follows."""
    return kind is LetterKind.FEEDBACK and facts.ending is not Ending.NONE and rule.word in {"due_date", HELP_WHERE}


def _tempered(datum: Datum, kind: LetterKind, facts: LetterFacts) -> Datum:
    """Put a tick off when her own circumstances ask for it."""
    may_be_news = kind.is_to_referrer and not facts.has_agreed and not (facts.referrer and facts.referrer.is_first)
    if datum.word == "birth_date" and may_be_news:
        return replace(datum, reason=N_("Off: somebody else gave it, and she has not agreed yet."), preset=Preset.OFF)
    if datum.word == HELP_WHERE and datum.word in agreed_to_tell(facts):
        return replace(datum, reason=N_("She agreed that the referrer hears where."), preset=Preset.ON)
    if datum.word == "gp" and is_gp_refused(facts):
        return replace(datum, reason=N_("Off: she does not want her GP to be told."), preset=Preset.OFF)
    if datum.word != "phone" or not call_rule(facts.client.contact).is_never:
        return datum
    reason = N_("Off: calling is not safe for her. Say how she can be reached.")
    return replace(datum, reason=reason, preset=Preset.OFF)


RULES: Final = (*KNOWN, *HELP, *HANDED_ON, *HERS)
