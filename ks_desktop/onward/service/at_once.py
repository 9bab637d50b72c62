"""Referring her in one go: what she says of it now, that it was chosen, that it went out, and who was spoken to.

One transaction and one step to take back: half of it would be a call that was made and stands nowhere, or a referral
that stands there and was never said.
"""

from dataclasses import dataclass
from typing import Final

from ks_desktop.clients.domain import ConsentPurpose
from ks_desktop.clients.service.consents import Answered, Consents
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Work
from ks_desktop.core.undo import named
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, Changes, UserId
from ks_desktop.onward.domain import OnwardPlan, OnwardReferral, OnwardWay, StepTaken, WarmHandOver
from ks_desktop.onward.service import Onward
from ks_desktop.security.domain import AuditEvent

_CHANGED: Final = Changes(onward=True, clients=True, undo=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is done in one go.

    Attributes:
        step: that it went out; None while it only was chosen.
        follow_up_on: when to ask; None for the usual day.
        answered: what she says now about this partner; None where nothing was asked.
    """

    plan: OnwardPlan
    step: StepTaken | None = None
    warm: WarmHandOver | None = None
    answered: Answered | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred:
    """What came of it.

    Attributes:
        referral: None when she did not agree: then that is written down, and nothing else happened.
    """

    referral: OnwardReferral | None
    changes: Changes = _CHANGED


class AtOnce:
    """Refers her in one go."""

    def __init__(self, database: Database, clock: Clock, onward: Onward, consents: Consents) -> None:
        self._database = database
        self._clock = clock
        self._onward = onward
        self._consents = consents

    def refer(self, asked: Asked, *, actor: UserId) -> Referred:
        """Do it all or nothing. What she refuses is written down, and nothing is shared. Can be undone.

        Raises:
            UserErrors: something in it cannot be; each at its field.
            UserError: the case is closed, the receiver is gone or takes nobody from a nurse, she is referred there
                already, or did not agree.
        """
        plan, answered = asked.plan, asked.answered
        if answered is not None and not answered.agrees and plan.way.shares:
            self._consents.answer(plan.case_id, answered, actor=actor)
            return Referred(referral=None)
        with self._database.work(actor, AuditEvent.ONWARD_REFERRED) as work:
            named(work, N_("refer her to help"), case_id=plan.case_id)
            if answered is not None:
                self._consents.answer_within(plan.case_id, answered, work=work)
            return Referred(referral=self._referred(asked, work))

    def _referred(self, asked: Asked, work: Work) -> OnwardReferral:
        referral = self._onward.refer_checked(asked.plan, work=work)
        if asked.step is not None:
            referral = self._onward.send_within(referral, asked.step, work=work)
        if asked.warm is not None:
            referral = self._onward.warm_within(referral, asked.warm, work=work)
        return referral
