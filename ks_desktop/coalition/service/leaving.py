"""A partner that is no partner any more: what hangs on it is said first, and nothing of it is lost."""

from collections.abc import Iterable
from dataclasses import replace

from ks_desktop.coalition import store
from ks_desktop.coalition.domain import Hanging, HangsOnPartner, OfferQuestion, Organisation, Tied
from ks_desktop.coalition.service.services import Services
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.values import Changes, LocationId, OrganisationId, UserId
from ks_desktop.security.domain import NOBODY, AuditEvent


class Leaving:
    """Puts partners aside and takes them back. Nothing is removed: whoever points at one finds it still."""

    def __init__(self, database: Database, services: Services) -> None:
        self._database = database
        self._services = services
        self._above: tuple[HangsOnPartner, ...] = ()

    def ask_also(self, rooms: Iterable[HangsOnPartner]) -> None:
        """Ask these rooms above too what hangs on a partner; the house does so once."""
        self._above = (*self._above, *rooms)

    def hanging_on(self, organisation_id: OrganisationId, *, actor: UserId) -> tuple[Hanging, ...]:
        """Return what points at a partner, under any of its spellings, and is not done; nothing is no line."""
        # The rooms above count, and name nobody: also for who may see no women, or she would put aside what is in use.
        with self._database.reading(actor) as reading, self._database.reading(NOBODY) as whole:
            partners = store.spellings_of(reading, organisation_id)
            found = (
                *self._here(partners[0], reading),
                *(room.hanging(partners, reading=whole) for room in self._above),
            )
        return tuple(each for each in found if each.count)

    def _here(self, partner: OrganisationId, reading: Reading) -> tuple[Hanging, ...]:
        offered = self._services.find_within(OfferQuestion(organisation_id=partner), reading=reading)
        people = [each for each in store.people(reading, partner) if each.is_active]
        places = [each for each in store.locations(reading, partner) if not each.is_hidden]
        return (
            Hanging(tied=Tied.SERVICES, count=len(offered)),
            Hanging(tied=Tied.PEOPLE, count=len(people)),
            Hanging(tied=Tied.LOCATIONS, count=len(places)),
        )

    def offered_at(self, location_id: LocationId, *, actor: UserId) -> tuple[str, ...]:
        """Return what is called that is given at a place, by name."""
        with self._database.reading(actor) as reading:
            return tuple(store.services_at(reading, location_id))

    def hide(self, organisation: Organisation, *, actor: UserId, is_hidden: bool = True) -> Changes:
        """Put a partner aside with what it offers, or take it back; what points at it keeps it.

        Raises:
            StaleError: somebody changed it first.
        """
        with self._database.work(actor, AuditEvent.ORGANISATION_CHANGED) as work:
            store.put_organisation(work, replace(organisation, is_hidden=is_hidden))
        return Changes(coalition=True, referrals=True)
