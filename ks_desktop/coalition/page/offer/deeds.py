"""What is done on the card of a service: it was checked, a place was asked for, a change of the sample card decided."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from ks_desktop.coalition.domain import CapacityAnswer, Service
from ks_desktop.coalition.page.offer.card import ServiceCard
from ks_desktop.coalition.service.services import Services
from ks_desktop.core.errors import KsError
from ks_desktop.core.values import ServiceId
from ks_desktop.widgets.desk import Desk


class CardDeeds(QObject):
    """Does with the directory what is asked on a card.

    Attributes:
        done: It is done with this service: show it again.
    """

    done = Signal(object)

    def __init__(self, desk: Desk, services: Services, card: ServiceCard) -> None:
        super().__init__(card)
        self._desk, self._services, self._card = desk, services, card
        card.checked.connect(self._on_checked)
        card.capacity.answered.connect(self._on_answered)
        card.below.taken.connect(self._on_taken)
        card.below.kept.connect(self._on_kept)

    @Slot(object)
    def _on_checked(self, service: Service) -> None:
        self._run(partial(self._services.checked, service, actor=self._desk.actor), service.id)

    @Slot(object)
    def _on_answered(self, answer: CapacityAnswer) -> None:
        call = partial(self._services.capacity_asked, answer, actor=self._desk.actor)
        self._run(call, answer.service_id, failed=self._card.capacity.refuse)

    @Slot(object)
    def _on_taken(self, names: tuple[str, ...]) -> None:
        if (offered := self._card.offered) is not None:
            call = partial(self._services.take_below, offered.service, names, actor=self._desk.actor)
            self._run(call, offered.service.id)

    @Slot()
    def _on_kept(self) -> None:
        if (offered := self._card.offered) is not None:
            call = partial(self._services.keep_own, offered.service.id, actor=self._desk.actor)
            self._run(call, offered.service.id)

    def _run(
        self,
        call: Callable[[], object],
        service_id: ServiceId,
        *,
        failed: Callable[[KsError], object] | None = None,
    ) -> None:
        self._desk.tasks.run(call, done=partial(self._on_done, service_id), failed=failed, owner=self._card)

    def _on_done(self, service_id: ServiceId, _changes: object) -> None:
        self._card.capacity.leave()
        self.done.emit(service_id)
