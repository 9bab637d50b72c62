"""Rows of letters, and of the numbers given out."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.rows import Base, Instant, Versioned, choice, line, note
from ks_desktop.letters.domain import LegalGround, LetterKind, LetterState, SendRoute, Variant


class LetterRow(Versioned, Base):
    """One letter; once final, only its state, sending and withdrawal change."""

    __tablename__ = "letter"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    kind: Mapped[LetterKind] = mapped_column(choice(LetterKind))
    state: Mapped[LetterState] = mapped_column(choice(LetterState), index=True)
    organisation_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("organisation.id"))
    # Undoing a booking removes the visit; a letter about it stays in the register.
    referral_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("referral.id", ondelete="SET NULL"))
    appointment_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("appointment.id", ondelete="SET NULL"))
    ticked: Mapped[list[str]] = mapped_column(sa.JSON)
    words: Mapped[dict[str, str]] = mapped_column(sa.JSON)
    route: Mapped[SendRoute] = mapped_column(choice(SendRoute))
    language: Mapped[str] = mapped_column(line())
    to_name: Mapped[str] = mapped_column(note())
    number: Mapped[str | None] = mapped_column(line(), unique=True)
    carried: Mapped[dict[str, str]] = mapped_column(sa.JSON)
    attachment_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("attachment.id"))
    sha256: Mapped[str] = mapped_column(sa.String(64))
    wording_version: Mapped[str] = mapped_column(line())
    made_at: Mapped[datetime] = mapped_column(Instant(), index=True)
    made_by: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    finalised_at: Mapped[datetime | None] = mapped_column(Instant())
    finalised_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("app_user.id"))
    sent_on: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
    withdrawn_reason: Mapped[str] = mapped_column(note())
    announced_at: Mapped[datetime | None] = mapped_column(Instant())
    variant: Mapped[Variant] = mapped_column(choice(Variant), server_default=sa.text("'normal'"))
    reasons: Mapped[dict[str, str]] = mapped_column(sa.JSON, server_default=sa.text("'{}'"))
    ground: Mapped[LegalGround | None] = mapped_column(choice(LegalGround))
    ground_reason: Mapped[str] = mapped_column(note(), server_default=sa.text("''"))
    corrects: Mapped[UUID | None] = mapped_column(sa.ForeignKey("letter.id", ondelete="SET NULL"), index=True)
    onward_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("onward_referral.id", ondelete="SET NULL"), index=True)


class LetterNumberRow(Base):
    """The last number given out in a year: it never goes back, whatever is destroyed."""

    __tablename__ = "letter_number"
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]
