"""The fields that only one kind of letter has: where she is to be referred to, what follows, who asked."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from ks_desktop.core.dates import Lean
from ks_desktop.core.texts import N_
from ks_desktop.letters.domain import LetterKind
from ks_desktop.widgets.fields import ChoiceField, DateField, LineField, Option
from ks_desktop.widgets.form import FormSection

FOLLOW_UP: Final[Mapping[str, str]] = {
    "we_call": N_("We contact her for a new one"),
    "she_calls": N_("She calls when she wants a new one"),
    "nothing": N_("Nothing: she need not do anything"),
}


def refer_to() -> LineField:
    """Return where a GP or midwife is asked to refer her."""
    field = LineField("refer_to", N_("To be referred to"), hint=N_("The kind of care, or the name of the practice"))
    field.set_required()
    return field


def what_follows(today: Callable[[], date]) -> FormSection:
    """Return what a letter says that a visit does not go on."""
    del today
    options = [Option(value, label) for value, label in FOLLOW_UP.items()]
    return FormSection(N_("What follows"), [ChoiceField("follow_up", N_("A new visit"), options)])


def request(today: Callable[[], date]) -> FormSection:
    """Return who asked to see her record, when, and how it was seen that it is she."""
    by = LineField("requested_by", N_("Who asked"), hint=N_("She herself, or who may ask for her"))
    on = DateField("requested_on", N_("When"), today, lean=Lean.PAST)
    seen = LineField(
        "identity", N_("How you saw who it is"), hint=N_("Which document, or that you know her; no numbers")
    )
    for field in (by, on, seen):
        field.set_required()
    return FormSection(N_("The request"), [by, on, seen])


SECTIONS: Final[Mapping[LetterKind, Callable[[Callable[[], date]], FormSection]]] = {
    LetterKind.CANCELLATION: what_follows,
    LetterKind.RECORD_EXTRACT: request,
}
"""The kinds that have no other words."""
