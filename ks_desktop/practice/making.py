"""What the families are made with: the services, on a clock that is set back."""

from dataclasses import dataclass
from datetime import date, timedelta

from ks_desktop.clients.service import Clients
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import AMSTERDAM, Clock, instant_of
from ks_desktop.core.settings_store import SettingsStore
from ks_desktop.letters.service import Letters
from ks_desktop.onward.service import Onward
from ks_desktop.referrals.service import Referrals
from ks_desktop.security.service import Users
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.schedules import Schedules


class MovableClock(Clock):
    """A clock that can be put on an earlier day while the families are made, and then runs on time."""

    def __init__(self, real: Clock) -> None:
        self._real = real
        self._back = timedelta()
        super().__init__(lambda: self._real.now() - self._back)

    def go_to(self, day: date) -> None:
        """Show this day, at the real time of day."""
        now = self._real.now()
        # By the clock on the wall: counted in whole days, late in the evening, summer time would make it another day.
        self._back = now - instant_of(day, now.astimezone(AMSTERDAM).time())

    def run_on_time(self) -> None:
        """Show the real day again."""
        self._back = timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What is needed to make the families."""

    clock: MovableClock
    users: Users
    settings: SettingsStore
    coalition: Coalition
    clients: Clients
    referrals: Referrals
    visits: Visits
    letters: Letters
    schedules: Schedules
    onward: Onward
