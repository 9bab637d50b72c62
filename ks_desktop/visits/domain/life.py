"""What becomes of planned visits when something happens in her life: the words with which they fall away."""

from typing import Final

from ks_desktop.core.texts import N_, _
from ks_desktop.visits.domain.appointment import Appointment, AppointmentState

BORN: Final = N_("The child is born")
MOVED_AWAY: Final = N_("She moved to another area")


def fell_away(visit: Appointment) -> bool:
    """Tell whether a visit was cancelled because a child was born or she moved away."""
    return visit.state is AppointmentState.CANCELLED and visit.cancel_reason in {_(BORN), _(MOVED_AWAY)}
