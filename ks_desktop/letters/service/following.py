"""A letter that asks for help, and the onward referral it puts on paper: both go the same way, in one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ks_desktop.core.clock import Clock, local_day
from ks_desktop.core.database import Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.letters import store
from ks_desktop.letters.domain import Letter, LetterState
from ks_desktop.onward.domain import OnwardPlan, OnwardReferral, OnwardState, OnwardWay, StepTaken
from ks_desktop.onward.service import Onward


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """What becomes of the onward referral when its letter is made final, sent or withdrawn."""

    clock: Clock
    onward: Onward

    def linked(self, letter: Letter, *, work: Work) -> Letter:
        """Return a letter that becomes final with the onward referral it belongs to.

        It is the one it was made for; else one to the same partner that is open still, so that nobody is followed
        twice; else a new one.
        """
        if not letter.kind.is_referral or letter.organisation_id is None:
            return letter
        own = self._own(letter, work)
        if own is not None and self._is_its(own, letter, work):
            return letter
        known = self.onward.open_to(letter.case_id, letter.organisation_id, reading=work)
        if known is None:
            made_on = local_day(letter.finalised_at) if letter.finalised_at is not None else None
            plan = OnwardPlan(
                case_id=letter.case_id, organisation_id=letter.organisation_id, way=OnwardWay.LETTER, made_on=made_on
            )
            known = self.onward.refer_within(plan, work=work)
        return replace(letter, onward_id=known.id)

    def sent(self, letter: Letter, on: date, follow_up_on: date | None, *, work: Work) -> None:
        """Record that it went out with its letter; what went out before, or was answered already, stays as it is."""
        own = self._own(letter, work)
        if own is not None and own.state is OnwardState.DRAFT:
            step = StepTaken(state=OnwardState.SENT, on=max(on, own.steps[-1].on), follow_up_on=follow_up_on)
            self.onward.step_within(own.id, step, work=work)

    def withdrawn(self, letter: Letter, *, work: Work) -> None:
        """Let it wait to be sent again when its letter is withdrawn and nobody answered; an answer stays an answer."""
        own = self._own(letter, work)
        if letter.state is not LetterState.SENT or own is None:
            return
        if own.state is OnwardState.SENT and not own.is_answered and not self._others(letter, work):
            step = StepTaken(state=OnwardState.DRAFT, on=max(self.clock.today(), own.steps[-1].on))
            self.onward.step_within(own.id, step, work=work)

    def followed(self, letter: Letter, *, work: Work) -> Letter:
        """Return a letter of before, stored with the onward referral that is followed from now on.

        Raises:
            UserError: it asks nobody for help, or was not made final or was withdrawn.
        """
        if letter.onward_id is not None:
            return letter  # also one that was withdrawn since: its slip may still come back
        if not letter.asked_for_help:
            sentence = N_("Only a letter that asked for help and still stands can be followed.")
            raise UserError(sentence, code="not_followed")
        linked = store.write(work, self.linked(letter, work=work))
        if linked.sent_on is not None:
            self.sent(linked, linked.sent_on, None, work=work)
        return linked

    def _own(self, letter: Letter, work: Work) -> OnwardReferral | None:
        if letter.onward_id is None:
            return None
        hers = self.onward.of_cases([letter.case_id], reading=work).get(letter.case_id, ())
        return next((one for one in hers if one.id == letter.onward_id), None)

    def _is_its(self, own: OnwardReferral, letter: Letter, work: Work) -> bool:
        """Tell whether a letter belongs to it: to the same partner, and not after it came to its end."""
        if own.organisation_id != letter.organisation_id:
            joined = self.onward.open_to(letter.case_id, letter.organisation_id, own.service_id, reading=work)
            return joined is not None and joined.id == own.id
        return own.is_open or letter.corrects is not None

    def _others(self, letter: Letter, work: Work) -> Iterable[Letter]:
        """Return the other letters that went out for the same referral and still stand."""
        hers = store.of_cases(work, [letter.case_id]).get(letter.case_id, ())
        return [
            one
            for one in hers
            if one.id != letter.id and one.onward_id == letter.onward_id and one.state is LetterState.SENT
        ]
