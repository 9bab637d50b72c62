"""Referrals out of the program: as a list others can read, because somebody asked for it, and said in the log."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ks_desktop.core.database import Database
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import ReferralId, UserId
from ks_desktop.referrals.domain import FIELDS, Tray
from ks_desktop.referrals.exchange import RowResult, csv_file, xlsx_file
from ks_desktop.referrals.service import Referrals
from ks_desktop.security.audit import About, Audit
from ks_desktop.security.domain import AuditEvent


class ListFormat(StrEnum):
    """What a list is written as."""

    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A list as a file, and how many referrals are in it."""

    file: bytes
    rows: int


class Exports:
    """Writes lists."""

    def __init__(self, database: Database, referrals: Referrals, audit: Audit) -> None:
        self._database = database
        self._referrals = referrals
        self._audit = audit

    def write(
        self,
        kind: ListFormat,
        *,
        actor: UserId,
        tray: Tray | None = None,
        referral_ids: Iterable[ReferralId] | None = None,
    ) -> Exported:
        """Return referrals with all their fields as a file; the export is logged before anything is handed out.

        Women who are shielded from who asks are left out: half of them would be read back as somebody else.

        Args:
            kind: CSV or XLSX.
            actor: who asks for it.
            tray: only what lies in this tray.
            referral_ids: only these, in their order; None for all, the longest waiting first.
        """
        if referral_ids is None:
            referral_ids = [line.referral.id for line in self._referrals.list(actor=actor, tray=tray)]
        wanted = tuple(referral_ids)
        with self._database.reading(actor) as reading:
            found = self._referrals.fields_of(wanted, reading=reading, with_hidden=False)
        rows = [found[key] for key in wanted if key in found]
        content = csv_file(FIELDS, rows) if kind is ListFormat.CSV else xlsx_file(FIELDS, rows, _(N_("Referrals")))
        with self._database.work(actor, AuditEvent.REFERRALS_EXPORTED) as work:
            about = About(subject="referral", columns=f"{kind.value} {len(rows)}")
            self._audit.record(work, AuditEvent.REFERRALS_EXPORTED, about=about)
        return Exported(file=content, rows=len(rows))


def results_file(results: Iterable[RowResult]) -> bytes:
    """Return what became of each row of a list as CSV; nobody's name is in it."""
    columns = ("row", "line", "result", "referral", "reasons")
    return csv_file(
        columns,
        (
            {
                "row": str(result.row),
                "line": str(result.line),
                "result": result.result.value,
                "referral": str(result.referral_id or ""),
                "reasons": "; ".join(result.reasons),
            }
            for result in results
        ),
    )
