"""What is closed: every table is closed to who sees no women, but those that are named as open."""

import pytest

import ks_desktop.house  # noqa: F401 - all rooms, and so all tables
from ks_desktop.core.limits import NO_LIMITS
from ks_desktop.core.rows import Base
from ks_desktop.security.domain import AuditAction, AuditEvent, Right, Role
from ks_desktop.security.rights.matrix import rights_of
from ks_desktop.security.rights.tables import BLANK, OPEN, ChangedRows, limits_for, row_rights

ME, OTHER = "a" * 32, "b" * 32
C, U, D = AuditAction.CREATE, AuditAction.UPDATE, AuditAction.DELETE


def rows(table: str, columns: str = "", action: AuditAction = U, key: str = "") -> ChangedRows:
    return ChangedRows(table, action, frozenset(columns.split(",")), key)


def test_no_open_table_can_lead_to_a_woman() -> None:
    for name in OPEN:
        table = Base.metadata.tables[name]
        hers = {"case_id", "client_id", "appointment_id"} & set(table.columns.keys())
        points = {key.column.table.name for key in table.foreign_keys} & {"client", "client_case", "appointment"}
        assert not hers | points, name


def test_what_is_blank_is_a_table_or_column_that_is_there() -> None:
    for name in frozenset().union(*BLANK.values()):
        table, column = name.split(".")
        assert column == "*" or column in Base.metadata.tables[table].columns, name


def test_who_sees_all_has_no_limits_and_others_have_theirs() -> None:
    assert limits_for(rights_of([Role.NURSE])) == NO_LIMITS
    planner = limits_for(rights_of([Role.PLANNER]))
    assert not planner.denied
    assert {"appointment.note", "visit_topic.*", "safety_look.note", "letter.words"} <= planner.blank
    officer = limits_for(rights_of([Role.PRIVACY_OFFICER]))
    assert {"client", "client_case", "appointment", "referral", "letter"} <= officer.denied
    assert not officer.denied & OPEN


@pytest.mark.parametrize(
    ("event", "changed", "needed"),
    [
        (AuditEvent.PROFILE_CHANGED, rows("app_user", "phone", key=ME), set()),
        (AuditEvent.PROFILE_CHANGED, rows("app_user", "phone", key=OTHER), {Right.PEOPLE}),
        (AuditEvent.PROFILE_CHANGED, rows("app_user", "phone,roles", key=ME), {Right.PEOPLE}),
        (AuditEvent.PROFILE_CHANGED, rows("app_user", "left_on", key=ME), {Right.PEOPLE}),
        (AuditEvent.DRAFT_KEPT, rows("app_user", action=C, key=ME), {Right.PEOPLE}),
        (AuditEvent.DRAFT_KEPT, rows("app_user", action=D, key=ME), {Right.PEOPLE}),
        (AuditEvent.VISIT_MOVED, rows("appointment", "starts_at"), set()),
        (AuditEvent.VISIT_MOVED, rows("appointment", "starts_at,note"), {Right.REPORT}),
        (AuditEvent.CASE_CHANGED, rows("goal", action=C), {Right.REPORT}),
        (AuditEvent.CASE_CHANGED, rows("safety_look", "note"), {Right.RESTRICTED}),
        (AuditEvent.CASE_CHANGED, rows("visit_topic", action=D), {Right.REPORT}),
        (AuditEvent.CASE_DESTROYED, rows("visit_topic", action=D), set()),
        (AuditEvent.CASE_CLOSED, rows("letter", "state"), set()),
        (AuditEvent.CASE_CLOSED, rows("letter", "words"), {Right.LETTERS}),
        (AuditEvent.CLIENTS_MERGED, rows("goal", "case_id"), set()),
        (AuditEvent.UNDONE, rows("appointment", "starts_at"), {Right.PLAN}),
        (AuditEvent.UNDONE, rows("visit_topic", action=D), {Right.REPORT, Right.RECORD}),
        (AuditEvent.UNDONE, rows("letter", "state"), {Right.LETTERS}),
        (AuditEvent.UNDONE, rows("client_case", "status"), {Right.RECORD}),
        (AuditEvent.UNDONE, rows("own_text", "content"), {Right.SETTINGS}),
    ],
)
def test_changed_rows_ask_their_right_whatever_the_event_says(
    event: AuditEvent, changed: ChangedRows, needed: set[Right]
) -> None:
    assert row_rights(event, ME, [changed]) == needed
