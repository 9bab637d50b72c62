"""The words for kinds of restricted notes and for the steps of the reporting code."""

from collections.abc import Mapping
from typing import Final

from ks_desktop.clients.domain.restricted import MeldStep, NoteWords, RestrictedKind, Shelf
from ks_desktop.core.texts import N_, _, n_

KINDS: Final[Mapping[RestrictedKind, str]] = {
    RestrictedKind.SAFETY: N_("Safety"),
    RestrictedKind.MELDCODE: N_("Reporting code"),
}
STEPS: Final[Mapping[MeldStep, str]] = {
    MeldStep.SIGNALS: N_("1: note the signals"),
    MeldStep.CONSULT: N_("2: consult a colleague and, if needed, Veilig Thuis"),
    MeldStep.TALK: N_("3: talk with those involved"),
    MeldStep.WEIGH: N_("4: weigh"),
    MeldStep.DECIDE: N_("5: decide"),
}


def counted(shelf: Shelf) -> str:
    """Return how many notes there are of each kind."""
    kinds = ", ".join(f"{_(KINDS[kind]).lower()} {count}" for kind, count in shelf.counts.items())
    total = sum(shelf.counts.values())
    return n_("{count} restricted note: {kinds}.", "{count} restricted notes: {kinds}.", total, kinds=kinds)


def beside(said: NoteWords) -> str:
    """Return what stands under the words of a step: which it is, and whether it was spoken about with her."""
    if said.step is None:
        return ""
    step = _("Step {step}.", step=_(STEPS[said.step]))
    if said.has_spoken:
        return f"{step} " + _("Spoken about with her.")
    return f"{step} " + _("Not spoken about with her: {why}", why=said.why_not)
