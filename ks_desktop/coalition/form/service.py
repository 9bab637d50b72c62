"""The card of one service, as a form."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.catalogue import municipality_or_none
from ks_desktop.coalition.domain import (
    CareDomain,
    Cost,
    Location,
    Organisation,
    Parity,
    Person,
    Phase,
    ReferrerRole,
    Regions,
    Service,
)
from ks_desktop.coalition.form.sections import LANGUAGES, YES, contact, for_whom, offered, referring, standing, where
from ks_desktop.coalition.wording.places import person_text, place_text
from ks_desktop.coalition.wording.services import municipality_name
from ks_desktop.core.errors import UserError, UserErrors, each
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LocationId, OrganisationId, PersonId, ServiceId, new_id, search_key
from ks_desktop.widgets.fields import (
    ChoiceField,
    Field,
    OfferedTicksField,
    Option,
)
from ks_desktop.widgets.form import Form

_NUMBERS: Final = ("from_years", "until_years", "waiting_weeks")
_KEPT: Final = ("version", "mark")  # what the form does not ask
_TICKS: Final = ("is_nationwide", "is_hidden")
_DAYS: Final = ("waiting_asked_on", "checked_on", "valid_from", "ends_on")
_MOST_DIGITS: Final = 9


class ServiceForm(Form):
    """What it is, for whom, how to refer, whom to ask."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        """Take what tells today."""
        asked = [offered(), for_whom(), referring(today), contact(), where(), standing(today)]
        super().__init__(asked, parent)
        self._regions = Regions()
        self._named: tuple[str, ...] = ()  # regions on the card that is shown, also those that are used no more
        for name in ("name", "domain"):
            self.field(name).set_required()

    def offer_partners(self, partners: Iterable[Organisation]) -> None:
        """Let her choose who offers it among these."""
        field = self.field("organisation_id")
        if isinstance(field, ChoiceField):
            options = [Option(str(p.id), ", ".join(part for part in (p.name, p.place) if part)) for p in partners]
            field.offer(options)

    def offer_regions(self, regions: Regions) -> None:
        """Let her name these regions."""
        self._regions = regions

    def offer_places(self, places: Iterable[Location] | None, people: Iterable[Person] | None) -> None:
        """Let her tick the places and people of who offers it; None: that is not known yet."""
        at, to = self.field("locations"), self.field("people")
        if isinstance(at, OfferedTicksField) and isinstance(to, OfferedTicksField):
            here, known = set(at.raw()), set(to.raw())
            at.offer(
                None
                if places is None
                else [Option(str(p.id), place_text(p)) for p in places if not p.is_hidden or str(p.id) in here]
            )
            to.offer(
                None
                if people is None
                else [Option(str(p.id), person_text(p)) for p in people if p.is_active or str(p.id) in known]
            )

    def show_service(self, service: Service) -> None:
        """Show a stored service, or one of the catalogue."""
        values: dict[str, Any] = {name: getattr(service, name) for name in self.names()}
        values |= {name: (YES,) if values[name] else () for name in _TICKS}
        values["municipalities"] = ", ".join(map(municipality_name, service.municipalities))
        self._named = service.regions
        values["regions"] = ", ".join(map(self._regions.name_of, service.regions))
        self.set_values({name: "" if value is None else value for name, value in values.items()})

    def service(self, stored: Service | None) -> Service:
        """Return what is typed over what was stored (None for a new one), as a record that is checked further.

        Raises:
            UserErrors: a field cannot be understood, or what is needed is missing; each names its field.
        """
        typed: dict[str, Any] = {"id": ServiceId(new_id()) if stored is None else stored.id}
        errors: list[UserError] = []
        for name in self.names():
            try:
                typed[name] = self._region_keys() if name == "regions" else _READERS.get(name, _text)(self.field(name))
            except UserError as error:
                errors += each(error)
        if errors:
            raise UserErrors(errors)
        if stored is not None:
            others = tuple(code for code in stored.languages if code not in LANGUAGES)
            typed |= {name: getattr(stored, name) for name in _KEPT}
            typed["languages"] = (*typed["languages"], *others)
        return Service(**typed)

    def _region_keys(self) -> tuple[str, ...]:
        known = {key: key for key in self._named} | {search_key(each.name): each.key for each in self._regions.all}
        names = [part.strip() for part in str(self.field("regions").raw()).split(",") if part.strip()]
        for name in names:
            if search_key(name) not in known:
                raise UserError(
                    N_("{name} is not in the list of regions."), code="choice", field="regions", values={"name": name}
                )
        return tuple(dict.fromkeys(known[search_key(name)] for name in names))


def _text(field: Field) -> str:
    return str(field.raw())


def _name(field: Field) -> str:
    if not str(field.raw()).strip():
        raise UserError(N_("Fill in what it is called."), code="required", field=field.name)
    return str(field.raw())


def _number(field: Field) -> int | None:
    typed = str(field.raw()).strip()
    if not typed:
        return None
    if not typed.isascii() or not typed.isdigit():
        raise UserError(N_("Type a whole number."), code="number", field=field.name)
    return int(typed.lstrip("0")[:_MOST_DIGITS] or "0")  # what is longer is out of range anyhow


def _words(field: Field) -> tuple[str, ...]:
    return tuple(field.raw())


def _domain(field: Field) -> CareDomain:
    if not field.raw():
        raise UserError(N_("Choose a domain."), code="required", field=field.name)
    return CareDomain(str(field.raw()))


def _places(field: Field) -> tuple[str, ...]:
    typed = [part.strip() for part in str(field.raw()).split(",") if part.strip()]
    for name in typed:
        if municipality_or_none(name) is None:
            raise UserError(
                N_("{name} is not in the list of municipalities."),
                code="municipality",
                field=field.name,
                values={"name": name},
            )
    return tuple(dict.fromkeys(found.code for name in typed if (found := municipality_or_none(name)) is not None))


def _ids(field: Field) -> tuple[UUID, ...]:
    value = field.value()
    return tuple(UUID(each) for each in value) if isinstance(value, tuple) else ()


def _organisation(field: Field) -> OrganisationId | None:
    return OrganisationId(UUID(str(field.raw()))) if field.raw() else None


_READERS: Final[Mapping[str, Callable[[Field], Any]]] = {
    **dict.fromkeys(_NUMBERS, _number),
    **dict.fromkeys(_TICKS, lambda field: bool(field.raw())),
    "name": _name,
    "organisation_id": _organisation,
    "domain": _domain,
    "needs": _words,
    "languages": _words,
    "municipalities": _places,
    "phase": lambda field: Phase(str(field.raw()) or Phase.PREGNANT),
    "parity": lambda field: Parity(str(field.raw()) or Parity.ANY),
    "cost": lambda field: Cost(str(field.raw()) or Cost.UNKNOWN),
    "takes_from": lambda field: tuple(map(ReferrerRole, field.raw())),
    "from_age": lambda field: field.value(),
    "until_age": lambda field: field.value(),
    "locations": lambda field: tuple(map(LocationId, _ids(field))),
    "people": lambda field: tuple(map(PersonId, _ids(field))),
    **dict.fromkeys(_DAYS, lambda field: field.value()),
}
