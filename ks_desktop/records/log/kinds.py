"""Which kinds of things the log tells of, and how one of them is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ks_desktop.core.texts import N_


class LogKind(StrEnum):
    """What kind of thing was done."""

    LOOKED = "looked"
    CHANGED = "changed"
    PAPER = "paper"
    FILE = "file"
    ACCESS = "access"
    PEOPLE = "people"
    STORAGE = "storage"
    DESTROYED = "destroyed"
    LOG = "log"


KIND_LABELS: Final[Mapping[LogKind, str]] = {
    LogKind.LOOKED: N_("Looked at"),
    LogKind.CHANGED: N_("Changed"),
    LogKind.PAPER: N_("Put on paper"),
    LogKind.FILE: N_("Out as a file"),
    LogKind.ACCESS: N_("Logging in and out"),
    LogKind.PEOPLE: N_("People and settings"),
    LogKind.STORAGE: N_("Backups and checks"),
    LogKind.DESTROYED: N_("Destroyed"),
    LogKind.LOG: N_("The log itself"),
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Kind and sentences of one event: about nobody in particular, and about a woman where it can be.

    `{who}` is who did it, `{whom}` the woman: by name for who may know it, else by number. Nothing medical has a place
    in any of these.
    """

    kind: LogKind
    text: str
    about_her: str = ""
