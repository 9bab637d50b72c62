"""Tries to reach her before a visit."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from ks_desktop.core.values import CaseId, UserId


class ContactResult(StrEnum):
    """What came of trying to reach her."""

    SPOKEN = "spoken"
    NOT_REACHED = "not_reached"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactAttempt:
    """One try to reach her. `at` is an instant in UTC."""

    id: UUID
    case_id: CaseId
    user: UserId
    at: datetime
    result: ContactResult
    note: str = ""
