"""Two records of one pregnancy become one: where either is quiet, the one that stays is."""

import json
from collections.abc import Mapping
from typing import Any, Final

from ks_desktop.clients import store
from ks_desktop.clients.domain import CallAfter, Case
from ks_desktop.clients.service.endings import Endings
from ks_desktop.clients.store import around, endings
from ks_desktop.clients.store.endings import CaseEndingRow
from ks_desktop.core import moving
from ks_desktop.core.database import Work
from ks_desktop.core.moving import Moved
from ks_desktop.core.values import CaseId, new_id

_TABLE: Final = "case_ending"


class QuietJoined:
    """This room's part of a joining; the last of all rooms, when every row lies in the case that stays."""

    joined_tables: Final = frozenset({_TABLE})

    def __init__(self, endings_of: Endings) -> None:
        self._endings = endings_of

    def cases_joined(self, gone: CaseId, kept: CaseId, *, work: Work) -> list[Moved]:
        """Stop what came along with a case that is quiet, or what the other had, and return what was changed."""
        work.session.expire_all()
        cases = store.get_cases(work, [gone, kept])
        one, other = cases[kept], cases[gone]
        if not (one.is_quiet or other.is_quiet):
            return []
        changed = self._endings.quieten(one, other, work=work)
        before, theirs = endings.row_of(work, kept), endings.row_of(work, gone)
        if before is not None:
            return [*changed.changed, _with(before, changed.as_json(), work)]
        self._add(one if one.is_quiet else other, kept, theirs, changed.as_json(), work)
        return list(changed.changed)

    def _add(self, case: Case, kept: CaseId, theirs: CaseEndingRow | None, held: Mapping[str, Any], work: Work) -> None:
        if theirs is None or case.close_reason is None:
            return  # it closed before endings were written down: nothing there to take back
        row = CaseEndingRow(
            id=new_id(),
            case_id=kept,
            work_id=work.id,
            reason=case.close_reason,
            ended_on=theirs.ended_on,
            told_by=theirs.told_by,
            noted_at=theirs.noted_at,
            noted_by=theirs.noted_by,
            call=CallAfter(theirs.call),
            called_on=theirs.called_on,
            held=around.both(theirs.held, held),
        )
        endings.add(work, row)


def _with(row: CaseEndingRow, held: Mapping[str, Any], work: Work) -> Moved:
    """Let an ending also take back what a joining stopped."""
    (raw,) = moving.rows(work, _TABLE, "id", [row.id])
    moved = moving.change(work, _TABLE, raw, {"held": json.dumps(around.both(row.held, held))})
    work.session.expire_all()
    return moved
