"""The form of one municipality as this organisation knows it: added, ended, called otherwise."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.domain import Municipality
from ks_desktop.coalition.wording.municipalities import codes_typed, names_of
from ks_desktop.core.errors import UserError, UserErrors, each
from ks_desktop.core.texts import N_
from ks_desktop.widgets.fields import DateField, LineField
from ks_desktop.widgets.form import Form, FormSection

_TEXTS = ("name", "also_called", "source")


class MunicipalityForm(Form):
    """What it is called, from and until when it is there, and what it is part of since then."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        """Take what tells today."""
        section = FormSection(
            N_("The municipality"),
            [
                [
                    LineField("name", N_("Name")),
                    LineField("code", N_("CBS code"), hint=N_("GM and four digits"), width=8),
                ],
                LineField("also_called", N_("Also called")),
                [
                    DateField("since", N_("It is there from"), today, hint=N_("Open: long ago")),
                    DateField("until", N_("It is no more from"), today, hint=N_("Open: it is there")),
                ],
                LineField("succeeded_by", N_("What it is part of then"), hint=N_("Names with a comma between them")),
                LineField("source", N_("Where this comes from"), hint=N_("For example the list of the CBS")),
            ],
        )
        super().__init__([section], parent)
        for name in ("code", "name"):
            self.field(name).set_required()

    def show_municipality(self, municipality: Municipality) -> None:
        """Show a municipality; its code stays."""
        values: dict[str, Any] = {name: getattr(municipality, name) for name in (*_TEXTS, "code", "since", "until")}
        self.set_values(values | {"succeeded_by": names_of(municipality.succeeded_by)})
        self.field("code").setEnabled(False)

    def municipality(self, stored: Municipality | None) -> Municipality:
        """Return what is typed, as a record that is checked further.

        Raises:
            UserErrors: a field cannot be understood, or what is needed is missing; each names its field.
        """
        typed: dict[str, Any] = {name: str(self.field(name).raw()).strip() for name in (*_TEXTS, "code")}
        errors: list[UserError] = []
        for name in ("since", "until"):
            try:
                typed[name] = self.field(name).value()
            except UserError as error:
                errors += each(error)
        codes, wrong = codes_typed(str(self.field("succeeded_by").raw()))
        if wrong:
            sentence = N_("{name} is not in the list of municipalities.")
            values = {"name": ", ".join(wrong)}
            errors.append(UserError(sentence, code="municipality", field="succeeded_by", values=values))
        if errors:
            raise UserErrors(errors)
        typed["code"] = stored.code if stored is not None else typed["code"].upper()
        return Municipality(**typed, succeeded_by=codes, is_own=True, version=0 if stored is None else stored.version)
