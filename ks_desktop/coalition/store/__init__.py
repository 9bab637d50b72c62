"""What the room keeps, and how rows become records."""

from ks_desktop.coalition.store.agreed import local_agreements, municipalities_agreed, put_local
from ks_desktop.coalition.store.alliances import alliance_states, put_alliance
from ks_desktop.coalition.store.below import below, put_below
from ks_desktop.coalition.store.capacity import add_capacity, capacity_of, newest_capacity
from ks_desktop.coalition.store.contact_types import contact_types, put_contact_type
from ks_desktop.coalition.store.extras import extras, put_extras
from ks_desktop.coalition.store.free_days import free_days, put_free_day, remove_free_day
from ks_desktop.coalition.store.locations import locations, put_location
from ks_desktop.coalition.store.merging import origin_of, pairs, put_origins, put_pairs
from ks_desktop.coalition.store.municipalities import own_municipalities, put_municipality
from ks_desktop.coalition.store.offering import count_unchecked, find_services
from ks_desktop.coalition.store.organisations import (
    find_organisations,
    get_organisation,
    hidden_organisations,
    joined,
    people,
    put_organisation,
    put_person,
    spellings_of,
)
from ks_desktop.coalition.store.regions import put_region, regions
from ks_desktop.coalition.store.services import names_beside, put_service, service_names, services, services_at
from ks_desktop.coalition.store.terms import (
    newest_terms,
    newest_windows,
    put_terms,
    put_window,
    served,
    set_served,
    terms_history,
)

__all__ = [
    "add_capacity",
    "alliance_states",
    "below",
    "capacity_of",
    "contact_types",
    "count_unchecked",
    "extras",
    "find_organisations",
    "find_services",
    "free_days",
    "get_organisation",
    "hidden_organisations",
    "joined",
    "local_agreements",
    "locations",
    "municipalities_agreed",
    "names_beside",
    "newest_capacity",
    "newest_terms",
    "newest_windows",
    "origin_of",
    "own_municipalities",
    "pairs",
    "people",
    "put_alliance",
    "put_below",
    "put_contact_type",
    "put_extras",
    "put_free_day",
    "put_local",
    "put_location",
    "put_municipality",
    "put_organisation",
    "put_origins",
    "put_pairs",
    "put_person",
    "put_region",
    "put_service",
    "put_terms",
    "put_window",
    "regions",
    "remove_free_day",
    "served",
    "service_names",
    "services",
    "services_at",
    "set_served",
    "spellings_of",
    "terms_history",
]
