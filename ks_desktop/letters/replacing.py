"""Which earlier letter a letter stands in place of, as it is printed."""

from ks_desktop.core.clock import local_day
from ks_desktop.core.database import Reading
from ks_desktop.letters import store
from ks_desktop.letters.domain import LetterDraft
from ks_desktop.letters.facts import Replaced


def replaced_by(draft: LetterDraft, reading: Reading) -> Replaced | None:
    """Return the number and the day of the letter that a draft corrects, None when it corrects none."""
    if draft.corrects is None:
        return None
    old = store.get(reading, draft.corrects)
    return Replaced(number=old.number, day=local_day(old.finalised_at or old.made_at))
