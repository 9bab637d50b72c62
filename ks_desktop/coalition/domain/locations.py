"""Where a partner can be found: one of its places, which may be secret."""

from dataclasses import dataclass, replace
from typing import Any

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LocationId, OrganisationId

GUARDED = ("street", "house_number", "postcode", "place", "municipality", "access_note")
"""What says where a place is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place of a partner. Where she first comes may be another one than where it is given: the name says so.

    Attributes:
        name: how they call it, such as "Intake" or "Buurthuis Noord".
        municipality: CBS code; "" when nobody asked.
        opening_hours: when somebody is there, in their own words.
        access_note: how one comes in: stairs, a bell, a bus stop.
        address_secret: where it is must not be known: see `guarded`.
        is_hidden: not used any more; what points at it keeps it.
        is_guarded: its secret address was left out of this record, and is kept as it is when the record is stored.
    """

    id: LocationId
    organisation_id: OrganisationId
    name: str
    street: str = ""
    house_number: str = ""
    postcode: str = ""
    place: str = ""
    municipality: str = ""
    phone: str = ""
    opening_hours: str = ""
    access_note: str = ""
    address_secret: bool = False
    is_hidden: bool = False
    is_guarded: bool = False
    version: int = 0

    def __post_init__(self) -> None:
        """Refuse a place without a name.

        Raises:
            UserError: the name is empty.
        """
        if not self.name.strip():
            raise UserError(N_("Fill in the name of this place."), code="required", field="name")

    def guarded(self) -> "Location":
        """Return it as all may see it: of a secret one nothing is in it that says where it is."""
        if not self.address_secret:
            return self
        nothing: dict[str, Any] = dict.fromkeys(GUARDED, "")
        return replace(self, **nothing, is_guarded=True)
