"""A case that was entered under the wrong woman goes to another record, and back: no paper shows whose it was."""

from collections.abc import Collection, Iterable
from typing import Protocol
from uuid import UUID

from ks_desktop.clients import store
from ks_desktop.clients.domain import Case, Client
from ks_desktop.clients.service.joining import SAME_DAYS, Joining, move_earlier, remove_rows, rows_that_go
from ks_desktop.clients.store import joined as joinings
from ks_desktop.clients.store.joined import Held, JoinedRecordRow
from ks_desktop.clients.store.touched import touch
from ks_desktop.core import moving
from ks_desktop.core.database import Database, Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.moving import Moved
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, Changes, ClientId, UserId
from ks_desktop.security.domain import AuditEvent

_ALL = Changes(clients=True, referrals=True, visits=True, letters=True, onward=True, undo=True)


class CaseMoved(Protocol):
    """A room that must act, in the same transaction, when a case goes to another woman."""

    def case_moved(self, case_id: CaseId, beside: Collection[CaseId], *, work: Work) -> Iterable[Moved]:
        """Do this room's part, and return what was changed; raising undoes the moving.

        Args:
            case_id: the case that goes.
            beside: the other cases of the woman it goes to.
            work: in which it goes.
        """


class MovingCases:
    """Moves one case to another woman, and back.

    Attributes:
        when_moved: the rooms that act when a case goes to another woman.
    """

    def __init__(self, database: Database, joining: Joining) -> None:
        self._database = database
        self._joining = joining
        self.when_moved: list[CaseMoved] = []

    def move(self, case_id: CaseId, to: ClientId, *, actor: UserId) -> Changes:
        """Make a case one of another woman's; into her case of the same pregnancy, when she has one.

        Raises:
            UserError: it is hers already, one of the two is gone, something was joined here before, or a room cannot
                give it: she would have two visits at one time.
        """
        with self._database.work(actor, AuditEvent.CASE_MOVED) as work:
            self._move(self._case(case_id, work), to, work=work)
        return _ALL

    def move_to_new(self, case_id: CaseId, client: Client, *, actor: UserId) -> Changes:
        """Make a case that of a woman who is not on record yet.

        Raises:
            UserError: it is the only case of the woman it is with, so that her own record can be put right; or see
                `move`.
        """
        with self._database.work(actor, AuditEvent.CASE_MOVED) as work:
            case = self._case(case_id, work)
            if len(store.cases_of_clients(work, [case.client_id])) == 1:
                raise UserError(
                    N_("This is the only pregnancy in this record: change her record instead."), code="only_case"
                )
            store.put_client(work, client)
            self._move(case, client.id, is_new=True, work=work)
        return _ALL

    def move_back(self, moved_id: UUID, *, actor: UserId) -> Changes:
        """Give a case that was moved back to the woman it came from. What was changed since stays changed.

        Raises:
            UserError: it went on since, or the record it came from is not there any more.
        """
        with self._database.work(actor, AuditEvent.CASE_MOVED) as work:
            row = joinings.get(work, moved_id)
            if row is None or "case" not in row.moved:
                raise UserError(N_("This case was moved back already."), code="gone")
            self._give_back(row, work)
        return _ALL

    def _move(self, case: Case, to: ClientId, *, is_new: bool = False, work: Work) -> None:
        source = case.client_id
        women = store.get_clients(work, [source, to])
        if source == to:
            raise UserError(N_("This case is in that record already."), code="same_woman")
        if to not in women:
            raise UserError(N_("One of the two records is not there any more."), code="gone")
        if any(case.id.hex in row.moved["cases"] for row in joinings.of_clients(work, [source])):
            raise UserError(
                N_("Records were joined or a case was moved here before: take that back first."), code="order"
            )
        hers = store.cases_of_clients(work, [to])
        same = _same_pregnancy(case, hers)
        leaves = [source] if len(store.cases_of_clients(work, [source])) == 1 else []
        ends = [case.id] if same is not None else []
        held = rows_that_go(ends, leaves, work)
        beside = [one.id for one in hers if one.id != same]
        moved = [one for room in self.when_moved for one in room.case_moved(case.id, beside, work=work)]
        (row,) = moving.rows(work, "client_case", "id", [case.id])
        moved += self._joining.give_case(row, to, same, work=work)
        for woman in leaves:
            moved += move_earlier(woman, to, work)
        remove_rows(ends, leaves, work)
        took_part = frozenset({case.id} if same is None else {case.id, same})
        kept = Held(gone=source, cases=took_part, rows=held, moved=tuple(moved), case=case.id, is_new=is_new)
        self._joining.record(to, women[source], kept, work=work)
        touch(work, [to] if leaves else [to, source])
        work.session.expire_all()

    def _give_back(self, row: JoinedRecordRow, work: Work) -> None:
        kept, held = ClientId(row.client_id), row.moved
        source, case_id = ClientId(UUID(held["gone"])), CaseId(UUID(held["case"]))
        if joinings.of_clients(work, [kept])[0].id != row.id:
            raise UserError(N_("Something was joined after it: take that apart first."), code="order", field="joined")
        if not held["rows"]["client"] and source not in store.get_clients(work, [source]):
            raise UserError(N_("The record this case came from is not there any more."), code="gone")
        case = store.get_cases(work, [case_id]).get(case_id)
        if case is not None:  # else it became part of a case of hers, and only what it had goes back
            beside = [one.id for one in store.cases_of_clients(work, [source])]
            for room in self.when_moved:
                list(room.case_moved(case_id, beside, work=work))
        is_new = bool(held["is_new"])
        self._joining.part_within(row, work=work)
        if is_new and not store.cases_of_clients(work, [kept]):
            remove_rows([], [kept], work)
            work.session.expire_all()

    def _case(self, case_id: CaseId, work: Work) -> Case:
        case = store.get_cases(work, [case_id]).get(case_id)
        if case is None:
            raise UserError(N_("This case is not there any more."), code="gone")
        return case


def _same_pregnancy(case: Case, hers: Iterable[Case]) -> CaseId | None:
    gaps = sorted((abs((one.due_date - case.due_date).days), str(one.id), one.id) for one in hers)
    return gaps[0][2] if gaps and gaps[0][0] <= SAME_DAYS else None
