"""What a nurse writes down after a visit, as one thing: the report and what follows from it."""

from dataclasses import dataclass
from datetime import date

from ks_desktop.clients.domain.goal import Goal
from ks_desktop.coalition.domain import ContactType
from ks_desktop.core.gestation import Due
from ks_desktop.core.values import AppointmentId, CaseId
from ks_desktop.visits.domain.report import Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class NextContact:
    """The contact that comes next: it waits to be planned; `not_before` is the first day for it, None for any."""

    contact_type: str
    not_before: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """What follows from a visit, kept together with its report.

    Attributes:
        next_contact: waits to be planned from now on; None leaves what waits as it is.
        goals: hers from now on, all of them; None leaves them as they are.
    """

    next_contact: NextContact | None = None
    goals: tuple[Goal, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLook:
    """What a report form begins with.

    Attributes:
        due: hers, so that days can be said in weeks.
        goals: hers as they are now.
        kinds: of contact that may come next.
        next_contact: what waits to be planned already, None where nothing does.
        nurse: who visits, by name; "" where that is not known yet.
    """

    case_id: CaseId
    due: Due
    goals: tuple[Goal, ...] = ()
    kinds: tuple[ContactType, ...] = ()
    next_contact: NextContact | None = None
    nurse: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueAgreement:
    """An open agreement whose day has come, with the case and the visit at which it was made."""

    case_id: CaseId
    appointment_id: AppointmentId
    agreement: Agreement
