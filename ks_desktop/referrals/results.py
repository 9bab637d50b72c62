"""What the service answers: what became of a referral, one opened in the form."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ks_desktop.core.texts import _, n_
from ks_desktop.core.values import CaseId, Changes, ReferralId
from ks_desktop.referrals.domain import Tray
from ks_desktop.referrals.exchange import RowOutcome
from ks_desktop.referrals.matching import Remark, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What became of a referral that was typed or read.

    Attributes:
        referral_id: of a repeat the first one.
        result: taken, parked (something is missing) or duplicate: it was recorded before and fills in nothing. What a
            repeat fills in makes it taken or parked; no second referral is stored.
        missing: words of `domain.missing`.
        tray: where it lies now.
        notes: per field how many unprintable characters were taken out.
        hidden: per field how many characters stand in it that cannot be seen.
        remarks: what is told of fields in which it says something else than what is on record.
    """

    referral_id: ReferralId
    case_id: CaseId
    result: RowOutcome
    missing: tuple[str, ...]
    tray: Tray
    notes: Mapping[str, int]
    hidden: Mapping[str, int]
    remarks: tuple[Remark, ...]
    changes: Changes

    @property
    def is_quiet(self) -> bool:
        """Tell whether it is about a pregnancy that ended: kept, and nothing is to be done."""
        return any(remark.wording is Wording.QUIET for remark in self.remarks)

    def told(self) -> tuple[tuple[str, str], ...]:
        """Return what is told, as fields and sentences in the user's language."""
        return told(self.notes, self.hidden, self.remarks)


def told(notes: Mapping[str, int], hidden: Mapping[str, int], remarks: Iterable[Remark]) -> tuple[tuple[str, str], ...]:
    """Return what is told of a referral that was recorded, as fields and sentences in the user's language."""
    return (
        *((name, removed_text(count)) for name, count in notes.items()),
        *((name, hidden_text(count)) for name, count in hidden.items()),
        *((remark.field, remark.text()) for remark in remarks),
    )


def left_out_text() -> str:
    """Return the sentence that tells why a BSN was not kept."""
    return _("The BSN is not kept: fill in by whom and on which day it was checked who she is.")


def removed_text(count: int) -> str:
    """Return the sentence that tells how many characters were taken out."""
    return n_("{count} unprintable character was removed.", "{count} unprintable characters were removed.", count)


def hidden_text(count: int) -> str:
    """Return the sentence that tells how many characters cannot be seen."""
    return n_(
        "It holds {count} character that cannot be seen.", "It holds {count} characters that cannot be seen.", count
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A stored referral, opened in the form.

    Attributes:
        said_otherwise: fields in which this referrer said something else than what is on record.
        version: rises with any change of the referral, her record or case.
        has_original: the paper it came on is kept with it.
    """

    referral_id: ReferralId
    case_id: CaseId
    values: Mapping[str, str]
    said_otherwise: Mapping[str, str]
    version: int
    has_original: bool = False


def outcome_of(*, is_changed: bool, lacking: Collection[str]) -> RowOutcome:
    """Return what became of a referral that was kept."""
    if not is_changed:
        return RowOutcome.DUPLICATE
    return RowOutcome.PARKED if lacking else RowOutcome.TAKEN
