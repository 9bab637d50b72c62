"""What few may read, put together: the second key, who may use it, and what goes with a case."""

from functools import partial
from typing import TYPE_CHECKING

from ks_desktop.clients.domain import Case
from ks_desktop.clients.restricted.service import RESTRICTED_JOINED
from ks_desktop.clients.service.emergency import EMERGENCY_JOINED
from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.security.domain import Role
from ks_desktop.security.rights import Right

if TYPE_CHECKING:  # it connects what the house put in
    from ks_desktop.house.rooms import House


class _WhoIsHers:
    """What the rule about readers asks of the rooms above it."""

    def __init__(self, house: "House") -> None:
        self._house = house

    def stands_in(self, case: Case, reading: Reading) -> bool:
        return self._house.hand_overs.stands_in(case, reading)

    def looks_after(self, case: Case, reading: Reading) -> bool:
        return case.nurse == reading.actor or self.stands_in(case, reading)

    def leads(self, actor: UserId) -> bool:
        return Role.TEAM_LEAD in self._house.users.get(actor, actor=actor).roles

    def is_hidden(self, case_id: CaseId, reading: Reading) -> bool:
        return bool(self._house.clients.shield.unseen_cases([case_id], reading))


def connect_restricted(house: "House") -> None:
    """Register who may read what is sealed, and let the rows go where their case goes."""
    whose = _WhoIsHers(house)
    house.sealed_texts.is_hidden = whose.is_hidden
    house.safety.texts = house.sealed_texts
    house.restricted.readers.stands_in = whose.stands_in
    house.restricted.readers.leads = whose.leads
    house.restricted.readers.has_opened = house.emergency.is_open
    house.emergency.is_nurse_of = whose.looks_after
    house.emergency.as_officer = partial(house.rights.lifted, Right.READ_LOG)
    house.joining.when_joined += [RESTRICTED_JOINED, EMERGENCY_JOINED]
    house.clients.when_destroyed += [house.restricted.case_destroyed, house.emergency.case_destroyed]
