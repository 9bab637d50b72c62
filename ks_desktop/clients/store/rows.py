"""How the woman, her cases, statements of the due date and consents lie in the database."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.clients.domain import (
    Answer,
    CaseStatus,
    CloseReason,
    ConsentForm,
    ConsentPurpose,
    ConsentState,
    DueDateMethod,
    Housing,
    NameUse,
    TellKind,
)
from ks_desktop.core.rows import Base, Instant, Versioned, choice, line, note


class ClientRow(Versioned, Base):
    """One pregnant woman, as known now."""

    __tablename__ = "client"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    birth_surname: Mapped[str] = mapped_column(line())
    birth_surname_prefix: Mapped[str] = mapped_column(line())
    given_name: Mapped[str] = mapped_column(line())
    initials: Mapped[str] = mapped_column(line())
    partner_surname: Mapped[str] = mapped_column(line())
    partner_surname_prefix: Mapped[str] = mapped_column(line())
    name_use: Mapped[NameUse] = mapped_column(choice(NameUse))
    search_name: Mapped[str] = mapped_column(note())
    search_surname: Mapped[str] = mapped_column(note(), index=True)
    birth_date: Mapped[date | None] = mapped_column(index=True)
    bsn: Mapped[str] = mapped_column(line(), index=True)
    bsn_checked_by: Mapped[str] = mapped_column(line())
    bsn_checked_on: Mapped[date | None]
    housing: Mapped[Housing | None] = mapped_column(choice(Housing))
    street: Mapped[str] = mapped_column(line())
    house_number: Mapped[str] = mapped_column(line())
    house_number_addition: Mapped[str] = mapped_column(line())
    postcode: Mapped[str] = mapped_column(line(), index=True)
    place: Mapped[str] = mapped_column(line())
    municipality: Mapped[str] = mapped_column(line(), index=True)
    address_note: Mapped[str] = mapped_column(line(), server_default=sa.text("''"))
    is_secret: Mapped[bool]
    phone: Mapped[str] = mapped_column(line())
    phone_note: Mapped[str] = mapped_column(line())
    phone_2: Mapped[str] = mapped_column(line())
    email: Mapped[str] = mapped_column(line())
    safe_to_call: Mapped[Answer] = mapped_column(choice(Answer))
    safe_voicemail: Mapped[Answer] = mapped_column(choice(Answer))
    safe_to_text: Mapped[Answer] = mapped_column(choice(Answer))
    safe_post: Mapped[Answer] = mapped_column(choice(Answer))
    partner_may_know: Mapped[Answer] = mapped_column(choice(Answer), server_default="unknown")
    call_hours: Mapped[str] = mapped_column(line(), server_default=sa.text("''"))
    language: Mapped[str] = mapped_column(line())
    interpreter: Mapped[bool]
    is_shielded: Mapped[bool] = mapped_column(server_default=sa.text("0"))


class CaseRow(Versioned, Base):
    """One pregnancy of one woman."""

    __tablename__ = "client_case"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client.id"), index=True)
    due_date: Mapped[date] = mapped_column(index=True)
    due_date_method: Mapped[DueDateMethod] = mapped_column(choice(DueDateMethod))
    opened_on: Mapped[date]
    status: Mapped[CaseStatus] = mapped_column(choice(CaseStatus), index=True)
    closed_on: Mapped[date | None]
    close_reason: Mapped[CloseReason | None] = mapped_column(choice(CloseReason), index=True)
    nurse: Mapped[UUID | None] = mapped_column(sa.ForeignKey("app_user.id"))
    due_date_margin: Mapped[int] = mapped_column(server_default=sa.text("0"))
    fetuses: Mapped[int]
    first_child: Mapped[Answer] = mapped_column(choice(Answer), server_default="unknown")
    gravida: Mapped[int | None]
    para: Mapped[int | None]
    midwife: Mapped[str] = mapped_column(line())
    gp: Mapped[str] = mapped_column(line())
    maternity_care: Mapped[str] = mapped_column(line())
    closing: Mapped[str] = mapped_column(line(), server_default=sa.text("''"))
    closing_note: Mapped[str] = mapped_column(note(), server_default=sa.text("''"))


class DueDateRow(Base):
    """One statement of the due date; never changed, only followed by a newer one."""

    __tablename__ = "due_date"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    due_date: Mapped[date]
    method: Mapped[DueDateMethod] = mapped_column(choice(DueDateMethod))
    stated_at: Mapped[datetime] = mapped_column(Instant())
    stated_by: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    margin: Mapped[int] = mapped_column(server_default=sa.text("0"))


class ConsentRow(Versioned, Base):
    """One answer of hers."""

    __tablename__ = "consent"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    purpose: Mapped[ConsentPurpose] = mapped_column(choice(ConsentPurpose))
    state: Mapped[ConsentState] = mapped_column(choice(ConsentState))
    receiver: Mapped[UUID | None] = mapped_column(sa.ForeignKey("organisation.id"))
    explained: Mapped[str] = mapped_column(note())
    why: Mapped[str] = mapped_column(note())
    data: Mapped[str] = mapped_column(note())
    asked_by: Mapped[str] = mapped_column(line())
    given_on: Mapped[date]
    form: Mapped[ConsentForm] = mapped_column(choice(ConsentForm))
    withdrawn_on: Mapped[date | None]


class ToTellRow(Base):
    """Somebody who must hear that she took a consent back; ticked off, never removed but with her case."""

    __tablename__ = "to_be_told"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    consent_id: Mapped[UUID] = mapped_column(sa.ForeignKey("consent.id"))
    kind: Mapped[TellKind] = mapped_column(choice(TellKind))
    who: Mapped[str] = mapped_column(line())
    about: Mapped[str] = mapped_column(line())
    since: Mapped[date | None]
    noted_on: Mapped[date]
    told_on: Mapped[date | None]
    told_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("app_user.id"))
