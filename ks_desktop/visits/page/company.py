"""Who comes along on a home visit that is not planned yet: asked only where the safety look asks for it."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_
from ks_desktop.core.values import UserId
from ks_desktop.widgets.fields import ChoiceField, Option
from ks_desktop.widgets.parts import column


class Company(QWidget):
    """A list of colleagues.

    Attributes:
        chosen: Who comes along now: a user, None for nobody.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Mapping[UserId, str] = {}
        self.field = self._new_field()
        self._box = column(self.field)
        self.setLayout(self._box)
        self.hide()

    def know(self, names: Mapping[UserId, str]) -> None:
        """Offer these colleagues; who was chosen stays chosen."""
        if dict(names) == dict(self._names):
            return
        self._names, before, old = dict(names), self.user(), self.field
        self.field = self._new_field()
        self._set(before if before in self._names else None)
        self._box.replaceWidget(old, self.field)
        old.hide()
        old.deleteLater()

    def user(self) -> UserId | None:
        """Return who comes along, None for nobody."""
        value = self.field.value()
        return UserId(UUID(str(value))) if value else None

    def ask(self, *, wanted: bool) -> None:
        """Ask who comes along, or ask no more."""
        self.setVisible(wanted and bool(self._names))

    def forget(self) -> None:
        """Let nobody come along, and ask no more: it is about somebody else now."""
        self._set(None)
        self.hide()

    def _set(self, user: UserId | None) -> None:
        self.field.blockSignals(True)  # only what she chooses herself is told
        self.field.set_value(str(user) if user else "")
        self.field.blockSignals(False)

    def _new_field(self) -> ChoiceField:
        options = [Option(str(user), name) for user, name in self._names.items()]
        field = ChoiceField("company", N_("Who comes along"), options, as_list=True)
        field.edited.connect(self._on_edited)
        return field

    @Slot()
    def _on_edited(self) -> None:
        self.chosen.emit(self.user())
