"""Settings in the database: only what was changed from its default is stored."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.rows import Base, Versioned, line, note
from ks_desktop.core.settings import Settings, check_length, typed
from ks_desktop.core.values import Changes, UserId

EVENT: Final = "settings_changed"
LOGO: Final = "organisation_logo"


class SettingRow(Versioned, Base):
    """One setting that was changed from its default."""

    __tablename__ = "setting"
    name: Mapped[str] = mapped_column(line(), primary_key=True)
    value: Mapped[str] = mapped_column(note())


class PictureRow(Base):
    """One picture that belongs to the settings, such as the organisation's logo."""

    __tablename__ = "setting_picture"
    name: Mapped[str] = mapped_column(line(), primary_key=True)
    content: Mapped[bytes] = mapped_column(sa.LargeBinary)


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
            return change_within(work, values)


def change_within(work: Work, values: Mapping[str, Any]) -> Changes:
    """Change some settings inside a transaction; see `SettingsStore.change`."""
    after = changed(read_within(work), values)
    if "visit_minutes" in values:
        check_length(after.visit_minutes, field="visit_minutes")
    for name in values:
        _write(work, name, str(getattr(after, name)))
    return Changes(users=True)


def changed(settings: Settings, values: Mapping[str, Any]) -> Settings:
    """Return settings with some of them changed; see `SettingsStore.change`."""
    return replace(settings, **{name: typed(name, value) for name, value in values.items()})


def logo_within(reading: Reading) -> bytes | None:
    """Return the organisation's logo, None when there is none."""
    return reading.session.scalar(sa.select(PictureRow.content).where(PictureRow.name == LOGO))


def put_logo(work: Work, content: bytes | None) -> None:
    """Keep another logo, or none; whoever calls has looked at it."""
    work.session.execute(sa.delete(PictureRow).where(PictureRow.name == LOGO))
    if content:
        work.session.add(PictureRow(name=LOGO, content=content))


def read_within(reading: Reading) -> Settings:
    """Return all settings inside an open reading or work."""
    names = {field.name for field in fields(Settings)}
    stored = {row.name: typed(row.name, row.value) for row in reading.session.scalars(sa.select(SettingRow))}
    return Settings(**{name: value for name, value in stored.items() if name in names})


def _write(work: Work, name: str, value: str) -> None:
    row = work.session.get(SettingRow, name)
    if row is None:
        work.session.add(SettingRow(name=name, value=value))
    else:
        row.value = value
