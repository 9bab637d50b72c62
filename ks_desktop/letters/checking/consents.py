"""Which word of hers a letter needs, and which data it does not cover. Pure."""

from typing import Final

from ks_desktop.clients.domain import Consent, ConsentPurpose, newest_answer
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import OrganisationId
from ks_desktop.letters.domain import Datum, LetterDraft, LetterKind, Preset
from ks_desktop.letters.facts import Ending, LetterFacts, agreed_data, valid_consent

NO_SIGN_UP: Final = "consent_sign_up"  # the code of what keeps everything about her off paper
CONSENT_CODES: Final = frozenset(
    {NO_SIGN_UP, "consent_refer", "consent_data", "consent_feedback", "consent_handover", "consent_contact"}
)
"""The codes of what her word takes away; every other hindrance has nothing to do with what she agrees to."""


HELP_WHERE: Final = "help_where"  # a datum of feedback that her yes must name: where help was asked for her


def agreed_to_tell(facts: LetterFacts) -> frozenset[str]:
    """Return the words of the data that her yes to feedback names."""
    return agreed_data(valid_consent(facts.consents, ConsentPurpose.FEEDBACK, facts.today))


def is_closing(draft: LetterDraft, facts: LetterFacts) -> bool:
    """Tell whether it is feedback that only says that no visit follows."""
    return draft.kind is LetterKind.FEEDBACK and facts.ending is not Ending.NONE and not draft.words.get("message")


def needed_consent(draft: LetterDraft, facts: LetterFacts) -> ConsentPurpose | None:
    """Return the purpose she must agree to for this letter, None when nothing more than the sign-up is needed."""
    if draft.kind.is_referral:
        return ConsentPurpose.REFER
    if draft.kind.is_handover:
        return ConsentPurpose.HANDOVER
    if is_closing(draft, facts):
        return None
    tells_more = bool(draft.words.get("message")) or (HELP_WHERE in draft.ticked and bool(facts.help.where))
    if draft.kind is LetterKind.FEEDBACK and (not facts.receiver_in_care or tells_more):
        return ConsentPurpose.FEEDBACK
    return None


def unagreed(facts: LetterFacts, data: tuple[Datum, ...]) -> tuple[Datum, ...]:
    """Return the data that go along in a referral letter and that her consent for this partner does not name."""
    receiver = facts.organisation.id if facts.organisation else None
    agreed = agreed_data(valid_consent(facts.consents, ConsentPurpose.REFER, facts.today, receiver))
    return tuple(datum for datum in data if datum.word not in agreed and datum.preset is not Preset.ALWAYS)


def unagreed_of(draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...]) -> tuple[Datum, ...]:
    """Return the data of any letter that her yes for it does not cover; none where no yes is needed."""
    if draft.kind.is_handover:
        return unagreed_handover(draft, facts, data)
    if draft.kind is LetterKind.FEEDBACK:
        return tuple(datum for datum in data if datum.word == HELP_WHERE and datum.word not in agreed_to_tell(facts))
    return unagreed(facts, data) if draft.kind.is_referral else ()


def not_agreed(missing: tuple[Datum, ...]) -> UserError:
    """Return that these data go along and she has not agreed to that."""
    names = ", ".join(_(datum.label).lower() for datum in missing)
    sentence = N_("She has not agreed that this goes along: {data}. Ask her, or leave it out.")
    return UserError(sentence, code="consent_data", field="consent", values={"data": names})


def handover_consent(draft: LetterDraft, facts: LetterFacts) -> Consent | None:
    """Return her yes to a hand-over: to this partner, or to youth health care in general. The newest answer counts."""
    partner = facts.organisation.id if facts.organisation else None
    named = {partner} if partner is not None else set()
    receivers: set[OrganisationId | None] = {*named, *(() if draft.kind is LetterKind.HANDOVER_MATERNITY else (None,))}
    answers = [
        answer
        for receiver in receivers
        if (answer := newest_answer(facts.consents, ConsentPurpose.HANDOVER, receiver, on=facts.today)) is not None
    ]
    newest = max(answers, key=lambda answer: (answer.given_on, answer.id), default=None)
    return newest if newest is not None and newest.counts(facts.today) else None


def unagreed_handover(draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...]) -> tuple[Datum, ...]:
    """Return the data of a hand-over that her yes does not cover.

    A yes that names data covers those; one that names none covers what goes along by itself, and nothing ticked
    besides. To maternity care each datum is named, as with any other partner.
    """
    given = handover_consent(draft, facts)
    agreed = agreed_data(given)
    if not agreed and given is not None and draft.kind is not LetterKind.HANDOVER_MATERNITY:
        return tuple(datum for datum in data if datum.preset is Preset.OFF)
    return tuple(datum for datum in data if datum.word not in agreed and datum.preset is not Preset.ALWAYS)
