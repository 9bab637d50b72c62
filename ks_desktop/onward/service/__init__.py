"""What a nurse can do about help elsewhere: refer her, follow what becomes of it, choose something else."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Final

from ks_desktop.clients.domain import Case
from ks_desktop.clients.domain.spellings import as_one, kept_by_spelling
from ks_desktop.clients.service import Clients
from ks_desktop.coalition.domain import ServiceLine
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.settings_store import read_within
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import named
from ks_desktop.core.values import CaseId, Changes, OnwardId, OrganisationId, ServiceId, UserId, new_id
from ks_desktop.onward import store
from ks_desktop.onward.domain import (
    OnwardPlan,
    OnwardReferral,
    OnwardState,
    OnwardStep,
    StepTaken,
    WarmHandOver,
    asked_again,
    follow_up_after,
    handed_over,
    taken,
)
from ks_desktop.onward.service import checking
from ks_desktop.onward.service.choices import second_choices
from ks_desktop.onward.service.listing import OnwardList
from ks_desktop.onward.service.receiving import Receivers
from ks_desktop.onward.service.stopping import ReadyToGo
from ks_desktop.security.domain import AuditEvent

CHANGED: Final = Changes(onward=True, undo=True)
STEP_NAMES: Final[Mapping[OnwardState, str]] = {
    OnwardState.DRAFT: N_("record that an onward referral was not sent"),
    OnwardState.SENT: N_("record that an onward referral was sent"),
    OnwardState.RECEIVED: N_("record that an onward referral came in"),
    OnwardState.WAITING: N_("record a waiting list"),
    OnwardState.STARTED: N_("record that help started"),
    OnwardState.FINISHED: N_("record that help ended"),
    OnwardState.NOT_STARTED: N_("record that help did not start"),
    OnwardState.WITHDRAWN: N_("take back an onward referral"),
}
"""What each step is called where it can be taken back."""


class Onward(OnwardList):
    """Referrals for help, from the choice to what became of it.

    Attributes:
        claimed_tables: tables whose rows `case_destroyed` removes.
        ready: rooms that know what lies ready to go out; the house puts them in.
    """

    claimed_tables: Final = store.CLAIMED

    def __init__(self, database: Database, clock: Clock, clients: Clients, coalition: Coalition) -> None:
        super().__init__(database, clock, clients)
        self._coalition = coalition
        self._receivers = Receivers(coalition)
        self.ready: list[ReadyToGo] = []

    def refer(self, plan: OnwardPlan, *, actor: UserId) -> OnwardId:
        """Keep what was chosen with her. Nothing goes out yet. Can be undone.

        Raises:
            UserErrors: what was chosen cannot be; each at its field.
            UserError: the case is closed, the receiver is gone or takes nobody from a nurse, or she is referred there
                already; the code of what a request to refer takes away is `may_not_refer`.
        """
        with self._database.work(actor, AuditEvent.ONWARD_REFERRED) as work:
            return self.refer_checked(plan, work=work).id

    def refer_checked(self, plan: OnwardPlan, *, work: Work) -> OnwardReferral:
        """Do what `refer` does, in the caller's transaction."""
        today = self._clock.today()
        checked = plan.checked(today)
        checking.check_case(self._case(checked.case_id, work))
        checking.check_receiver(checked, self._receivers.of_plan(checked, reading=work), today)
        return self.refer_within(checked, work=work)

    def refer_within(self, plan: OnwardPlan, *, work: Work) -> OnwardReferral:
        """Keep what was chosen, as part of other work; that work says itself whether it may go there.

        Raises:
            UserError: nobody was chosen or is there, or she is referred there already and that is open still.
        """
        today = self._clock.today()
        plan = plan.checked(today)
        receiver = self._receivers.of_plan(plan, reading=work)
        self._check_plan(plan, work)
        known = self.open_to(plan.case_id, plan.organisation_id, plan.service_id, reading=work)
        checking.check_alone(known)
        made_on = plan.made_on or today
        checking.check_day(made_on, self._case(plan.case_id, work))
        first = OnwardStep(state=OnwardState.DRAFT, on=made_on, at=self._clock.now(), by=work.actor)
        organisation = receiver.organisation
        return store.put(
            work,
            OnwardReferral(
                id=OnwardId(new_id()),
                case_id=plan.case_id,
                organisation_id=organisation.id if organisation is not None else None,
                service_id=plan.service_id,
                receiver=receiver.name,
                domain=receiver.domain,
                needs=plan.needs,
                wish=plan.wish,
                way=plan.way,
                made_on=made_on,
                made_by=work.actor,
                follow_up_on=follow_up_after(first, read_within(work)),
                second_of=plan.second_of,
                steps=(first,),
            ),
        )

    def take_step(self, onward_id: OnwardId, step: StepTaken, *, actor: UserId, version: int | None = None) -> Changes:
        """Write down what happened. Can be undone.

        Raises:
            UserErrors: the step cannot be; each at its field.
            UserError: it cannot follow, its letter lies ready and says itself that it went out or was withdrawn, or
                she did not agree that the receiver is told (`consent_refer`).
            StaleError: somebody changed it since `version`.
        """
        with self._changing(onward_id, STEP_NAMES[step.state], actor=actor, version=version) as (work, referral):
            if referral.state is OnwardState.DRAFT:
                lying = {each for room in self.ready for each in room(referral.case_id, reading=work)}
                checking.check_not_ready(referral, lying)
            self.send_within(referral, step, work=work)
        return CHANGED

    def send_within(self, referral: OnwardReferral, step: StepTaken, *, work: Work) -> OnwardReferral:
        """Write down what happened as part of other work, and ask here whether she agreed that the receiver is told.

        Raises:
            UserError: it cannot be or cannot follow, or she did not agree (`consent_refer`).
        """
        if step.state is OnwardState.SENT and referral.way.shares:
            self._check_agreed(referral, step.on, work)
        return self.step_within(referral.id, step, work=work)

    def step_within(self, onward_id: OnwardId, step: StepTaken, *, work: Work) -> OnwardReferral:
        """Write down what happened as part of other work, which has asked already whether it may.

        Raises:
            UserError: it cannot be or cannot follow.
        """
        before = store.get(work, onward_id)
        after = taken(
            before,
            step,
            by=work.actor,
            at=self._clock.now(),
            today=self._clock.today(),
            settings=read_within(work),
        )
        return store.put(work, self._agreed_again(after, work))

    def hand_over_warm(
        self, onward_id: OnwardId, warm: WarmHandOver, *, actor: UserId, version: int | None = None
    ) -> Changes:
        """Write down a warm hand-over that was held. Can be undone.

        Raises:
            UserErrors: it cannot be; each at its field.
            UserError: she did not agree that the receiver is told.
            StaleError: somebody changed it since `version`.
        """
        name = N_("record a warm hand-over")
        with self._changing(onward_id, name, actor=actor, version=version) as (work, referral):
            self.warm_within(referral, warm, work=work)
        return CHANGED

    def warm_within(self, referral: OnwardReferral, warm: WarmHandOver, *, work: Work) -> OnwardReferral:
        """Write down a warm hand-over as part of other work; see `hand_over_warm`."""
        after = handed_over(referral, warm, today=self._clock.today())
        self._check_agreed(referral, warm.on, work)
        return store.put(work, after)

    def follow_up(self, onward_id: OnwardId, on: date, *, actor: UserId, version: int | None = None) -> Changes:
        """Ask about it on another day. Can be undone.

        Raises:
            UserError: it is over, or the day has passed.
            StaleError: somebody changed it since `version`.
        """
        name = N_("ask about an onward referral on another day")
        with self._changing(onward_id, name, actor=actor, version=version) as (work, referral):
            store.put(work, asked_again(referral, on, today=self._clock.today()))
        return CHANGED

    def want_no_other(self, onward_id: OnwardId, *, actor: UserId, is_wanted: bool = False) -> Changes:
        """Write down that she wants nothing in place of help that did not begin, or that she does after all.

        Raises:
            UserError: help is still to come, or began.
        """
        name = N_("record that she wants no other help")
        with self._changing(onward_id, name, actor=actor, version=None) as (work, referral):
            if referral.state is not OnwardState.NOT_STARTED:
                sentence = N_("This is about help that did not begin.")
                raise UserError(sentence, code="not_here", field="no_second_choice")
            store.put(work, replace(referral, no_second_choice=not is_wanted))
        return CHANGED

    def second_choices(self, onward_id: OnwardId, *, actor: UserId) -> tuple[ServiceLine, ...]:
        """Return what else there is for the same need, by name, without what was tried; nothing after a loss."""
        with self._database.reading(actor) as reading:
            referral = self._seen(onward_id, reading)
            if self._case(referral.case_id, reading).is_quiet:
                return ()
            hers = store.of_cases(reading, [referral.case_id]).get(referral.case_id, ())
            return second_choices(referral, hers, self._coalition.services, reading=reading)

    def open_to(
        self,
        case_id: CaseId,
        organisation_id: OrganisationId | None,
        service_id: ServiceId | None = None,
        *,
        reading: Reading,
    ) -> OnwardReferral | None:
        """Return the referral of a case to a partner, under any of its spellings, or to a service, that is open."""
        referrals = store.of_cases(reading, [case_id]).get(case_id, ())
        if service_id is not None and organisation_id is None:
            organisation_id = self._coalition.services.of([service_id], reading=reading)[0].organisation_id
        known: Collection[OrganisationId] = ()
        if organisation_id is not None:
            known = self._receivers.spellings(organisation_id, reading=reading)
        return checking.open_with(referrals, known, service_id)

    @contextmanager
    def _changing(
        self, onward_id: OnwardId, name: str, *, actor: UserId, version: int | None
    ) -> Iterator[tuple[Work, OnwardReferral]]:
        with self._database.work(actor, AuditEvent.ONWARD_CHANGED) as work:
            referral = self._seen(onward_id, work)
            if version is not None and referral.version != version:
                raise StaleError
            named(work, name, case_id=referral.case_id)
            yield work, referral

    def case_destroyed(self, case_id: CaseId, *, work: Work) -> None:
        """Remove the onward referrals of a case."""
        store.destroy(work, case_id)

    def _case(self, case_id: CaseId, reading: Reading) -> Case:
        case = self._clients.cases([case_id], reading=reading).get(case_id)
        if case is None:
            raise UserError(N_("This case is not there any more."), code="gone")
        return case

    def _check_plan(self, plan: OnwardPlan, reading: Reading) -> None:
        """Refuse needs nobody knows, and a second choice after something that is not hers or is not over."""
        if not {need.key for need in self._coalition.services.needs().all}.issuperset(plan.needs):
            raise UserError(N_("Choose one of the possibilities."), code="choice", field="needs")
        if plan.second_of is None:
            return
        first = store.get(reading, plan.second_of)
        if first.case_id != plan.case_id or first.is_open:
            sentence = N_("A second choice stands in place of help of hers that did not begin.")
            raise UserError(sentence, code="second_of", field="second_of")

    def _check_agreed(self, referral: OnwardReferral, on: date, reading: Reading) -> None:
        given = self._clients.consents([referral.case_id], reading=reading).get(referral.case_id, ())
        organisation = None
        if referral.organisation_id is not None:
            organisation = self._receivers.partner(referral.organisation_id, reading=reading)
        kept = kept_by_spelling(self._coalition.spellings.all_of(reading=reading))
        checking.check_agreed(organisation, as_one(given, kept), on)

    def _agreed_again(self, referral: OnwardReferral, reading: Reading) -> OnwardReferral:
        """Return it without the mark that she does not agree, once she does again."""
        if referral.consent_gone_on is None:
            return referral
        try:
            self._check_agreed(referral, self._clock.today(), reading)
        except UserError:
            return referral
        return replace(referral, consent_gone_on=None)
