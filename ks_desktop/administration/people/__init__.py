"""Who may unlock the program, and with which keys."""

from ks_desktop.administration.people.keyring import Keyring
from ks_desktop.administration.people.records import ROLE_HINTS, Leaving, NewColleague, Person, Settled, Team
from ks_desktop.administration.people.service import People

__all__ = ["ROLE_HINTS", "Keyring", "Leaving", "NewColleague", "People", "Person", "Settled", "Team"]
