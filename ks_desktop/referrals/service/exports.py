"""Referrals out of the program: as a list others can read, because somebody asked for it, and said in the log."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ks_desktop.core.database import Database
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import LINE_MAX, ReferralId, UserId, clean_line
from ks_desktop.referrals.domain import FIELDS, ReferralLine, Tray
from ks_desktop.referrals.exchange import RowResult, csv_file, xlsx_file
from ks_desktop.referrals.service import Referrals
from ks_desktop.referrals.service.pseudonyms import PSEUDONYMOUS, pseudonymous
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
        reason: str = "",
    ) -> Exported:
        """Return referrals as a file; the export is logged before anything is handed out.

        With a reason all fields are in it, for who may take persons out; without one nobody is named.

        Women who are shielded from who asks are left out: half of them would be read back as somebody else.

        Args:
            kind: CSV or XLSX.
            actor: who asks for it.
            tray: only what lies in this tray.
            referral_ids: only these, in their order; None for all, the longest waiting first.
            reason: why persons are taken out; kept in the log.
        Raises:
            UserError: `no_right`, or the reason is too long.
        """
        why = clean_line(reason).text
        if len(why) > LINE_MAX:
            raise UserError(
                N_("Use at most {count} characters here."), code="long", field="reason", values={"count": LINE_MAX}
            )
        if referral_ids is None:
            referral_ids = [line.referral.id for line in self._referrals.list(actor=actor, tray=tray)]
        wanted = tuple(referral_ids)
        with self._database.reading(actor) as reading:
            found = self._referrals.fields_of(wanted, reading=reading, with_hidden=False)
        columns = FIELDS if why else PSEUDONYMOUS
        rows = [found[key] if why else pseudonymous(found[key], key) for key in wanted if key in found]
        content = csv_file(columns, rows) if kind is ListFormat.CSV else xlsx_file(columns, rows, _(N_("Referrals")))
        self._note(why, f"{kind.value} {len(rows)}", actor)
        return Exported(file=content, rows=len(rows))

    def rows(self, *, actor: UserId, reason: str = "") -> tuple[tuple[ReferralLine, dict[str, str]], ...]:
        """Return all referrals for a list on the screen of a command: with all fields given a reason, else unnamed.

        Raises:
            UserError: `no_right`.
        """
        why = clean_line(reason).text[:LINE_MAX]
        lines = self._referrals.list(actor=actor)
        with self._database.reading(actor) as reading:
            found = self._referrals.fields_of([line.referral.id for line in lines], reading=reading)
        self._note(why, f"list {len(lines)}", actor)
        rows = ((line, found[line.referral.id]) for line in lines)
        return tuple((line, pseudonymous(fields, line.referral.id) | (fields if why else {})) for line, fields in rows)

    def _note(self, why: str, columns: str, actor: UserId) -> None:
        event = AuditEvent.REFERRALS_EXPORTED if why else AuditEvent.PSEUDONYMS_EXPORTED
        with self._database.work(actor, event) as work:
            self._audit.record(work, event, about=About(subject="referral", columns=columns, basis=why))


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
