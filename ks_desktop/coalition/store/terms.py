"""Dated terms and windows of municipalities, and which of them we serve: rows to records and back."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.coalition.domain import ContactWindow, Terms
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.gestation import GestationalAge, WeekWindow
from ks_desktop.core.rows import Base, Versioned, line
from ks_desktop.core.values import new_id

_WINDOW_NUMBERS: Final = ("term_days", "after_from", "after_until", "margin_days")


class TermsRow(Versioned, Base):
    """What one municipality agreed from one day on; municipality "" is the organisation's default."""

    __tablename__ = "municipality_terms"
    __table_args__ = (sa.UniqueConstraint("municipality", "valid_from"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality: Mapped[str] = mapped_column(line())
    valid_from: Mapped[date]
    contact_days: Mapped[int]
    urgent_days: Mapped[int]
    visit_days: Mapped[int]
    feedback_days: Mapped[int]
    earliest_days: Mapped[int]
    best_from_days: Mapped[int]
    best_until_days: Mapped[int]
    latest_days: Mapped[int]
    attention_from_days: Mapped[int]
    source: Mapped[str] = mapped_column(line())


class ContactWindowRow(Versioned, Base):
    """When one kind of contact fits in one municipality, from one day on; municipality "" is for all others."""

    __tablename__ = "contact_window"
    __table_args__ = (sa.UniqueConstraint("municipality", "contact_type", "valid_from"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality: Mapped[str] = mapped_column(line())
    contact_type: Mapped[str] = mapped_column(line())
    valid_from: Mapped[date]
    earliest_days: Mapped[int]
    best_from_days: Mapped[int]
    best_until_days: Mapped[int]
    latest_days: Mapped[int]
    term_days: Mapped[int]
    after_from: Mapped[int]
    after_until: Mapped[int]
    margin_days: Mapped[int]
    source: Mapped[str] = mapped_column(line())


class ServedRow(Base):
    """One municipality this organisation works for."""

    __tablename__ = "served_municipality"
    code: Mapped[str] = mapped_column(line(), primary_key=True)


def put_terms(work: Work, terms: Terms) -> None:
    """Store what was agreed from a day on, in place of what was stored for that day."""
    row = work.session.scalar(
        sa.select(TermsRow).where(TermsRow.municipality == terms.municipality, TermsRow.valid_from == terms.valid_from)
    )
    if row is None:
        row = TermsRow(id=new_id(), municipality=terms.municipality, valid_from=terms.valid_from)
        work.session.add(row)
    row.contact_days = terms.contact_days
    row.urgent_days = terms.urgent_days
    row.visit_days = terms.visit_days
    row.feedback_days = terms.feedback_days
    _put_weeks(row, terms.window)
    row.attention_from_days = terms.attention_from.days
    row.source = terms.source
    work.session.flush()


def newest_terms(reading: Reading, municipalities: Collection[str], on: date) -> dict[str, Terms]:
    """Return the terms that count on a day in each of these municipalities that has any."""
    query = sa.select(TermsRow).where(TermsRow.municipality.in_(municipalities), TermsRow.valid_from <= on)
    rows = reading.session.scalars(query.order_by(TermsRow.valid_from))
    return {row.municipality: _terms(row) for row in rows}  # the newest comes last


def terms_history(reading: Reading, municipalities: Collection[str]) -> tuple[Terms, ...]:
    """Return all that these municipalities ever agreed, the newest first."""
    query = sa.select(TermsRow).where(TermsRow.municipality.in_(municipalities))
    return tuple(
        map(_terms, reading.session.scalars(query.order_by(TermsRow.valid_from.desc(), TermsRow.municipality)))
    )


def put_window(work: Work, window: ContactWindow) -> None:
    """Store when a kind of contact fits from a day on, in place of what was stored for that day."""
    row = work.session.scalar(
        sa.select(ContactWindowRow).where(
            ContactWindowRow.municipality == window.municipality,
            ContactWindowRow.contact_type == window.contact_type,
            ContactWindowRow.valid_from == window.valid_from,
        )
    )
    if row is None:
        row = ContactWindowRow(
            id=new_id(),
            municipality=window.municipality,
            contact_type=window.contact_type,
            valid_from=window.valid_from,
        )
        work.session.add(row)
    _put_weeks(row, window.window)
    for name in _WINDOW_NUMBERS:
        setattr(row, name, getattr(window, name))
    row.source = window.source
    work.session.flush()


def newest_windows(reading: Reading, municipalities: Collection[str], on: date) -> dict[tuple[str, str], ContactWindow]:
    """Return the windows that count on a day, by municipality and kind of contact."""
    query = sa.select(ContactWindowRow).where(
        ContactWindowRow.municipality.in_(municipalities), ContactWindowRow.valid_from <= on
    )
    rows = reading.session.scalars(query.order_by(ContactWindowRow.valid_from))
    return {(row.municipality, row.contact_type): _window(row) for row in rows}  # the newest comes last


def _put_weeks(row: TermsRow | ContactWindowRow, window: WeekWindow) -> None:
    row.earliest_days = window.earliest.days
    row.best_from_days = window.best_from.days
    row.best_until_days = window.best_until.days
    row.latest_days = window.latest.days


def _weeks(row: TermsRow | ContactWindowRow) -> WeekWindow:
    return WeekWindow(
        earliest=GestationalAge(row.earliest_days),
        best_from=GestationalAge(row.best_from_days),
        best_until=GestationalAge(row.best_until_days),
        latest=GestationalAge(row.latest_days),
    )


def _terms(row: TermsRow) -> Terms:
    return Terms(
        municipality=row.municipality,
        valid_from=row.valid_from,
        contact_days=row.contact_days,
        urgent_days=row.urgent_days,
        visit_days=row.visit_days,
        feedback_days=row.feedback_days,
        window=_weeks(row),
        attention_from=GestationalAge(row.attention_from_days),
        source=row.source,
    )


def _window(row: ContactWindowRow) -> ContactWindow:
    return ContactWindow(
        municipality=row.municipality,
        contact_type=row.contact_type,
        valid_from=row.valid_from,
        window=_weeks(row),
        term_days=row.term_days,
        after_from=row.after_from,
        after_until=row.after_until,
        margin_days=row.margin_days,
        source=row.source,
    )


def served(reading: Reading) -> tuple[str, ...]:
    """Return the CBS codes of the municipalities we serve, sorted."""
    return tuple(reading.session.scalars(sa.select(ServedRow.code).order_by(ServedRow.code)))


def set_served(work: Work, codes: Iterable[str]) -> None:
    """Serve these municipalities and no others."""
    wanted = set(codes)
    have = set(served(work))
    for code in have - wanted:
        work.session.delete(work.session.get_one(ServedRow, code))
    work.session.add_all(ServedRow(code=code) for code in sorted(wanted - have))
    work.session.flush()
