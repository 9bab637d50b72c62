"""Free days of the organisation, and holidays it keeps on another day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from ks_desktop.coalition import store
from ks_desktop.coalition.domain import FreeDay, kept
from ks_desktop.coalition.service.checking import too_long
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.settings_store import change_within, read_within
from ks_desktop.core.values import LINE_MAX, Changes, UserId, clean_line
from ks_desktop.security.domain import AuditEvent

_CHANGED = Changes(coalition=True, visits=True)  # every agenda looks again; nothing that is booked moves


class OwnDays:
    """The days that are kept otherwise than the calendar says."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, *, reading: Reading) -> tuple[FreeDay, ...]:
        """Return every such day, in order."""
        return store.free_days(reading)

    def listed(self, *, actor: UserId) -> tuple[FreeDay, ...]:
        """Return every such day, in order, for the screen."""
        with self._database.reading(actor) as reading:
            return self.all(reading=reading)

    def holidays(self, *, actor: UserId) -> dict[str, str]:
        """Return how Good Friday (`good_friday`) and 5 May (`liberation_day`) are kept."""
        with self._database.reading(actor) as reading:
            settings = read_within(reading)
        return {"good_friday": settings.good_friday, "liberation_day": settings.liberation_day}

    def save(self, day: FreeDay, *, actor: UserId) -> Changes:
        """Keep a day so from now on, in place of what was said of it before.

        Raises:
            UserError: the name is too long.
        """
        name = clean_line(day.name).text
        if len(name) > LINE_MAX:
            raise too_long("name", LINE_MAX)
        with self._database.work(actor, AuditEvent.SETTINGS_CHANGED) as work:
            store.put_free_day(work, replace(day, name=name))
        return _CHANGED

    def remove(self, day: date, *, actor: UserId) -> Changes:
        """Keep a day as the calendar says."""
        with self._database.work(actor, AuditEvent.SETTINGS_CHANGED) as work:
            store.remove_free_day(work, day)
        return _CHANGED

    def keep_holidays(self, typed: Mapping[str, str], *, actor: UserId) -> Changes:
        """Keep Good Friday (`good_friday`) and 5 May (`liberation_day`) so from now on.

        Raises:
            UserErrors: a value is no choice; nothing is saved.
        """
        with self._database.work(actor, AuditEvent.SETTINGS_CHANGED) as work:
            return change_within(work, typed) | _CHANGED


def free_days_within(reading: Reading) -> FreeDays:
    """Return the days on which nobody works, inside an open reading or work."""
    settings = read_within(reading)
    days = store.free_days(reading)
    return kept(days, good_friday=settings.good_friday, liberation_day=settings.liberation_day)
