"""The rows of referrals."""

from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.clients.domain import Answer, ConsentForm
from ks_desktop.core.rows import Base, Versioned, choice, line, note
from ks_desktop.referrals.domain.words import Channel, NotTakenUp, ReferrerRole, Route, Urgency


class ReferralRow(Versioned, Base):
    """One stored referral. Its reasons are words joined by `|`."""

    __tablename__ = "referral"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    received_on: Mapped[date] = mapped_column(index=True)
    channel: Mapped[Channel | None] = mapped_column(choice(Channel))
    route: Mapped[Route | None] = mapped_column(choice(Route))
    referrer_organisation: Mapped[str] = mapped_column(line())
    referrer_name: Mapped[str] = mapped_column(line())
    referrer_role: Mapped[ReferrerRole | None] = mapped_column(choice(ReferrerRole))
    referrer_phone: Mapped[str] = mapped_column(line())
    feedback_wanted: Mapped[Answer] = mapped_column(choice(Answer))
    feedback_route: Mapped[str] = mapped_column(line())
    consult_first: Mapped[Answer] = mapped_column(choice(Answer), server_default="unknown")
    lmp_on: Mapped[date | None]
    gestation_weeks: Mapped[int | None]
    gestation_days: Mapped[int | None]
    gestation_on: Mapped[date | None]
    reasons: Mapped[str] = mapped_column(line())
    reason_note: Mapped[str] = mapped_column(note())
    own_question: Mapped[str] = mapped_column(note())
    urgency: Mapped[Urgency] = mapped_column(choice(Urgency))
    consent_given: Mapped[Answer] = mapped_column(choice(Answer))
    consent_explained: Mapped[str] = mapped_column(note())
    consent_why: Mapped[str] = mapped_column(note())
    consent_data: Mapped[str] = mapped_column(note())
    consent_by: Mapped[str] = mapped_column(line())
    consent_on: Mapped[date | None]
    consent_form: Mapped[ConsentForm | None] = mapped_column(choice(ConsentForm))
    consent_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("consent.id", ondelete="SET NULL"))
    original_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("attachment.id", ondelete="SET NULL"))
    seen_on: Mapped[date | None]
    is_taken_up: Mapped[bool] = mapped_column(index=True)
    not_taken_up: Mapped[NotTakenUp | None] = mapped_column(choice(NotTakenUp))
    feedback_given_on: Mapped[date | None]
    referrer_organisation_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("organisation.id"), index=True)
    referrer_person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("contact_person.id"))
    receipt_given_on: Mapped[date | None]
    asked_on: Mapped[date | None]
    recorded_on: Mapped[date | None]
    said_otherwise: Mapped[dict[str, str]] = mapped_column(sa.JSON)
