"""Who a letter may go to, and her yes to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from ks_desktop.clients.domain import Consent, ConsentForm, ConsentState
from ks_desktop.coalition.domain import CareDomain, Organisation, OrganisationKind
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import ConsentId, clean_line, new_id
from ks_desktop.letters import gate, making
from ks_desktop.letters.checking.consents import HELP_WHERE
from ks_desktop.letters.checking.partners import MAY_REFER, TAKES_OVER
from ks_desktop.letters.domain import LetterDraft, LetterKind
from ks_desktop.letters.facts import LetterFacts
from ks_desktop.letters.gathering import organisation_id
from ks_desktop.referrals.domain import Referral

_ONLY: Final = {
    **TAKES_OVER,
    LetterKind.REQUEST_TO_REFER: MAY_REFER,
}
_CARE: Final = frozenset({CareDomain.MEDICAL})
_DOMAINS: Final = {
    LetterKind.REFERRAL_SOCIAL: frozenset({CareDomain.SOCIAL}),
    LetterKind.REFERRAL_INFORMAL: frozenset({CareDomain.INFORMAL, CareDomain.SOCIAL}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """Somebody a letter may go to; `id` is what a draft keeps, `wish` how they asked to be told, in their words."""

    id: UUID
    name: str
    detail: str = ""
    wish: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Her yes to what a draft carries: who asked her, on which day, and how she said it."""

    asked_by: str
    given_on: date
    form: ConsentForm = ConsentForm.SPOKEN


def referrers(referrals: Iterable[Referral]) -> tuple[Receiver, ...]:
    """Return who may get feedback: whoever signed her up, if not herself."""
    return tuple(
        Receiver(id=each.id, name=each.referrer, wish=each.feedback_route)
        for each in referrals
        if not each.is_by_herself
    )


def partners(
    kind: LetterKind, organisations: Iterable[Organisation], *, is_gp_refused: bool = False
) -> tuple[Receiver, ...]:
    """Return the partners a letter of this kind may go to; a GP she does not want to be told says so."""
    return tuple(
        Receiver(id=partner.id, name=partner.name, detail=_detail(partner, is_gp_refused=is_gp_refused))
        for partner in organisations
        if partner.kind in _ONLY.get(kind, OrganisationKind) and partner.domain in _DOMAINS.get(kind, _CARE)
    )


def _detail(partner: Organisation, *, is_gp_refused: bool) -> str:
    """Return where a partner is, or why she does not want a letter to go there."""
    if is_gp_refused and partner.kind is OrganisationKind.GP:
        return _("not the GP: she does not want that")
    return partner.place


def consent_of(draft: LetterDraft, facts: LetterFacts, agreement: Agreement) -> Consent:
    """Return her yes as a consent: for a referral letter it names the partner and each ticked datum.

    Raises:
        UserError: nobody is chosen to get it, nothing needs to be asked, nobody asked her, or the day is to come.
    """
    asked_by = clean_line(agreement.asked_by).text
    if not asked_by:
        raise UserError(N_("Fill in who asked her."), code="required", field="asked_by")
    if agreement.given_on > facts.today:
        raise UserError(N_("This day is still to come: fill in the real day."), code="future", field="given_on")
    purpose = gate.needed_consent(draft, facts)
    if purpose is None:
        raise UserError(N_("For this letter nothing more needs to be asked."), code="no_consent_needed")
    if draft.kind.is_to_partner and facts.organisation is None:
        raise UserError(N_("Choose who gets this letter."), code="receiver", field="receiver")
    data = making.prepared(draft, facts).data
    if not (draft.kind.is_to_partner or draft.kind.is_handover):
        data = tuple(datum for datum in data if datum.word == HELP_WHERE)  # who referred her knows the rest
    return Consent(
        id=ConsentId(new_id()),
        case_id=draft.case_id,
        purpose=purpose,
        state=ConsentState.GIVEN,
        receiver=organisation_id(draft),
        data=",".join(datum.word for datum in data),
        asked_by=asked_by,
        given_on=agreement.given_on,
        form=agreement.form,
    )
