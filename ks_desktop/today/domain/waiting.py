"""What waits for a nurse: how many, since when, the first few by name; her own work first, then nobody's. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ks_desktop.core.texts import n_
from ks_desktop.core.values import CaseId

MOST_NAMES: Final = 5


class WaitingKind(StrEnum):
    """What can wait for a nurse, in the order of the page."""

    CLOSING_WEEKS = "closing_weeks"
    DOUBTFUL_VISITS = "doubtful_visits"
    LETTER_DUE = "letter_due"
    CLOSE_DUE = "close_due"
    AGREEMENTS_DUE = "agreements_due"
    NO_NEWS = "no_news"
    BEGUN_REFERRALS = "begun_referrals"
    NEW_REFERRALS = "new_referrals"
    CONSENT_MISSING = "consent_missing"
    INCOMPLETE = "incomplete"
    TO_TELL = "to_tell"
    OUTCOME_MISSING = "outcome_missing"
    FEEDBACK_DUE = "feedback_due"
    LOOP_DUE = "loop_due"
    ONWARD_DUE = "onward_due"
    ONWARD_REFUSED = "onward_refused"
    ONWARD_TO_SEND = "onward_to_send"
    DRAFT_LETTERS = "draft_letters"
    LETTERS_TO_SEND = "letters_to_send"
    TO_CLOSE = "to_close"
    AFTER_DUE_DATE = "after_due_date"
    REQUESTS_DUE = "requests_due"
    STALE_CARDS = "stale_cards"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A case of a group: since when it waits, and whether it is one's own, nobody's (None) or a colleague's."""

    case_id: CaseId
    since: date | None = None
    is_own: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A count from the database: one's own and nobody's, those of colleagues beside it, and the cases that are shown.

    Attributes:
        oldest: since when the longest of one's own and nobody's waits.
        cases: one's own first, then nobody's, then those of colleagues where they were asked for; each once.
        in_all: how many cases there are to show, without those of colleagues unless they were asked for.
    """

    count: int = 0
    oldest: date | None = None
    cases: tuple[Share, ...] = ()
    of_colleagues: int = 0
    in_all: int = 0

    @property
    def case_ids(self) -> tuple[CaseId, ...]:
        """The cases that are shown."""
        return tuple(share.case_id for share in self.cases)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingCase:
    """A woman of a group by name.

    Attributes:
        since: since when it waits.
        by: until when it was agreed to be done, None without a term.
        is_own: it is one's own; None: it is nobody's.
        note: what is to be done, as it was written; "" where the group says it.
    """

    case_id: CaseId
    name: str
    since: date | None = None
    by: date | None = None
    is_own: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Something that waits: how many, since when, and the first few by name.

    Attributes:
        more: how many cases are not shown yet.
        of_colleagues: how many wait for colleagues; they are shown when asked for.
    """

    kind: WaitingKind
    count: int
    oldest: date | None = None
    cases: tuple[WaitingCase, ...] = ()
    more: int = 0
    of_colleagues: int = 0

    def text(self) -> str:
        """Return it in words: `3 new referrals`."""
        return _WORDS[self.kind](self.count)


_WORDS: Final[Mapping[WaitingKind, Callable[[int], str]]] = {
    WaitingKind.DOUBTFUL_VISITS: lambda count: n_(
        "{count} planned visit that fits no more", "{count} planned visits that fit no more", count
    ),
    WaitingKind.LETTER_DUE: lambda count: n_(
        "{count} letter to her: not reached", "{count} letters to women: not reached", count
    ),
    WaitingKind.CLOSE_DUE: lambda count: n_(
        "{count} case to close as not reached", "{count} cases to close as not reached", count
    ),
    WaitingKind.REQUESTS_DUE: lambda count: n_(
        "{count} request about a record to answer", "{count} requests about records to answer", count
    ),
    WaitingKind.AGREEMENTS_DUE: lambda count: n_("{count} agreement is due", "{count} agreements are due", count),
    WaitingKind.NO_NEWS: lambda count: n_(
        "{count} time no news: ask the midwife", "{count} times no news: ask the midwife", count
    ),
    WaitingKind.NEW_REFERRALS: lambda count: n_("{count} new referral", "{count} new referrals", count),
    WaitingKind.BEGUN_REFERRALS: lambda count: n_("{count} referral begun", "{count} referrals begun", count),
    WaitingKind.CONSENT_MISSING: lambda count: n_(
        "{count} referral without consent", "{count} referrals without consent", count
    ),
    WaitingKind.INCOMPLETE: lambda count: n_("{count} incomplete referral", "{count} incomplete referrals", count),
    WaitingKind.TO_TELL: lambda count: n_(
        "{count} partner must hear that she took something back",
        "{count} partners must hear that she took something back",
        count,
    ),
    WaitingKind.DRAFT_LETTERS: lambda count: n_("{count} letter to finish", "{count} letters to finish", count),
    WaitingKind.LETTERS_TO_SEND: lambda count: n_("{count} letter to send", "{count} letters to send", count),
    WaitingKind.OUTCOME_MISSING: lambda count: n_(
        "{count} visit without a report", "{count} visits without a report", count
    ),
    WaitingKind.FEEDBACK_DUE: lambda count: n_(
        "{count} referrer waits for feedback", "{count} referrers wait for feedback", count
    ),
    WaitingKind.LOOP_DUE: lambda count: n_(
        "{count} referrer still to hear how it went on", "{count} referrers still to hear how it went on", count
    ),
    WaitingKind.ONWARD_DUE: lambda count: n_(
        "{count} onward referral to ask about", "{count} onward referrals to ask about", count
    ),
    WaitingKind.ONWARD_REFUSED: lambda count: n_(
        "{count} onward referral that came to nothing", "{count} onward referrals that came to nothing", count
    ),
    WaitingKind.ONWARD_TO_SEND: lambda count: n_(
        "{count} onward referral not sent yet", "{count} onward referrals not sent yet", count
    ),
    WaitingKind.CLOSING_WEEKS: lambda count: n_(
        "{count} window closes within a week", "{count} windows close within a week", count
    ),
    WaitingKind.TO_CLOSE: lambda count: n_("{count} case to close", "{count} cases to close", count),
    WaitingKind.AFTER_DUE_DATE: lambda count: n_(
        "{count} case open after the due date", "{count} cases open after the due date", count
    ),
    WaitingKind.STALE_CARDS: lambda count: n_(
        "{count} card of the directory to check again", "{count} cards of the directory to check again", count
    ),
}
