"""What is typed about keeping: what becomes of a record and why, and another term."""

from collections.abc import Callable
from datetime import date
from typing import Final

from ks_desktop.core.dates import Lean
from ks_desktop.core.texts import N_, _
from ks_desktop.records.keeping.domain import KEEP_REASONS, Fate, Why
from ks_desktop.records.keeping.kinds import KeptKind
from ks_desktop.records.keeping.terms import Unit
from ks_desktop.widgets.fields import ChoiceField, DateField, LineField, NoteField, Option
from ks_desktop.widgets.form import Form, FormSection

_CHARACTERS: Final = 5
_FATES: Final = (Option(Fate.DESTROY, N_("Destroy")), Option(Fate.KEEP, N_("Keep longer")))
_UNITS: Final = {Unit.DAYS: N_("days"), Unit.MONTHS: N_("months"), Unit.YEARS: N_("years")}


def decide_form(today: Callable[[], date]) -> Form:
    """Return the form in which is said what becomes of one record."""
    reasons = [Option(why, why.label()) for why in KEEP_REASONS]
    return Form(
        (
            FormSection(
                N_("What becomes of it?"),
                (
                    ChoiceField("fate", N_("Decision"), _FATES),
                    ChoiceField("why", N_("If it stays longer: why"), reasons, as_list=True),
                    DateField("until", N_("If it stays longer: until"), today, lean=Lean.FUTURE),
                    NoteField("note", N_("Why, in a few words"), hint=N_("No names.")),
                ),
            ),
        )
    )


def said(form: Form) -> tuple[Fate | None, Why, date | None, str]:
    """Return what was filled in; without a decision the first is None.

    Raises:
        UserError: the day cannot be understood.
    """
    values = form.values()
    fate = Fate(str(values["fate"])) if values["fate"] else None
    why = Why(str(values["why"])) if values["why"] else Why.TERM_PASSED
    until = values["until"]
    return fate, why, until if isinstance(until, date) else None, str(values["note"])


def term_form(kind: KeptKind) -> Form:
    """Return the form of another term for a kind."""
    unit = _(_UNITS[kind.term.unit]) if kind.term else ""
    hint = _("{least} to {most} {unit}", least=kind.least, most=kind.most, unit=unit)
    field = LineField("span", N_("Keep for"), hint=hint, width=_CHARACTERS)
    made = Form((FormSection(N_("Our own term"), (field,)),))
    made.hands_in_at_end = True
    made.set_values({"span": str(kind.term.span) if kind.term else ""})
    return made
