"""What left the house about a case: sheets that are out, entries in calendars."""

from collections.abc import Collection
from datetime import date, datetime

import sqlalchemy as sa

from ks_desktop.core.database import Reading
from ks_desktop.core.values import AppointmentId, CaseId
from ks_desktop.visits.domain.printed import PlanState, plan_label
from ks_desktop.visits.store.calendar import CalendarEntryRow
from ks_desktop.visits.store.printed import PrintedPlanCaseRow, PrintedPlanRow, PrintedPlanVisitRow
from ks_desktop.visits.store.tables import AppointmentRow, parts


def sheets_out(reading: Reading, case_ids: Collection[CaseId]) -> list[tuple[str, date]]:
    """Return the sheets on which these cases stand and that are out or lost: label and first day, the oldest first."""
    found: dict[str, date] = {}
    for part in parts(case_ids):
        on_visits = sa.select(PrintedPlanVisitRow.plan_id).where(PrintedPlanVisitRow.case_id.in_(part))
        beside = sa.select(PrintedPlanCaseRow.plan_id).where(PrintedPlanCaseRow.case_id.in_(part))
        query = sa.select(PrintedPlanRow).where(
            PrintedPlanRow.id.in_(sa.union(on_visits, beside)), PrintedPlanRow.state != PlanState.SHREDDED
        )
        for row in reading.session.scalars(query.order_by(PrintedPlanRow.printed_at)):
            found[plan_label(row.number, row.made_on)] = row.first
    return list(found.items())


def in_calendars(reading: Reading, case_ids: Collection[CaseId]) -> list[tuple[AppointmentId, datetime]]:
    """Return the visits of these cases of which a calendar was told, with when they are there."""
    found: list[tuple[AppointmentId, datetime]] = []
    for part in parts(case_ids):
        query = (
            sa.select(CalendarEntryRow.appointment_id, CalendarEntryRow.starts_at)
            .join(AppointmentRow, AppointmentRow.id == CalendarEntryRow.appointment_id)
            .where(AppointmentRow.case_id.in_(part), CalendarEntryRow.starts_at.is_not(None))
            .order_by(CalendarEntryRow.starts_at)
        )
        found += [(AppointmentId(key), at) for key, at in reading.session.execute(query) if key and at]
    return found
