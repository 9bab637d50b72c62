"""Asking for a further contact with a woman, such as a second visit, or writing one down that was held."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.domain import FIRST_VISIT, ContactType
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, Changes
from ks_desktop.visits.service.further import FurtherContacts
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Flow, column, label
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Space, Tone


class FurtherPane(QWidget):
    """The kinds of contact that may come next, each with what can be done.

    Attributes:
        wanted: A contact waits to be planned now: the case and the key of its kind.
        afterwards_wanted: A contact was held: the case and its kind.
    """

    wanted = Signal(object, str)
    afterwards_wanted = Signal(object, object)

    def __init__(self, desk: Desk, further: FurtherContacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._further = further
        self._case: CaseId | None = None
        self._kinds: QWidget | None = None
        self.status = StatusLine()
        self.status.give_room_back()
        self._box = column(self.status, gap=Space.RELATED)
        self.setLayout(self._box)

    def show_case(self, case_id: CaseId) -> None:
        """Offer what may come next for a woman."""
        self._case = case_id
        self.status.tell("")
        call = partial(self._further.kinds, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_kinds, owner=self, latest="kinds")

    def _on_kinds(self, kinds: tuple[ContactType, ...]) -> None:
        if self._kinds is not None:
            self._box.removeWidget(self._kinds)
            self._kinds.hide()
            self._kinds.deleteLater()
        self._kinds = QWidget()
        self._kinds.setLayout(column(*(self._line(kind) for kind in kinds), gap=Space.RELATED))
        self._box.addWidget(self._kinds)

    def _line(self, kind: ContactType) -> QWidget:
        holder = QWidget()
        line = Flow()
        ways = [("held", N_("Write down afterwards"), partial(self._hold, kind))]
        if kind.key != FIRST_VISIT:  # a first visit waits by itself
            ways.insert(0, ("plan", N_("Let it wait to be planned"), partial(self._want, kind)))
        for name, text, slot in ways:
            button = Button(text, part="link")
            button.setObjectName(f"{name}_{kind.key}")
            button.setAccessibleName(f"{_(text)}: {kind.name}")
            button.clicked.connect(slot)
            line.addWidget(button)
        box = column(label(kind.name, wrap=True), gap=Space.NONE)
        box.addLayout(line)
        holder.setLayout(box)
        return holder

    def _want(self, kind: ContactType) -> None:
        if self._case is None:
            return
        call = partial(self._further.want, self._case, kind.key, actor=self._desk.actor)
        self._desk.tasks.run(call, done=partial(self._on_wanted, self._case, kind), failed=self._on_failed, owner=self)

    def _hold(self, kind: ContactType) -> None:
        if self._case is not None:
            self.afterwards_wanted.emit(self._case, kind)

    def _on_wanted(self, case_id: CaseId, kind: ContactType, _changes: Changes) -> None:
        self.status.tell(_("{contact} waits to be planned, in the agenda.", contact=kind.name))
        self.wanted.emit(case_id, kind.key)

    def _on_failed(self, error: KsError) -> None:
        self.status.tell(error.text(), Tone.ATTENTION)
