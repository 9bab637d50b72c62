"""The rows of a list that are kept together: read, put where they belong, and said what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import starmap

from ks_desktop.clients.domain import ConsentPurpose, consent_given
from ks_desktop.core.database import Work
from ks_desktop.core.errors import UserError, UserErrors, each
from ks_desktop.referrals import recording
from ks_desktop.referrals.books import ManyBooks
from ks_desktop.referrals.domain import Referral, missing
from ks_desktop.referrals.exchange import Row, RowOutcome, RowResult
from ks_desktop.referrals.intake import Intake, read
from ks_desktop.referrals.referrers import Directory
from ks_desktop.referrals.results import left_out_text, outcome_of, told


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What became of a batch: of each row, and what is wrong with those that were refused."""

    results: tuple[RowResult, ...]
    problems: tuple[tuple[Row, UserError], ...]


def keep_batch(batch: Sequence[Row], books: ManyBooks, directory: Directory, today: date, work: Work) -> Done:
    """Put each row where it belongs; one that is refused changes nothing.

    Args:
        batch: the rows.
        books: what is known, and where it is written.
        directory: the referrers that are known.
        today: no day that has been can be later.
        work: the transaction.
    """
    problems: list[tuple[Row, UserError]] = []
    intakes: list[tuple[Row, Intake]] = []
    for row in batch:
        try:
            intakes.append((row, _linked(_read(row, today), directory)))
        except UserError as error:
            problems.append((row, error))
    books.expect((intake.client for _, intake in intakes), reading=work)
    kept: list[tuple[Row, Intake, recording.Kept]] = []
    for row, intake in intakes:
        try:
            kept.append((row, intake, recording.keep(intake, None, books, work)))
        except UserError as error:
            problems.append((row, error))
    results = [_refused(row, error) for row, error in problems]
    # What is missing is looked up at the end: what a later row fills in is not missing in an earlier one any more.
    books.consents((one.referral.case_id for _, _, one in kept), reading=work)
    results += [_result(row, intake, one, books, today, work) for row, intake, one in kept]
    return Done(
        results=tuple(sorted(results, key=lambda result: result.row)),
        problems=tuple(sorted(problems, key=lambda problem: problem[0].number)),
    )


def _read(row: Row, today: date) -> Intake:
    """Return what a row says; all that is wrong with it is told at once, of one field once."""
    said = {error.field for error in row.wrong}
    try:
        intake = read(row.values, today=today, unseen=True)
    except UserError as error:
        raise UserErrors([*row.wrong, *(other for other in each(error) if other.field not in said)]) from None
    if row.wrong:
        raise UserErrors(row.wrong)
    return intake


def _linked(intake: Intake, directory: Directory) -> Intake:
    if not intake.referral.referrer:
        return intake
    return replace(intake, referral=directory.linked(intake.referral))


def _result(row: Row, intake: Intake, kept: recording.Kept, books: ManyBooks, today: date, work: Work) -> RowResult:
    lacking = () if kept.is_quiet else _lacking(kept.referral, books, today, work)
    return RowResult(
        row=row.number,
        line=row.line,
        result=outcome_of(is_changed=kept.is_changed, lacking=(*lacking, *intake.left_out)),
        referral_id=kept.referral.id,
        reasons=(
            *lacking,
            *(_reason(name, left_out_text()) for name in intake.left_out),
            *starmap(_reason, told(intake.notes, intake.hidden, kept.remarks)),
        ),
    )


def _lacking(referral: Referral, books: ManyBooks, today: date, work: Work) -> tuple[str, ...]:
    _case, client = books.case(referral.case_id)
    answers = books.consents([referral.case_id], reading=work).get(referral.case_id, ())
    return missing(referral, client, has_consent=consent_given(answers, ConsentPurpose.SIGN_UP, on=today))


def _refused(row: Row, error: UserError) -> RowResult:
    reasons = tuple(_reason(single.field, single.text()) for single in each(error))
    return RowResult(row=row.number, line=row.line, result=RowOutcome.REFUSED, referral_id=None, reasons=reasons)


def _reason(field: str, sentence: str) -> str:
    return f"{field}: {sentence}" if field else sentence
