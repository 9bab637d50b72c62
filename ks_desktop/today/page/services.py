"""What the morning page asks."""

from dataclasses import dataclass

from ks_desktop.today.service import Mornings
from ks_desktop.visits.service.contacts import Contacts
from ks_desktop.visits.service.interpreters import Interpreters
from ks_desktop.visits.service.missed import MissedWindows
from ks_desktop.visits.service.printed_plans import PrintedPlans
from ks_desktop.visits.service.reminders import Reminders


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The services this page asks."""

    mornings: Mornings
    contacts: Contacts
    reminders: Reminders
    interpreters: Interpreters
    missed: MissedWindows
    printed: PrintedPlans
