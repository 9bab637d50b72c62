"""Heads of the log that are kept outside it: in the mark file, in the note of each backup, on printed papers.

On paper a head is short: its place and the first eight signs of its hash ("L 004821-9F3A2C1B").
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.security.domain import AuditFinding, AuditProblem
from ks_desktop.security.store import AuditRow, LogSegmentRow

_SIGNS: Final = 8
_TYPED: Final = re.compile(r"[^0-9A-Z]*L?[^0-9A-Z]*([0-9OI]{1,12})[^0-9A-Z]+([0-9A-FOI]{8})[^0-9A-Z]*")
_MISREAD: Final = str.maketrans("OI", "01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A line of the log as it was known somewhere else.

    Attributes:
        seq: its place; 0 for a log that was empty.
        hash: its hash, or the first signs of it, in small letters.
        source: where that stands, a few words for a finding.
    """

    seq: int
    hash: str
    source: str


def short(seq: int, line_hash: str) -> str:
    """Return a head as it stands on paper; "" for an empty log."""
    return f"L {seq:06d}-{line_hash[:_SIGNS].upper()}" if seq else ""


def read_anchor(typed: str, *, source: str) -> Anchor:
    """Return what somebody typed from paper.

    Raises:
        UserError: it is no such code.
    """
    found = _TYPED.fullmatch(typed.strip().upper())
    if found is None:
        raise UserError(
            N_("This is not the code of a log line. It looks like L 004821-9F3A2C1B, at the foot of a paper."),
            code="anchor",
            field="anchor",
        )
    seq, signs = (part.translate(_MISREAD) for part in found.groups())
    return Anchor(seq=int(seq), hash=signs.lower(), source=source)


def anchor_findings(session: Session, anchors: Iterable[Anchor]) -> Iterator[AuditFinding]:
    """Compare the log with heads that were kept outside; a line that was sealed and gone is left to its seal."""
    newest = session.scalar(sa.select(sa.func.max(AuditRow.seq))) or 0
    for anchor in anchors:
        if anchor.seq > newest:
            yield AuditFinding(problem=AuditProblem.CUT, seq=anchor.seq, subject=anchor.source)
        elif anchor.seq and not _stands(session, anchor):
            yield AuditFinding(problem=AuditProblem.ANCHOR, seq=anchor.seq, subject=anchor.source)


def is_sealed(session: Session, seq: int) -> bool:
    """Tell whether the line of this place is gone because it was sealed, so that only its seal is left."""
    if session.get(AuditRow, seq) is not None:
        return False
    of_it = sa.select(LogSegmentRow.last_seq).where(LogSegmentRow.last_seq >= seq, LogSegmentRow.first_seq <= seq)
    return session.scalar(of_it) is not None


def _stands(session: Session, anchor: Anchor) -> bool:
    known = session.scalar(sa.select(AuditRow.hash).where(AuditRow.seq == anchor.seq))
    if known is None:
        known = session.scalar(sa.select(LogSegmentRow.hash).where(LogSegmentRow.last_seq == anchor.seq))
    if known is None:
        return is_sealed(session, anchor.seq)
    return known.startswith(anchor.hash)
