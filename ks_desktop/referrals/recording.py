"""Puts an intake where it belongs: a new woman, her next pregnancy, a second referral, or nowhere."""

from dataclasses import replace
from datetime import date

from ks_desktop.clients.domain import Case, Client, Consent, ConsentState
from ks_desktop.clients.service import Clients
from ks_desktop.core.database import Work
from ks_desktop.core.values import CaseId, ClientId
from ks_desktop.referrals import store
from ks_desktop.referrals.domain import Referral
from ks_desktop.referrals.intake import Intake
from ks_desktop.referrals.matching import Known, fill_case, fill_client, find_known, newest_client

_CONSENT_FIELDS = (
    *("consent_given", "consent_explained", "consent_why", "consent_data"),
    *("consent_by", "consent_on", "consent_form"),
)


def keep(intake: Intake, seen_on: date | None, clients: Clients, work: Work) -> tuple[Referral, bool]:
    """Store an intake where it belongs.

    Args:
        intake: what was read.
        seen_on: the day somebody looked at it, None when nobody did.
        clients: the room below.
        work: the transaction.
    Returns:
        The stored referral and True; or the one that was stored before and False.
    """
    known = _known(intake, clients, work)
    if known is not None and known.same is not None:
        return known.same, False
    case_id = _keep_case(intake, known, clients, work)
    referral = replace(intake.referral, case_id=case_id, seen_on=seen_on)
    if known is not None and known.case is not None:
        referral = replace(referral, is_taken_up=any(r.is_taken_up for r in store.of_cases(work, [case_id])))
    if intake.consent is not None:
        referral = replace(referral, consent_id=intake.consent.id)
    return store.put(work, referral), True


def _keep_case(intake: Intake, known: Known | None, clients: Clients, work: Work) -> CaseId:
    consents = [] if intake.consent is None else [intake.consent]
    if known is None:
        clients.open_case(intake.client, intake.case, consents, work=work)
        return intake.case.id
    if known.case is None:
        clients.put_client(newest_client(known.client, intake.client), work=work)
        case = replace(intake.case, client_id=known.client.id)
        clients.open_case(known.client, case, consents, work=work)
        return case.id
    clients.put_client(fill_client(known.client, intake.client), work=work)
    clients.put_case(fill_case(known.case, intake.case), work=work)
    for consent in consents:
        clients.put_consent(replace(consent, case_id=known.case.id), work=work)
    return known.case.id


def _known(intake: Intake, clients: Clients, work: Work) -> Known | None:
    women = clients.same_woman(intake.client, reading=work)
    if women:
        return _find(intake, women, clients, work)
    if intake.client.birth_date is not None or intake.client.bsn:
        return None
    # Too little is known to say that two of one name are one woman; but the same referral of the same day is the same.
    known = _find(intake, clients.namesakes(intake.client, reading=work), clients, work)
    return known if known is not None and known.same is not None else None


def _find(intake: Intake, women: tuple[Client, ...], clients: Clients, work: Work) -> Known | None:
    cases: dict[ClientId, tuple[Case, ...]] = clients.cases_of((woman.id for woman in women), reading=work)
    referrals = store.of_cases(work, (case.id for theirs in cases.values() for case in theirs))
    return find_known(intake.case, intake.referral, women, cases, referrals)


def correct(intake: Intake, referral: Referral, case: Case, client: Client, clients: Clients, work: Work) -> Referral:
    """Store what was corrected in a referral, her record and her case; return the stored referral."""
    clients.put_client(replace(intake.client, id=client.id, version=client.version), work=work)
    clients.put_case(
        replace(
            intake.case,
            id=case.id,
            client_id=case.client_id,
            opened_on=case.opened_on,
            status=case.status,
            closed_on=case.closed_on,
            close_reason=case.close_reason,
            nurse=case.nurse,
            version=case.version,
        ),
        work=work,
    )
    corrected = replace(
        intake.referral,
        id=referral.id,
        case_id=case.id,
        consent_id=referral.consent_id,
        seen_on=referral.seen_on,
        is_taken_up=referral.is_taken_up,
        not_taken_up=referral.not_taken_up,
        feedback_given_on=referral.feedback_given_on,
        version=referral.version,
    )
    if any(getattr(corrected, name) != getattr(referral, name) for name in _CONSENT_FIELDS):
        corrected = _correct_consent(intake, corrected, clients, work)
    return store.put(work, corrected)


def _correct_consent(intake: Intake, referral: Referral, clients: Clients, work: Work) -> Referral:
    before = _consent_before(referral, clients, work)
    wanted = intake.consent
    if wanted is None:
        if before is not None:
            # What was typed as a consent was none: it never counted.
            never = replace(before, state=ConsentState.WITHDRAWN, withdrawn_on=before.given_on)
            clients.put_consent(never, work=work)
        return referral
    wanted = replace(wanted, case_id=referral.case_id)
    if before is not None and before.state is not ConsentState.WITHDRAWN:
        wanted = replace(wanted, id=before.id, version=before.version)
    clients.put_consent(wanted, work=work)
    return replace(referral, consent_id=wanted.id)


def _consent_before(referral: Referral, clients: Clients, work: Work) -> Consent | None:
    consents = clients.consents([referral.case_id], reading=work).get(referral.case_id, ())
    return next((consent for consent in consents if consent.id == referral.consent_id), None)
