"""The list on paper of what is to be asked again about what is offered."""

from ks_desktop.coalition import store
from ks_desktop.coalition.calls import calls_sheet
from ks_desktop.coalition.service.services import Services
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from ks_desktop.paper import paint
from ks_desktop.paper.paint import Paper


class CheckCalls:
    """Prints what is to be asked again; made anew each time, kept nowhere."""

    def __init__(self, database: Database, clock: Clock, services: Services) -> None:
        self._database = database
        self._clock = clock
        self._services = services

    def sheet(self, *, actor: UserId) -> Paper:
        """Return the list as it is today."""
        stale = self._services.stale(actor=actor)
        with self._database.reading(actor) as reading:
            partners = {each.id: each.guarded() for each in store.find_organisations(reading, "")}
        return paint.paper_of(calls_sheet(stale, partners, self._clock.today()))
