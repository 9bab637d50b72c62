"""One region, as a form."""

from typing import Final

from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.domain import Region
from ks_desktop.coalition.wording.services import municipality_name
from ks_desktop.core.texts import N_
from ks_desktop.widgets.fields import LineField, NoteField, Option, TicksField
from ks_desktop.widgets.form import Form, FormSection

_TICKED: Final = "yes"


class RegionForm(Form):
    """Its name and its municipalities."""

    def __init__(self, parent: QWidget | None = None) -> None:
        fields = [
            LineField("name", N_("Name of the region")),
            NoteField("municipalities", N_("Municipalities"), hint=N_("Names with a comma between them")),
            NoteField("source", N_("Where this comes from")),
            TicksField("is_hidden", "", [Option(_TICKED, N_("Not used any more"))], columns=1),
        ]
        super().__init__([FormSection("", fields)], parent)
        for name in ("name", "municipalities"):
            self.field(name).set_required()

    def show_region(self, region: Region) -> None:
        """Show a region."""
        self.set_values(
            {
                "name": region.name,
                "municipalities": ", ".join(map(municipality_name, region.municipalities)),
                "source": region.source,
                "is_hidden": (_TICKED,) if region.is_hidden else (),
            }
        )

    def region(self, stored: Region | None) -> Region:
        """Return what is typed over what was stored (None for a new one), as a record that the service checks further.

        Raises:
            UserErrors: there is no name or no municipality; each names its field.
        """
        typed = str(self.field("municipalities").raw()).replace("\n", ",")
        return Region(
            key="" if stored is None else stored.key,
            name=str(self.field("name").raw()),
            municipalities=tuple(part.strip() for part in typed.split(",") if part.strip()),
            source=str(self.field("source").raw()),
            is_hidden=bool(self.field("is_hidden").raw()),
            version=0 if stored is None else stored.version,
        )
