"""What is done with an entry of the list, through the services."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.clients.domain import ConsentPurpose
from ks_desktop.clients.service.consents import Answered
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, Changes
from ks_desktop.referrals.domain import NotTakenUp
from ks_desktop.referrals.page.services import Services
from ks_desktop.referrals.table import Entry
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.messages import ask


class Acts(QObject):
    """Puts entries aside and takes them back."""

    def __init__(self, desk: Desk, services: Services, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._services, self._page = desk, services, page

    def see(self, entry: Entry) -> None:
        """Record that she looked at a referral."""
        if entry.line is not None and entry.line.referral.seen_on is None:
            referrals, actor, referral_id = self._services.referrals, self._desk.actor, entry.line.referral.id
            self._desk.tasks.run(lambda: referrals.mark_seen(referral_id, actor=actor), owner=self)

    @Slot(object, object)
    def put_aside(self, entry: Entry, reason: NotTakenUp) -> None:
        """Do not take a referral up; when she does not agree, nothing about her stays, after it was said so."""
        if entry.line is not None and reason is NotTakenUp.NO_CONSENT:
            ask(
                self._page,
                N_("She does not agree?"),
                N_(
                    "Then nothing about her may be kept. What is recorded of this pregnancy is destroyed now and cannot"
                    " be brought back; only the count stays."
                ),
                N_("Destroy"),
                partial(self._refuse, entry.line.referral.case_id),
                danger=True,
            )
        elif entry.line is not None:
            referrals, actor, referral_id = self._services.referrals, self._desk.actor, entry.line.referral.id
            self._desk.tasks.run(lambda: referrals.not_taken_up(referral_id, reason, actor=actor), owner=self)

    def _refuse(self, case_id: CaseId) -> None:
        services, actor, today = self._services, self._desk.actor, self._desk.clock.today()
        no = Answered(
            purpose=ConsentPurpose.SIGN_UP, agrees=False, given_on=today, asked_by=_("told when it was put aside")
        )

        def refuse() -> Changes:
            changes = services.consents.answer(case_id, no, actor=actor)
            return changes | services.retention.destroy_refused(case_id, actor=actor)

        self._desk.tasks.run(refuse, owner=self)

    @Slot(object, str)
    def paper_aside(self, entry: Entry, reason: str) -> None:
        """Put a paper aside that is no referral."""
        if entry.paper is not None:
            papers, actor, paper_id = self._services.papers, self._desk.actor, entry.paper.id
            self._desk.tasks.run(lambda: papers.set_aside(paper_id, reason, actor=actor), owner=self)

    @Slot(object)
    def drop_half(self, entry: Entry) -> None:
        """Throw away what was kept halfway, after asking."""
        half = entry.half
        if half is None:
            return
        half_done, actor = self._services.half_done, self._desk.actor
        ask(
            self._page,
            N_("Throw it away?"),
            N_("What was filled in so far is gone then, for everybody. This cannot be undone."),
            N_("Throw away"),
            lambda: self._desk.tasks.run(lambda: half_done.drop(half.id, actor=actor), owner=self),
            danger=True,
        )

    @Slot(object)
    def take_back(self, entry: Entry) -> None:
        """Take a referral up after all."""
        if entry.line is not None:
            referrals, actor, referral_id = self._services.referrals, self._desk.actor, entry.line.referral.id
            self._desk.tasks.run(lambda: referrals.take_up_again(referral_id, actor=actor), owner=self)
