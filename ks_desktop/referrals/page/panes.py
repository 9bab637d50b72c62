"""The list, the form and what stands at its other side, beside each other as far as there is room."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget
from typing_extensions import override

from ks_desktop.referrals.page.arranging import Arrangement, arrange
from ks_desktop.referrals.page.form_pane import FormPane
from ks_desktop.referrals.page.list_pane import ListPane
from ks_desktop.widgets.parts import row
from ks_desktop.widgets.theme import Space


class Panes(QWidget):
    """Three panes of which as many are shown as fit.

    Attributes:
        arranged: Whether the list is among them, each time that is looked at.
    """

    arranged = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_form = self._has_side = False
        self._box = row(gap=Space.BETWEEN)
        self._box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # two panes never keep the window wide
        self.setLayout(self._box)

    def hold(self, entries: ListPane, form: FormPane, side: QWidget) -> None:
        """Take the three panes, best made with this as their parent: what is moved is styled anew."""
        self._list, self._form, self._side = entries, form, side
        for pane, share in ((entries, 4), (form, 6), (side, 5)):
            self._box.addWidget(pane, share)
        form.hide()
        side.hide()

    def show_form(self, wanted: bool) -> None:
        """Open the form, or close it."""
        self._has_form = wanted
        self.arrange()

    def show_side(self, wanted: bool) -> None:
        """Let what stands beside the form be seen where there is room for it."""
        self._has_side = wanted
        self.arrange()

    def arrangement(self) -> Arrangement:
        """Return what fits now."""
        least = self._form.minimumWidth() if self._has_form else None
        return arrange(self.width(), form=least, has_side=self._has_side)

    def arrange(self) -> None:
        """Show what fits; what goes is hidden before what comes is shown, so that the window need not grow."""
        made = self.arrangement()
        self._list.set_narrow(made.is_narrow)
        wanted = ((self._list, made.has_list), (self._form, made.has_form), (self._side, made.has_side))
        for pane, is_shown in wanted:
            if not is_shown:
                pane.hide()
        for pane, is_shown in wanted:
            if is_shown:
                pane.show()
        self.arranged.emit(made.has_list)

    @override
    def minimumSizeHint(self) -> QSize:
        least = self._form if self._has_form else self._list
        return QSize(max(least.minimumSizeHint().width(), least.minimumWidth()), least.minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
