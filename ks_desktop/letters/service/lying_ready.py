"""Which help is still to be asked by a letter that lies ready: it may go out although the case is closed."""

from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId, OnwardId
from ks_desktop.letters import store
from ks_desktop.letters.domain import LetterState


def lying_ready(case_id: CaseId, *, reading: Reading) -> frozenset[OnwardId]:
    """Return the onward referrals of a case whose letter is final and was not sent; see `onward.ReadyToGo`."""
    letters = store.of_cases(reading, [case_id]).get(case_id, ())
    return frozenset(
        letter.onward_id for letter in letters if letter.state is LetterState.FINAL and letter.onward_id is not None
    )
