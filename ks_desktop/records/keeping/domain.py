"""What is proposed, decided, confirmed and destroyed, as plain records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, Changes, UserId

NOTHING: Final = Changes()
DecisionId = NewType("DecisionId", UUID)
RunId = NewType("RunId", UUID)
CertificateId = NewType("CertificateId", UUID)


class Fate(StrEnum):
    """What was decided of a line."""

    DESTROY = "destroy"
    KEEP = "keep"


class Why(StrEnum):
    """Why it goes, or stays longer."""

    TERM_PASSED = "term_passed"
    AT_HER_REQUEST = "at_her_request"
    CARE_GOES_ON = "care_goes_on"
    OTHERS_INTEREST = "others_interest"
    CLAIM = "claim"
    LAW = "law"
    OTHER = "other"

    def label(self) -> str:
        """Return it in words."""
        return _(_WHY[self])


_WHY: Final = {
    Why.TERM_PASSED: N_("the term has passed"),
    Why.AT_HER_REQUEST: N_("she asks for it"),
    Why.CARE_GOES_ON: N_("needed for care that goes on"),
    Why.OTHERS_INTEREST: N_("in the considerable interest of somebody else"),
    Why.CLAIM: N_("a complaint or claim goes on"),
    Why.LAW: N_("a law asks for it"),
    Why.OTHER: N_("another reason"),
}
KEEP_REASONS: Final = (Why.CARE_GOES_ON, Why.OTHERS_INTEREST, Why.CLAIM, Why.LAW, Why.OTHER)


class LeftOut(StrEnum):
    """Why a case whose term has passed is not proposed."""

    OPEN = "open"
    SHIELDED = "shielded"
    QUIET = "quiet"
    KEPT_LONGER = "kept_longer"
    OTHERS_INTEREST = "others_interest"
    ROOM = "room"

    def label(self) -> str:
        """Return it in words."""
        return _(_LEFT_OUT[self])


_LEFT_OUT: Final = {
    LeftOut.OPEN: N_("not closed yet"),
    LeftOut.SHIELDED: N_("shielded: decide each by itself"),
    LeftOut.QUIET: N_("ended quietly: decide each by itself"),
    LeftOut.KEPT_LONGER: N_("kept longer by decision"),
    LeftOut.OTHERS_INTEREST: N_("kept in the interest of somebody else"),
    LeftOut.ROOM: N_("something about it still goes on"),
}
KEPT: Final = frozenset({LeftOut.KEPT_LONGER, LeftOut.OTHERS_INTEREST})  # by decision; may be prolonged
BY_ITSELF: Final = frozenset({LeftOut.SHIELDED, LeftOut.QUIET}) | KEPT  # may be decided, but never with others at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What somebody decided of one case (or of the log, without a case); destroying waits for a second person.

    Attributes:
        until: until when it is kept longer, or up to which day log lines go; None: no end was named.
        note: why, in a few words.
        request: of which request of hers, "" of none.
        case_id: None for the log.
    """

    id: DecisionId
    month: str
    kind: str
    case_id: CaseId | None
    fate: Fate
    why: Why
    decided_by: UserId
    decided_at: datetime
    note: str = ""
    until: date | None = None
    request: str = ""
    confirmed_by: UserId | None = None
    confirmed_at: datetime | None = None

    def __post_init__(self) -> None:
        """Refuse what no two people said.

        Raises:
            UserError: one person decided and confirmed.
        """
        if self.confirmed_by is not None and self.confirmed_by == self.decided_by:
            raise UserError(
                N_("You decided this yourself. Somebody else must look too: ask a colleague to unlock and confirm it."),
                code="same_person",
            )

    @property
    def is_confirmed(self) -> bool:
        """Tell whether a second person looked."""
        return self.confirmed_by is not None

    def keeps(self, today: date) -> bool:
        """Tell whether it keeps its case from being proposed on a day."""
        return self.fate is Fate.KEEP and (self.until is None or today < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One case whose term has passed.

    Attributes:
        changed_on: the last change in the record.
        ended_on: the first day after its term.
        left_out: why it is not proposed, None when it is; `reason` the sentence with it.
        decision: that it goes, None while nobody decided so.
        kept: that it stays longer, None where nobody decided so.
    """

    case_id: CaseId
    kind: str
    changed_on: date
    ended_on: date
    left_out: LeftOut | None = None
    reason: str = ""
    decision: Decision | None = None
    kept: Decision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogDue:
    """Lines of the log that may go: how many, written before which day; what was decided of them."""

    count: int
    before: date
    decision: Decision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What may go, in one month.

    Attributes:
        month: as 2026-11.
        made_on: when it was first made in this month, None when nobody has yet.
        lines: the cases, the first that ended first; those that are left out are in it too.
        others: decisions about cases that are not in the lines: at her request, or changed since.
        is_doubted: the clock has jumped, so that nothing is destroyed today.
    """

    month: str
    made_on: date | None
    lines: tuple[Line, ...]
    log: LogDue | None = None
    others: tuple[Decision, ...] = ()
    is_doubted: bool = False

    @property
    def proposed(self) -> tuple[Line, ...]:
        """Those that may go and of which nobody decided yet."""
        return tuple(line for line in self.lines if line.left_out is None and line.decision is None)

    @property
    def left_out(self) -> tuple[Line, ...]:
        """Those that are not proposed, each with its reason."""
        return tuple(line for line in self.lines if line.left_out is not None and line.decision is None)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What was decided to go."""
        of_log = self.log.decision if self.log else None
        made = (*(line.decision for line in self.lines), of_log, *self.others)
        return tuple(each for each in made if each is not None and each.fate is Fate.DESTROY)

    @property
    def waiting(self) -> tuple[Decision, ...]:
        """What waits for a second person."""
        return tuple(each for each in self.decisions if not each.is_confirmed)

    @property
    def confirmed(self) -> tuple[Decision, ...]:
        """What two people agreed on and is still there."""
        return tuple(each for each in self.decisions if each.is_confirmed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many of a kind were destroyed in one run, by the same two people. Nobody is in it.

    Attributes:
        first: earliest last change of them, `last` the latest.
    """

    kind: str
    why: Why
    decided_by: UserId
    confirmed_by: UserId
    count: int
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """Proof of a destruction: counts, no names of women.

    Attributes:
        number: as 2026-3, counted within its year.
        last_copy_on: the day on which the last backup that held something of it is gone.
        anchor: place and hash of the newest line of the log when it was made.
    """

    id: CertificateId
    number: str
    made_at: datetime
    counts: tuple[Count, ...]
    last_copy_on: date
    anchor: str

    @property
    def total(self) -> int:
        """How many records and lines in all."""
        return sum(count.count for count in self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Destroyed:
    """What a run did.

    Attributes:
        records: how many cases went; `log_lines` how many lines of the log.
        kept: how many were decided and stay all the same, because something changed since.
        is_whole: False when it was stopped: what is left stays confirmed.
        certificate: the paper of it, None when nothing went.
    """

    records: int = 0
    log_lines: int = 0
    kept: int = 0
    is_whole: bool = True
    certificate: Certificate | None = None
    changes: Changes = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What stands on the screen: the proposal, and the words it needs.

    Attributes:
        who: names of the women of the lines, for who may see them; a shielded or quiet one is not in it.
        people: full names of users.
        seconds: who else may confirm, by full name; empty in a team of one.
    """

    proposal: Proposal
    who: Mapping[CaseId, str]
    people: Mapping[UserId, str]
    seconds: tuple[str, ...]
    certificates: tuple[Certificate, ...]
