"""Who comes along on a visit, and whether that is arranged."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, UserId, new_id


class CompanionKind(StrEnum):
    """Who comes along."""

    COLLEAGUE = "colleague"
    INTERPRETER = "interpreter"
    MIDWIFE = "midwife"
    OTHER = "other"


class BookingState(StrEnum):
    """How far the booking of an interpreter is.

    `moved`: asked or booked for another time or nurse than the visit has now. `told_off`: knows that the visit is off.
    """

    TO_BOOK = "to_book"
    ASKED = "asked"
    BOOKED = "booked"
    MOVED = "moved"
    TOLD_OFF = "told_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """Somebody who comes along.

    Attributes:
        user: the colleague, whose own day is taken too; None for anybody else.
        name: who it is: name or practice, the interpreter or the agency; a colleague needs none.
        state: how far the booking is; only an interpreter is booked, everybody else is told by the nurse.
        reference: under which number the agency knows the booking.
        is_by_phone: the interpreter is on the phone and not in the room.
    """

    kind: CompanionKind
    user: UserId | None = None
    name: str = ""
    state: BookingState = BookingState.BOOKED
    reference: str = ""
    is_by_phone: bool = False
    id: UUID = field(default_factory=new_id)

    def __post_init__(self) -> None:
        """Refuse a companion nobody can find.

        Raises:
            UserError: a colleague is not named or somebody else is one, a midwife or other has no name, or a text is
                over 200 characters.
        """
        if (self.kind is CompanionKind.COLLEAGUE) is not (self.user is not None):
            raise UserError(N_("Choose which colleague comes along."), code="required", field="colleague")
        if self.kind in {CompanionKind.MIDWIFE, CompanionKind.OTHER} and not self.name.strip():
            raise UserError(N_("Fill in who comes along."), code="required", field="companion_name")
        for name, text in (("companion_name", self.name), ("reference", self.reference)):
            if len(text) > LINE_MAX:
                raise UserError(
                    N_("This is too long: {most} characters at most."),
                    code="too_long",
                    field=name,
                    values={"most": LINE_MAX},
                )
