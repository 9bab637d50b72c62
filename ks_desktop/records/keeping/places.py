"""The folders that ever got backups, from rows to paths and back."""

from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from ks_desktop.core.database import Reading, Work
from ks_desktop.records.keeping.rows import BackupPlaceRow


def places(reading: Reading) -> tuple[Path, ...]:
    """Return the folders that ever got a backup."""
    return tuple(map(Path, reading.session.scalars(sa.select(BackupPlaceRow.path).order_by(BackupPlaceRow.path))))


def cleaned(reading: Reading) -> dict[Path, datetime | None]:
    """Return when each of these folders was last gone through for what was destroyed."""
    rows = reading.session.execute(sa.select(BackupPlaceRow.path, BackupPlaceRow.cleaned_at))
    return {Path(path): cleaned_at for path, cleaned_at in rows}


def add_place(work: Work, folder: Path, at: datetime) -> None:
    """Store a folder that got a backup."""
    if work.session.get(BackupPlaceRow, str(folder)) is None:
        work.session.add(BackupPlaceRow(path=str(folder), since=at, cleaned_at=None))


def put_cleaned(work: Work, folder: Path, at: datetime) -> None:
    """Store that a folder was gone through."""
    row = work.session.get(BackupPlaceRow, str(folder))
    if row is not None:
        row.cleaned_at = at


def forget_place(work: Work, folder: Path) -> None:
    """Store no more that a folder got backups: they are gone, or somebody destroyed them there."""
    row = work.session.get(BackupPlaceRow, str(folder))
    if row is not None:
        work.session.delete(row)
