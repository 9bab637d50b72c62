"""An undo list over a bare file, as the house makes it: its changes are watched and logged."""

from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.undo import Undo
from ks_desktop.house.undoing import LABELS, RoomsWatched
from ks_desktop.security.audit import Audit


def watched_undo(database: Database, clock: Clock) -> Undo:
    """Return an undo list that keeps what is done in this file from now on."""
    audit = Audit(database, clock, process="test")
    audit.install()
    undo = Undo(database, clock)
    undo.install(RoomsWatched(audit, Clients(database, clock, Undo(database, clock))), LABELS)
    return undo
