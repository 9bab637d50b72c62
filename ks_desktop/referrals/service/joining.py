"""The referrals of two cases that are of one pregnancy: each referrer is still owed feedback."""

from typing import Final

from ks_desktop.core import moving
from ks_desktop.core.database import Work
from ks_desktop.core.moving import Moved
from ks_desktop.core.values import CaseId
from ks_desktop.referrals.store.rows import ReferralRow

_TABLE: Final = ReferralRow.__tablename__


class ReferralsJoined:
    """Gives referrals to the case that stays; see `CasesJoined`. A visit that is planned is planned for all."""

    joined_tables: Final = frozenset({_TABLE})

    def cases_joined(self, gone: CaseId, kept: CaseId, *, work: Work) -> list[Moved]:
        """Give them."""
        theirs, hers = (moving.rows(work, _TABLE, "case_id", [key]) for key in (gone, kept))
        planned = any(row["is_taken_up"] for row in (*theirs, *hers))
        moved = [moving.change(work, _TABLE, row, {"case_id": kept.hex, **_planned(row, planned)}) for row in theirs]
        return moved + [
            moving.change(work, _TABLE, row, _planned(row, planned)) for row in hers if _planned(row, planned)
        ]


def _planned(row: moving.Raw, planned: bool) -> moving.Raw:
    return {"is_taken_up": 1} if planned and not row["is_taken_up"] and row["not_taken_up"] is None else {}
