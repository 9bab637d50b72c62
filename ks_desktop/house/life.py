"""What the rooms do together when something happens in her life: a birth, a move, a partner who may know nothing."""

from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock
from ks_desktop.letters.service import Letters
from ks_desktop.letters.service.life import LettersInLife
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.life import VisitsInLife


def connect_life(clients: Clients, visits: Visits, letters: Letters, clock: Clock) -> None:
    """Register what must happen together: each hook runs inside the transaction of the room that rings it."""
    in_visits, in_letters = VisitsInLife(clock, visits.changing), LettersInLife(letters.quiet.finishing)
    clients.births.when_born.append(in_visits)
    clients.births.when_asked.append(in_visits)
    clients.life_events.when_moved_away.append(in_visits)
    clients.life_events.when_hidden += [in_visits, in_letters]
