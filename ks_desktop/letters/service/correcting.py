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
from ks_desktop.letters.store.listing import replacing


@dataclass(frozen=True, slots=True, kw_only=True)
class Correcting:
    """Both steps in the caller's transaction: no letter is withdrawn without the other one begun."""

    drafting: Drafting
    finishing: Finishing

    def correct(self, letter_id: LetterId, reason: str, *, work: Work) -> Letter:
        """Withdraw a letter and return the draft of the same kind and words that stands in its place.

        One that was withdrawn already stays as it is, with the reason it has.

        Raises:
            UserError: it is a draft still, another stands in its place, there is no reason, or nothing is written
                about her any more.
        """
        old = store.get(work, letter_id)
        if old.state is LetterState.DRAFT:
            raise UserError(N_("This letter is a draft still: change it as you like."), code="letter_not_final")
        if old.state is LetterState.WITHDRAWN:
            _check_withdrawn(old, work)
        else:
            self.finishing.withdraw(old, reason, work=work)
        return self.drafting.begin(replace(old.draft, corrects=old.id), work=work)


def _check_withdrawn(old: Letter, work: Work) -> None:
    """Refuse to put another letter in place of one that has one already, or that nobody ever had.

    Raises:
        UserError: with what to do instead.
    """
    if not old.number:
        check_step(old.state, LetterState.FINAL)
    if replacing(work, old.id) is not None:
        sentence = N_("Another letter stands in its place already. Correct that one.")
        raise UserError(sentence, code="corrected")
