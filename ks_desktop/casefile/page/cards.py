"""What stands on a woman's page: cards with a place, forms that open under the actions; each knows only this."""

from enum import StrEnum
from typing import Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from ks_desktop.casefile.domain import CasePage


class Place(StrEnum):
    """Where a card stands; in one place, cards stand in the order in which they were given.

    Attributes:
        NOTICE: over everything, right under her name and how she may be reached; for what must be seen first.
        MEDICAL: the medical thread, top left.
        SOCIAL: the social and informal thread, top right.
        MIDDLE: the time line.
        LEFT: under the medical thread; who is involved and what is known of her care.
        RIGHT: under the social thread; what was agreed with her and what comes next.
    """

    NOTICE = "notice"
    MEDICAL = "medical"
    SOCIAL = "social"
    MIDDLE = "middle"
    LEFT = "left"
    RIGHT = "right"


@runtime_checkable
class PageCard(Protocol):
    """A widget that shows its part of a case; it asks nothing of the database for it.

    A card with nothing to say says so in one grey sentence, or hides.
    """

    def show_page(self, page: CasePage) -> None:
        """Show a case, or the same case as it is now; what is being typed stays while it is hers."""


@runtime_checkable
class OpensForms(Protocol):
    """A card that brings forms of its own, which open where the page opens its own.

    Attributes:
        forms: what the page has to lay out.
        form_wanted: Open this one of its forms.
        form_left: The form that was open is done with.
    """

    form_wanted: SignalInstance
    form_left: SignalInstance

    @property
    def forms(self) -> tuple[QWidget, ...]:
        """Return the forms."""


@runtime_checkable
class PageForm(Protocol):
    """A form that opens under the actions.

    Attributes:
        saved: It is stored: the form goes.
        left: She leaves it: the form goes, what was typed is kept as a draft.
    """

    saved: SignalInstance
    left: SignalInstance


@runtime_checkable
class Leaves(Protocol):
    """A form that Escape leaves, also when the cursor stands beside it."""

    def leave(self) -> None:
        """Go away for now; what is typed is there again when the form is opened."""
