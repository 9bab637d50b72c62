"""The places of one partner, under its card."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.coalition.domain import Location, Organisation
from ks_desktop.coalition.form.location import LocationForm
from ks_desktop.coalition.page.beside import BesidePane, Words
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.wording.places import address_text
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes, LocationId, OrganisationId, new_id
from ks_desktop.widgets.desk import Desk

DRAFT_FORM: Final = "location"
_WORDS: Final = Words(
    noun="location",
    title=N_("Its places"),
    add=N_("Add a place"),
    save=N_("Save this place"),
    aside=N_("Not used any more"),
    back=N_("Used again"),
    changed=N_("Somebody else changed this place. Here is how it is now."),
)


class LocationsPane(BesidePane[Location]):
    """Shows where a partner is; one is added, corrected or put aside in the form below.

    A place with a secret address is shown whole here and nowhere else.
    """

    def __init__(self, desk: Desk, coalition: Coalition, parent: QWidget | None = None) -> None:
        self._form, self._coalition = LocationForm(), coalition
        super().__init__(desk, self._form, _WORDS, DRAFT_FORM, parent)
        self.setObjectName("locations")

    @override
    def fetch(self, organisation_id: OrganisationId) -> Callable[[], tuple[Location, ...]]:
        return partial(self._coalition.locations.cards, organisation_id, actor=self._desk.actor)

    @override
    def said(self, record: Location) -> str:
        where = _("secret address: {address}", address=address_text(record))
        parts = (where if record.address_secret else address_text(record), record.phone, record.opening_hours)
        gone = _("not used any more") if record.is_hidden else ""
        return " · ".join(part for part in (gone, *parts) if part)

    @override
    def is_aside(self, record: Location) -> bool:
        return record.is_hidden

    @override
    def begin(self) -> None:
        super().begin()
        of: Organisation | None = self._organisation
        if of is not None and of.address_secret:
            self._form.propose_secret()  # who may not be found is safe at a place that nobody thought of

    @override
    def fill(self, record: Location) -> None:
        self._form.show_location(record)

    @override
    def read(self, organisation_id: OrganisationId, stored: Location | None) -> Location:
        location_id = LocationId(new_id()) if stored is None else stored.id
        return self._form.location(location_id, organisation_id, stored)

    @override
    def storing(self, record: Location) -> Callable[[], object]:
        return partial(self._coalition.locations.save, record, actor=self._desk.actor)

    @override
    def setting_aside(self, record: Location, *, is_aside: bool) -> Callable[[], object]:
        return partial(self._put_aside, record, is_aside)

    def _put_aside(self, record: Location, is_aside: bool) -> tuple[Changes, tuple[str, ...]]:
        actor = self._desk.actor
        changes = self._coalition.locations.hide(record, actor=actor, is_hidden=is_aside)
        return changes, self._coalition.leaving.offered_at(record.id, actor=actor) if is_aside else ()

    @override
    def said_after(self, answer: object) -> str:
        names = answer[1] if isinstance(answer, tuple) else ()
        if not names:
            return _("Saved.")
        return _("Saved. Still given here, look at that: {names}.", names=", ".join(names))
