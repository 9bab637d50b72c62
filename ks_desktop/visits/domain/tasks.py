"""What is to be done about visits that are planned: interpreters to arrange, and tomorrow's calls."""

from dataclasses import dataclass
from datetime import datetime

from ks_desktop.clients.domain import CallHours
from ks_desktop.core.values import AppointmentId, CaseId, UserId
from ks_desktop.visits.domain.companion import BookingState, Companion
from ks_desktop.visits.domain.contact import ContactResult
from ks_desktop.visits.domain.mode import Mode
from ks_desktop.visits.domain.timed import Timed


@dataclass(frozen=True, slots=True, kw_only=True)
class InterpreterTask(Timed):
    """An interpreter of whom something is to be arranged.

    Attributes:
        name: hers; "" of a pregnancy that ended: the code of the visit stands for it.
        language: ISO 639-1, or "" when it is not known.
        interpreter: how far it is: to book, asked, or booked for another time (`moved`).
        is_off: the visit is cancelled: the interpreter must hear it.
        version: of the visit as it was read.
    """

    appointment_id: AppointmentId
    case_id: CaseId
    name: str
    nurse: UserId
    starts_at: datetime
    minutes: int
    mode: Mode
    language: str
    interpreter: Companion
    is_off: bool
    version: int
    code: str = ""

    @property
    def state(self) -> BookingState:
        """How far the booking is."""
        return self.interpreter.state


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder(Timed):
    """A woman to be reminded of her visit. Without `may_call` no number stands here at all.

    Attributes:
        name: hers.
        phone: where to call, "" when that is not safe or not known.
        phone_note: what she said about calling, such as after three.
        is_limited: there are times at which she may not be called.
        call_hours: when she may be called on the day of calling; nothing then, where it is limited, is not at all.
        call_from: she may not be called now, but from this instant on; None when she may.
        may_leave_message: a spoken message is safe.
        may_text: a text message is safe.
        may_mail: there is an e-mail address, and her partner may know.
        language: ISO 639-1, or "".
        interpreter: she needs an interpreter on the phone as well.
        result: what came of calling her about this visit, None when nobody tried.
    """

    appointment_id: AppointmentId
    case_id: CaseId
    name: str
    nurse: UserId
    starts_at: datetime
    minutes: int
    mode: Mode
    phone: str = ""
    phone_note: str = ""
    may_call: bool = True
    is_limited: bool = False
    call_hours: tuple[CallHours, ...] = ()
    call_from: datetime | None = None
    may_leave_message: bool = False
    may_text: bool = False
    may_mail: bool = False
    language: str = ""
    interpreter: bool = False
    result: ContactResult | None = None
    result_note: str = ""
