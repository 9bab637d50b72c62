"""What keeps a letter to a partner of the directory from being final. Pure."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ks_desktop.clients.domain import ConsentPurpose
from ks_desktop.coalition.domain import CareDomain, Organisation, OrganisationKind, may_refer
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.letters.checking import objection, routes
from ks_desktop.letters.checking.consents import handover_consent, not_agreed, unagreed, unagreed_handover
from ks_desktop.letters.domain import Datum, LetterDraft, LetterKind
from ks_desktop.letters.facts import LetterFacts, valid_consent

MAY_REFER: Final = frozenset({OrganisationKind.GP, OrganisationKind.MIDWIFE, OrganisationKind.OBSTETRICS})
"""Who refers where a nurse may not; the least is asked: her GP or her midwife."""

TAKES_OVER: Final = {
    LetterKind.HANDOVER_MATERNITY: frozenset({OrganisationKind.MATERNITY_CARE}),
    LetterKind.HANDOVER_JGZ: frozenset({OrganisationKind.JGZ}),
}
"""What the partner of a hand-over must be."""

MAY_NOT_REFER: Final = "may_not_refer"  # the code of a hindrance that a request to refer takes away


def referral(draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...]) -> Iterator[UserError]:
    """Return what hinders a letter that asks a partner for help."""
    organisation = facts.organisation
    if organisation is None:
        yield UserError(N_("Choose who gets this letter."), code="receiver", field="receiver")
        return
    yield from _gone(organisation)
    yield from _receiver(draft, organisation)
    yield from objection.to_partner(draft, facts)
    yield from routes.to_partner(draft, organisation)
    if valid_consent(facts.consents, ConsentPurpose.REFER, facts.today, organisation.id) is None:
        sentence = N_("Her consent to write to this partner is missing. Ask her, and record it under “She agrees”.")
        yield UserError(sentence, code="consent_refer", field="consent")
    elif missing := unagreed(facts, data):
        yield not_agreed(missing)
    yield from _words(draft, facts)


def handover(draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...]) -> Iterator[UserError]:
    """Return what hinders a hand-over, after a birth or because she moves away."""
    organisation = facts.organisation
    if draft.kind.is_to_partner and organisation is None:
        yield UserError(N_("Choose who gets this letter."), code="receiver", field="receiver")
        return
    if organisation is not None:
        yield from _gone(organisation)
        if organisation.kind not in TAKES_OVER.get(draft.kind, OrganisationKind):
            sentence = N_("This partner takes over no care like this. Choose one that does.")
            yield UserError(sentence, code="receiver_domain", field="receiver")
        yield from objection.to_partner(draft, facts)
        yield from routes.to_partner(draft, organisation)
    if draft.kind is not LetterKind.HANDOVER_JGZ and facts.birth is None:
        yield UserError(N_("Record the birth first: this letter hands on what was agreed until then."), code="no_birth")
    if handover_consent(draft, facts) is None:
        sentence = N_("Her consent to this hand-over is missing. Ask her, and record it under “She agrees”.")
        yield UserError(sentence, code="consent_handover", field="consent")
    elif missing := unagreed_handover(draft, facts, data):
        yield not_agreed(missing)


def _gone(organisation: Organisation) -> Iterator[UserError]:
    """Return that a partner is none any more."""
    if organisation.is_hidden:
        sentence = N_("{name} is no partner any more. Choose another.")
        yield UserError(sentence, code="receiver_gone", field="receiver", values={"name": organisation.name})


def _receiver(draft: LetterDraft, organisation: Organisation) -> Iterator[UserError]:
    """Return why this kind of letter does not go to this partner."""
    kind, domain = draft.kind, organisation.domain
    if kind is LetterKind.REQUEST_TO_REFER:
        if organisation.kind not in MAY_REFER:
            sentence = N_("This partner refers nobody. Ask her GP or her midwife.")
            yield UserError(sentence, code="receiver_domain", field="receiver")
    elif kind is LetterKind.REFERRAL_MEDICAL and domain is not CareDomain.MEDICAL:
        sentence = N_("This partner is no care provider. Choose the social referral letter.")
        yield UserError(sentence, code="receiver_domain", field="receiver")
    elif kind is LetterKind.REFERRAL_SOCIAL and domain is CareDomain.INFORMAL:
        sentence = N_("These are volunteers: they get less. Choose the referral letter for informal help.")
        yield UserError(sentence, code="receiver_domain", field="receiver")
    elif kind is LetterKind.REFERRAL_INFORMAL and domain is CareDomain.MEDICAL:
        sentence = N_("This partner is a care provider. Choose the medical referral letter.")
        yield UserError(sentence, code="receiver_domain", field="receiver")
    elif may_refer(organisation) is False:
        sentence = N_("A nurse may not refer to this partner. Ask her GP or her midwife to refer her there.")
        yield UserError(sentence, code=MAY_NOT_REFER, field="receiver")


def _words(draft: LetterDraft, facts: LetterFacts) -> Iterator[UserError]:
    if draft.kind is LetterKind.REQUEST_TO_REFER and not draft.words.get("refer_to"):
        yield UserError(N_("Fill in where she is to be referred to."), code="required", field="refer_to")
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
