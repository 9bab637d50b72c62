"""The card of one service, as a form."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.catalogue import municipality_or_none
from ks_desktop.coalition.catalogue.offer import needs
from ks_desktop.coalition.domain import CareDomain, Cost, Organisation, Parity, Phase, ReferrerRole, Service
from ks_desktop.coalition.form import takes_from_field
from ks_desktop.coalition.wording import DOMAINS
from ks_desktop.coalition.wording.services import COSTS, PARITIES, PHASES, municipality_name
from ks_desktop.core.errors import UserError, UserErrors, each
from ks_desktop.core.texts import N_
from ks_desktop.core.values import OrganisationId, ServiceId, new_id
from ks_desktop.widgets.fields import AgeField, ChoiceField, DateField, Field, LineField, NoteField, Option, TicksField
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.words import language_name

# The languages that are offered as ticks; others that a card holds stay on it.
LANGUAGES: Final = ("nl", "en", "tr", "ar", "ti", "pl", "uk", "so", "fa", "fr", "es", "ru")

_YES: Final = "yes"
_NUMBERS: Final = ("from_years", "until_years", "waiting_weeks")
_KEPT: Final = ("version", "mark", "valid_from", "checked_on", "checked_by")  # what the form does not ask
_TICKS: Final = ("is_nationwide", "is_hidden")
_MOST_DIGITS: Final = 9


def _offered() -> FormSection:
    domains = [Option(domain.value, text) for domain, text in DOMAINS.items()]
    return FormSection(
        N_("What is offered"),
        [
            LineField("name", N_("What it is called")),
            ChoiceField(
                "organisation_id",
                N_("Who offers it"),
                [],
                hint=N_("A partner of this directory; leave it open when you do not know yet"),
                as_list=True,
            ),
            ChoiceField("domain", N_("Domain"), domains),
            TicksField("needs", N_("What it helps with"), [Option(need.key, need.name) for need in needs().all]),
            NoteField("what", N_("What it is")),
            NoteField("for_whom", N_("For whom")),
            NoteField("not_for_whom", N_("Not for whom")),
        ],
    )


def _limits() -> FormSection:
    languages = [Option(code, language_name(code)) for code in LANGUAGES]
    return FormSection(
        N_("When and where"),
        [
            ChoiceField("phase", N_("When"), [Option(phase.value, text) for phase, text in PHASES.items()]),
            [
                AgeField("from_age", N_("From which week"), hint=N_("For example 16+0")),
                AgeField("until_age", N_("Up to and including"), hint=N_("For example 28+0")),
            ],
            ChoiceField("parity", N_("For which child"), [Option(one.value, text) for one, text in PARITIES.items()]),
            [
                LineField("from_years", N_("From which age"), hint=N_("In years"), width=4),
                LineField("until_years", N_("Up to and including which age"), hint=N_("25: until she is 26"), width=4),
            ],
            TicksField("languages", N_("Languages"), languages, columns=3),
            LineField("municipalities", N_("Municipalities"), hint=N_("Names with a comma between them")),
            TicksField("is_nationwide", "", [Option(_YES, N_("Everywhere in the Netherlands"))], columns=1),
        ],
    )


def _referring(today: Callable[[], date]) -> FormSection:
    return FormSection(
        N_("How to refer"),
        [
            takes_from_field(),
            NoteField("how_to_refer", N_("How")),
            LineField("consent", N_("Which consent")),
            NoteField("documents", N_("What they need"), hint=N_("Papers and data that go along")),
            ChoiceField("cost", N_("What it costs her"), [Option(cost.value, text) for cost, text in COSTS.items()]),
            LineField("cost_note", N_("About the cost")),
            [
                LineField("waiting_weeks", N_("Waiting time"), hint=N_("In weeks; 0 is none"), width=4),
                DateField("waiting_asked_on", N_("Asked on"), today),
            ],
        ],
    )


def _contact() -> FormSection:
    return FormSection(
        N_("Contact"),
        [
            LineField("contact", N_("Whom to ask for")),
            [LineField("phone", N_("Phone")), LineField("email", N_("E-mail"))],
            LineField("website", N_("Website")),
            NoteField("remark", N_("Remark"), hint=N_("Nothing about a woman: this card is for everybody")),
            NoteField("source", N_("Where this comes from")),
            TicksField("is_hidden", "", [Option(_YES, N_("It is not there any more"))], columns=1),
        ],
    )


class ServiceForm(Form):
    """What it is, for whom, how to refer, whom to ask."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        """Take what tells today."""
        super().__init__([_offered(), _limits(), _referring(today), _contact()], parent)
        for name in ("name", "domain"):
            self.field(name).set_required()

    def offer_partners(self, partners: Iterable[Organisation]) -> None:
        """Let her choose who offers it among these."""
        field = self.field("organisation_id")
        if isinstance(field, ChoiceField):
            options = [Option(str(p.id), ", ".join(part for part in (p.name, p.place) if part)) for p in partners]
            field.offer(options)

    def show_service(self, service: Service) -> None:
        """Show a stored service, or one of the catalogue."""
        values: dict[str, Any] = {name: getattr(service, name) for name in self.names()}
        values |= {name: (_YES,) if values[name] else () for name in _TICKS}
        values["municipalities"] = ", ".join(map(municipality_name, service.municipalities))
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
                typed[name] = _READERS.get(name, _text)(self.field(name))
            except UserError as error:
                errors += each(error)
        if errors:
            raise UserErrors(errors)
        if stored is not None:
            others = tuple(code for code in stored.languages if code not in LANGUAGES)
            typed |= {name: getattr(stored, name) for name in _KEPT}
            typed["languages"] = (*typed["languages"], *others)
        return Service(**typed)


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
    "waiting_asked_on": lambda field: field.value(),
}
