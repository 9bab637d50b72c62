"""A small encrypted database with a woman, her cases and their notes, so that the log can be tried on its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from ks_desktop.core.clock import Clock, fixed_clock
from ks_desktop.core.database import Database, Work
from ks_desktop.core.high_water import HighWaterMark
from ks_desktop.core.rows import NAMING, Base
from ks_desktop.core.values import UserId, new_id
from ks_desktop.security import store
from ks_desktop.security.audit import Audit, create_triggers, head, head_stands
from ks_desktop.security.domain import AuditEntry, User

KEY: Final = bytes(range(32))
CLOCK: Final = fixed_clock(date(2026, 11, 23))


class Small(DeclarativeBase):
    """Tables of this test alone, beside the real ones of this room."""

    metadata = sa.MetaData(naming_convention=NAMING)


for _table in ("app_user", "change_journal", "audit", "log_segment", "commit_count"):
    Base.metadata.tables[_table].to_metadata(Small.metadata)


class WomanRow(Small):
    __tablename__ = "client"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    surname: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)


class CaseRow(Small):
    __tablename__ = "client_case"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client.id", ondelete="CASCADE"))


class NoteRow(Small):
    __tablename__ = "case_note"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id", ondelete="CASCADE"))
    words: Mapped[str]
    blob: Mapped[bytes | None]


class PairRow(Small):
    __tablename__ = "pair"
    one: Mapped[int] = mapped_column(primary_key=True)
    other: Mapped[int] = mapped_column(primary_key=True)
    spouse: Mapped[UUID | None] = mapped_column(sa.ForeignKey("client.id"))


def make_user(name: str = "proef", **fields: str) -> User:
    """Return a user that can be stored."""
    values: dict[str, Any] = {"full_name": "Mw. Proef", "job_title": "jeugdverpleegkundige", **fields}
    return User(id=UserId(new_id()), name=name, **values)


def mark_at(path: Path) -> HighWaterMark:
    """Return the mark of a small house."""
    return HighWaterMark(path, KEY, head=head, stands=head_stands, clock=CLOCK)


class SmallHouse:
    """An open small database with its log and one user."""

    def __init__(self, path: Path, clock: Clock = CLOCK, *, mark: Path | None = None) -> None:
        self.database = Database(path, KEY, create=not path.exists())
        with self.database.writer.begin() as connection:
            Small.metadata.create_all(connection)
            create_triggers(connection, Small.metadata)
        self.audit = Audit(self.database, clock, process="test", metadata=Small.metadata)
        self.audit.install()
        self.user = make_user()
        if mark is not None:
            self.database.mark = mark_at(mark)

    @contextmanager
    def work(self, event: str = "tried") -> Iterator[Work]:
        with self.database.work(self.user.id, event) as work:
            yield work

    def log(self) -> list[AuditEntry]:
        with self.database.reading(self.user.id) as reading:
            rows = reading.session.scalars(sa.select(store.AuditRow).order_by(store.AuditRow.seq))
            return [store.entry(row) for row in rows]
