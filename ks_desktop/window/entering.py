"""Which places somebody may enter, and what she is told at the door of another: rail, keys and search all ask here."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from ks_desktop.security.rights import Right, refused
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.window.places import BELOW_THE_LINE, PLACES, Place

if TYPE_CHECKING:
    from ks_desktop.house import House

_OF_WOMEN: Final = frozenset({"Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Alt+T"})
# What a right is still good for when nothing can be saved.
_TO_LOOK: Final = frozenset(
    {
        Right.SEE_WOMEN,
        Right.SEE_REPORTS,
        Right.LETTERS,
        Right.RESTRICTED,
        Right.EMERGENCY,
        Right.READ_LOG,
        Right.EXPORT_PERSONS,
    }
)
_ITEMS: Final = {item.word: item for item in (*PLACES, *BELOW_THE_LINE)}


def desk_of(house: "House", tasks: Tasks) -> Desk:
    """Return the desk of whoever unlocked the house."""

    def may(right: str) -> bool:
        if house.is_read_only and right not in _TO_LOOK:
            return False
        return house.rights.may(Right(right), actor=house.actor)

    return Desk(tasks=tasks, actor=house.actor, clock=house.clock, drafts=house.drafts, undo=house.undo, may=may)


class Entering:
    """The doors of the window, for one user."""

    def __init__(self, may: Callable[[str], bool], tell: Callable[[str], object]) -> None:
        """Take what she may, and the way to say a sentence."""
        self._may = may
        self._tell = tell

    def may(self, right: Right) -> bool:
        """Tell whether she has a right."""
        return self._may(right)

    def is_open(self, word: str) -> bool:
        """Tell whether she may enter a place."""
        return _ITEMS[word].is_for(self._may)

    def keys(self, acts: Mapping[str, Callable[[], object]]) -> dict[str, Callable[[], object]]:
        """Return the keys that do something for her: taking back and the team are about women."""
        return {key: act for key, act in acts.items() if key not in _OF_WOMEN or self._may(Right.SEE_WOMEN)}

    def first(self) -> str:
        """Return where she begins: Vandaag, or for who may see no women what her work is: the log, or Beheer."""
        return next(word for word in (Place().word, "privacy", "settings") if self.is_open(word))

    def check(self, word: str) -> bool:
        """Tell whether she may enter, and if not who may."""
        if self.is_open(word):
            return True
        self._tell(refused(_ITEMS[word].rights[0]).text())
        return False
