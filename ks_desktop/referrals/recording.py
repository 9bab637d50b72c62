"""Puts an intake where it belongs: a new woman, her next pregnancy, a second referral, or with the one it repeats."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ks_desktop.clients.domain import Answer, Case, Client, CloseReason, Consent, ConsentState
from ks_desktop.clients.domain.doubles import Pregnancy
from ks_desktop.core.database import Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import ClientId, ConsentId
from ks_desktop.referrals.books import Books
from ks_desktop.referrals.domain import Referral
from ks_desktop.referrals.domain.counting import NotKept, RefusedByHerError, count_key
from ks_desktop.referrals.intake import Intake, consent_of
from ks_desktop.referrals.matching import (
    Known,
    Merged,
    Remark,
    Wording,
    decided,
    find_known,
    next_pregnancy,
    repeated,
    same_pregnancy,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Where an intake came to lie.

    Attributes:
        referral: as it is stored; of a repeat the first one.
        is_new: it was not recorded before.
        is_changed: it is new, or it filled in what was empty, or gave a safer answer.
        remarks: what is told of fields in which it says something else than what is on record.
    """

    referral: Referral
    is_new: bool = True
    is_changed: bool = True
    remarks: tuple[Remark, ...] = ()

    @property
    def is_quiet(self) -> bool:
        """Tell whether it is about a pregnancy that ended, so that nothing is missing and nothing is to be done."""
        return any(remark.wording is Wording.QUIET for remark in self.remarks)


def keep(intake: Intake, seen_on: date | None, books: Books, work: Work) -> Kept:
    """Store an intake where it belongs.

    The same referrer on the same day about the same pregnancy is a repeat: no referral is added, what was empty is
    filled, and what differs is told and kept with the first one.

    Args:
        intake: what was read.
        seen_on: the day somebody looked at it, None when nobody did.
        books: what is known and where it is written.
        work: the transaction.
    Raises:
        UserError: the BSN is on record for somebody else; nothing is stored.
        RefusedByHerError: she does not agree, and nothing is known of this pregnancy; nothing is stored.
    """
    intake = replace(intake, referral=replace(intake.referral, seen_on=seen_on))
    around = books.resembling(intake.client, reading=work)
    is_bare = intake.client.birth_date is None and not intake.client.bsn
    women = books.namesakes(intake.client, reading=work) if is_bare else around.same
    known, received = _find(intake, women, books, work)
    is_hers = _is_hers(known, intake, is_bare=is_bare)
    if intake.referral.consent_given is Answer.NO and (known is None or known.case is None or not is_hers):
        # Who goes on with this transaction (an import) has it counted; a form asks first, and counts then.
        books.count(count_key(intake.referral, intake.client), NotKept.REFUSED, work=work)
        raise RefusedByHerError
    if known is None or not is_hers:
        is_alike = bool(around.alike) or known is not None
        return _keep_new(intake, is_alike, books, work)
    return _keep_known(intake, known, received, books, work)


def keep_with(
    intake: Intake, seen_on: date | None, woman: Client, pregnancy: Pregnancy, books: Books, work: Work
) -> Kept:
    """Store an intake with the woman and the pregnancy that somebody named; see `keep`.

    Raises:
        UserError: the due dates contradict it; nothing is stored.
        RefusedByHerError: she does not agree, and nothing is known of this pregnancy; nothing is stored.
    """
    intake = replace(intake, referral=replace(intake.referral, seen_on=seen_on))
    cases = books.cases_of([woman.id], reading=work).get(woman.id, ())
    received = books.referrals_of((case.id for case in cases), reading=work)
    known = decided(intake.case, intake.referral, woman, cases, received, pregnancy)
    if intake.referral.consent_given is Answer.NO and known.case is None:
        books.count(count_key(intake.referral, intake.client), NotKept.REFUSED, work=work)
        raise RefusedByHerError
    return _keep_known(intake, known, received, books, work)


def _keep_known(intake: Intake, known: Known, received: Iterable[Referral], books: Books, work: Work) -> Kept:
    if known.case is not None and known.case.is_quiet:
        return _keep_quiet(intake, known.case, known.same, books, work)
    if known.case is None:
        return _keep_next(intake, known.client, received, books, work)
    if known.same is None:
        return _keep_second(intake, known.client, known.case, books, work)
    return _keep_again(intake, known, books, work)


def _find(intake: Intake, women: tuple[Client, ...], books: Books, work: Work) -> tuple[Known | None, list[Referral]]:
    if not women:
        return None, []
    cases: dict[ClientId, tuple[Case, ...]] = books.cases_of((woman.id for woman in women), reading=work)
    received = books.referrals_of((case.id for theirs in cases.values() for case in theirs), reading=work)
    return find_known(intake.case, intake.referral, women, cases, received), received


def _is_hers(known: Known | None, intake: Intake, *, is_bare: bool) -> bool:
    if known is None:
        return False
    if not is_bare or _is_plain_repeat(known, intake):
        return True
    # Rather kept with a pregnancy that ended than on a list again, when nothing speaks against it.
    return known.case is not None and known.case.is_quiet and _fits(same_pregnancy(known.client, known.case, intake))


def _fits(merged: Merged) -> bool:
    return all(remark.wording in {Wording.FILLED, Wording.TAKEN_OVER} for remark in merged.remarks)


def _is_plain_repeat(known: Known, intake: Intake) -> bool:
    # Of a woman without birth date and BSN too little is known to say that two of one name are one; but what comes from
    # the same referrer on the same day and contradicts nothing is the same referral.
    if known.case is None or known.same is None:
        return False
    return _fits(repeated(known.client, known.case, known.same, intake))


def _keep_new(intake: Intake, is_alike: bool, books: Books, work: Work) -> Kept:
    books.open_case(intake.client, intake.case, _consents(intake), work=work)
    remarks = (Remark("birth_surname", Wording.ALIKE),) if is_alike else ()
    return Kept(referral=_put_new(intake, intake.referral, books, work), remarks=remarks)


def _keep_next(intake: Intake, client: Client, received: Iterable[Referral], books: Books, work: Work) -> Kept:
    is_newest = all(other.received_on <= intake.referral.received_on for other in received)
    merged = next_pregnancy(client, intake, is_newest=is_newest)
    if merged.client != client:
        books.put_client(merged.client, work=work)
    books.open_case(client, merged.case, _consents(intake), work=work)
    kept = Kept(referral=_put_new(intake, merged.referral, books, work), remarks=merged.remarks)
    cases = books.cases_of([client.id], reading=work).get(client.id, ())
    if any(case.close_reason is CloseReason.DIED for case in cases):
        kept = replace(kept, remarks=(*kept.remarks, Remark("birth_surname", Wording.DIED)))
    return kept


def _keep_quiet(intake: Intake, case: Case, same: Referral | None, books: Books, work: Work) -> Kept:
    """Keep what still comes in about a pregnancy that ended, and change nothing else."""
    kept = same or books.put_referral(replace(intake.referral, case_id=case.id, consent_id=None), work=work)
    is_new = same is None
    return Kept(referral=kept, is_new=is_new, is_changed=is_new, remarks=(Remark("due_date", Wording.QUIET),))


def _keep_second(intake: Intake, client: Client, case: Case, books: Books, work: Work) -> Kept:
    merged = same_pregnancy(client, case, intake)
    _put_changed(merged.client, client, merged.case, case, books, work)
    for consent in _consents(intake):
        books.put_consent(replace(consent, case_id=case.id), work=work)
    is_taken_up = any(other.is_taken_up for other in books.referrals_of([case.id], reading=work))
    referral = replace(merged.referral, case_id=case.id, is_taken_up=is_taken_up)
    return Kept(referral=_put_new(intake, referral, books, work), remarks=merged.remarks)


def _keep_again(intake: Intake, known: Known, books: Books, work: Work) -> Kept:
    case, before = known.case, known.same
    if case is None or before is None:
        msg = "a repeat has a case and a first referral"
        raise ValueError(msg)
    merged = repeated(known.client, case, before, intake)
    _put_changed(merged.client, known.client, merged.case, case, books, work)
    referral = merged.referral
    if _has_other_consent(referral, before):
        referral = _correct_consent(consent_of(referral), referral, books, work)
    if referral != before:
        referral = books.put_referral(referral, work=work)
    return Kept(referral=referral, is_new=False, is_changed=merged.is_changed, remarks=merged.remarks)


def _put_changed(client: Client, known: Client, case: Case, open_case: Case, books: Books, work: Work) -> None:
    if client != known:
        books.put_client(client, work=work)
    if case != open_case:
        books.put_case(case, work=work)


def _put_new(intake: Intake, referral: Referral, books: Books, work: Work) -> Referral:
    consent_id = None if intake.consent is None else intake.consent.id
    return books.put_referral(replace(referral, consent_id=consent_id), work=work)


def _consents(intake: Intake) -> list[Consent]:
    return [] if intake.consent is None else [intake.consent]


def correct(intake: Intake, referral: Referral, case: Case, client: Client, books: Books, work: Work) -> Referral:
    """Store what was corrected in a referral, her record and her case; return the stored referral.

    Raises:
        UserError: the BSN that was typed is on record for another woman, or in another record of hers.
    """
    _check_bsn(replace(intake.client, id=client.id), client, books, work)
    books.put_client(replace(intake.client, id=client.id, version=client.version), work=work)
    books.put_case(
        replace(
            intake.case,
            id=case.id,
            client_id=case.client_id,
            opened_on=case.opened_on,
            status=case.status,
            closed_on=case.closed_on,
            close_reason=case.close_reason,
            closing=case.closing,
            closing_note=case.closing_note,
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
        original_id=referral.original_id,
        seen_on=referral.seen_on,
        is_taken_up=referral.is_taken_up,
        not_taken_up=referral.not_taken_up,
        feedback_given_on=referral.feedback_given_on,
        receipt_given_on=referral.receipt_given_on,
        asked_on=referral.asked_on,
        recorded_on=referral.recorded_on,
        said_otherwise=referral.said_otherwise,
        version=referral.version,
    )
    if _has_other_consent(corrected, referral):
        corrected = _correct_consent(intake.consent, corrected, books, work)
    return books.put_referral(corrected, work=work)


def _check_bsn(corrected: Client, before: Client, books: Books, work: Work) -> None:
    if not corrected.bsn or corrected.bsn == before.bsn:
        return
    others = books.resembling(corrected, reading=work).same
    if any(other.bsn == corrected.bsn for other in others):
        raise UserError(
            N_("This BSN is in another record with her name: look whether it is the same woman."),
            code="bsn_twice",
            field="bsn",
        )


def _has_other_consent(referral: Referral, before: Referral) -> bool:
    return _answer(referral) != _answer(before)


def _answer(referral: Referral) -> Consent | None:
    # Two answers are the same whatever their ids: what else was corrected does not give her answer anew.
    answer = consent_of(referral)
    return None if answer is None else replace(answer, id=ConsentId(UUID(int=0)), case_id=referral.case_id)


def _correct_consent(wanted: Consent | None, referral: Referral, books: Books, work: Work) -> Referral:
    before = _consent_before(referral, books, work)
    if wanted is None:
        if before is not None:
            # What was typed as a consent was none: it never counted.
            never = replace(before, state=ConsentState.WITHDRAWN, withdrawn_on=before.given_on)
            books.put_consent(never, work=work)
        return _as_stored(referral, books, work)
    wanted = replace(wanted, case_id=referral.case_id)
    if before is not None and before.state is not ConsentState.WITHDRAWN:
        wanted = replace(wanted, id=before.id, version=before.version)
    books.put_consent(wanted, work=work)
    return _as_stored(replace(referral, consent_id=wanted.id), books, work)


def _as_stored(referral: Referral, books: Books, work: Work) -> Referral:
    # What she does not agree to any more was stopped, and that may have put the referral back among those that wait.
    stored = (other for other in books.referrals_of([referral.case_id], reading=work) if other.id == referral.id)
    return next((replace(referral, version=s.version, is_taken_up=s.is_taken_up) for s in stored), referral)


def _consent_before(referral: Referral, books: Books, work: Work) -> Consent | None:
    consents = books.consents([referral.case_id], reading=work).get(referral.case_id, ())
    return next((consent for consent in consents if consent.id == referral.consent_id), None)
