"""Shielded records: of a colleague, or a relative of one. Who is not her nurse sees that there is a record, not whose.

What a room is given to look at is a record without anything of hers. It cannot be saved: its version is none.
The program enforces this; the file itself holds all records under one key (docs/security.md).
"""

from collections.abc import Callable, Iterable, Mapping
from threading import Lock

from ks_desktop.clients import store
from ks_desktop.clients.domain import Case, Client, hidden
from ks_desktop.clients.store.shielded import shielded_cases
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.values import CaseId, ClientId, UserId


class Shield:
    """Who sees which shielded record.

    Attributes:
        stands_in: whether the reader looks after a case for its nurse; the room that knows says so.
    """

    def __init__(self) -> None:
        self.stands_in: Callable[[Case, Reading], bool] = _nobody_does
        self._lifted: set[tuple[UserId, ClientId]] = set()  # until the program locks
        self._lock = Lock()

    def lift(self, actor: UserId, client_id: ClientId) -> None:
        """Let somebody see this record from now on; the caller has logged why."""
        with self._lock:
            self._lifted.add((actor, client_id))

    def look(self, clients: Mapping[ClientId, Client], reading: Reading) -> dict[ClientId, Client]:
        """Return these records as the reader may see them; who writes (`Work`) has the whole record."""
        found = dict(clients)
        if isinstance(reading, Work):
            return found
        for client_id in self.unseen(clients.values(), reading):
            found[client_id] = hidden(found[client_id])
        return found

    def unseen(self, clients: Iterable[Client], reading: Reading) -> frozenset[ClientId]:
        """Return whose records the reader may not see."""
        with self._lock:
            shielded = {c.id for c in clients if c.is_shielded and (reading.actor, c.id) not in self._lifted}
        if not shielded:
            return frozenset()
        cases = store.cases_of_clients(reading, shielded)
        return frozenset(shielded - {case.client_id for case in cases if self._is_hers(case, reading)})

    def unseen_cases(self, case_ids: Iterable[CaseId], reading: Reading) -> frozenset[CaseId]:
        """Return those of these cases whose record the reader may not see."""
        of_whom = shielded_cases(reading, case_ids)
        if not of_whom:
            return frozenset()
        unseen = self.unseen(store.get_clients(reading, set(of_whom.values())).values(), reading)
        return frozenset(case_id for case_id, client_id in of_whom.items() if client_id in unseen)

    def _is_hers(self, case: Case, reading: Reading) -> bool:
        """Tell whether the reader is her nurse in this case, stands in for her, or is who recorded it."""
        if case.nurse == reading.actor or self.stands_in(case, reading):
            return True
        stated = store.due_dates(reading, case.id)
        return bool(stated) and stated[-1].stated_by == reading.actor


def _nobody_does(case: Case, reading: Reading) -> bool:
    del case, reading
    return False
