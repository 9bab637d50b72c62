"""The left rail: six places, and below a line what is needed less."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Hairline, RailButton, column, label, say
from ks_desktop.widgets.theme import Size, Space
from ks_desktop.window.places import BELOW_THE_LINE, PLACES, RailItem


class Rail(QFrame):
    """Goes to a place.

    Attributes:
        chosen: The word of a place.
        help_wanted: The help of the page that is shown.
    """

    chosen = Signal(str)
    help_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, *, may: Callable[[str], bool] = lambda _right: True) -> None:
        """Show the places where somebody with these rights may go; the others are not there, not grey."""
        super().__init__(parent)
        self._may = may
        say(self, part="rail")
        self.setFixedWidth(Size.RAIL)
        self.setAccessibleName(_("Places"))
        self._buttons: dict[str, RailButton] = {}
        name = label(N_("KS Huisbezoek"), "section")
        name.setContentsMargins(Space.INSIDE, Space.RELATED, Space.NONE, Space.INSIDE)
        box = column(name, gap=Space.TIGHT, margin=Space.RELATED)
        self._add(box, PLACES)
        box.addStretch(1)
        box.addWidget(Hairline())
        self._add(box, BELOW_THE_LINE)
        self.help = Button(N_("Help"), Icon.HELP, part="rail")
        self.help.setToolTip(f"{self.help.text()} (F1)")
        self.help.setObjectName("rail_help")
        self.help.clicked.connect(self.help_wanted)
        box.addWidget(self.help)
        self.setLayout(box)

    def _add(self, box: QVBoxLayout, items: Iterable[RailItem]) -> None:
        for item in items:
            if item.is_for(self._may):
                box.addWidget(self._button(item))

    def show_place(self, word: str) -> None:
        """Mark the place we are."""
        self._buttons[word].setChecked(True)

    def _button(self, item: RailItem) -> RailButton:
        button = RailButton(item.label, item.icon)
        button.setToolTip(f"{button.text()} ({item.keys})")
        button.setObjectName(f"rail_{item.word}")
        button.setProperty("word", item.word)
        button.clicked.connect(self._on_clicked)
        self._buttons[item.word] = button
        return button

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, RailButton):
            self.chosen.emit(str(button.property("word")))
