"""The card of one partner, as a form."""

from typing import Any, Final

from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.domain import (
    DOMAIN_OF_KIND,
    FeedbackRoute,
    Organisation,
    OrganisationKind,
    Person,
    ReferrerRole,
)
from ks_desktop.coalition.wording import DOMAINS, FEEDBACK_ROUTES, KINDS, REFERRER_ROLES
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import OrganisationId, PersonId
from ks_desktop.widgets.fields import ChoiceField, Field, LineField, NoteField, Option, TicksField
from ks_desktop.widgets.form import Form, FormSection

_TICKED: Final = "yes"


def _kinds() -> list[Option]:
    """Return the kinds with their domain, because the domain decides what a letter may tell."""
    return [
        Option(kind.value, f"{_(text)} ({_(DOMAINS[DOMAIN_OF_KIND[kind]]).lower()})") for kind, text in KINDS.items()
    ]


def _feedback() -> list[Field]:
    """Return how they want to hear of those they referred."""
    routes = [Option(route.value, text) for route, text in FEEDBACK_ROUTES.items()]
    return [
        ChoiceField("feedback_route", N_("How they want feedback"), routes, as_list=True),
        LineField("feedback_address", N_("Where to"), hint=N_("The address, number or portal for this way")),
    ]


def _secret() -> Field:
    return TicksField(
        "address_secret",
        N_("Secret address"),
        [Option(_TICKED, N_("Nobody may know where this is"))],
        hint=N_("It stays on this card: never on paper, in a list or in what is found or copied."),
        columns=1,
    )


def takes_from_field() -> Field:
    """Return the question who may refer there."""
    return TicksField(
        "takes_from",
        N_("Who may refer"),
        [Option(role.value, text) for role, text in REFERRER_ROLES.items()],
        hint=N_(
            "Leave open what nobody asked. Where youth health care is not among them, a letter asks a GP or midwife."
        ),
    )


class OrganisationForm(Form):
    """Who they are, where they are, how they are reached."""

    def __init__(self, parent: QWidget | None = None) -> None:
        sections = [
            FormSection(
                N_("The partner"),
                [
                    LineField("name", N_("Name of the organisation")),
                    ChoiceField(
                        "kind",
                        N_("Kind"),
                        _kinds(),
                        hint=N_("The domain decides which data a letter may carry."),
                        as_list=True,
                    ),
                    LineField("contact_name", N_("Contact person")),
                ],
            ),
            FormSection(
                N_("Address"),
                [
                    [LineField("street", N_("Street")), LineField("house_number", N_("House number"), width=8)],
                    [LineField("postcode", N_("Postcode"), width=10), LineField("place", N_("Place"))],
                    _secret(),
                ],
            ),
            FormSection(
                N_("Contact"),
                [
                    [LineField("phone", N_("Phone")), LineField("email", N_("E-mail"))],
                    _feedback(),
                    takes_from_field(),
                    NoteField("note", N_("Note"), hint=N_("For example when they can be reached")),
                ],
            ),
        ]
        super().__init__(sections, parent)
        for name in ("name", "kind"):
            self.field(name).set_required()

    def show_organisation(self, organisation: Organisation) -> None:
        """Show a stored partner."""
        values = {name: getattr(organisation, name) or "" for name in self.names()}
        self.set_values(values | {"address_secret": (_TICKED,) if organisation.address_secret else ()})

    def organisation(self, organisation_id: OrganisationId, version: int) -> Organisation:
        """Return what is typed, as a record that the service checks further.

        Raises:
            UserErrors: the name or the kind is missing.
        """
        typed = _typed(self) | {
            "address_secret": bool(self.field("address_secret").raw()),
            "takes_from": tuple(map(ReferrerRole, self.field("takes_from").raw())),
        }
        errors = []
        if not typed["name"].strip():
            errors.append(UserError(N_("Fill in the name of the organisation."), code="required", field="name"))
        if not typed["kind"]:
            errors.append(UserError(N_("Choose what kind of organisation it is."), code="required", field="kind"))
        if errors:
            raise UserErrors(errors)
        typed["kind"] = OrganisationKind(typed["kind"])
        return Organisation(id=organisation_id, version=version, **typed)


class PersonForm(Form):
    """One person at a partner."""

    def __init__(self, parent: QWidget | None = None) -> None:
        fields: list[Field | list[Field]] = [
            [LineField("name", N_("Name")), LineField("function", N_("Function"))],
            [LineField("phone", N_("Phone")), LineField("email", N_("E-mail"))],
            _feedback(),
            LineField("agb", N_("AGB code"), hint=N_("Eight digits; only for care providers"), width=12),
        ]
        super().__init__([FormSection("", fields)], parent)
        self.field("name").set_required()

    def show_person(self, person: Person) -> None:
        """Show a stored person."""
        self.set_values({name: getattr(person, name) or "" for name in self.names()})

    def person(self, person_id: PersonId, organisation_id: OrganisationId, stored: Person | None) -> Person:
        """Return what is typed, as a record that the service checks further.

        Raises:
            UserError: the name is missing.
        """
        typed = _typed(self)
        version, is_active = (0, True) if stored is None else (stored.version, stored.is_active)
        return Person(id=person_id, organisation_id=organisation_id, version=version, is_active=is_active, **typed)


def _typed(form: Form) -> dict[str, Any]:
    typed: dict[str, Any] = {name: str(form.field(name).raw()) for name in form.names()}
    route = typed["feedback_route"]
    return typed | {"feedback_route": FeedbackRoute(route) if route else None}
