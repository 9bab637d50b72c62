"""Contacts, escalation and agreements in words of municipalities, from a day on: rows to records and back."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, attributes, mapped_column

from ks_desktop.coalition.domain import AgreedWords, EscalationStep, LocalAgreements, LocalContact
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.rows import Base, Versioned, line, note
from ks_desktop.core.values import new_id

_CONTACT: Final = ("about", "name", "function", "phone", "email", "hours")
_STEP: Final = ("after_days", "who", "words")
_WORDS: Final = ("text", "until", "source")


class LocalAgreementsRow(Versioned, Base):
    """What was agreed with one municipality from one day on; its lines lie in the tables below."""

    __tablename__ = "local_agreements"
    __table_args__ = (sa.UniqueConstraint("municipality", "valid_from"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality: Mapped[str] = mapped_column(line())
    valid_from: Mapped[date]
    source: Mapped[str] = mapped_column(line())


class _Line:
    """One line of such agreements, in its place."""

    id: Mapped[UUID] = mapped_column(primary_key=True)
    agreements_id: Mapped[UUID] = mapped_column(
        sa.ForeignKey("local_agreements.id", ondelete="CASCADE"), index=True, sort_order=-1
    )
    place: Mapped[int]


class LocalContactRow(_Line, Base):
    """Whom to call."""

    __tablename__ = "local_contact"
    about: Mapped[str] = mapped_column(line())
    name: Mapped[str] = mapped_column(line())
    function: Mapped[str] = mapped_column(line())
    phone: Mapped[str] = mapped_column(line())
    email: Mapped[str] = mapped_column(line())
    hours: Mapped[str] = mapped_column(line())


class EscalationStepRow(_Line, Base):
    """Who comes next."""

    __tablename__ = "escalation_step"
    after_days: Mapped[int]
    who: Mapped[str] = mapped_column(line())
    words: Mapped[str] = mapped_column(line())


class AgreedWordsRow(_Line, Base):
    """One agreement in words."""

    __tablename__ = "agreed_words"
    text: Mapped[str] = mapped_column(note())
    until: Mapped[date | None]
    source: Mapped[str] = mapped_column(line())


_LINES: Final[tuple[tuple[str, type[Any], type[Any], tuple[str, ...]], ...]] = (
    ("contacts", LocalContactRow, LocalContact, _CONTACT),
    ("escalation", EscalationStepRow, EscalationStep, _STEP),
    ("words", AgreedWordsRow, AgreedWords, _WORDS),
)


def put_local(work: Work, agreed: LocalAgreements) -> None:
    """Store what was agreed from a day on: new, or in place of what was stored for that day.

    Raises:
        StaleError: somebody changed it first.
    """
    row = work.session.scalar(
        sa.select(LocalAgreementsRow).where(
            LocalAgreementsRow.municipality == agreed.municipality, LocalAgreementsRow.valid_from == agreed.valid_from
        )
    )
    if (row.version if row is not None else 0) != agreed.version:
        raise StaleError
    if row is None:
        row = LocalAgreementsRow(id=new_id(), municipality=agreed.municipality, valid_from=agreed.valid_from)
        work.session.add(row)
    row.source = agreed.source
    attributes.flag_modified(row, "source")  # the version rises also when only lines below were changed
    work.session.flush()
    for name, kind, _record, columns in _LINES:
        for old in work.session.scalars(sa.select(kind).where(kind.agreements_id == row.id)):
            work.session.delete(old)
        for place, each in enumerate(getattr(agreed, name)):
            values = {column: getattr(each, column) for column in columns}
            work.session.add(kind(id=new_id(), agreements_id=row.id, place=place, **values))
    work.session.flush()


def local_agreements(reading: Reading, municipalities: Collection[str]) -> tuple[LocalAgreements, ...]:
    """Return every state of the agreements with some municipalities, the newest first, with four questions."""
    query = sa.select(LocalAgreementsRow).where(LocalAgreementsRow.municipality.in_(municipalities))
    rows = reading.session.scalars(query.order_by(LocalAgreementsRow.valid_from.desc(), LocalAgreementsRow.id)).all()
    lines = {
        name: _lines(reading, [row.id for row in rows], kind, record, columns) for name, kind, record, columns in _LINES
    }
    return tuple(
        LocalAgreements(
            municipality=row.municipality,
            valid_from=row.valid_from,
            source=row.source,
            version=row.version,
            **{name: tuple(found.get(row.id, ())) for name, found in lines.items()},
        )
        for row in rows
    )


def municipalities_agreed(reading: Reading) -> frozenset[str]:
    """Return the codes of the municipalities with which anything was ever agreed in these tables."""
    return frozenset(reading.session.scalars(sa.select(LocalAgreementsRow.municipality).distinct()))


def _lines(
    reading: Reading, ids: Iterable[UUID], kind: type[Any], record: type[Any], columns: tuple[str, ...]
) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    query = sa.select(kind).where(kind.agreements_id.in_(tuple(ids))).order_by(kind.place)
    for row in reading.session.scalars(query):
        found.setdefault(row.agreements_id, []).append(record(**{name: getattr(row, name) for name in columns}))
    return found
