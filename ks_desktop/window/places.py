"""The places of the program, as data: what stands in the rail, in which order, under which key."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId
from ks_desktop.security.rights import Right
from ks_desktop.widgets.icons import Icon


@dataclass(frozen=True, slots=True)
class RailItem:
    """One place in the rail; `word` is the page's object name.

    Attributes:
        rights: one of these is needed to go there; none: everybody may.
    """

    word: str
    label: str
    icon: Icon
    keys: str
    rights: tuple[Right, ...] = ()

    def is_for(self, may: Callable[[str], bool]) -> bool:
        """Tell whether somebody with these rights may go there."""
        return not self.rights or any(map(may, self.rights))


PLACES: Final = (
    RailItem("today", N_("Today"), Icon.TODAY, "Alt+1", (Right.SEE_WOMEN,)),
    RailItem("referrals", N_("Referrals"), Icon.REFERRALS, "Alt+2", (Right.RECORD,)),
    RailItem("women", N_("Pregnant women"), Icon.WOMEN, "Alt+3", (Right.SEE_WOMEN,)),
    RailItem("agenda", N_("Agenda"), Icon.AGENDA, "Alt+4", (Right.SEE_WOMEN,)),
    RailItem("letters", N_("Letters"), Icon.LETTERS, "Alt+5", (Right.LETTERS,)),
    RailItem("directory", N_("Directory"), Icon.DIRECTORY, "Alt+6"),
)
BELOW_THE_LINE: Final = (
    RailItem("privacy", N_("Privacy"), Icon.PRIVACY, "Alt+8", (Right.READ_LOG, Right.KEEPING)),
    RailItem("settings", N_("Settings"), Icon.SETTINGS, "Alt+9"),
)
WORDS: Final = tuple(item.word for item in (*PLACES, *BELOW_THE_LINE))


LISTS: Final = frozenset({"referrals", "agenda", "letters"})
"""Where many women stand; Vandaag and the list of women tell the log themselves how many they show."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where she is: a page, and on the women's page the woman whose page is open, and the form that is open on it."""

    word: str = "today"
    case_id: CaseId | None = None
    panel: str = ""
