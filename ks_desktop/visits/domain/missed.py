"""A contact whose weeks passed without it: a state with a reason. The work stays."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, CaseId


class MissedReason(StrEnum):
    """Why the weeks passed without the contact."""

    NOT_REACHED = "not_reached"
    DECLINED = "declined"
    REFERRED_LATE = "referred_late"
    NO_NURSE = "no_nurse"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedWindow:
    """Why one kind of contact was missed in a case.

    Attributes:
        closed_on: the last day of her weeks when this was said.
        note: in a few words, needed where the reason is another one.
    """

    id: UUID
    case_id: CaseId
    contact_type: str
    reason: MissedReason
    closed_on: date
    recorded_on: date
    note: str = ""
    version: int = 0

    def __post_init__(self) -> None:
        """Refuse a reason that says nothing.

        Raises:
            UserError: another reason has no words, or too many.
        """
        if self.reason is MissedReason.OTHER and not self.note.strip():
            raise UserError(N_("Say in a few words why."), code="required", field="note")
        if len(self.note) > LINE_MAX:
            raise UserError(
                N_("This is too long: {most} characters at most."),
                code="too_long",
                field="note",
                values={"most": LINE_MAX},
            )
