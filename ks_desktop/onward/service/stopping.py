"""What becomes of onward referrals when a case closes or she takes her yes back, and which cases stay for them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from ks_desktop.clients.domain import CloseReason, Consent, ConsentPurpose, Informed, TellKind
from ks_desktop.clients.domain.spellings import Kept, kept_by_spelling, kept_one
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.settings_store import read_within
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, OnwardId
from ks_desktop.onward import store
from ks_desktop.onward.domain import OnwardReferral, OnwardState, OnwardWay, StepTaken, taken

_REFERRED: Final = N_("She was referred onward.")


class ReadyToGo(Protocol):
    """A room above that holds what puts a referral on paper: it knows which lies ready, and may still go out."""

    def __call__(self, case_id: CaseId, *, reading: Reading) -> Collection[OnwardId]:
        """Return the referrals of a case whose paper is final and was not sent yet."""


@dataclass(frozen=True, slots=True)
class OnwardStops:
    """This room's part in what others ring.

    Attributes:
        clock: what day it is.
        coalition: which partners were joined into one.
        ready: rooms that know what lies ready to go out.
    """

    clock: Clock
    coalition: Coalition
    ready: list[ReadyToGo] = field(default_factory=list)

    def case_closed(self, case_id: CaseId, reason: CloseReason, *, work: Work) -> None:
        """Take back what has not gone out nor lies ready to. What became of the rest may be written down."""
        del reason
        self.stop(case_id, {each for room in self.ready for each in room(case_id, reading=work)}, work=work)

    def stop(self, case_id: CaseId, but: Collection[OnwardId] = (), *, work: Work) -> None:
        """Take back what has not gone out, but for some."""
        for referral in store.of_cases(work, [case_id]).get(case_id, ()):
            if referral.state is OnwardState.DRAFT and referral.id not in but:
                self._withdraw(referral, work)

    def consent_withdrawn(self, consent: Consent, *, work: Work) -> Iterator[Informed]:
        """Take back what has not gone out, mark what did, and return who was told of her by word of mouth.

        What went by letter the room of letters tells; what she did herself rests on no yes.
        """
        kept = kept_by_spelling(self.coalition.spellings.all_of(reading=work))
        for referral in store.of_cases(work, [consent.case_id]).get(consent.case_id, ()):
            if not _rests_on(referral, consent, kept):
                continue
            if referral.has_told:
                yield from _informed(referral)
                referral = store.put(work, replace(referral, consent_gone_on=self.clock.today()))  # noqa: PLW2901
            if referral.state is OnwardState.DRAFT and referral.way.shares:
                self._withdraw(referral, work)

    def kept_because(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, str]:
        """Return the cases in which she was referred onward, each with why it must stay."""
        found = store.of_cases(reading, case_ids)
        return {key: _REFERRED for key, each in found.items() if any(map(_was_work, each))}

    def _withdraw(self, referral: OnwardReferral, work: Work) -> None:
        today = self.clock.today()
        on = max(today, referral.steps[-1].on)  # a clock that was set back must not keep a case from closing
        step = StepTaken(state=OnwardState.WITHDRAWN, on=on)
        store.put(work, taken(referral, step, by=work.actor, at=self.clock.now(), today=on, settings=read_within(work)))


def _rests_on(referral: OnwardReferral, consent: Consent, kept: Kept) -> bool:
    """Tell whether a receiver may be told because of such an answer."""
    if consent.purpose is ConsentPurpose.SIGN_UP:
        return True
    is_same = kept_one(referral.organisation_id, kept) == kept_one(consent.receiver, kept)
    return consent.purpose is ConsentPurpose.REFER and is_same


def cared_for(*, reading: Reading) -> frozenset[CaseId]:
    """Return all cases in which she was referred onward."""
    return store.with_work(reading)


def _was_work(referral: OnwardReferral) -> bool:
    return referral.sent_on is not None or bool(referral.warm)


def _informed(referral: OnwardReferral) -> Iterator[Informed]:
    since = referral.warm[0].on if referral.warm else referral.sent_on
    if referral.way is not OnwardWay.LETTER or referral.warm:
        yield Informed(kind=TellKind.ONWARD, who=referral.receiver, since=since)
