"""Booked visits that what changed since has made doubtful: her consent, or the due date. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ks_desktop.clients.domain import Consent, ConsentPurpose, ConsentState, DueDate, consent_given
from ks_desktop.coalition.domain import Terms
from ks_desktop.core.clock import local_day
from ks_desktop.core.gestation import Due, is_within
from ks_desktop.core.texts import N_, _
from ks_desktop.visits.domain import Appointment, AppointmentState


class Doubt(StrEnum):
    """Why a booked visit may have to be cancelled."""

    WITHDRAWN = "withdrawn"
    NO_CONSENT = "no_consent"
    NOT_PREGNANT = "not_pregnant"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"


_SENTENCES = {
    Doubt.WITHDRAWN: N_(
        "A visit is still planned on {day}; she took her consent back. Cancel it, or record her consent again."
    ),
    Doubt.NO_CONSENT: N_(
        "A visit is still planned on {day}; there is no consent. Cancel it, or record her consent first."
    ),
    Doubt.NOT_PREGNANT: N_(
        "A visit is still planned on {day}; by this due date she is not pregnant then. Cancel it, or correct the date."
    ),
    Doubt.TOO_EARLY: N_(
        "A visit is still planned on {day}; by the new due date that is before the weeks for it. Cancel it and plan "
        "another day, or leave it so."
    ),
    Doubt.TOO_LATE: N_(
        "A visit is still planned on {day}; by the new due date that is after the weeks for it. Cancel it and plan "
        "another day, or leave it so."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """A booked visit, and why it is doubtful."""

    day: date
    doubt: Doubt

    def text(self, day: str) -> str:
        """Return the sentence; `day` is the day as the screen writes it."""
        return _(_SENTENCES[self.doubt], day=day)


def doubtful(
    appointments: Iterable[Appointment],
    consents: Iterable[Consent],
    due_dates: Iterable[DueDate],
    terms: Terms,
    now: datetime,
) -> tuple[Doubtful, ...]:
    """Return the booked visits to come that her consent or the due date of now speaks against.

    A day outside the weeks that the nurse named herself is her choice; it counts only when the visit did lie inside
    them by an earlier due date.

    Args:
        appointments: of one case.
        consents: of the same case.
        due_dates: what was stated of it, newest first.
        terms: of her municipality.
        now: visits that began before are reported, not cancelled.
    """
    ahead = sorted(a.starts_at for a in appointments if a.state is AppointmentState.BOOKED and a.starts_at > now)
    answers, dues = tuple(consents), [stated.due for stated in due_dates]
    found = []
    for day in map(local_day, ahead):
        doubt = _of_consent(answers, local_day(now)) or _of_weeks(day, dues, terms)
        if doubt is not None:
            found.append(Doubtful(day=day, doubt=doubt))
    return tuple(found)


def _of_consent(consents: tuple[Consent, ...], today: date) -> Doubt | None:
    if consent_given(consents, ConsentPurpose.SIGN_UP, on=today):
        return None
    taken_back = any(c.purpose is ConsentPurpose.SIGN_UP and c.state is ConsentState.WITHDRAWN for c in consents)
    return Doubt.WITHDRAWN if taken_back else Doubt.NO_CONSENT


def _of_weeks(day: date, dues: list[Due], terms: Terms) -> Doubt | None:
    if not dues:
        return None
    if not is_within(dues[0], day):
        return Doubt.NOT_PREGNANT
    weeks = terms.window.possible(dues[0])
    if day in weeks or not any(day in terms.window.possible(due) for due in dues[1:]):
        return None
    return Doubt.TOO_EARLY if day < weeks.first else Doubt.TOO_LATE
