"""What a service states, field by field: its caption and its words, in the order of the card."""

from collections.abc import Callable, Mapping
from typing import Final

from ks_desktop.coalition.catalogue.offer import needs
from ks_desktop.coalition.domain import Service
from ks_desktop.coalition.wording import DOMAINS
from ks_desktop.coalition.wording import services as words
from ks_desktop.core.texts import N_, _

Said = Callable[[Service], str]


def where_text(service: Service, region_name: words.NameOf) -> str:
    """Return for which regions and municipalities it is; "" when nobody asked."""
    if service.is_nationwide:
        return words.where_text(service)
    return ", ".join(part for part in (*map(region_name, service.regions), words.where_text(service)) if part)


def contact_text(service: Service) -> str:
    """Return whom to ask, in a line."""
    return " · ".join(p for p in (service.contact, service.phone, service.email, service.website) if p)


def checked_text(service: Service) -> str:
    """Return when it was checked and by whom; "" when nobody did."""
    if service.checked_on is None:
        return ""
    return ", ".join(part for part in (words.day_text(service.checked_on), service.checked_by) if part)


def source_text(service: Service) -> str:
    """Return where it comes from, and since when it counts."""
    since = _("as of {day}", day=words.day_text(service.valid_from)) if service.valid_from is not None else ""
    return f"{service.source} ({since})" if service.source and since else service.source or since


def ends_text(service: Service) -> str:
    """Return until when it is offered; "" as long as nobody said that it ends."""
    return "" if service.ends_on is None else _("up to and including {day}", day=words.day_text(service.ends_on))


def _plain(name: str) -> Said:
    return lambda service: str(getattr(service, name) or "")


def _needs(service: Service) -> str:
    return ", ".join(map(needs().name_of, service.needs))


def _since(service: Service) -> str:
    return "" if service.valid_from is None else words.day_text(service.valid_from)


STATED: Final[Mapping[str, tuple[str, Said]]] = {
    "name": (N_("What it is called"), _plain("name")),
    "domain": (N_("Domain"), lambda service: _(DOMAINS[service.domain])),
    "needs": (N_("What it helps with"), _needs),
    "what": (N_("What it is"), _plain("what")),
    "for_whom": (N_("For whom"), _plain("for_whom")),
    "not_for_whom": (N_("Not for whom"), _plain("not_for_whom")),
    "phase": (N_("When"), lambda service: _(words.PHASES[service.phase])),
    "from_age": (N_("From which week"), _plain("from_age")),
    "until_age": (N_("Up to and including"), _plain("until_age")),
    "parity": (N_("For which child"), lambda service: _(words.PARITIES[service.parity])),
    "from_years": (N_("From which age"), _plain("from_years")),
    "until_years": (N_("Up to and including which age"), _plain("until_years")),
    "takes_from": (N_("Who may refer"), words.roles_text),
    "how_to_refer": (N_("How to refer"), _plain("how_to_refer")),
    "consent": (N_("Which consent"), _plain("consent")),
    "documents": (N_("What they need"), _plain("documents")),
    "cost": (N_("What it costs her"), lambda service: _(words.COSTS[service.cost])),
    "cost_note": (N_("About the cost"), _plain("cost_note")),
    "languages": (N_("Languages"), lambda service: ", ".join(service.languages)),
    "contact": (N_("Contact"), _plain("contact")),
    "phone": (N_("Phone"), _plain("phone")),
    "email": (N_("E-mail"), _plain("email")),
    "website": (N_("Website"), _plain("website")),
    "municipalities": (N_("Municipalities"), words.where_text),
    "regions": (N_("Regions"), lambda service: ", ".join(service.regions)),
    "is_nationwide": (N_("Where"), words.where_text),
    "remark": (N_("Remark"), _plain("remark")),
    "source": (N_("Where this comes from"), _plain("source")),
    "mark": (N_("How sure it is"), lambda service: _(words.MARKS[service.mark])),
    "valid_from": (N_("Offered since"), _since),
    "ends_on": (N_("Offered until"), ends_text),
}
"""What an update of the catalogue may change, by the name of the field."""
