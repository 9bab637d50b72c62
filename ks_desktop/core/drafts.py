"""Unfinished forms: everything typed so far, also what is still wrong, kept encrypted until it is saved or thrown away.

A draft is what makes a lock, a crash or a closed window cost nothing. It is no record of care: it is not audited per
keystroke, and it goes when the form is saved. What is typed in a restricted form lies sealed under the second key.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column
from typing_extensions import override

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Work
from ks_desktop.core.rows import Base, Instant, line
from ks_desktop.core.sealed_rows import Sealed, place
from ks_desktop.core.sealing import Sealer
from ks_desktop.core.values import UserId, new_id

EVENT: Final = "draft_kept"


class DraftRow(Base):
    """What one user typed in one form, about one subject."""

    __tablename__ = "draft"
    __table_args__ = (sa.UniqueConstraint("user_id", "form", "subject"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    form: Mapped[str] = mapped_column(line())
    subject: Mapped[str] = mapped_column(line())
    content: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    kept_at: Mapped[datetime] = mapped_column(Instant())
    sealed: Mapped[bytes | None] = mapped_column(Sealed())


class Drafts:
    """The drafts of the user who is at work."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def keep(self, form: str, subject: str, content: Mapping[str, Any], *, actor: UserId) -> None:
        """Keep what is typed now in place of what was kept before.

        Args:
            form: name of the form, such as "referral".
            subject: id of what it is about, or "" for a new thing.
            content: field names with plain JSON values.
            actor: who types.
        """
        with self._database.work(actor, EVENT) as work:
            row = _row(work, form, subject)
            if row is None:
                row = DraftRow(id=new_id(), user_id=actor, form=form, subject=subject)
                work.session.add(row)
            self._fill(row, content)
            row.kept_at = self._clock.now()

    def find(self, form: str, subject: str, *, actor: UserId) -> dict[str, Any] | None:
        """Return what was typed and not yet saved, or None."""
        with self._database.reading(actor) as reading:
            row = reading.session.scalar(_where(reading.actor, form, subject))
            return self._content(row) if row else None

    def drop(self, form: str, subject: str, *, actor: UserId) -> None:
        """Throw a draft away; without one, nothing happens."""
        with self._database.work(actor, EVENT) as work:
            drop_within(work, form, subject)

    def _fill(self, row: DraftRow, content: Mapping[str, Any]) -> None:
        row.content = dict(content)

    def _content(self, row: DraftRow) -> dict[str, Any] | None:
        return dict(row.content)


class SealedDrafts(Drafts):
    """Drafts of restricted forms: what was typed lies sealed. Without the key nothing is kept, and nothing found."""

    def __init__(self, database: Database, clock: Clock, sealer: Sealer | None) -> None:
        super().__init__(database, clock)
        self._sealer = sealer

    @override
    def keep(self, form: str, subject: str, content: Mapping[str, Any], *, actor: UserId) -> None:
        if self._sealer is not None:
            super().keep(form, subject, content, actor=actor)

    @override
    def _fill(self, row: DraftRow, content: Mapping[str, Any]) -> None:
        assert self._sealer is not None  # noqa: S101 - asked in `keep`
        row.content = {}
        row.sealed = self._sealer.seal(json.dumps(dict(content)), bound_to=place("draft", row.id))

    @override
    def _content(self, row: DraftRow) -> dict[str, Any] | None:
        if self._sealer is None or row.sealed is None:
            return None
        content: dict[str, Any] = json.loads(self._sealer.open(row.sealed, bound_to=place("draft", row.id)))
        return content


def drop_within(work: Work, form: str, subject: str) -> None:
    """Throw the draft away in the same transaction that saves the form it was for."""
    row = _row(work, form, subject)
    if row is not None:
        work.session.delete(row)


def forget_within(work: Work, subjects: Iterable[object]) -> None:
    """Throw away what anybody typed about these subjects: they are destroyed, and nothing may bring them back."""
    for subject in map(str, subjects):
        about = sa.or_(DraftRow.subject == subject, DraftRow.subject.startswith(f"{subject}:", autoescape=True))
        work.session.execute(sa.delete(DraftRow).where(about))


def _row(work: Work, form: str, subject: str) -> DraftRow | None:
    return work.session.scalar(_where(work.actor, form, subject))


def _where(actor: UserId, form: str, subject: str) -> sa.Select[DraftRow]:
    return sa.select(DraftRow).where(DraftRow.user_id == actor, DraftRow.form == form, DraftRow.subject == subject)
