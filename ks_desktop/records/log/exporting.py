"""Lines of the log as a file: CSV and XLSX that no spreadsheet takes for formulas, and a sheet to print. Pure."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from ks_desktop.core.clock import AMSTERDAM
from ks_desktop.core.list_files import csv_file, xlsx_file
from ks_desktop.core.texts import DEFAULT_LANGUAGE, _
from ks_desktop.paper import documents as paper
from ks_desktop.paper import paint
from ks_desktop.records.log.kinds import KIND_LABELS
from ks_desktop.records.log.lines import LogLine, number_of

_COLUMNS: Final = ("line", "day", "time", "who", "function", "roles", "kind", "event", "action", "outcome", "woman")
_MORE: Final = ("case", "sentence", "reason", "emergency", "rows", "from", "striking", "hash")
COLUMNS: Final = (*_COLUMNS, *_MORE)
_SHARES: Final = (1.1, 0.7, 5.2, 1.9)


class FileKind(StrEnum):
    """What the lines are written as."""

    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"


def write(kind: FileKind, lines: Sequence[LogLine], *, anchor: str) -> bytes:
    """Return the lines as a file, in their order; `anchor` is the head of the log at that moment."""
    if kind is FileKind.PDF:
        return paint.render(sheet(lines, anchor=anchor))
    rows = [row(line) for line in lines]
    return csv_file(COLUMNS, rows) if kind is FileKind.CSV else xlsx_file(COLUMNS, rows, _("Log"))


def row(line: LogLine) -> dict[str, str]:
    """Return a line as texts by the names of the columns."""
    newest = line.entries[0]
    local = line.at.astimezone(AMSTERDAM)
    return {
        "line": str(line.seq),
        "day": f"{local:%Y-%m-%d}",
        "time": f"{local:%H:%M:%S}",
        "who": line.who,
        "function": newest.actor_role,
        "roles": newest.roles,
        "kind": line.kind.value,
        "event": newest.event,
        "action": newest.action.value,
        "outcome": newest.outcome.value,
        "woman": line.whom,
        "case": number_of(newest.case),
        "sentence": line.text,
        "reason": line.basis,
        "emergency": "1" if line.is_emergency else "0",
        "rows": str(len(line.entries)),
        "from": newest.access_point,
        "striking": "; ".join(line.remarks),
        "hash": newest.hash,
    }


def sheet(lines: Sequence[LogLine], *, anchor: str) -> paper.Sheet:
    """Return the lines as a plain document, wide enough for sentences."""
    heads = (_("Day"), _("Time"), _("What was done"), _("Kind"))
    columns = tuple(paper.Column(head=head, share=share) for head, share in zip(heads, _SHARES, strict=True))
    rows = tuple(_cells(line) for line in lines)
    blocks: tuple[paper.Block, ...] = (
        (paper.Table(columns=columns, rows=rows),) if rows else (paper.Paragraph(text=_("No lines.")),)
    )
    return paper.Sheet(
        title=_("Log"),
        language=DEFAULT_LANGUAGE,
        heading=_("Log"),
        notice=_("Confidential"),
        blocks=blocks,
        page_label=_("Page {page} of {pages}", page="{page}", pages="{pages}"),
        wide=True,
        size=paper.TextSize.SMALL,
        anchor=anchor,
    )


def _cells(line: LogLine) -> tuple[str, ...]:
    local = line.at.astimezone(AMSTERDAM)
    why = _("Reason: {reason}", reason=line.basis) if line.basis else ""
    said = f"{line.text} {why}".strip()
    return (f"{local:%d-%m-%Y}", f"{local:%H:%M}", said, _(KIND_LABELS[line.kind]))
