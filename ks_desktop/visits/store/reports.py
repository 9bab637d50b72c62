"""What a report says beside a few words: its own rows, to records and back.

A choice stands once in a report, so its row has an id that follows from visit and choice: what is taken back and
chosen again is the same row.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid5

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base, choice, line
from ks_desktop.visits.domain import Agreement, Appointment, Help, HelpKind, Present, Report
from ks_desktop.visits.store.tables import AppointmentRow, parts


class _OfVisit:
    """What every row of a report has."""

    id: Mapped[UUID] = mapped_column(primary_key=True)
    appointment_id: Mapped[UUID] = mapped_column(sa.ForeignKey("appointment.id"), index=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)  # so that the log names her
    place: Mapped[int]  # in the order they were named


class VisitPresentRow(_OfVisit, Base):
    """Somebody who was there."""

    __tablename__ = "visit_present"
    who: Mapped[Present] = mapped_column(choice(Present))


class VisitTopicRow(_OfVisit, Base):
    """Something they spoke of."""

    __tablename__ = "visit_topic"
    topic: Mapped[str] = mapped_column(line())
    wants_help: Mapped[bool]


class VisitAgreementRow(_OfVisit, Base):
    """Something that was agreed."""

    __tablename__ = "visit_agreement"
    who: Mapped[str] = mapped_column(line())
    what: Mapped[str] = mapped_column(line())
    by_when: Mapped[date | None]
    done_on: Mapped[date | None]


class VisitHelpRow(_OfVisit, Base):
    """Help that came of it."""

    __tablename__ = "visit_help"
    kind: Mapped[HelpKind] = mapped_column(choice(HelpKind))
    what: Mapped[str] = mapped_column(line())


AnyRow = VisitPresentRow | VisitTopicRow | VisitAgreementRow | VisitHelpRow
REPORT_ROWS: Final[tuple[type[AnyRow], ...]] = (VisitPresentRow, VisitTopicRow, VisitAgreementRow, VisitHelpRow)
_NAMES: Final[Mapping[type[AnyRow], tuple[str, ...]]] = {
    VisitPresentRow: ("place", "who"),
    VisitTopicRow: ("place", "topic", "wants_help"),
    VisitAgreementRow: ("place", "who", "what", "by_when", "done_on"),
    VisitHelpRow: ("place", "kind", "what"),
}
_Lists = dict[type[AnyRow], list[dict[str, Any]]]
_Rows = dict[type[AnyRow], list[Any]]


def columns(report: Report | None) -> dict[str, Any]:
    """Return what stands in the row of the visit itself."""
    if report is None:
        empty = {"outcome": None, "held_on": None, "note": "", "agreed": "", "next_step": ""}
        return empty | {"held_mode": None, "need": None, "feed_back": ""}
    return {
        "outcome": report.outcome,
        "held_on": report.held_on,
        "note": report.note,
        "agreed": "\n".join(report.agreed),
        "next_step": report.next_step,
        "held_mode": report.mode,
        "need": report.need,
        "feed_back": report.feed_back,
    }


def write(work: Work, appointment: Appointment) -> None:
    """Let the rows of a visit say what its report says now; what stays keeps the same row."""
    for kind, wanted in _lists(appointment.id, appointment.report).items():
        known = {row.id: row for row in work.session.scalars(_of(kind, [appointment.id]))}
        for values in wanted:
            row = known.pop(values["id"], None)
            if row is None:
                row = kind(id=values["id"], appointment_id=appointment.id, case_id=appointment.case_id)
                work.session.add(row)
            for name in _NAMES[kind]:
                setattr(row, name, values[name])
        for row in known.values():
            work.session.delete(row)
    work.session.flush()


def remove(work: Work, appointment_id: UUID) -> None:
    """Remove what a report of a visit says, before the visit itself goes."""
    for kind in REPORT_ROWS:
        work.session.execute(sa.delete(kind).where(kind.appointment_id == appointment_id))


def _lists(appointment_id: UUID, report: Report | None) -> _Lists:
    if report is None:
        return {kind: [] for kind in REPORT_ROWS}
    return {
        VisitPresentRow: [
            {"id": uuid5(appointment_id, f"present {who.value}"), "place": place, "who": who}
            for place, who in enumerate(report.present)
        ],
        VisitTopicRow: [
            {
                "id": uuid5(appointment_id, f"topic {topic}"),
                "place": place,
                "topic": topic,
                "wants_help": topic in report.help_wanted,
            }
            for place, topic in enumerate(report.topics)
        ],
        VisitAgreementRow: [
            {name: getattr(one, name) for name in ("id", "who", "what", "by_when", "done_on")} | {"place": place}
            for place, one in enumerate(report.agreements)
        ],
        VisitHelpRow: [
            {"id": uuid5(appointment_id, f"help {one.kind.value}"), "place": place, "kind": one.kind, "what": one.what}
            for place, one in enumerate(report.help)
        ],
    }


def of(reading: Reading, visits: Collection[AppointmentRow]) -> dict[UUID, Report]:
    """Return the reports of these visits; four questions for any number of visits, none where nothing was reported."""
    reported = {row.id: row for row in visits if row.outcome is not None and row.held_on is not None}
    found: dict[UUID, _Rows] = {key: {kind: [] for kind in REPORT_ROWS} for key in reported}
    for part in parts(reported):
        for kind in REPORT_ROWS:
            for row in reading.session.scalars(_of(kind, part)):
                found[row.appointment_id][kind].append(row)
    return {key: _report(row, found[key]) for key, row in reported.items()}


def _of(kind: type[AnyRow], visits: Iterable[UUID]) -> sa.Select[Any]:
    return sa.select(kind).where(kind.appointment_id.in_(list(visits))).order_by(kind.place, kind.id)


def _report(row: AppointmentRow, rows: _Rows) -> Report:
    assert row.outcome is not None and row.held_on is not None  # noqa: S101, PT018 - only these are asked for
    topics = rows[VisitTopicRow]
    # Its words are blank to who may not see reports: that she was visited, when and how, is all there is then.
    return Report(
        outcome=row.outcome,
        held_on=row.held_on,
        note=row.note or "",
        agreed=tuple(row.agreed.split("\n")) if row.agreed else (),
        next_step=row.next_step or "",
        mode=row.held_mode,
        need=row.need,
        feed_back=row.feed_back or "",
        present=tuple(each.who for each in rows[VisitPresentRow]),
        topics=tuple(each.topic for each in topics),
        help_wanted=tuple(each.topic for each in topics if each.wants_help),
        agreements=tuple(map(_agreement, rows[VisitAgreementRow])),
        help=tuple(Help(kind=each.kind, what=each.what) for each in rows[VisitHelpRow]),
    )


def _agreement(row: VisitAgreementRow) -> Agreement:
    return Agreement(id=row.id, who=row.who, what=row.what, by_when=row.by_when, done_on=row.done_on)


def visit_of(reading: Reading, agreement_id: UUID) -> UUID | None:
    """Return the visit at which something was agreed, None when that is not there any more."""
    return reading.session.scalar(
        sa.select(VisitAgreementRow.appointment_id).where(VisitAgreementRow.id == agreement_id)
    )


def agreements_due(reading: Reading, until: date) -> list[tuple[UUID, UUID, Agreement]]:
    """Return the open agreements with a day until this one: case, visit and agreement, by day."""
    query = (
        sa.select(VisitAgreementRow)
        .where(VisitAgreementRow.done_on.is_(None), VisitAgreementRow.by_when <= until)
        .order_by(VisitAgreementRow.by_when, VisitAgreementRow.id)
    )
    return [(row.case_id, row.appointment_id, _agreement(row)) for row in reading.session.scalars(query)]


def helps_between(reading: Reading, first: date, last: date) -> list[tuple[UUID, Help]]:
    """Return the help that came of the visits held on these days: the case of each, in order of the day."""
    query = (
        sa.select(VisitHelpRow)
        .join(AppointmentRow, AppointmentRow.id == VisitHelpRow.appointment_id)
        .where(AppointmentRow.held_on.between(first, last))
        .order_by(AppointmentRow.held_on, VisitHelpRow.id)
    )
    return [(row.case_id, Help(kind=row.kind, what=row.what)) for row in reading.session.scalars(query)]
