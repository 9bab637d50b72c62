"""Checks the log against itself and what lies outside it: the mark file, the backups, a code typed from paper."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from ks_desktop.core.database import Reading
from ks_desktop.core.texts import _, n_
from ks_desktop.records.domain import Copy
from ks_desktop.security.audit import Anchor, is_sealed, read_anchor, verify
from ks_desktop.security.audit.looking import count_lines, last_of
from ks_desktop.security.domain import AuditEvent, AuditFinding

_RESTORED: Final = frozenset({AuditEvent.BACKUP_RESTORED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check found; nothing when the log is whole.

    Attributes:
        lines: how many lines were computed again.
        backups: with the notes of how many backups they were compared.
        has_mark: they were compared with the mark file too.
        sealed: codes from paper whose line is gone with a sealed part, so that nobody can say more of it.
    """

    findings: tuple[AuditFinding, ...]
    lines: int
    backups: int
    has_mark: bool
    sealed: tuple[str, ...] = ()

    def sentences(self) -> tuple[str, ...]:
        """Return what was found, in the user's language, first of all whether it is well."""
        if self.findings:
            return tuple(dict.fromkeys(finding.text() for finding in self.findings))
        return (
            _("The log is whole: {count} lines, each follows the one before it.", count=self.lines),
            n_("It fits {count} backup.", "It fits {count} backups.", self.backups)
            if self.backups
            else _("There is no backup to compare."),
            *((_("It fits the mark beside the data."),) if self.has_mark else ()),
            *(_("The line of code {code} was sealed and is gone.", code=code) for code in self.sealed),
        )


def anchors_of(copies: Iterable[Copy], restored: tuple[int, float] | None) -> Iterator[Anchor]:
    """Return the heads that backups keep.

    What was saved between a backup and its being put back has another log, which was put aside: backups of that time
    say nothing of this one.

    Args:
        copies: the backups.
        restored: place and time of the newest line that says that one was put back.
    """
    for copy in copies:
        if copy.manifest is None:
            continue
        head, made = copy.manifest.head, copy.manifest.made_at.timestamp()
        if restored is not None and head.seq >= restored[0] and made < restored[1]:
            continue
        yield Anchor(seq=head.seq, hash=head.hash, source=_("backup {name}", name=copy.path.name))


def check(
    reading: Reading, copies: Iterable[Copy], marked: tuple[int, str] | None, typed: Iterable[str] = ()
) -> Checked:
    """Compute the log again and compare it with everything that is known of it elsewhere.

    Args:
        reading: an open look, begun after what follows was read: saving may go on meanwhile.
        copies: the backups.
        marked: place and hash in the mark file, None without one.
        typed: codes from paper.
    Raises:
        UserError: what was typed is no code of a log line.
    """
    session, codes = reading.session, tuple(typed)
    outside = tuple(anchors_of(copies, _restored(session)))
    by_paper = tuple(read_anchor(code, source=_("paper {code}", code=code.strip())) for code in codes)
    at_mark = () if marked is None else (Anchor(seq=marked[0], hash=marked[1], source=_("the mark beside the data")),)
    return Checked(
        findings=tuple(verify(session, anchors=(*at_mark, *outside, *by_paper))),
        lines=count_lines(session),
        backups=len(outside),
        has_mark=marked is not None,
        sealed=tuple(code for code, anchor in zip(codes, by_paper, strict=True) if is_sealed(session, anchor.seq)),
    )


def _restored(session: Session) -> tuple[int, float] | None:
    line = last_of(session, _RESTORED)
    return (line.seq, line.at.timestamp()) if line is not None else None
