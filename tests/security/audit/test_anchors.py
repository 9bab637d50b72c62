from datetime import timedelta

import pytest
import sqlalchemy as sa

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import new_id
from ks_desktop.security.audit import About, Anchor, head, read_anchor, short, verify
from ks_desktop.security.audit.sealed import said_of
from ks_desktop.security.domain import AuditEvent, AuditProblem
from ks_desktop.security.store import AuditRow, LogSegmentRow, segments
from tests.security.support import CLOCK, Small, SmallHouse, WomanRow


def fill(small: SmallHouse, lines: int) -> None:
    for _ in range(lines):
        with small.work() as work:
            work.session.add(WomanRow(id=new_id(), surname="Een"))


def problems(small: SmallHouse, *anchors: Anchor) -> list[tuple[AuditProblem, int]]:
    with small.database.reading(small.user.id) as reading:
        return [(found.problem, found.seq) for found in verify(reading.session, Small.metadata, anchors=anchors)]


def newest(small: SmallHouse) -> tuple[int, str]:
    with small.database.reading(small.user.id) as reading:
        return head(reading.session)


def test_a_head_on_paper_leads_back_to_its_line(small: SmallHouse) -> None:
    fill(small, 3)
    seq, line_hash = newest(small)
    code = short(seq, line_hash)
    assert code.startswith("L 000004-")
    typed = read_anchor(f"  {code.lower().replace('-', ' – ')} ", source="papier")
    assert (typed.seq, typed.hash) == (4, line_hash[:8])
    fill(small, 2)
    assert problems(small, typed) == []
    assert short(0, "") == ""


def test_what_is_known_outside_tells_a_log_that_was_computed_anew_or_cut(small: SmallHouse) -> None:
    fill(small, 3)
    other = Anchor(seq=3, hash="0" * 8, source="back-up")
    beyond = Anchor(seq=9, hash="0" * 64, source="stand")
    assert problems(small, other, beyond) == [(AuditProblem.ANCHOR, 3), (AuditProblem.CUT, 9)]
    assert problems(small, Anchor(seq=0, hash="", source="leeg")) == []


@pytest.mark.parametrize("typed", ["", "L", "L 12", "L 000004-9F3A2C1", "L 000004-9F3A2C1G", "4821", "L x-9F3A2C1B"])
def test_what_is_no_code_is_said(typed: str) -> None:
    with pytest.raises(UserError, match="anchor"):
        read_anchor(typed, source="papier")


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    assert read_anchor("l oo4-9f3aOc1I", source="papier") == Anchor(seq=4, hash="9f3a0c11", source="papier")


def sealed(small: SmallHouse, first: int, last: int, *, line_hash: str | None = None) -> LogSegmentRow:
    with small.database.reading(small.user.id) as reading:
        begin, end = (reading.session.get_one(AuditRow, seq) for seq in (first, last))
    return LogSegmentRow(
        first_seq=first,
        last_seq=last,
        first_at=begin.at,
        last_at=end.at,
        prev_hash=begin.prev_hash,
        hash=line_hash or end.hash,
        sealed_at=CLOCK.now() + timedelta(microseconds=first),  # those of one instant were set together
    )


def seal(small: SmallHouse, first: int, last: int) -> None:
    segment = sealed(small, first, last)
    with small.work() as work:
        work.session.add(segment)
        work.session.flush()
        work.session.execute(sa.delete(AuditRow).where(AuditRow.seq.between(first, last)))
        told = said_of(segments(work.session)[-1:])
        small.audit.record(work, AuditEvent.LOG_PURGED, about=About(columns=told))


def test_a_log_goes_on_after_parts_of_it_were_sealed_and_went(small: SmallHouse) -> None:
    fill(small, 9)
    old, kept = newest(small), Anchor(seq=2, hash="0" * 8, source="papier")
    seal(small, 1, 4)
    seal(small, 5, 7)
    fill(small, 2)
    assert problems(small, Anchor(seq=old[0], hash=old[1], source="back-up")) == []
    assert problems(small, kept) == []  # of a line that is gone nobody can say more than its seal does
    assert problems(small, Anchor(seq=7, hash="0" * 8, source="papier")) == [(AuditProblem.ANCHOR, 7)]


def test_no_seal_is_set_on_what_is_not_there_and_no_line_goes_without_one(small: SmallHouse) -> None:
    fill(small, 5)
    bad = (sealed(small, 3, 2), sealed(small, 1, 3, line_hash="0" * 64), sealed(small, 1, 6))
    for segment in bad:
        with pytest.raises(sa.exc.IntegrityError, match="fits the lines"), small.work() as work:
            work.session.add(segment)
    seal(small, 1, 3)
    for statement in ("DELETE FROM log_segment", "UPDATE log_segment SET hash = 'x'", "DELETE FROM audit"):
        with pytest.raises(sa.exc.IntegrityError, match=r"sealed part|append-only"), small.work() as work:
            work.session.execute(sa.text(statement))


def test_a_seal_that_was_changed_past_the_program_is_found(small: SmallHouse) -> None:
    fill(small, 6)
    seal(small, 1, 3)
    with small.database.writer.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_seal_update")
        connection.exec_driver_sql("UPDATE log_segment SET hash = 'x'")
        connection.exec_driver_sql("DELETE FROM change_journal")
    assert problems(small) == [(AuditProblem.SEGMENT, 3), (AuditProblem.LINK, 4), (AuditProblem.TRIGGER, 0)]
