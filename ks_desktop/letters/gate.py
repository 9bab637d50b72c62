"""What keeps a letter from being made final: each hindrance in words, with the place to repair it.

Pure. A receipt note and a question letter tell a referrer nothing new about her, so they need no consent; nor does
feedback that only says that no visit follows. Referral letters need her consent for that partner and for each datum.
A hand-over, after a birth or because she moves, needs her consent for it; to maternity care for each datum.
Feedback is presumed between care providers once she agreed to the sign-up; anything more, and anybody outside care,
needs her word.

Source:
    KNMG on presumed consent (referral and feedback within care); explicit consent for the social domain.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ks_desktop.clients.domain import Answer, Consent, ConsentPurpose, newest_answer
from ks_desktop.coalition.domain import CareDomain
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import OrganisationId
from ks_desktop.letters.domain import Datum, LetterDraft, LetterKind, Preset, SendRoute
from ks_desktop.letters.facts import Ending, LetterFacts, agreed_data, refused, valid_consent

NO_SIGN_UP: Final = "consent_sign_up"  # the code of what keeps everything about her off paper
POST_UNSAFE: Final = N_("Post is not safe for her. Hand this letter over in person, or tell her by phone.")


def hindrances(draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...]) -> tuple[UserError, ...]:
    """Return everything that must be repaired before the letter can be final.

    Args:
        draft: what was chosen and typed.
        facts: of the case, today.
        data: what goes along.
    """
    if (quiet := refusal(facts)) is not None:
        return (quiet,)
    if draft.kind.is_short:
        return tuple(_short(draft, facts))
    if not facts.has_agreed and not _is_closing(draft, facts):
        sentence = N_(
            "She has not agreed to the sign-up, so nothing can be written about her. Record her consent first."
        )
        return (UserError(sentence, code=NO_SIGN_UP, field="consent"),)
    check = {
        LetterKind.REFERRAL_MEDICAL: _referral,
        LetterKind.REFERRAL_SOCIAL: _referral,
        LetterKind.APPOINTMENT: _appointment,
        LetterKind.FEEDBACK: _feedback,
        LetterKind.HANDOVER_BIRTH: _handover,
        LetterKind.HANDOVER_MATERNITY: _handover,
        LetterKind.HANDOVER_JGZ: _handover,
        LetterKind.NOT_REACHED: _not_reached,
    }[draft.kind]
    return tuple(check(draft, facts, data))


def refusal(facts: LetterFacts) -> UserError | None:
    """Return why no letter about her may be made at all, None where letters may be made."""
    if facts.has_died:
        return UserError(N_("It was written down that she died: no letter is made any more."), code="died")
    if facts.case.is_quiet:
        return UserError(N_("This pregnancy was closed quietly: no letter is made any more."), code="quiet")
    return None


def _is_closing(draft: LetterDraft, facts: LetterFacts) -> bool:
    """Tell whether it is feedback that only says that no visit follows."""
    return draft.kind is LetterKind.FEEDBACK and facts.ending is not Ending.NONE and not draft.words.get("message")


def needed_consent(draft: LetterDraft, facts: LetterFacts) -> ConsentPurpose | None:
    """Return the purpose she must agree to for this letter, None when nothing more than the sign-up is needed."""
    if draft.kind.is_referral:
        return ConsentPurpose.REFER
    if draft.kind.is_handover:
        return ConsentPurpose.HANDOVER
    if _is_closing(draft, facts):
        return None
    if draft.kind is LetterKind.FEEDBACK and (not facts.receiver_in_care or draft.words.get("message")):
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
    return unagreed(facts, data) if draft.kind.is_referral else ()


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


def is_post_unsafe(draft: LetterDraft, facts: LetterFacts) -> bool:
    """Tell whether the letter would be posted to her while post is not safe for her."""
    to_her = draft.kind.is_to_her and draft.route is SendRoute.POST
    return to_her and facts.client.contact.post is Answer.NO


def _referral(draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...]) -> Iterator[UserError]:
    organisation = facts.organisation
    if organisation is None:
        yield UserError(N_("Choose who gets this letter."), code="receiver", field="receiver")
        return
    if draft.kind is LetterKind.REFERRAL_MEDICAL and organisation.domain is not CareDomain.MEDICAL:
        sentence = N_("This partner is no care provider. Choose the social referral letter.")
        yield UserError(sentence, code="receiver_domain", field="receiver")
    if draft.route is SendRoute.POST and not (organisation.postcode and organisation.place):
        yield _no_address()
    if valid_consent(facts.consents, ConsentPurpose.REFER, facts.today, organisation.id) is None:
        sentence = N_("Her consent to write to this partner is missing. Ask her, and record it under “She agrees”.")
        yield UserError(sentence, code="consent_refer", field="consent")
    elif missing := unagreed(facts, data):
        names = ", ".join(_(datum.label).lower() for datum in missing)
        sentence = N_("She has not agreed that this goes along: {data}. Ask her, or leave it out.")
        yield UserError(sentence, code="consent_data", field="consent", values={"data": names})
    yield from _referral_words(draft, facts)


def _handover(draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...]) -> Iterator[UserError]:
    organisation = facts.organisation
    if draft.kind.is_to_partner and organisation is None:
        yield UserError(N_("Choose who gets this letter."), code="receiver", field="receiver")
        return
    if (
        organisation is not None
        and draft.route is SendRoute.POST
        and not (organisation.postcode and organisation.place)
    ):
        yield _no_address()
    if draft.kind is not LetterKind.HANDOVER_JGZ and facts.birth is None:
        yield UserError(N_("Record the birth first: this letter hands on what was agreed until then."), code="no_birth")
    if handover_consent(draft, facts) is None:
        sentence = N_("Her consent to this hand-over is missing. Ask her, and record it under “She agrees”.")
        yield UserError(sentence, code="consent_handover", field="consent")
    elif missing := unagreed_handover(draft, facts, data):
        names = ", ".join(_(datum.label).lower() for datum in missing)
        sentence = N_("She has not agreed that this goes along: {data}. Ask her, or leave it out.")
        yield UserError(sentence, code="consent_data", field="consent", values={"data": names})


def _referral_words(draft: LetterDraft, facts: LetterFacts) -> Iterator[UserError]:
    if not draft.words.get("question"):
        yield UserError(N_("Write what you ask of this partner."), code="required", field="question")
    typed = draft.words.get("contact_before", "")
    try:
        before = date.fromisoformat(typed)
    except ValueError:
        yield UserError(
            N_("Fill in before which day they should contact her."), code="required", field="contact_before"
        )
        return
    if before < facts.today:
        yield UserError(N_("This day has passed."), code="past", field="contact_before")


def _appointment(draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...]) -> Iterator[UserError]:
    del data
    if facts.meeting is None or not facts.meeting.is_booked or not facts.case.is_open:
        sentence = N_("There is no planned visit to write to her about. Plan one first.")
        yield UserError(sentence, code="no_visit", field="receiver")
    yield from _to_her(draft, facts)


def _not_reached(draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...]) -> Iterator[UserError]:
    """Return what hinders a letter to a woman who was not reached: it tells nobody else anything about her."""
    del data
    if not facts.case.is_open:
        yield UserError(N_("This case is closed, so she is not written to any more."), code="case_closed")
    if facts.meeting is not None and facts.meeting.is_booked:
        yield UserError(N_("A visit is planned: she was reached."), code="visit_planned")
    if refused(facts.consents, ConsentPurpose.CONTACT, facts.today):
        yield UserError(N_("She does not want to be contacted."), code="consent_contact", field="consent")
    yield from _to_her(draft, facts)


def _to_her(draft: LetterDraft, facts: LetterFacts) -> Iterator[UserError]:
    """Return what keeps a letter to herself from going out this way."""
    if is_post_unsafe(draft, facts):
        yield UserError(POST_UNSAFE, code="post_unsafe", field="route")
    elif draft.route is SendRoute.POST and facts.client.address.is_loose:
        yield UserError(
            N_("She has no address that post comes to. Hand this letter over in person."),
            code="no_address",
            field="route",
        )
    elif draft.route is SendRoute.POST and not (facts.client.address.postcode and facts.client.address.place):
        yield _no_address()


def _feedback(draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...]) -> Iterator[UserError]:
    del data
    if facts.referrer is None:
        yield UserError(
            N_("Nobody referred her, so there is nobody to give feedback to."), code="receiver", field="receiver"
        )
        return
    if refused(facts.consents, ConsentPurpose.FEEDBACK, facts.today):
        yield UserError(N_("She does not want feedback to be given."), code="consent_feedback", field="consent")
    elif valid_consent(facts.consents, ConsentPurpose.FEEDBACK, facts.today) is None and not _is_closing(draft, facts):
        yield from _feedback_unasked(draft, facts)
    if draft.route is SendRoute.POST and not _has_referrer_address(facts):
        yield _no_address()


def _short(draft: LetterDraft, facts: LetterFacts) -> Iterator[UserError]:
    """Return what hinders a receipt note or a question letter: they tell nothing new, so her consent may be missing."""
    if facts.referrer is None:
        yield UserError(N_("Nobody referred her, so there is nobody to write to."), code="receiver", field="receiver")
        return
    if refused(facts.consents, ConsentPurpose.SIGN_UP, facts.today):
        sentence = N_("She does not agree to the sign-up. Give feedback instead: it says that no visit follows.")
        yield UserError(sentence, code=NO_SIGN_UP, field="consent")
    if draft.kind is LetterKind.QUESTION and not facts.lacking:
        yield UserError(N_("Nothing is missing any more, so there is nothing to ask."), code="nothing_missing")
    if draft.route is SendRoute.POST and not _has_referrer_address(facts):
        yield _no_address()


def _feedback_unasked(draft: LetterDraft, facts: LetterFacts) -> Iterator[UserError]:
    if not facts.receiver_in_care:
        sentence = N_("The referrer is no care provider, so she must agree to feedback. Record it under “She agrees”.")
        yield UserError(sentence, code="consent_feedback", field="consent")
    elif draft.words.get("message"):
        sentence = N_(
            "More than the four lines needs her consent. Record it under “She agrees”, or leave the addition out."
        )
        yield UserError(sentence, code="consent_feedback", field="consent")


def _has_referrer_address(facts: LetterFacts) -> bool:
    known = facts.referrer_organisation
    return known is not None and bool(known.postcode and known.place)


def _no_address() -> UserError:
    sentence = N_("Without an address this letter cannot go by post. Fill in the address, or choose another route.")
    return UserError(sentence, code="address_missing", field="route")
