"""What the room keeps, and how rows become records."""

from ks_desktop.coalition.store.contact_types import contact_types, put_contact_type
from ks_desktop.coalition.store.free_days import free_days, put_free_day, remove_free_day
from ks_desktop.coalition.store.organisations import (
    find_organisations,
    get_organisation,
    joined,
    people,
    put_organisation,
    put_person,
)
from ks_desktop.coalition.store.services import find_services, names_beside, put_service, services
from ks_desktop.coalition.store.terms import newest_terms, newest_windows, put_terms, put_window, served, set_served

__all__ = [
    "contact_types",
    "find_organisations",
    "find_services",
    "free_days",
    "get_organisation",
    "joined",
    "names_beside",
    "newest_terms",
    "newest_windows",
    "people",
    "put_contact_type",
    "put_free_day",
    "put_organisation",
    "put_person",
    "put_service",
    "put_terms",
    "put_window",
    "remove_free_day",
    "served",
    "services",
    "set_served",
]
