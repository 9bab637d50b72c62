"""Every setting as data: default, range, unit and what it means. What differs per municipality lives in coalition."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.rows import Base, Versioned, line, note
from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes, UserId, clean_line

EVENT: Final = "settings_changed"


class SettingRow(Versioned, Base):
    """One setting that was changed from its default."""

    __tablename__ = "setting"
    name: Mapped[str] = mapped_column(line(), primary_key=True)
    value: Mapped[str] = mapped_column(note())


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """The whole numbers a setting may have, its unit, and its label on the screen."""

    least: int
    most: int
    unit: str
    label: str


RANGES: Final[Mapping[str, Range]] = {
    "lock_after_minutes": Range(least=1, most=15, unit=N_("minutes"), label=N_("Lock when nothing is touched for")),
    "visit_minutes": Range(least=15, most=240, unit=N_("minutes"), label=N_("Length of a home visit")),
    "visits_a_day": Range(least=1, most=12, unit=N_("visits"), label=N_("Most visits a day")),
    "travel_margin_minutes": Range(least=0, most=60, unit=N_("minutes"), label=N_("Spare time at each journey")),
    "letter_offset_mm": Range(least=-15, most=15, unit=N_("mm"), label=N_("Move the address down by")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting with its default. The organisation's lines are the sender on letters."""

    lock_after_minutes: int = 5
    visit_minutes: int = 60
    visits_a_day: int = 4
    travel_margin_minutes: int = 5
    letter_offset_mm: int = 0
    letter_window: str = "left"  # left or right: the side of the window in the envelope
    plan_strip: str = "yes"  # yes or no: the tear-off strip with addresses under a day plan
    organisation: str = ""
    organisation_street: str = ""
    organisation_place: str = ""
    organisation_phone: str = ""
    organisation_hours: str = ""

    def __post_init__(self) -> None:
        """Refuse numbers out of range and words that are no choice.

        Raises:
            UserErrors: each names its field.
        """
        errors = [
            UserError(
                N_("Choose from {least} to {most}."),
                code="range",
                field=name,
                values={"least": allowed.least, "most": allowed.most},
            )
            for name, allowed in RANGES.items()
            if not allowed.least <= getattr(self, name) <= allowed.most
        ]
        errors += [
            UserError(N_("Choose one of the possibilities."), code="choice", field=name)
            for name, choices in CHOICES.items()
            if getattr(self, name) not in choices
        ]
        if errors:
            raise UserErrors(errors)


CHOICES: Final[Mapping[str, tuple[str, ...]]] = {"letter_window": ("left", "right"), "plan_strip": ("yes", "no")}


class SettingsStore:
    """Read and change the settings of this database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, *, actor: UserId) -> Settings:
        """Return all settings."""
        with self._database.reading(actor) as reading:
            return read_within(reading)

    def change(self, values: Mapping[str, Any], *, actor: UserId) -> Changes:
        """Change some settings together.

        Args:
            values: names of Settings with new values; a number may come as typed text.
            actor: who changes them.
        Raises:
            UserErrors: a value is no number, out of range or no choice; nothing is saved.
        """
        with self._database.work(actor, EVENT) as work:
            changed = replace(read_within(work), **{name: _typed(name, value) for name, value in values.items()})
            for name in values:
                _write(work, name, str(getattr(changed, name)))
        return Changes(users=True)


def read_within(reading: Reading) -> Settings:
    """Return all settings inside an open reading or work."""
    names = {field.name for field in fields(Settings)}
    stored = {row.name: _typed(row.name, row.value) for row in reading.session.scalars(sa.select(SettingRow))}
    return Settings(**{name: value for name, value in stored.items() if name in names})


def _typed(name: str, value: Any) -> Any:
    if name not in RANGES:
        return clean_line(str(value)).text
    try:
        return int(value)
    except ValueError as error:
        raise UserError(N_("Type a whole number."), code="number", field=name) from error


def _write(work: Work, name: str, value: str) -> None:
    row = work.session.get(SettingRow, name)
    if row is None:
        work.session.add(SettingRow(name=name, value=value))
    else:
        row.value = value
