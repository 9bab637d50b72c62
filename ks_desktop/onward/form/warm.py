"""A warm hand-over that was held: the fields, and what is read from them."""

from collections.abc import Callable, Mapping
from datetime import date

from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_
from ks_desktop.onward.domain import WAY_LABELS, OnwardWay, WarmHandOver
from ks_desktop.widgets.fields import ChoiceField, DateField, LineField, Option
from ks_desktop.widgets.form import Form, FormSection


def warm_form(today: Callable[[], date]) -> Form:
    """Return the form: who was spoken to, when, how, and what was agreed."""
    ways = [Option(way.value, words) for way, words in WAY_LABELS.items() if way.is_warm]
    fields = (
        ChoiceField("way", N_("How was it?"), ways, as_list=False),
        (LineField("with_whom", N_("Spoken with")), DateField("on", N_("On"), today, lean=Lean.PAST)),
        LineField("words", N_("What was agreed")),
    )
    return Form((FormSection("", fields),))


def warm_of(values: Mapping[str, object]) -> WarmHandOver:
    """Return the hand-over that was filled in.

    Raises:
        UserErrors: no way or no day; each at its field.
    """
    errors = []
    if not values["way"]:
        errors.append(UserError(N_("Choose how it was."), code="required", field="way"))
    on = values["on"]
    if not isinstance(on, date):
        errors.append(UserError(N_("Fill in the day."), code="required", field="on"))
    if errors or not isinstance(on, date):
        raise UserErrors(errors)
    way = OnwardWay(str(values["way"]))
    return WarmHandOver(on=on, way=way, with_whom=str(values["with_whom"]), words=str(values["words"]))
