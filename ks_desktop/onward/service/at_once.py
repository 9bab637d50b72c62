"""Referring her in one go: what she says of it now, that it was chosen, that it went out, and who was spoken to.

One transaction and one step to take back: half of it would be a call that was made and stands nowhere, or a referral
that stands there and was never said.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.clients.domain import Consent, ConsentPurpose, newest_answer
from ks_desktop.clients.domain.spellings import as_one, kept_by_spelling
from ks_desktop.clients.service import Clients
from ks_desktop.clients.service.consents import Answered
from ks_desktop.coalition.domain import Organisation, Service
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Work
from ks_desktop.core.settings_store import read_within
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import named
from ks_desktop.core.values import CaseId, Changes, OnwardId, UserId
from ks_desktop.onward import store
from ks_desktop.onward.domain import OnwardPlan, OnwardReferral, StepTaken, WarmHandOver, asked_again
from ks_desktop.onward.service import Onward
from ks_desktop.onward.service.receiving import Receivers
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.service import Users

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
    follow_up_on: date | None = None
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Referring:
    """What the form about referring her begins with.

    Attributes:
        organisation: the partner; None while nobody is linked to what is offered.
        service: what is offered; None for a partner without it.
        needs: keys of what it is for.
        wish: her question in her own words, as far as it is known.
        asked_by: the name of who asks her now.
        follow_up_days: after how many days one asks, where nobody agrees another day.
        agreed: her newest answer about this partner, None while she was not asked.
        second_of: the referral in whose place this one comes.
        hides_address: where she lives is secret: that it may be told is not proposed.
    """

    case_id: CaseId
    organisation: Organisation | None = None
    service: Service | None = None
    needs: tuple[str, ...] = ()
    wish: str = ""
    asked_by: str = ""
    follow_up_days: int = 7
    agreed: Consent | None = None
    second_of: OnwardId | None = None
    hides_address: bool = False

    @property
    def name(self) -> str:
        """What it is called."""
        parts = (self.service.name if self.service else "", self.organisation.name if self.organisation else "")
        return ", ".join(part for part in dict.fromkeys(parts) if part)

    @property
    def subject(self) -> str:
        """What typed words are about, for their draft."""
        about = self.service.id if self.service else self.organisation.id if self.organisation else ""
        return f"{self.case_id}:{about}"

    def agrees_on(self, on: date) -> bool:
        """Tell whether her answer to this partner is a yes that counts on a day."""
        return self.agreed is not None and self.agreed.counts(on)


@dataclass(frozen=True, slots=True, kw_only=True)
class AtOnce:
    """Refers her in one go."""

    database: Database
    clock: Clock
    onward: Onward
    clients: Clients
    coalition: Coalition
    users: Users

    def begin(self, plan: OnwardPlan, *, actor: UserId) -> Referring:
        """Return what referring her begins with: who gets it, and what she answered about that partner.

        Raises:
            UserError: what was chosen is not in the directory any more.
        """
        today = self.clock.today()
        with self.database.reading(actor) as reading:
            receiver = Receivers(self.coalition).of_plan(plan, reading=reading)
            kept = kept_by_spelling(self.coalition.spellings.all_of(reading=reading))
            given = self.clients.consents([plan.case_id], reading=reading).get(plan.case_id, ())
            case = self.clients.cases([plan.case_id], reading=reading).get(plan.case_id)
            women = self.clients.clients([case.client_id], reading=reading) if case is not None else {}
            names = {user.id: user.full_name for user in self.users.everybody(reading=reading)}
            days = read_within(reading).onward_follow_up_days
        agreed = None
        if receiver.organisation is not None:
            answers = as_one(given, kept)
            agreed = newest_answer(answers, ConsentPurpose.REFER, receiver.organisation.id, on=today)
        return Referring(
            case_id=plan.case_id,
            organisation=receiver.organisation,
            service=receiver.service,
            needs=plan.needs,
            wish=plan.wish,
            asked_by=names.get(actor, ""),
            follow_up_days=days,
            agreed=agreed,
            second_of=plan.second_of,
            hides_address=any(woman.address.is_secret for woman in women.values()),
        )

    def refer(self, asked: Asked, *, actor: UserId) -> Referred:
        """Do it all or nothing. What she refuses is written down, and nothing is shared. Can be undone.

        Raises:
            UserErrors: something in it cannot be; each at its field.
            UserError: the case is closed, the receiver is gone or takes nobody from a nurse, she is referred there
                already, or did not agree.
        """
        plan, answered = asked.plan, asked.answered
        if answered is not None and not answered.agrees and plan.way.shares:
            self.clients.answers.answer(plan.case_id, answered, actor=actor)
            return Referred(referral=None)
        with self.database.work(actor, AuditEvent.ONWARD_REFERRED) as work:
            named(work, N_("refer her to help"), case_id=plan.case_id)
            if answered is not None:
                self.clients.answers.answer_within(plan.case_id, answered, work=work)
            return Referred(referral=self._referred(asked, work))

    def _referred(self, asked: Asked, work: Work) -> OnwardReferral:
        referral = self.onward.refer_checked(asked.plan, work=work)
        if asked.step is not None:
            referral = self.onward.send_within(referral, asked.step, work=work)
        elif asked.follow_up_on is not None:
            today = self.clock.today()
            referral = store.put(work, asked_again(referral, asked.follow_up_on, today=today))
        if asked.warm is not None:
            referral = self.onward.warm_within(referral, asked.warm, work=work)
        return referral
