"""The form of one local coalition: where, who coordinates, what is planned, from which day this stands so."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.domain import ActionPlan, Alliance, Coordinator, Organisation
from ks_desktop.coalition.wording.municipalities import codes_typed, names_of
from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import UserError, UserErrors, each
from ks_desktop.core.texts import N_
from ks_desktop.core.values import AllianceId, OrganisationId, search_key
from ks_desktop.widgets.fields import DateField, Field, LineField, NoteField
from ks_desktop.widgets.form import Form, FormSection

_COORDINATOR: Final = ("name", "organisation", "phone", "email")
_PLAN_TEXTS: Final = ("title", "kept_at", "goals", "checked_by")
_PLAN_DAYS: Final = ("since", "until", "checked_on")


def _about(today: Callable[[], date]) -> FormSection:
    return FormSection(
        N_("The coalition"),
        [
            LineField("name", N_("Name of the coalition")),
            LineField("municipalities", N_("Municipalities"), hint=N_("Names with a comma between them")),
            [
                DateField("valid_from", N_("This stands so from"), today, lean=Lean.NEAREST),
                DateField("until", N_("It ends on"), today, lean=Lean.FUTURE, hint=N_("Open: until further notice")),
            ],
        ],
    )


def _coordinator() -> FormSection:
    return FormSection(
        N_("Who coordinates"),
        [
            [LineField("coordinator_name", N_("Name")), LineField("coordinator_organisation", N_("Organisation"))],
            [LineField("coordinator_phone", N_("Phone")), LineField("coordinator_email", N_("E-mail"))],
        ],
    )


def _plan(today: Callable[[], date]) -> FormSection:
    return FormSection(
        N_("Action plan"),
        [
            LineField("plan_title", N_("What it is called")),
            [
                DateField("plan_since", N_("From"), today, hint=N_("For example 1-1-2025")),
                DateField("plan_until", N_("Up to and including"), today, hint=N_("For example 31-12-2028")),
            ],
            LineField("plan_kept_at", N_("Where it lies"), hint=N_("A page, a folder, somebody who has it")),
            NoteField("plan_goals", N_("What it says"), hint=N_("The goals, in some lines")),
            [
                DateField("plan_checked_on", N_("Looked at on"), today, lean=Lean.PAST),
                LineField("plan_checked_by", N_("By whom")),
            ],
        ],
    )


def _others() -> FormSection:
    return FormSection(
        N_("Who takes part, and where this comes from"),
        [
            NoteField("partners", N_("Partners that take part"), hint=N_("One a line, as they stand under Partners")),
            NoteField("remark", N_("Remark"), hint=N_("Nothing about a woman: this card is for everybody")),
            LineField("source", N_("Where this comes from")),
        ],
    )


class AllianceForm(Form):
    """A local coalition as it stands from a day on."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        """Take what tells today."""
        super().__init__([_about(today), _coordinator(), _plan(today), _others()], parent)
        self._partners: tuple[Organisation, ...] = ()
        for name in ("name", "municipalities", "valid_from"):
            self.field(name).set_required()

    def know(self, partners: Iterable[Organisation]) -> None:
        """Know the partners of the directory, so that a name means one of them."""
        self._partners = tuple(partners)

    def show_alliance(self, alliance: Alliance) -> None:
        """Show a coalition."""
        names = {partner.id: partner.name for partner in self._partners}
        values: dict[str, Any] = {name: getattr(alliance, name) for name in ("name", "valid_from", "until", "remark")}
        values |= {"source": alliance.source, "municipalities": names_of(alliance.municipalities)}
        values |= {f"coordinator_{name}": getattr(alliance.coordinator, name) for name in _COORDINATOR}
        values |= {f"plan_{name}": getattr(alliance.plan, name) for name in (*_PLAN_TEXTS, *_PLAN_DAYS)}
        values["partners"] = "\n".join(names[partner] for partner in alliance.partners if partner in names)
        self.set_values(values)

    def alliance(self, alliance_id: AllianceId, states: Iterable[Alliance]) -> Alliance:
        """Return what is typed, as a record that is checked further.

        Args:
            alliance_id: of the coalition.
            states: all its states; one of the same first day is corrected, else this is a new one.
        Raises:
            UserErrors: a field cannot be understood, or what is needed is missing; each names its field.
        """
        typed, errors = self._typed()
        municipalities = _reading("municipalities", errors, lambda: _codes(typed["municipalities"]))
        partners = _reading("partners", errors, lambda: self._ids(typed["partners"]))
        first = typed["valid_from"]
        if first is None and not any(error.field == "valid_from" for error in errors):
            sentence = N_("Fill in from which day this stands so.")
            errors.append(UserError(sentence, code="required", field="valid_from"))
        if errors:
            raise UserErrors(errors)
        before = {each_.valid_from: each_ for each_ in states}
        gone = tuple(one for one in _newest(before) if one not in {partner.id for partner in self._partners})
        return Alliance(
            id=alliance_id,
            name=typed["name"],
            valid_from=first,
            until=typed["until"],
            municipalities=municipalities,
            coordinator=Coordinator(**{name: typed[f"coordinator_{name}"] for name in _COORDINATOR}),
            plan=ActionPlan(**{name: typed[f"plan_{name}"] for name in (*_PLAN_TEXTS, *_PLAN_DAYS)}),
            partners=(*partners, *gone),
            remark=typed["remark"],
            source=typed["source"],
            version=before[first].version if first in before else 0,
        )

    def _typed(self) -> tuple[dict[str, Any], list[UserError]]:
        typed: dict[str, Any] = {}
        errors: list[UserError] = []
        for name in self.names():
            field = self.field(name)
            typed[name] = _reading(name, errors, partial(_value, field))
        return typed, errors

    def _ids(self, text: str) -> tuple[OrganisationId, ...]:
        known = {search_key(partner.name): partner.id for partner in self._partners}
        names = [line.strip() for line in text.splitlines() if line.strip()]
        for name in names:
            if search_key(name) not in known:
                sentence = N_("{name} is not among the partners: add it there first, or correct the name.")
                raise UserError(sentence, code="partner", field="partners", values={"name": name})
        return tuple(known[search_key(name)] for name in names)


def _value(field: Field) -> Any:
    return field.value() if isinstance(field, DateField) else str(field.raw())


def _reading(name: str, errors: list[UserError], read: Callable[[], Any]) -> Any:
    try:
        return read()
    except UserError as error:
        errors += [UserError(one.message, code=one.code, field=name, values=one.values) for one in each(error)]
        return None


def _codes(text: str) -> tuple[str, ...]:
    codes, wrong = codes_typed(text)
    if wrong:
        sentence = N_("{name} is not in the list of municipalities.")
        raise UserError(sentence, code="municipality", field="municipalities", values={"name": ", ".join(wrong)})
    return codes


def _newest(states: Mapping[date, Alliance]) -> tuple[OrganisationId, ...]:
    """Return who took part last: who is gone from the directory since cannot be typed, and stays."""
    return states[max(states)].partners if states else ()
