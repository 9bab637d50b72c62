"""Who gets it: a partner, under whatever spelling it was chosen, or a service and who offers it."""

from dataclasses import dataclass

from ks_desktop.coalition.domain import Organisation
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.database import Reading
from ks_desktop.core.values import OrganisationId
from ks_desktop.onward.domain import OnwardPlan
from ks_desktop.onward.service.checking import Receiver


@dataclass(frozen=True, slots=True)
class Receivers:
    """Looks receivers up in the directory."""

    coalition: Coalition

    def partner(self, organisation_id: OrganisationId, *, reading: Reading) -> Organisation:
        """Return a partner; of another spelling the one that stays.

        Raises:
            UserError: it is not there (any more).
        """
        found = self.coalition.organisation(organisation_id, reading=reading)
        return found if found.joined_into is None else self.partner(found.joined_into, reading=reading)

    def of_plan(self, plan: OnwardPlan, *, reading: Reading) -> Receiver:
        """Return who gets what was planned; of a service that names no partner, the one that offers it.

        Raises:
            UserError: the service or the partner is not there (any more).
        """
        service = None
        if plan.service_id is not None:
            (service,) = self.coalition.services.of([plan.service_id], reading=reading)
        organisation_id = plan.organisation_id or (service.organisation_id if service is not None else None)
        organisation = self.partner(organisation_id, reading=reading) if organisation_id is not None else None
        return Receiver(organisation=organisation, service=service)

    def spellings(self, organisation_id: OrganisationId, *, reading: Reading) -> frozenset[OrganisationId]:
        """Return the ids under which a partner stands in the directory: its own and those that were joined into it."""
        kept = self.partner(organisation_id, reading=reading).id
        joined = self.coalition.spellings.all_of(reading=reading)
        return frozenset({kept, organisation_id, *(each.id for each in joined if each.joined_into == kept)})
