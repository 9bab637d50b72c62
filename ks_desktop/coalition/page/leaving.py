"""A partner that is no partner any more: what hangs on it is said before it is put aside, and it can come back."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.domain import Hanging, Organisation
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.wording.places import hanging_text
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Card, Flow, column, label
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Tone


class LeavingPane(QWidget):
    """Puts a stored partner aside after saying what hangs on it, or takes it back.

    Attributes:
        left: It was put aside, or is back: show it again.
    """

    left = Signal()

    def __init__(self, desk: Desk, coalition: Coalition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("leaving")
        self._desk, self._leaving = desk, coalition.leaving
        self._organisation: Organisation | None = None
        self.ask = _button(N_("No partner any more"), "ask_leave", part="link")
        self.back = _button(N_("A partner again"), "partner_again")
        self.said = label("", wrap=True)
        self.leave = _button(N_("Put aside"), "put_aside")
        self.cancel = _button(N_("Cancel"), "cancel_leave")
        self.status = StatusLine()
        policy = self.status.sizePolicy()
        policy.setRetainSizeWhenHidden(False)
        self.status.setSizePolicy(policy)
        card = Card()
        for part in (self.said, self.status):
            card.body.addWidget(part)
        card.body.addLayout(Flow(self.ask, self.back, self.leave, self.cancel))
        self.setLayout(column(card))
        self.ask.clicked.connect(self._on_ask)
        self.leave.clicked.connect(partial(self._hide, is_hidden=True))
        self.back.clicked.connect(partial(self._hide, is_hidden=False))
        self.cancel.clicked.connect(self._on_cancel)

    def show_organisation(self, organisation: Organisation | None) -> None:
        """Show whether a stored partner is one still."""
        self._organisation = organisation
        self.setVisible(organisation is not None)
        is_hidden = organisation is not None and organisation.is_hidden
        self._show(is_hidden=is_hidden, is_asked=False)
        self.status.tell("")
        self.said.setText(_("This is no partner any more. Whatever points at it keeps it.") if is_hidden else "")
        self.said.setVisible(is_hidden)

    def put_away(self) -> bool:
        """Take the question back if she is at it; tell whether she was."""
        is_at_it = self.leave.hasFocus() or self.cancel.hasFocus()
        if is_at_it:
            self._on_cancel()
        return is_at_it

    def _show(self, *, is_hidden: bool, is_asked: bool) -> None:
        self.ask.setHidden(is_hidden or is_asked)
        self.back.setHidden(not is_hidden)
        for part in (self.leave, self.cancel):
            part.setHidden(not is_asked)

    @Slot()
    def _on_ask(self) -> None:
        if self._organisation is not None:
            call = partial(self._leaving.hanging_on, self._organisation.id, actor=self._desk.actor)
            self._desk.tasks.run(call, done=partial(self._on_known, self._organisation), owner=self, latest="hanging")

    def _on_known(self, asked: Organisation, hanging: tuple[Hanging, ...]) -> None:
        if asked is not self._organisation:
            return
        hangs = hanging_text(hanging)
        self.said.setText(
            _("On this partner hang: {hangs}. All of it stays. What it offers is not found any more.", hangs=hangs)
            if hangs
            else _("Nothing hangs on this partner.")
        )
        self.said.show()
        self._show(is_hidden=False, is_asked=True)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_cancel(self) -> None:
        self.show_organisation(self._organisation)
        self.ask.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hide(self, *_clicked: object, is_hidden: bool) -> None:
        if self._organisation is not None:
            call = partial(self._leaving.hide, self._organisation, actor=self._desk.actor, is_hidden=is_hidden)
            self._desk.tasks.run(call, done=self._on_done, failed=self._on_refused, owner=self)

    @Slot(object)
    def _on_done(self, _changes: object) -> None:
        self.left.emit()

    @Slot(object)
    def _on_refused(self, error: KsError) -> None:
        self.status.tell(error.message, Tone.ATTENTION)


def _button(text: str, name: str, part: str = "") -> Button:
    made = Button(text, part=part) if part else Button(text)
    made.setObjectName(name)
    return made
