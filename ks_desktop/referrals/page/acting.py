"""What is done with an entry of the list, through the services."""

from PySide6.QtCore import QObject, Slot

from ks_desktop.referrals.domain import NotTakenUp
from ks_desktop.referrals.page.services import Services
from ks_desktop.referrals.table import Entry
from ks_desktop.widgets.desk import Desk


class Acts(QObject):
    """Puts entries aside and takes them back."""

    def __init__(self, desk: Desk, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._services = desk, services

    def see(self, entry: Entry) -> None:
        """Record that she looked at a referral."""
        if entry.line is not None and entry.line.referral.seen_on is None:
            referrals, actor, referral_id = self._services.referrals, self._desk.actor, entry.line.referral.id
            self._desk.tasks.run(lambda: referrals.mark_seen(referral_id, actor=actor), owner=self)

    @Slot(object, object)
    def put_aside(self, entry: Entry, reason: NotTakenUp) -> None:
        """Do not take a referral up."""
        if entry.line is not None:
            referrals, actor, referral_id = self._services.referrals, self._desk.actor, entry.line.referral.id
            self._desk.tasks.run(lambda: referrals.not_taken_up(referral_id, reason, actor=actor), owner=self)

    @Slot(object, str)
    def paper_aside(self, entry: Entry, reason: str) -> None:
        """Put a paper aside that is no referral."""
        if entry.paper is not None:
            papers, actor, paper_id = self._services.papers, self._desk.actor, entry.paper.id
            self._desk.tasks.run(lambda: papers.set_aside(paper_id, reason, actor=actor), owner=self)

    @Slot(object)
    def take_back(self, entry: Entry) -> None:
        """Take a referral up after all."""
        if entry.line is not None:
            referrals, actor, referral_id = self._services.referrals, self._desk.actor, entry.line.referral.id
            self._desk.tasks.run(lambda: referrals.take_up_again(referral_id, actor=actor), owner=self)
