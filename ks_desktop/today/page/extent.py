"""How much of a list is open: the first few, then step by step until all are shown."""

from collections.abc import Callable
from dataclasses import dataclass

from ks_desktop.core.texts import _
from ks_desktop.today.domain import STEP
from ks_desktop.widgets.parts import Button


@dataclass(slots=True)
class Extent:
    """At most so many rows of one list; what was opened stays open while the program runs."""

    most: int

    def widen(self) -> None:
        """Show a step more: no list has an end that is not reached, and none makes thousands of rows at once."""
        self.most = STEP if self.most < STEP else self.most + STEP

    def open(self) -> None:
        """Show at least the first step."""
        self.most = max(self.most, STEP)


def link(name: str, text: str, act: Callable[..., object]) -> Button:
    """Return a quiet button of a name."""
    made = Button(text, part="link")
    made.setObjectName(name)
    made.clicked.connect(act)
    return made


def show_link(button: Button, text: str) -> None:
    """Show a link with this text; without one it is not there."""
    button.setText(text)
    button.setVisible(bool(text))


def more_text(shown: int, total: int) -> str:
    """Return what the link says behind which the rest stands, "" when all are shown."""
    if shown >= total:
        return ""
    if total <= STEP:
        return _("Show all ({count})", count=total)
    step = STEP - shown if shown < STEP else STEP
    return _("Show {step} more (of {count})", step=min(step, total - shown), count=total)
