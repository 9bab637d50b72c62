"""This room's part when her partner may know nothing any more: no letter to her goes by post, and what did is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ks_desktop.clients.domain.life_event import OutKind, OutThere
from ks_desktop.core.clock import local_day
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId
from ks_desktop.letters import store
from ks_desktop.letters.domain import Letter, LetterKind, LetterState, SendRoute
from ks_desktop.letters.service.finishing import Finishing

_WHY: Final = N_("Her partner may know nothing of it")
_UNSENT: Final = frozenset({LetterState.DRAFT, LetterState.FINAL})


@dataclass(frozen=True, slots=True)
class LettersInLife:
    """Withdraws what has not gone out to her by post, and tells what did."""

    finishing: Finishing

    def partner_may_not_know(self, case_ids: Iterable[CaseId], *, work: Work) -> None:
        """Withdraw the letters to her that would go by post."""
        for letter in _to_her(case_ids, work):
            if letter.state in _UNSENT and letter.route is SendRoute.POST:
                self.finishing.withdraw(letter, _(_WHY), work=work)

    def already_out(self, case_ids: Iterable[CaseId], *, reading: Reading) -> Iterable[OutThere]:
        """Return the letters that went to her; one that was made final may have been posted and not written down."""
        for letter in _to_her(case_ids, reading):
            kind = OutKind.APPOINTMENT_LETTER if letter.kind is LetterKind.APPOINTMENT else OutKind.LETTER
            if letter.sent_on is not None:
                yield OutThere(kind=kind, about=letter.number, day=letter.sent_on)
            elif letter.finalised_at is not None:
                yield OutThere(kind=kind, about=letter.number, day=local_day(letter.finalised_at))


def _to_her(case_ids: Iterable[CaseId], reading: Reading) -> tuple[Letter, ...]:
    found = store.of_cases(reading, tuple(case_ids))
    return tuple(letter for letters in found.values() for letter in letters if letter.kind.is_to_her)
