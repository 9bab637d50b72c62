"""Who may read which restricted notes: her nurse, who stands in, the team lead, who wrote it; others after a reason."""

from collections.abc import Callable

from ks_desktop.clients.domain import Case
from ks_desktop.clients.domain.restricted import Access
from ks_desktop.clients.restricted.rows import RestrictedNoteRow
from ks_desktop.clients.restricted.texts import RestrictedTexts
from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId, UserId


class Readers:
    """The rule, over facts that other rooms know.

    Attributes:
        stands_in: whether the reader looks after a case for its nurse.
        leads: whether somebody leads the team.
        has_opened: whether somebody gave a reason for a case since the program was unlocked.
    """

    def __init__(self, texts: RestrictedTexts) -> None:
        self._texts = texts
        self.stands_in: Callable[[Case, Reading], bool] = _no_case
        self.leads: Callable[[UserId], bool] = _nobody
        self.has_opened: Callable[[CaseId, UserId], bool] = _none_opened

    def access(self, case: Case, rows: list[RestrictedNoteRow], reading: Reading) -> Access:
        """Return how who looks may read the notes of a case."""
        actor = reading.actor
        if not self._texts.may_read(actor):
            return Access.NO_KEY
        if case.nurse == actor or self.leads(actor) or self.stands_in(case, reading):
            return Access.OPEN
        if self.has_opened(case.id, actor):
            return Access.GIVEN
        return Access.OWN if any(row.author == actor for row in rows) else Access.REASON


def _no_case(case: Case, reading: Reading) -> bool:
    del case, reading
    return False


def _nobody(actor: UserId) -> bool:
    del actor
    return False


def _none_opened(case_id: CaseId, actor: UserId) -> bool:
    del case_id, actor
    return False
