"""What keeps her from being referred somewhere, or the receiver from being told: each says what to do instead."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.clients.domain import Case, CaseStatus, Consent, ConsentPurpose, consent_given, newest_answer
from ks_desktop.coalition.domain import CareDomain, Organisation, OrganisationKind, ReferrerRole, Service, may_refer
from ks_desktop.coalition.domain.referring import takes_from_us
from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import BEFORE_DUE
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, OnwardId, OrganisationId, ServiceId
from ks_desktop.onward.domain import OnwardPlan, OnwardReferral, OnwardWay

CONSENT_SIGN_UP: Final = "consent_sign_up"
CONSENT_REFER: Final = "consent_refer"
"""The codes of what her yes takes away; `values` names the purpose and the receiver. As in letters."""

MAY_NOT_REFER: Final = "may_not_refer"
"""The code of what a request to her GP or midwife takes away. As in letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """Where she is referred to, as the directory has it today."""

    organisation: Organisation | None
    service: Service | None

    @property
    def name(self) -> str:
        """What it is called: the service and who offers it."""
        names = (each.name for each in (self.service, self.organisation) if each is not None)
        return ", ".join(dict.fromkeys(names))[:LINE_MAX]

    @property
    def domain(self) -> CareDomain:
        """The domain that decides what may be told: that of who gets it."""
        if self.organisation is not None:
            return self.organisation.domain
        assert self.service is not None  # noqa: S101 - a plan names one of the two
        return self.service.domain


def check_case(case: Case) -> None:
    """Refuse to refer onward in a case that is closed.

    Raises:
        UserError: it is.
    """
    if case.is_quiet:
        raise UserError(N_("This pregnancy was closed quietly: nothing is asked any more."), code="quiet")
    if case.status is CaseStatus.CLOSED:
        raise UserError(N_("This case is closed. Reopen it first."), code="case_closed")


def check_day(made_on: date, case: Case) -> None:
    """Refuse a day on which she was not pregnant yet.

    Raises:
        UserError: it is.
    """
    if made_on < case.due_date - BEFORE_DUE:
        raise UserError(N_("That is before this pregnancy."), code="too_early", field="made_on")


def check_receiver(plan: OnwardPlan, receiver: Receiver, today: date) -> None:
    """Refuse a receiver that is not there any more, that nobody can be told at, or that takes nobody from a nurse.

    Raises:
        UserError: it is, with what to do instead.
    """
    service, organisation = receiver.service, receiver.organisation
    if service is not None and not service.is_there(today):
        raise UserError(N_("This is not offered any more. Choose something else."), code="gone", field="service")
    if organisation is not None and organisation.is_hidden:
        raise UserError(N_("This is no partner any more. Choose another."), code="gone", field="organisation")
    if plan.way.shares and organisation is None:
        sentence = N_("Nobody in the directory offers this yet. Link it to a partner, or let her sign up herself.")
        raise UserError(sentence, code="no_partner", field="organisation")
    check_taken(plan.way, receiver)


def check_taken(way: OnwardWay, receiver: Receiver) -> None:
    """Refuse where who refers, or she herself, is not taken.

    Raises:
        UserError: a nurse may not refer there, or she cannot sign up herself.
    """
    service = receiver.service
    roles = service.takes_from if service is not None else ()
    if not way.shares:
        if roles and ReferrerRole.SELF not in roles:
            sentence = N_("She cannot sign up there herself. Choose another way.")
            raise UserError(sentence, code="not_herself", field="way")
        return
    organisation = receiver.organisation
    ours = takes_from_us(roles) if roles else may_refer(organisation) if organisation is not None else None
    if ours is False:
        sentence = N_(
            "A nurse may not refer there. Ask her GP or her midwife to do it: make the letter “Request to refer”."
        )
        raise UserError(sentence, code=MAY_NOT_REFER, field="organisation")


def check_agreed(organisation: Organisation | None, given: Iterable[Consent], on: date) -> None:
    """Refuse to tell a partner anything that she did not agree to on a day.

    Raises:
        UserError: she did not agree to the sign-up or to this partner, or her GP may hear nothing.
    """
    answers = tuple(given)
    if not consent_given(answers, ConsentPurpose.SIGN_UP, on=on):
        sentence = N_("She has not agreed to the sign-up, so nobody can be told about her. Record her consent first.")
        raise UserError(sentence, code=CONSENT_SIGN_UP, field="consent", values={"purpose": ConsentPurpose.SIGN_UP})
    receiver = organisation.id if organisation is not None else None
    if receiver is None or not consent_given(answers, ConsentPurpose.REFER, receiver, on=on):
        sentence = N_("Her consent to tell this partner is missing. Ask her, and record it under “She agrees”.")
        values = {"purpose": ConsentPurpose.REFER, "receiver": receiver}
        raise UserError(sentence, code=CONSENT_REFER, field="consent", values=values)
    gp = newest_answer(answers, ConsentPurpose.INFORM_GP, on=on)
    is_refused = gp is not None and not gp.counts(on)
    if is_refused and organisation is not None and organisation.kind is OrganisationKind.GP:
        sentence = N_("She does not want her GP to be told. Choose another care provider.")
        raise UserError(sentence, code="gp_refused", field="organisation")


def check_not_ready(referral: OnwardReferral, lying: Collection[OnwardId]) -> None:
    """Refuse to say past a letter that lies ready that it went out or goes nowhere: the letter would say otherwise.

    Raises:
        UserError: one does.
    """
    if referral.id in lying:
        sentence = N_("A letter for this lies ready. Record there that it was sent, or withdraw it there first.")
        raise UserError(sentence, code="letter_ready", field="state")


def open_with(
    referrals: Iterable[OnwardReferral],
    partners: Collection[OrganisationId],
    service_id: ServiceId | None,
) -> OnwardReferral | None:
    """Return the open referral to the same service, or to the same partner where one of the two names no service."""
    for referral in referrals:
        if not referral.is_open:
            continue
        if service_id is not None and referral.service_id is not None:
            if referral.service_id == service_id:
                return referral
        elif referral.organisation_id in partners:
            return referral
    return None


def check_alone(known: OnwardReferral | None) -> None:
    """Refuse a second open referral to the same.

    Raises:
        UserError: there is one.
    """
    if known is not None:
        sentence = N_("She is referred there already, and that is open still. Go on with that one, or end it first.")
        raise UserError(sentence, code="open_already", field="organisation")
