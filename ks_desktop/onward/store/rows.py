"""Rows of onward referrals, of what happened with each, and of the warm hand-overs."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.coalition.domain import CareDomain
from ks_desktop.core.rows import Base, Instant, Versioned, choice, line, note
from ks_desktop.onward.domain import NotStarted, OnwardState, OnwardWay


class OnwardRow(Versioned, Base):
    """One onward referral as it is now. `service_id` is plain: a service of the catalogue has no row."""

    __tablename__ = "onward_referral"
    __table_args__ = (sa.Index("ix_onward_referral_due", "follow_up_on", "state"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    organisation_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("organisation.id"), index=True)
    service_id: Mapped[UUID | None] = mapped_column(index=True)
    receiver: Mapped[str] = mapped_column(line())
    domain: Mapped[CareDomain] = mapped_column(choice(CareDomain))
    needs: Mapped[list[str]] = mapped_column(sa.JSON)
    wish: Mapped[str] = mapped_column(line())
    way: Mapped[OnwardWay] = mapped_column(choice(OnwardWay))
    state: Mapped[OnwardState] = mapped_column(choice(OnwardState), index=True)
    made_on: Mapped[date]
    made_by: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    sent_on: Mapped[date | None]
    follow_up_on: Mapped[date | None]
    took_over_on: Mapped[date | None]
    reason: Mapped[NotStarted | None] = mapped_column(choice(NotStarted))
    second_of: Mapped[UUID | None] = mapped_column(sa.ForeignKey("onward_referral.id", ondelete="SET NULL"), index=True)
    no_second_choice: Mapped[bool]
    consent_gone_on: Mapped[date | None]
    named_wrong_on: Mapped[date | None]
    step_count: Mapped[int]  # so that each step changes this row too, and no earlier one is undone from under it


class OnwardStepRow(Base):
    """One thing that happened. `serial` counts in the order of writing down; steps stand by day, then by that."""

    __tablename__ = "onward_step"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    onward_id: Mapped[UUID] = mapped_column(sa.ForeignKey("onward_referral.id"), index=True)
    serial: Mapped[int]
    state: Mapped[OnwardState] = mapped_column(choice(OnwardState))
    happened_on: Mapped[date]
    recorded_at: Mapped[datetime] = mapped_column(Instant())
    recorded_by: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    reason: Mapped[NotStarted | None] = mapped_column(choice(NotStarted))
    words: Mapped[str] = mapped_column(note())
    waiting_weeks: Mapped[int | None]
    starts_on: Mapped[date | None]


class WarmHandOverRow(Base):
    """One warm hand-over that was held."""

    __tablename__ = "onward_warm"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    onward_id: Mapped[UUID] = mapped_column(sa.ForeignKey("onward_referral.id"), index=True)
    serial: Mapped[int]
    held_on: Mapped[date]
    way: Mapped[OnwardWay] = mapped_column(choice(OnwardWay))
    with_whom: Mapped[str] = mapped_column(line())
    words: Mapped[str] = mapped_column(note())
