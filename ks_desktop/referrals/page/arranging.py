"""Which panes stand beside each other in the room there is: the form is never the one that goes."""

from dataclasses import dataclass

from ks_desktop.widgets.theme import Size, Space


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """What is shown.

    Attributes:
        is_narrow: the list has few columns, because the form stands beside it.
    """

    has_list: bool
    has_form: bool
    has_side: bool
    is_narrow: bool


def arrange(room: int, *, form: int | None, has_side: bool) -> Arrangement:
    """Return which panes fit beside each other.

    The page that is typed over stands beside the form before the list does: she looks from one to the other at every
    field, and at the list when she is done.

    Args:
        room: the width for all panes together.
        form: the least width of the form; None while it is closed.
        has_side: there is something to show in the third pane, and she has not folded it away.
    """
    if form is None:
        return Arrangement(has_list=True, has_form=False, has_side=False, is_narrow=False)
    beside = has_side and room >= form + Space.BETWEEN + Size.SIDE
    taken = form + (Space.BETWEEN + Size.SIDE if beside else 0)
    has_list = room >= taken + Space.BETWEEN + Size.LIST and (beside or not has_side)
    return Arrangement(has_list=has_list, has_form=True, has_side=beside, is_narrow=True)
