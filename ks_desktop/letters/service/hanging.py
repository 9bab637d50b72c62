"""How many letters to a partner are not sent yet: said before the partner is put aside."""

from collections.abc import Iterable

import sqlalchemy as sa

from ks_desktop.clients.service.endings import quiet_ids
from ks_desktop.coalition.domain import Hanging, Tied
from ks_desktop.core.database import Reading
from ks_desktop.core.values import OrganisationId
from ks_desktop.letters.domain import LetterState
from ks_desktop.letters.store.rows import LetterRow


class LettersHanging:
    """Counts letters, and names nobody. Implements `HangsOnPartner`."""

    def hanging(self, partners: Iterable[OrganisationId], *, reading: Reading) -> Hanging:
        """Return how many letters to a partner are drafts, or final and not sent."""
        query = sa.select(sa.func.count(LetterRow.id)).where(
            LetterRow.organisation_id.in_(tuple(partners)),
            LetterRow.state.in_((LetterState.DRAFT, LetterState.FINAL)),
            LetterRow.case_id.not_in(quiet_ids()),
        )
        return Hanging(tied=Tied.LETTERS, count=reading.session.scalar(query) or 0)
