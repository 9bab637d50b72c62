"""Who a letter is for: a list that is filled anew when partners come or go, with a way to the directory."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout

from ks_desktop.core.texts import N_, _
from ks_desktop.letters.service import Receiver
from ks_desktop.widgets.fields import ChoiceField, Option
from ks_desktop.widgets.parts import Button, row

_NOBODY = N_("There is nobody to choose yet.")


class ReceiverField(ChoiceField):
    """One of the receivers a letter may go to.

    Attributes:
        directory_wanted: Whom she looks for is not among them; she goes to the directory.
    """

    directory_wanted = Signal()

    def __init__(self, receivers: Iterable[Receiver], *, has_partners: bool) -> None:
        """Take who may be chosen, and whether they are partners of the directory."""
        self._receivers = tuple(receivers)
        super().__init__("receiver", N_("To"), _options(self._receivers), as_list=True)
        if has_partners:
            self._add_link()
        self._say_whether_empty()

    def offer_receivers(self, receivers: Iterable[Receiver]) -> None:
        """Let her choose from these; whoever was chosen stays so while still among them."""
        name = next((each.name for each in self._receivers if str(each.id) == self.value()), "")
        self._receivers, before = tuple(receivers), self.value()
        self.options = tuple(_options(self._receivers))
        if self._box is not None:
            with QSignalBlocker(self._box):
                self._box.clear()
                self._box.addItem("", "")
                for option in self.options:
                    self._box.addItem(option.label, option.value)
                self.set_value(before)
        self._say_whether_empty()
        if self.value() != before:
            if self._receivers:
                self.say_gone(name)
            self._on_edited()

    def say_gone(self, name: str) -> None:
        """Say that who was chosen cannot be chosen any more.

        Args:
            name: of the partner, as it was.
        """
        self.show_note(_("{name} is no partner any more. Choose another.", name=name))

    def wish(self) -> str:
        """Return how whoever is chosen asked to be told, in their own words; nothing when they did not."""
        return next((each.wish for each in self._receivers if str(each.id) == self.value()), "")

    def _add_link(self) -> None:
        link = Button(N_("Add a partner under Directory"), part="link")
        link.setObjectName("to_directory")
        link.clicked.connect(self.directory_wanted)
        line = row(link)
        line.addStretch(1)
        box = self.layout()
        if isinstance(box, QVBoxLayout):
            box.addLayout(line)

    def _say_whether_empty(self) -> None:
        self.show_note("" if self._receivers else _NOBODY)


def _options(receivers: Iterable[Receiver]) -> list[Option]:
    return [Option(str(each.id), f"{each.name}, {each.detail}" if each.detail else each.name) for each in receivers]
