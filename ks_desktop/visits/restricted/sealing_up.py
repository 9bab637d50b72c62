"""Words of files of before: they lay readable in the file, and are sealed when somebody with the key unlocks it."""

import json
from typing import Final

import sqlalchemy as sa

from ks_desktop.clients.restricted import RestrictedTexts
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.drafts import DraftRow
from ks_desktop.core.resealing import forget_steps
from ks_desktop.core.sealed_rows import place
from ks_desktop.core.sealing import Sealer
from ks_desktop.core.values import Changes, UserId
from ks_desktop.security.audit import About, Audit
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.restricted import rows

FORMS: Final = ("safety_look", "restricted_note")  # forms whose drafts lie sealed


class SealingUp:
    """Seals what earlier versions wrote readably; does nothing once that is done."""

    def __init__(self, database: Database, audit: Audit, texts: RestrictedTexts) -> None:
        self._database = database
        self._audit = audit
        self._texts = texts

    def seal(self, *, actor: UserId) -> Changes:
        """Seal every readable word of a safety look, and what anybody typed of one and did not keep.

        One work: the plain columns are emptied, what could be taken back of looks goes, for it holds their words too;
        then the write-ahead log is folded in, so that nothing readable is left in the file. By who has no key for it
        nothing is done: the next who has, does it.
        """
        if not self._texts.may_read(actor):
            return Changes()
        with self._database.reading(actor) as reading:
            if not rows.plain(reading) and not _plain_drafts(reading):
                return Changes()
        sealer = self._texts.check(actor)
        with self._database.work(actor, AuditEvent.RESTRICTED_SEALED) as work:
            looks, drafts = rows.plain(work), _plain_drafts(work)
            for look in looks:
                look.sealed = sealer.seal(look.note, bound_to=place(rows.TABLE, look.id))
                look.note, look.words_of = "", look.id
            for draft in drafts:
                _seal_draft(draft, sealer)
            forget_steps({rows.TABLE}, work)
            about = About(subject=rows.TABLE, columns=str(len(looks)))
            self._audit.record(work, AuditEvent.RESTRICTED_SEALED, about=about)
        self._database.fold_in()
        return Changes(visits=True, undo=True)


def _plain_drafts(reading: Reading) -> list[DraftRow]:
    query = sa.select(DraftRow).where(DraftRow.form.in_(FORMS), DraftRow.sealed.is_(None))
    return list(reading.session.scalars(query))


def _seal_draft(draft: DraftRow, sealer: Sealer) -> None:
    draft.sealed = sealer.seal(json.dumps(draft.content), bound_to=place(DraftRow.__tablename__, draft.id))
    draft.content = {}
