"""What the postcode proposes in the fields of the place and the municipality; she confirms it."""

from collections.abc import Iterable

from ks_desktop.coalition.catalogue import (
    Whereabouts,
    municipality_of_place,
    municipality_or_none,
    now_called,
    whereabouts_of_postcode,
)
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import _
from ks_desktop.core.values import check_postcode, search_key
from ks_desktop.widgets.fields import LineField, ProposingField


class WhereSheLives:
    """Postcode, place and municipality, in this order: each proposes the next, and nothing typed is replaced.

    A municipality that follows for certain from the place is filled in and said; it goes again when the place does.
    """

    def __init__(self, postcode: LineField, place: ProposingField, municipality: ProposingField) -> None:
        self._postcode, self._place, self._municipality = postcode, place, municipality
        self._filled_in = self._told = ""
        for field in (postcode, place):
            field.left.connect(self.propose)
        municipality.left.connect(self._on_municipality_left)

    def forget(self) -> None:
        """Count what stands in the fields as typed: another referral is shown."""
        self._filled_in = ""
        for field in (self._place, self._municipality):
            field.propose([])

    def propose(self) -> None:
        """Propose what goes with the postcode and the place as they stand."""
        found = self._found()
        place = self._place.value()
        self._place.propose([each.place for each in found])
        here = [each for each in found if search_key(each.place) == search_key(place)]
        self._fill_in(place)
        self._municipality.propose(_names(here or found))

    def _on_municipality_left(self) -> None:
        """Say what a municipality of before is part of now; what is typed is never replaced."""
        names = now_called(self._municipality.value())
        before, self._told = (
            self._told,
            _("This is {names} now: type that.", names=_(" or ").join(names)) if names else "",
        )
        if self._told or (before and self._municipality.note() == before):
            self._municipality.show_note(self._told)

    def _found(self) -> tuple[Whereabouts, ...]:
        typed = self._postcode.value()
        try:
            return whereabouts_of_postcode(check_postcode(typed)) if typed else ()
        except UserError:
            return ()

    def _fill_in(self, place: str) -> None:
        typed = self._municipality.value()
        if typed and typed != self._filled_in:
            return
        certain = municipality_of_place(place, self._postcode.value()) if place else None
        name = certain.name if certain is not None else ""
        if name != typed:
            self._filled_in = name
            self._municipality.set_value(name)
            self._municipality.show_note(_("Follows from the place") if name else "")


def _names(found: Iterable[Whereabouts]) -> list[str]:
    return list(dict.fromkeys(each.municipality.name for each in found))


def shown_municipality(code: str) -> str:
    """Return a municipality by its name; what is no municipality as it is."""
    found = municipality_or_none(code)
    return found.name if found is not None else code
