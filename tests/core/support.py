"""A small encrypted file of notes, for the tests of the floor."""

from pathlib import Path
from typing import Final

import sqlalchemy as sa

from ks_desktop.core.database import Database, Work
from ks_desktop.core.high_water import HighWaterMark
from ks_desktop.core.values import UserId, new_id

KEY: Final = bytes(range(32))
OTHER_KEY: Final = bytes(range(1, 33))
ACTOR: Final = UserId(new_id())


def note_file(path: Path, *, mark: HighWaterMark | None = None) -> Database:
    """Make a file with one table of notes, a table that counts, and no note."""
    made = Database(path, KEY, create=True, mark=mark)
    with made.writer.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT NOT NULL UNIQUE)")
        connection.exec_driver_sql("CREATE TABLE line (note_id INTEGER NOT NULL REFERENCES note (id))")
        connection.exec_driver_sql("CREATE TABLE commit_count (id INTEGER PRIMARY KEY, count INTEGER NOT NULL)")
    return made


def write(database: Database, words: str) -> None:
    """Save a note."""
    with database.work(ACTOR, "tried") as work:
        insert(work, words)


def insert(work: Work, words: str) -> None:
    """Put a note into open work."""
    work.session.execute(sa.text("INSERT INTO note (words) VALUES (:words)"), {"words": words})


def read(database: Database) -> list[str]:
    """Return all notes in the order in which they were saved."""
    with database.reading(ACTOR) as reading:
        return list(reading.session.scalars(sa.text("SELECT words FROM note ORDER BY id")))
