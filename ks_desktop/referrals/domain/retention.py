"""How long a referral without consent may be kept. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ks_desktop.clients.domain import Consent, ConsentPurpose, ConsentState, newest_answer
from ks_desktop.core.values import CaseId
from ks_desktop.referrals.domain.counting import NotKept
from ks_desktop.referrals.domain.referral import Referral
from ks_desktop.referrals.domain.words import NotTakenUp


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What becomes of a case without consent.

    Attributes:
        outcome: as what its referrals are counted when it goes.
        goes_on: the first day on which it may not be there any more.
        kept_because: a source text that says why it stays all the same, "" when it goes.
    """

    case_id: CaseId
    outcome: NotKept
    goes_on: date
    kept_because: str = ""

    def is_due(self, today: date) -> bool:
        """Tell whether it must go now."""
        return not self.kept_because and self.goes_on <= today

    def days_left(self, today: date) -> int | None:
        """Return in how many days it goes, 0 is today; None while it stays."""
        return None if self.kept_because else max((self.goes_on - today).days, 0)


def outlook(
    referrals: Iterable[Referral], consents: Iterable[Consent], *, days: int, today: date, since: date
) -> Outlook | None:
    """Return what becomes of a case, None while her consent counts or nobody referred her.

    Args:
        referrals: all of one case.
        consents: all her answers in it.
        days: how long it may wait for her answer.
        today: the day of asking.
        since: counts as the day of recording of what has none: it is older than the rule.
    """
    received = tuple(referrals)
    answer = newest_answer(consents, ConsentPurpose.SIGN_UP, on=today)
    if not received or (answer is not None and answer.counts(today)):
        return None
    case_id = received[0].case_id
    said_no = all(referral.not_taken_up is NotTakenUp.NO_CONSENT for referral in received)
    if said_no or (answer is not None and answer.state is ConsentState.REFUSED):
        return Outlook(case_id=case_id, outcome=NotKept.REFUSED, goes_on=today)
    begun = [referral.recorded_on or since for referral in received]
    if answer is not None and answer.withdrawn_on is not None:
        begun.append(answer.withdrawn_on)
    outcome = NotKept.NO_CONSENT_IN_TIME if answer is None else NotKept.WITHDRAWN
    return Outlook(case_id=case_id, outcome=outcome, goes_on=max(begun) + timedelta(days=days))
