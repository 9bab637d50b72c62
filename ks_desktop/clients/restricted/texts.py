"""Sealing and opening for whoever is at work: her slot holds the second key, and her roles give the right."""

from collections.abc import Callable
from uuid import UUID

from ks_desktop.core.database import Database, Reading
from ks_desktop.core.errors import UserError
from ks_desktop.core.sealed_rows import place
from ks_desktop.core.sealing import Sealer
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.security.audit import About, Audit
from ks_desktop.security.domain import AuditAction, AuditEvent


class RestrictedTexts:
    """The second key as the rooms use it.

    Attributes:
        sealer: None when the slot that unlocked the program holds no second key.
        is_hidden: whether a case is of a shielded record that the reader may not see; the room that knows says so.
    """

    def __init__(self, database: Database, audit: Audit, sealer: Sealer | None, may: Callable[[UserId], bool]) -> None:
        """Take the file and its log, the key, and who has the right."""
        self._database = database
        self._audit = audit
        self.sealer = sealer
        self._may = may
        self.is_hidden: Callable[[CaseId, Reading], bool] = _shows_all

    def may_read(self, actor: UserId) -> bool:
        """Tell whether somebody may open sealed texts at all; the rooms say which."""
        return self.sealer is not None and self._may(actor)

    def check(self, actor: UserId, *, field: str = "") -> Sealer:
        """Return the key for somebody who may use it.

        Raises:
            UserError: `no_key`: her slot does not hold it, or her roles do not give the right.
        """
        if self.sealer is None or not self._may(actor):
            raise no_key(field)
        return self.sealer

    def check_shown(self, case_id: CaseId, reading: Reading) -> None:
        """Refuse who may not see the record at all.

        Raises:
            UserError: `shielded`: her page must be opened first, with a reason.
        """
        if self.is_hidden(case_id, reading):
            raise UserError(
                N_("This record is shielded. Open her page first, and say why."), code="shielded", field="reason"
            )

    def seal(self, text: str, table: str, row_id: UUID, *, actor: UserId, field: str = "") -> bytes:
        """Return a text sealed for its row.

        Raises:
            UserError: see `check`.
        """
        return self.check(actor, field=field).seal(text, bound_to=place(table, row_id))

    def open(self, sealed: bytes, table: str, row_id: UUID, *, actor: UserId) -> str:
        """Return what stands sealed in a row; whoever shows it notes that it was read.

        Raises:
            UserError: see `check`.
            SealError: it is damaged, or was sealed for another row or with another key.
        """
        return self.check(actor).open(sealed, bound_to=place(table, row_id))

    def note_read(self, about: About, *, actor: UserId) -> None:
        """Write in the log that sealed texts were opened, before anybody is shown them."""
        with self._database.work(actor, AuditEvent.RESTRICTED_READ) as work:
            self._audit.record(work, AuditEvent.RESTRICTED_READ, action=AuditAction.READ, about=about)


def no_key(field: str = "") -> UserError:
    """Return what to say to who has no key for it."""
    return UserError(
        N_("This lies sealed under a key that is not yours. Ask her nurse or the team lead."),
        code="no_key",
        field=field,
    )


def _shows_all(case_id: CaseId, reading: Reading) -> bool:
    del case_id, reading
    return False
