"""A letter that was wrong: the old one is withdrawn and stays known as it went; a new one begins in its place."""

from dataclasses import dataclass, replace

from ks_desktop.core.database import Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LetterId
from ks_desktop.letters import store
from ks_desktop.letters.domain import Letter, LetterState, check_step
from ks_desktop.letters.service.drafting import Drafting
from ks_desktop.letters.service.finishing import Finishing


@dataclass(frozen=True, slots=True, kw_only=True)
class Correcting:
    """Both steps in the caller's transaction: no letter is withdrawn without the other one begun."""

    drafting: Drafting
    finishing: Finishing

    def correct(self, letter_id: LetterId, reason: str, *, work: Work) -> Letter:
        """Withdraw a letter and return the draft of the same kind and words that stands in its place.

        Raises:
            UserError: it is a draft still, it was withdrawn already, there is no reason, or nothing is written about
                her any more.
        """
        old = store.get(work, letter_id)
        if old.state is LetterState.DRAFT:
            raise UserError(N_("This letter is a draft still: change it as you like."), code="letter_not_final")
        check_step(old.state, LetterState.WITHDRAWN)
        self.finishing.withdraw(old, reason, work=work)
        return self.drafting.begin(replace(old.draft, corrects=old.id), work=work)
