"""The card of one partner, as a form."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.domain import DOMAIN_OF_KIND, Organisation, OrganisationKind
from ks_desktop.coalition.wording import DOMAINS, KINDS
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import OrganisationId
from ks_desktop.widgets.fields import ChoiceField, LineField, NoteField, Option
from ks_desktop.widgets.form import Form, FormSection


def _kinds() -> list[Option]:
    """Return the kinds with their domain, because the domain decides what a letter may tell."""
    return [
        Option(kind.value, f"{_(text)} ({_(DOMAINS[DOMAIN_OF_KIND[kind]]).lower()})") for kind, text in KINDS.items()
    ]


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
                ],
            ),
            FormSection(
                N_("Contact"),
                [
                    [LineField("phone", N_("Phone")), LineField("email", N_("E-mail"))],
                    NoteField("note", N_("Note"), hint=N_("For example when they can be reached")),
                ],
            ),
        ]
        super().__init__(sections, parent)
        for name in ("name", "kind"):
            self.field(name).set_required()

    def show_organisation(self, organisation: Organisation) -> None:
        """Show a stored partner."""
        self.set_values({name: getattr(organisation, name) for name in self.names()})

    def organisation(self, organisation_id: OrganisationId, version: int) -> Organisation:
        """Return what is typed, as a record that the service checks further.

        Raises:
            UserErrors: the name or the kind is missing.
        """
        typed: Mapping[str, str] = {name: str(self.field(name).raw()) for name in self.names()}
        errors = []
        if not typed["name"].strip():
            errors.append(UserError(N_("Fill in the name of the organisation."), code="required", field="name"))
        if not typed["kind"]:
            errors.append(UserError(N_("Choose what kind of organisation it is."), code="required", field="kind"))
        if errors:
            raise UserErrors(errors)
        texts = {name: text for name, text in typed.items() if name != "kind"}
        return Organisation(id=organisation_id, version=version, kind=OrganisationKind(typed["kind"]), **texts)
