"""The columns of the texts of a paper, and of backups."""

from typing import Final

from ks_desktop.core.clock import AMSTERDAM
from ks_desktop.core.texts import N_, _
from ks_desktop.letters.texts.sheet import TextLine
from ks_desktop.records.domain import Copy
from ks_desktop.widgets.table import Column
from ks_desktop.widgets.theme import Tone

_LONG: Final = 120


def standing(line: TextLine) -> str:
    """Return how a text stands to what is shipped, "" where it is as shipped."""
    if line.is_lost:
        return _("not shipped any more")
    if line.is_left_out:
        return _("left out")
    if line.is_changed_below and not line.is_added:
        return _("to be chosen")
    if line.is_added:
        return _("added")
    return _("own") if line.is_own else ""


def _tone(line: TextLine) -> Tone:
    return Tone.ATTENTION if line.is_changed_below and not line.is_added else Tone.MUTED


def said(line: TextLine) -> str:
    """Return the beginning of a text in one line."""
    text = " ".join(line.text.split())
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


COLUMNS: Final[tuple[Column[TextLine], ...]] = (
    Column(N_("Part"), text=lambda line: line.what),
    Column(N_("Text"), text=said, stretch=True),
    Column(N_("Standing"), text=standing, pill=_tone),
)


_MEGABYTE: Final = 1_000_000


def _made(copy: Copy) -> str:
    return f"{copy.manifest.made_at.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}" if copy.manifest else copy.path.name


def _state(copy: Copy) -> str:
    return "" if copy.is_whole else _("not whole")


BACKUPS: Final[tuple[Column[Copy], ...]] = (
    Column(N_("Made"), text=_made, sort=lambda copy: copy.manifest.made_at.timestamp() if copy.manifest else 0.0),
    Column(N_("Records"), text=lambda copy: str(copy.manifest.records) if copy.manifest else ""),
    Column(N_("Size"), text=lambda copy: f"{max(copy.size, 0) / _MEGABYTE:.1f} MB".replace(".", ",")),
    Column(N_("Folder"), text=lambda copy: copy.path.parent.name, stretch=True),
    Column(N_("State"), text=_state, pill=lambda _copy: Tone.ATTENTION),
)
