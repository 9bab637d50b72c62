"""What keeps a letter to whoever referred her from being final. Pure."""

from collections.abc import Iterator

from ks_desktop.clients.domain import ConsentPurpose
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.letters.checking import objection, routes
from ks_desktop.letters.checking.consents import NO_SIGN_UP, is_closing, not_agreed, unagreed_of
from ks_desktop.letters.domain import Datum, LetterDraft, LetterKind
from ks_desktop.letters.facts import LetterFacts, refused, valid_consent


def feedback(draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...]) -> Iterator[UserError]:
    """Return what hinders feedback: presumed between care providers, asked for anything more."""
    if facts.referrer is None:
        yield UserError(
            N_("Nobody referred her, so there is nobody to give feedback to."), code="receiver", field="receiver"
        )
        return
    yield from objection.to_referrer(facts)
    if refused(facts.consents, ConsentPurpose.FEEDBACK, facts.today):
        yield UserError(N_("She does not want feedback to be given."), code="consent_feedback", field="consent")
    elif valid_consent(facts.consents, ConsentPurpose.FEEDBACK, facts.today) is None and not is_closing(draft, facts):
        yield from _feedback_unasked(draft, facts, data)
    elif missing := unagreed_of(draft, facts, data):
        yield not_agreed(missing)
    yield from routes.to_partner(draft, facts.referrer_organisation)


def short(draft: LetterDraft, facts: LetterFacts) -> Iterator[UserError]:
    """Return what hinders a receipt note or a question letter: they tell nothing new, so her consent may be missing."""
    if facts.referrer is None:
        yield UserError(N_("Nobody referred her, so there is nobody to write to."), code="receiver", field="receiver")
        return
    yield from objection.to_referrer(facts)
    if refused(facts.consents, ConsentPurpose.SIGN_UP, facts.today):
        sentence = N_("She does not agree to the sign-up. Give feedback instead: it says that no visit follows.")
        yield UserError(sentence, code=NO_SIGN_UP, field="consent")
    if draft.kind is LetterKind.QUESTION and not facts.lacking:
        yield UserError(N_("Nothing is missing any more, so there is nothing to ask."), code="nothing_missing")
    yield from routes.to_partner(draft, facts.referrer_organisation)


def _feedback_unasked(draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...]) -> Iterator[UserError]:
    if not facts.receiver_in_care:
        sentence = N_("The referrer is no care provider, so she must agree to feedback. Record it under “She agrees”.")
        yield UserError(sentence, code="consent_feedback", field="consent")
    elif missing := unagreed_of(draft, facts, data):
        yield not_agreed(missing)
    elif draft.words.get("message"):
        sentence = N_(
            "More than the four lines needs her consent. Record it under “She agrees”, or leave the addition out."
        )
        yield UserError(sentence, code="consent_feedback", field="consent")
