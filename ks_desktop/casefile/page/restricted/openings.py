"""What others opened of her with a reason: shown to her nurse until she says that she saw it."""

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.pieces import link, put
from ks_desktop.clients.domain.emergency import EmergencyOpening, Opens
from ks_desktop.clients.service.emergency import EmergencyAccess
from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Card, Flow, column, typed
from ks_desktop.widgets.theme import Space
from ks_desktop.widgets.words import clock_time, short_day

_OPENED: Final = {
    Opens.RECORD: N_("{when}: {name} opened this shielded record. “{reason}”"),
    Opens.NOTES: N_("{when}: {name} opened the restricted notes. “{reason}”"),
}


class OpeningsCard(Card):
    """A line for each time; hidden when there is nothing to be seen."""

    def __init__(self, desk: Desk, emergency: EmergencyAccess, parent: QWidget | None = None) -> None:
        super().__init__(N_("Opened with a reason"), parent)
        self.setObjectName("openings")
        self._desk, self._emergency = desk, emergency
        self.hide()

    def show_page(self, page: CasePage) -> None:
        """Show what was opened of a case."""
        lines = [typed(_line(each, page), wrap=True) for each in page.openings]
        seen = link(N_("I saw it"), "saw_openings")
        seen.clicked.connect(partial(self._on_seen, [each.id for each in page.openings]))
        put(self, column(*lines, Flow(seen), gap=Space.RELATED))
        self.setVisible(bool(lines))

    def _on_seen(self, ids: list[UUID]) -> None:
        call = partial(self._emergency.seen_by_nurse, ids, actor=self._desk.actor)
        self._desk.tasks.run(call, owner=self)


def _line(opening: EmergencyOpening, page: CasePage) -> str:
    when = f"{short_day(local_day(opening.at), today=page.today)} {clock_time(local_time(opening.at))}"
    name = page.names.get(opening.user, "")
    return _(_OPENED[opening.opens], when=when, name=name, reason=opening.reason)
