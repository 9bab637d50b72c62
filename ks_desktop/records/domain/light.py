"""How things stand with the backups, in words beside a colour."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from ks_desktop.core.clock import AMSTERDAM, local_day
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.records.domain.copies import Copy

OLD_AFTER: Final = timedelta(hours=24)
TEST_AFTER: Final = timedelta(days=7)


class Light(StrEnum):
    """The traffic light."""

    GOOD = "good"
    OLD = "old"
    FAILED = "failed"
    NONE = "none"

    def label(self) -> str:
        """Return the word beside the colour."""
        return _(_LABELS[self])


_LABELS: Final = {
    Light.GOOD: N_("Backup in order"),
    Light.OLD: N_("Backup is old"),
    Light.FAILED: N_("Backup failed"),
    Light.NONE: N_("No backup yet"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A backup that was opened and counted as a restore would do it; `problem` is empty when all was well."""

    at: datetime
    name: str
    records: int
    seconds: float
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A backup that could not be made, or not in the second folder."""

    at: datetime
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupState:
    """How things stand.

    Attributes:
        copies: newest first, those of the second folder too.
        is_changed: something was saved after the newest one was made.
        failed: the last thing that did not work, when nothing worked since.
        problems: what is wrong now with a folder: sentences.
    """

    now: datetime
    copies: tuple[Copy, ...]
    is_changed: bool
    tested: Proof | None = None
    failed: Failed | None = None
    problems: tuple[str, ...] = ()

    @property
    def newest(self) -> Copy | None:
        """The newest that looks whole."""
        return next((copy for copy in self.copies if copy.is_whole), None)

    @property
    def light(self) -> Light:
        """The traffic light."""
        newest = self.newest
        if self.failed is not None or self.problems or (self.tested is not None and self.tested.problem):
            return Light.FAILED
        if newest is None or newest.manifest is None:
            return Light.NONE
        is_behind = self.is_changed and abs(self.now - newest.manifest.made_at) > OLD_AFTER
        is_untested = self.tested is None or abs(self.now - self.tested.at) > TEST_AFTER
        return Light.OLD if is_behind or is_untested else Light.GOOD

    def sentences(self) -> tuple[str, ...]:
        """Return what is to be said under the light, the worst first."""
        said = [*self.problems]
        if self.failed is not None:
            said.append(_("{when}: {problem}", when=when(self.failed.at, self.now), problem=self.failed.problem))
        newest = self.newest
        if newest is not None and newest.manifest is not None:
            said.append(_("The newest was made {when}.", when=when(newest.manifest.made_at, self.now)))
        said.append(_tested(self.tested, self.now))
        return tuple(said)


def _tested(tested: Proof | None, now: datetime) -> str:
    if tested is None:
        return _("No backup was opened and counted yet: choose “Test now”.")
    if tested.problem:
        return _("Test {when}: {problem}", when=when(tested.at, now), problem=tested.problem)
    return n_(
        "Opened and counted {when}: {count} record, {seconds} s.",
        "Opened and counted {when}: {count} records, {seconds} s.",
        tested.records,
        when=when(tested.at, now),
        seconds=max(1, round(tested.seconds)),
    )


def when(moment: datetime, now: datetime) -> str:
    """Return a moment as it is said: today and yesterday by their names."""
    local = moment.astimezone(AMSTERDAM)
    days = (local_day(now) - local.date()).days
    clock = f"{local:%H:%M}"
    if days == 0:
        return _("today at {time}", time=clock)
    if days == 1:
        return _("yesterday at {time}", time=clock)
    return _("on {date} at {time}", date=f"{local:%d-%m-%Y}", time=clock)
