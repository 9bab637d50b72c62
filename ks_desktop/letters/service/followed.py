"""What comes after a letter: the answer on its slip, a letter of before that is followed now, the loops back."""

from collections.abc import Collection

from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.settings_store import SettingsStore
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import named
from ks_desktop.core.values import CaseId, Changes, LetterId, OnwardId, ReferralId, UserId
from ks_desktop.letters import store
from ks_desktop.letters.domain.loop import LoopOwed
from ks_desktop.letters.looping import Looping
from ks_desktop.letters.service.following import Following
from ks_desktop.letters.service.register import LetterRegister
from ks_desktop.letters.store.loops import put_enough
from ks_desktop.onward.domain import StepTaken
from ks_desktop.onward.service import STEP_NAMES, Onward
from ks_desktop.onward.service.checking import check_case
from ks_desktop.referrals.service import Referrals
from ks_desktop.security.audit import Audit
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.service import Users
from ks_desktop.visits.service import Visits


class FollowedLetters(LetterRegister):
    """Letters that are followed until what they asked for came about, and until the referrer knows."""

    def __init__(  # noqa: PLR0913, PLR0917 - a room says which rooms it stands on
        self,
        database: Database,
        clock: Clock,
        clients: Clients,
        referrals: Referrals,
        visits: Visits,
        onward: Onward,
        settings: SettingsStore,
        users: Users,
        audit: Audit,
    ) -> None:
        super().__init__(database, clients, users, audit)
        self._clock = clock
        self._referrals = referrals
        self._settings = settings
        self._following = Following(clock=clock, onward=onward)
        self._looping = Looping(clock=clock, clients=clients, referrals=referrals, visits=visits, onward=onward)

    def follow_up_days(self, *, actor: UserId) -> int:
        """Return after how many days is asked what became of a letter, unless another day is agreed."""
        return self._settings.read(actor=actor).onward_follow_up_days

    def followed(self, letter_id: LetterId, *, actor: UserId) -> OnwardId:
        """Follow a letter of before from now on, as it was sent; one that is followed already stays so. Can be undone.

        Raises:
            UserError: it asked nobody for help, it does not stand any more, or its case is closed.
        """
        with self._database.work(actor, AuditEvent.ONWARD_REFERRED) as work:
            letter = store.get(work, letter_id)
            check_case(self._clients.cases([letter.case_id], reading=work)[letter.case_id])
            named(work, N_("follow a letter"), case_id=letter.case_id)
            return self._followed(letter_id, work=work)

    def answered(self, letter_id: LetterId, step: StepTaken, *, actor: UserId) -> Changes:
        """Write down what came back on the slip of a letter; one of before is followed from then on. Can be undone.

        Raises:
            UserErrors: the answer cannot be; each at its field.
            UserError: it cannot follow what is known, or the letter asked nobody for help or was withdrawn.
        """
        with self._database.work(actor, AuditEvent.ONWARD_CHANGED) as work:
            named(work, STEP_NAMES[step.state], case_id=store.get(work, letter_id).case_id)
            self._following.onward.step_within(self._followed(letter_id, work=work), step, work=work)
        return Changes(letters=True, onward=True, undo=True)

    def loops_owed(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, tuple[LoopOwed, ...]]:
        """Return which referrers are to hear something, by case; a case in which nobody waits is not in it.

        Also what is news again since their last feedback: help that has begun, or that did not. For any number of
        cases the same number of questions.
        """
        return self._looping.owed(case_ids, reading=reading)

    def enough_told(self, referral_id: ReferralId, *, actor: UserId) -> Changes:
        """Write down that a referrer needs to hear no more of what is known now. Can be undone.

        Raises:
            UserError: the referral is not there any more.
        """
        case_id = self._referrals.referrers.known(referral_id, actor=actor).referral.case_id
        with self._database.work(actor, AuditEvent.ONWARD_CHANGED) as work:
            named(work, N_("tell a referrer no more"), case_id=case_id)
            put_enough(work, referral_id, self._clock.now(), actor)
        return Changes(letters=True, referrals=True, undo=True)

    def _followed(self, letter_id: LetterId, *, work: Work) -> OnwardId:
        followed = self._following.followed(store.get(work, letter_id), work=work)
        assert followed.onward_id is not None  # noqa: S101 - that is what it is followed by
        return followed.onward_id
