"""What the program ships now in place of what an own text was made from, and the choice between the two."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_, _
from ks_desktop.letters.texts.sheet import TextLine
from ks_desktop.widgets.parts import Button, Card, Flow, Prose, column, label
from ks_desktop.widgets.theme import Space, Tone


class BelowCard(QWidget):
    """Shown only where there is a choice to make.

    Attributes:
        kept: The own text stays.
        taken: The shipped one is taken.
    """

    kept = Signal()
    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("below")
        self.said = label("", "secondary", tone=Tone.ATTENTION, wrap=True)
        self.shipped = Prose("")
        self.shipped.setObjectName("shipped")
        self.keep = Button(N_("Keep mine"))
        self.keep.setObjectName("keep_mine")
        self.keep.clicked.connect(self.kept)
        self.take = Button(N_("Take the new one"))
        self.take.setObjectName("take_new")
        self.take.clicked.connect(self.taken)
        card = Card()
        card.body.addWidget(self.said)
        card.body.addWidget(self.shipped)
        card.body.addLayout(Flow(self.keep, self.take))
        self.setLayout(column(card, gap=Space.NONE))
        self.hide()

    def show_line(self, line: TextLine | None) -> None:
        """Show the shipped text of a line where it is another now than the own one was made from."""
        is_asked = line is not None and ((line.is_changed_below and not line.is_added) or line.is_lost)
        self.setVisible(is_asked)
        if line is None or not is_asked:
            return
        if line.is_lost:
            self.said.setText(_("This text is not shipped any more, so it is not printed. Copy from it what you need."))
            self.shipped.show_text(line.text)
        else:
            self.said.setText(_("The program's text was changed since. It is now:"))
            self.shipped.show_text(line.shipped)
        self.keep.setVisible(not line.is_lost)
        self.take.setText(_("Remove it") if line.is_lost else _("Take the new one"))
