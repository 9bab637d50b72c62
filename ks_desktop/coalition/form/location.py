"""One place of a partner, as a form."""

from typing import Any, Final

from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.domain import Location
from ks_desktop.coalition.wording.services import municipality_name
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LocationId, OrganisationId
from ks_desktop.widgets.fields import Field, LineField, NoteField, Option, TicksField
from ks_desktop.widgets.form import Form, FormSection

_TICKED: Final = "yes"


class LocationForm(Form):
    """How they call it, where it is, when somebody is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        secret = TicksField(
            "address_secret",
            N_("Secret address"),
            [Option(_TICKED, N_("Nobody may know where this is"))],
            hint=N_("It stays on this card: never on paper, in a list or in what is found or copied."),
            columns=1,
        )
        fields: list[Field | list[Field]] = [
            LineField("name", N_("What this place is called"), hint=N_("Such as Intake, or the name of the building")),
            [LineField("street", N_("Street")), LineField("house_number", N_("House number"), width=8)],
            [LineField("postcode", N_("Postcode"), width=10), LineField("place", N_("Place"))],
            LineField("municipality", N_("Municipality"), hint=N_("Only where it is another one than the place says")),
            secret,
            LineField("phone", N_("Phone")),
            NoteField("opening_hours", N_("When somebody is there")),
            NoteField("access_note", N_("How to get in"), hint=N_("Stairs, a bell, the bus stop")),
        ]
        super().__init__([FormSection("", fields)], parent)
        self.field("name").set_required()

    def show_location(self, location: Location) -> None:
        """Show a stored place."""
        values: dict[str, Any] = {name: getattr(location, name) for name in self.names()}
        values["address_secret"] = (_TICKED,) if location.address_secret else ()
        values["municipality"] = municipality_name(location.municipality) if location.municipality else ""
        self.set_values(values)

    def propose_secret(self) -> None:
        """Tick that the address is secret; she may take it away."""
        self.field("address_secret").set_value((_TICKED,))
        self.take_as_saved()

    def location(self, location_id: LocationId, organisation_id: OrganisationId, stored: Location | None) -> Location:
        """Return what is typed, as a record that the service checks further.

        Raises:
            UserError: the name is missing.
        """
        typed: dict[str, Any] = {name: str(self.field(name).raw()) for name in self.names()}
        typed["address_secret"] = bool(self.field("address_secret").raw())
        if stored is not None:
            typed |= {"version": stored.version, "is_hidden": stored.is_hidden}
            organisation_id = stored.organisation_id  # it stays of the spelling it was made for
        return Location(id=location_id, organisation_id=organisation_id, **typed)
