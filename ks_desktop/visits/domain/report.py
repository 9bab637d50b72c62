"""What came of a visit: who was there, what they spoke of, what she needs, what was agreed, what help follows."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from ks_desktop.clients.domain.goal import MOST_GOALS
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, NOTE_MAX, new_id
from ks_desktop.visits.domain.mode import Mode

MOST_AGREEMENTS: Final = 10
_TOO_LONG: Final = N_("This is too long: {most} characters at most.")


class Outcome(StrEnum):
    """What a nurse reports after the time of a visit."""

    VISITED = "visited"
    NOT_AT_HOME = "not_at_home"
    DECLINED = "declined"


class Present(StrEnum):
    """Who was there beside her and the nurse. Never by name: they are no clients."""

    PARTNER = "partner"
    FAMILY = "family"
    FRIEND = "friend"
    INTERPRETER = "interpreter"
    MIDWIFE = "midwife"
    COLLEAGUE = "colleague"
    OTHER = "other"


class Need(StrEnum):
    """How much help she says she wants. Her own answer: nobody scores or judges it."""

    NOTHING = "nothing"
    SMALL_PUSH = "small_push"
    SOME_HELP = "some_help"
    REGULAR_HELP = "regular_help"
    INTENSIVE_HELP = "intensive_help"


class HelpKind(StrEnum):
    """What help came of a visit. Light outcomes count as much as a referral."""

    NOTHING_NEEDED = "nothing_needed"
    INFORMATION = "information"
    INFORMAL_NETWORK = "informal_network"
    REFERRED_ON = "referred_on"
    PROGRAMME = "programme"

    @property
    def is_named(self) -> bool:
        """Tell whether it is said who or which."""
        return self in {HelpKind.INFORMAL_NETWORK, HelpKind.REFERRED_ON, HelpKind.PROGRAMME}


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """Help that came of a visit; `what` says who or which, in a few words, where that is known."""

    kind: HelpKind
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One thing that was agreed with her.

    Attributes:
        who: does it, in a word or two.
        what: in one line.
        by_when: the last day for it, None without one.
        done_on: the day it was ticked off, None while it is open.
    """

    who: str
    what: str
    by_when: date | None = None
    done_on: date | None = None
    id: UUID = field(default_factory=new_id)

    def __post_init__(self) -> None:
        """Refuse an agreement of nothing.

        Raises:
            UserError: it does not say what.
        """
        if not self.what.strip():
            raise UserError(N_("Write what was agreed."), code="required", field="agreements")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of a visit.

    Attributes:
        held_on: the real day, which may lie before the day of reporting or differ from the day booked.
        note: one sentence, or a few.
        agreed: goals as reports named them before goals were kept with the case; still read, no longer written.
        next_step: what happens next, in one line.
        present: who was there beside her and the nurse.
        mode: how they met really, None where nobody said so.
        topics: keys of what they spoke of.
        help_wanted: those of the topics with which she wants help.
        need: how much help she wants in all, None where nobody asked.
        agreements: who does what, and until when.
        help: what help came of it.
        feed_back: what the referrer may hear, in one line; sent by a letter only, within her consent.
    """

    outcome: Outcome
    held_on: date
    note: str = ""
    agreed: tuple[str, ...] = ()
    next_step: str = ""
    present: tuple[Present, ...] = ()
    mode: Mode | None = None
    topics: tuple[str, ...] = ()
    help_wanted: tuple[str, ...] = ()
    need: Need | None = None
    agreements: tuple[Agreement, ...] = ()
    help: tuple[Help, ...] = ()
    feed_back: str = ""

    def __post_init__(self) -> None:
        """Refuse more than anybody keeps in mind, what contradicts itself, and what cannot be stored.

        Raises:
            UserError: too many goals or agreements, a text is too long, or no help needed beside help; it names its
                field.
        """
        if len(self.agreed) > MOST_GOALS:
            raise UserError(
                N_("Agree on {most} goals at most."), code="goals", field="agreed", values={"most": MOST_GOALS}
            )
        if len(self.note) > NOTE_MAX or sum(map(len, self.agreed)) + len(self.agreed) > NOTE_MAX:
            raise too_long("note" if len(self.note) > NOTE_MAX else "agreed", NOTE_MAX)
        if len(self.agreements) > MOST_AGREEMENTS:
            raise UserError(
                N_("Write down {most} agreements at most."),
                code="agreements",
                field="agreements",
                values={"most": MOST_AGREEMENTS},
            )
        self._check_choices()

    def _check_choices(self) -> None:
        kinds = [one.kind for one in self.help]
        if HelpKind.NOTHING_NEEDED in kinds and len(kinds) > 1:
            raise UserError(
                N_("Nothing needed stands alone: leave it out, or leave the other help out."),
                code="help",
                field="help",
            )
        listed = (self.present, self.topics, self.help_wanted, tuple(kinds))
        if any(len(set(some)) != len(some) for some in listed) or not set(self.help_wanted) <= set(self.topics):
            msg = "each choice stands once, and help is wanted with what was spoken of"
            raise ValueError(msg)


def too_long(name: str, most: int = LINE_MAX) -> UserError:
    """Return the sentence for a text that does not fit in its field."""
    return UserError(_TOO_LONG, code="too_long", field=name, values={"most": most})


def ticked(report: Report, agreement_id: UUID, on: date | None) -> Report | None:
    """Return a report in which one agreement is done on a day, or open again; None where it changes nothing."""
    changed = tuple(replace(one, done_on=on) if one.id == agreement_id else one for one in report.agreements)
    return None if changed == report.agreements else replace(report, agreements=changed)


def open_agreements(reports: Iterable[Report]) -> tuple[Agreement, ...]:
    """Return what is agreed and not done yet, what is due first in front and what has no day last."""
    found = [one for report in reports for one in report.agreements if one.done_on is None]
    return tuple(sorted(found, key=lambda one: (one.by_when is None, one.by_when or date.max)))
