from datetime import timedelta
from uuid import UUID

from ks_desktop.core.values import UserId
from ks_desktop.letters.extract.logged import logged
from ks_desktop.security.domain import NOBODY, AuditAction, AuditEntry, AuditEvent, Outcome
from tests.letters.extract.made import NOON, NURSE

COLLEAGUE = UserId(UUID(int=4))


def line(event: str, action: AuditAction = AuditAction.UPDATE, by: UserId = NURSE, days: int = 0) -> AuditEntry:
    return AuditEntry(
        seq=1,
        event=event,
        action=action,
        outcome=Outcome.DONE,
        at=NOON + timedelta(days=days),
        actor=by,
        actor_role="",
        access_point="",
        client="",
        case="",
        subject="",
        subject_id="",
        columns="",
        prev_hash="",
        hash="",
    )


def test_what_people_did_is_counted_by_day_and_kind() -> None:
    lines = (
        line(AuditEvent.CLIENT_OPENED, AuditAction.READ),
        line(AuditEvent.CLIENT_CHANGED),
        line(AuditEvent.CLIENT_CHANGED),
        line(AuditEvent.LETTER_PRINTED, AuditAction.EXECUTE, COLLEAGUE, days=1),
        line(AuditEvent.CALENDAR_EXPORTED, AuditAction.EXECUTE, COLLEAGUE, days=1),
    )
    told = [(one.day.day, one.by, one.what, one.times) for one in logged(reversed(lines))]
    assert told == [
        (12, NURSE, "changed", 2),
        (12, NURSE, "looked", 1),
        (13, COLLEAGUE, "exported", 1),
        (13, COLLEAGUE, "printed", 1),
    ]


def test_what_nobody_did_and_what_is_kept_apart_is_left_out() -> None:
    assert not logged((line(AuditEvent.DATABASE_MIGRATED, by=NOBODY), line(AuditEvent.SAFETY_LOOKED)))
