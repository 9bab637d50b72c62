"""What is said when a referral was handed in."""

from collections.abc import Callable
from typing import Final

from ks_desktop.core.texts import N_, _
from ks_desktop.referrals.exchange import RowOutcome
from ks_desktop.referrals.matching import Wording
from ks_desktop.referrals.page.sheets import Loaded
from ks_desktop.referrals.results import Recorded
from ks_desktop.referrals.wording import TRAYS, missing_text

NOT_YET: Final = N_("Not saved yet: mend the marked fields. F8 goes to the next one.")
CHANGED_MEANWHILE: Final = N_(
    "Somebody else changed this referral. Your changes are in the form again: look, and save once more."
)


def loaded_text(loaded: Loaded, *, is_new: bool) -> str:
    """Return what is said when a form opens: what is still there, and what to do with a paper."""
    sentences = []
    if loaded.draft:
        sentences.append(
            _("What you had begun is still here.")
            if is_new
            else _("What you had changed is still here, and not yet saved.")
        )
    if loaded.paper is not None and loaded.paper.found.values:
        sentences.append(_("Read from the form: compare it with the page, then Ctrl+Enter."))
    return " ".join(sentences)


def recorded_text(recorded: Recorded, caption: Callable[[str], str]) -> str:
    """Return what became of a referral, and what is told of its fields.

    Args:
        recorded: what became of it.
        caption: gives the label of a field.
    """
    if recorded.is_quiet:
        return _(Wording.QUIET.value)
    return " ".join((_outcome(recorded), *(f"{caption(name)}: {sentence}" for name, sentence in recorded.told())))


def _outcome(recorded: Recorded) -> str:
    if recorded.result is RowOutcome.DUPLICATE:
        return _("This referral was recorded before; nothing was added.")
    if not recorded.missing:
        return _("Saved. She is ready to plan.")
    return _(
        "Saved in the tray {tray}. Still needed for a visit: {missing}.",
        tray=_(TRAYS[recorded.tray]),
        missing=missing_text(recorded.missing),
    )
