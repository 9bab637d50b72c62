"""Setting a PIN for the rest of the day, and what the log must hear of PINs."""

from ks_desktop.core.errors import UserError
from ks_desktop.core.settings import Settings
from ks_desktop.core.texts import N_
from ks_desktop.house.building import Building
from ks_desktop.security.audit import About
from ks_desktop.security.domain import AuditEvent, Outcome
from ks_desktop.security.quick import QuickUnlock
from ks_desktop.security.vault import Key


class Pins:
    """What an open house does for unlocking it quickly next time."""

    def __init__(self, house: Building, key: Key) -> None:
        self._house, self._key = house, key

    def may_set(self) -> bool:
        """Tell whether the organisation lets its people use a PIN."""
        return not self._house.is_read_only and self._settings().quick_unlock == "yes"

    def _settings(self) -> Settings:
        return self._house.settings.read(actor=self._house.actor)

    def set(self, quick: QuickUnlock, pin: str) -> None:
        """Let this PIN open the house, for as many hours as the settings say.

        Raises:
            UserError: `pin_off`, or the PIN will not do.
            StorageError: there is not enough memory, or the log cannot be written: then there is no PIN either.
        """
        settings = self._settings()
        if settings.quick_unlock != "yes":
            raise UserError(N_("Unlocking with a PIN is switched off in the settings."), code="pin_off", field="pin")
        quick.set(self._key, pin, hours=settings.quick_unlock_hours)
        try:
            self._house.record(AuditEvent.PIN_SET)
        except BaseException:
            quick.forget()
            raise

    def hold(self, quick: QuickUnlock) -> None:
        """Get ready for a lock: from here on only what this key still opens counts."""
        quick.hold(self._key, self._house.folder)

    def note(self, quick: QuickUnlock, *, used: bool) -> None:
        """Log what was done with PINs while nothing could be logged: how many were wrong, and that one opened it."""
        wrong = quick.take_wrong_tries()
        if wrong:
            with self._house.database.work(self._house.actor, AuditEvent.PIN_REFUSED) as work:
                tries = About(columns=str(wrong))
                self._house.audit.record(work, AuditEvent.PIN_REFUSED, outcome=Outcome.REFUSED, about=tries)
        if used:
            self._house.record(AuditEvent.PIN_USED)
