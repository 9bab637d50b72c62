"""The letters of a case that goes to another woman: none that has not gone out may show whose it was."""

from collections.abc import Collection, Iterator
from typing import Final
from uuid import UUID

from ks_desktop.core import moving
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Work
from ks_desktop.core.drafts import forget_within
from ks_desktop.core.moving import Moved
from ks_desktop.core.values import CaseId
from ks_desktop.letters.domain import CASE_MOVED, LetterKind, LetterState, draft_subject
from ks_desktop.letters.store.rows import LetterRow

_TABLE: Final = LetterRow.__tablename__
_HEARD: Final = {
    LetterKind.FEEDBACK.value: "feedback_given_on",
    LetterKind.RECEIPT.value: "receipt_given_on",
    LetterKind.QUESTION.value: "asked_on",
}


class LettersMoved:
    """Withdraws what has not gone out, and says at what was sent under whose name it went; see `CaseMoved`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def case_moved(self, case_id: CaseId, beside: Collection[CaseId], *, work: Work) -> list[Moved]:
        """Withdraw them; feedback that never went out is owed again."""
        del beside
        forget_within(work, [draft_subject(case_id, kind) for kind in LetterKind])
        return [one for row in moving.rows(work, _TABLE, "case_id", [case_id]) for one in self._stop(row, work)]

    def _stop(self, row: moving.Raw, work: Work) -> Iterator[Moved]:
        if row["state"] == LetterState.SENT.value and not row["withdrawn_reason"]:
            yield moving.change(work, _TABLE, row, {"withdrawn_reason": CASE_MOVED})
        elif row["state"] in {LetterState.DRAFT.value, LetterState.FINAL.value}:
            yield from _owed_again(row, work)
            gone = {"state": LetterState.WITHDRAWN.value, "withdrawn_on": self._clock.today().isoformat()}
            yield moving.change(work, _TABLE, row, {**gone, "withdrawn_reason": CASE_MOVED})


def _owed_again(row: moving.Raw, work: Work) -> Iterator[Moved]:
    column = _HEARD.get(row["kind"])
    if row["state"] != LetterState.FINAL.value or column is None:
        return
    ids = [UUID(row["referral_id"])] if row["referral_id"] else []
    for referral in moving.rows(work, "referral", "id", ids):
        if referral[column] is not None:
            yield moving.change(work, "referral", referral, {column: None})
