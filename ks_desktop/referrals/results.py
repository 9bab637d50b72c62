"""What the service answers: what became of a referral, one opened in the form, a file on its way in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ks_desktop.core.values import CaseId, Changes, ReferralId
from ks_desktop.referrals.exchange import RowOutcome, RowResult, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What became of a referral that was typed or read.

    Attributes:
        result: taken, parked (something is missing) or duplicate (nothing was stored).
        missing: words of `domain.missing`.
        notes: per field how many unprintable characters were taken out.
    """

    referral_id: ReferralId
    case_id: CaseId
    result: RowOutcome
    missing: tuple[str, ...]
    notes: Mapping[str, int]
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A stored referral, opened in the form. `version` rises with any change of the referral, her record or case."""

    referral_id: ReferralId
    case_id: CaseId
    values: Mapping[str, str]
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """A file that was read, and its rows as they are stored, batch by batch, while `results` is followed."""

    sheet: Sheet
    results: Iterator[RowResult]
