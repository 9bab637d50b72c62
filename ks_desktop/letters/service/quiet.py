"""This room's part when a pregnancy ends: no letter about her goes out any more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ks_desktop.clients.domain import CloseReason, NotBack
from ks_desktop.core.database import Work
from ks_desktop.core.values import CaseId
from ks_desktop.letters import store
from ks_desktop.letters.domain import CASE_CLOSED, LetterState
from ks_desktop.letters.service.finishing import Finishing

_WHY: Final = f"{CASE_CLOSED}{CloseReason.PREGNANCY_ENDED.value}"


@dataclass(frozen=True, slots=True)
class LettersQuiet:
    """Withdraws what lies ready to be sent; the drafts went when the case closed."""

    finishing: Finishing

    def pregnancy_ended(self, case_id: CaseId, *, work: Work) -> None:
        """Withdraw every letter that has not gone out; an extract she asked for she still gets, by hand."""
        for letter in store.of_cases(work, [case_id]).get(case_id, ()):
            if letter.state in {LetterState.DRAFT, LetterState.FINAL} and not letter.kind.is_hers_by_right:
                self.finishing.withdraw(letter, _WHY, work=work)

    def pregnancy_goes_on(self, case_id: CaseId, *, since: datetime, work: Work) -> Iterable[NotBack]:
        """Every letter came back as it was; one about a visit that is off says so itself."""
        del case_id, since, work
        return ()
