"""Lines of the log as somebody reads them: what one act wrote is one line. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final

from ks_desktop.core.texts import _, n_
from ks_desktop.core.values import UserId
from ks_desktop.records.log.kinds import LogKind
from ks_desktop.records.log.questions import phrase_of
from ks_desktop.security.domain import NOBODY, AuditAction, AuditEntry, AuditEvent, Outcome, Role
from ks_desktop.security.rights import role_words

_NUMBER: Final = 8
# Their sentences say so themselves.
_REFUSALS: Final = frozenset({AuditEvent.WORK_REFUSED, AuditEvent.LOGIN_FAILED, AuditEvent.PIN_REFUSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """What one act wrote into the log, about one woman at most.

    Attributes:
        entries: the lines themselves, newest first.
        who: whoever did it, by name or number; `role` her function and roles at that moment.
        whom: the woman it is about, by name or number; "" where it is about none.
        text: all of it as a sentence.
        remarks: what is striking, if that was looked for.
    """

    entries: tuple[AuditEntry, ...]
    who: str
    whom: str
    text: str
    remarks: tuple[str, ...] = ()

    @property
    def seq(self) -> int:
        """Place of the newest line."""
        return self.entries[0].seq

    @property
    def at(self) -> datetime:
        """Instant in UTC."""
        return self.entries[0].at

    @property
    def kind(self) -> LogKind:
        """What kind of thing it is."""
        return phrase_of(self.entries[0].event).kind

    @property
    def is_emergency(self) -> bool:
        """Tell whether something was opened past what she may see otherwise."""
        return any(entry.is_emergency for entry in self.entries)

    @property
    def basis(self) -> str:
        """The reason that was given, where one was."""
        return next((reason for entry in self.entries if (reason := _reason(entry))), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage:
    """Some lines, newest first; `before` is where the next page begins, None when there are no more."""

    lines: tuple[LogLine, ...]
    before: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """How people are named to whoever reads: by id as the log keeps it; who is not in here is told by number."""

    women: Mapping[str, str]
    users: Mapping[UserId, str]

    def woman(self, client: str) -> str:
        """Return how a woman is named; "" for none."""
        return self.women.get(client) or (_("record {number}", number=number_of(client)) if client else "")

    def user(self, user: UserId) -> str:
        """Return how whoever did it is named."""
        if user == NOBODY:
            return _("The program")
        return self.users.get(user) or _("Employee {number}", number=number_of(user.hex))


def number_of(key: str) -> str:
    """Return the number by which a person is told apart without a name: the end of the id."""
    return key[-_NUMBER:]


def told(entries: Iterable[AuditEntry], names: Names, remarks: Mapping[int, tuple[str, ...]]) -> tuple[LogLine, ...]:
    """Return lines as they are read; lines of one act about one woman that follow each other become one."""
    return tuple(_line(tuple(act), names, remarks) for _act, act in groupby(entries, key=_act_of))


def _act_of(entry: AuditEntry) -> tuple[object, ...]:
    return (entry.at, entry.event, entry.actor, entry.client, entry.outcome, entry.action is AuditAction.READ)


def _line(entries: tuple[AuditEntry, ...], names: Names, remarks: Mapping[int, tuple[str, ...]]) -> LogLine:
    newest = entries[0]
    who, whom = names.user(newest.actor), names.woman(newest.client)
    found = dict.fromkeys(remark for entry in entries for remark in remarks.get(entry.seq, ()))
    return LogLine(entries=entries, who=who, whom=whom, text=sentence(newest, who, whom), remarks=tuple(found))


def sentence(entry: AuditEntry, who: str, whom: str) -> str:
    """Return what a line says: "S. Bakker opened the record of A. Kaya."."""
    phrase = phrase_of(entry.event)
    said = _(phrase.about_her, who=who, whom=whom) if phrase.about_her and whom else _(phrase.text, who=who)
    refused = _("It was refused.") if entry.outcome is Outcome.REFUSED and entry.event not in _REFUSALS else ""
    return f"{said} {refused}".strip()


def details(line: LogLine) -> Iterator[tuple[str, str]]:
    """Return label and value of everything the log keeps of an act; never a value of a record."""
    newest, oldest = line.entries[0], line.entries[-1]
    numbers = f"{oldest.seq}" if oldest.seq == newest.seq else f"{oldest.seq}-{newest.seq}"
    yield _("What was done"), line.text
    yield _("Log line"), numbers
    yield _("Who"), line.who
    roles = role_words([role for role in Role if role in newest.roles.split(",")])
    yield _("Function then"), ", ".join(part for part in (newest.actor_role, roles) if part)
    yield _("From where"), newest.access_point
    yield _("Woman"), line.whom
    yield _("Case"), number_of(newest.case)
    yield _("Outcome"), _("refused") if newest.outcome is Outcome.REFUSED else _("done")
    yield _("Reason"), line.basis
    yield _("Emergency access"), _("yes") if line.is_emergency else ""
    yield _("What of the record"), "; ".join(dict.fromkeys(_part(entry) for entry in line.entries if entry.subject))
    yield _("Striking"), "; ".join(line.remarks)
    yield _("Hash"), " ".join(newest.hash[at : at + _NUMBER] for at in range(0, len(newest.hash), _NUMBER))


def _part(entry: AuditEntry) -> str:
    return f"{entry.subject} ({entry.columns})" if entry.columns else entry.subject


def _reason(entry: AuditEntry) -> str:
    # Before there was a place for it, the reason for a shielded record stood where columns stand.
    return entry.basis or (entry.columns if entry.subject == "reason" else "")


def count_of(line: LogLine) -> str:
    """Return how many rows an act wrote, when it is more than one."""
    count = len(line.entries)
    return n_("{count} row", "{count} rows", count) if count > 1 else ""
