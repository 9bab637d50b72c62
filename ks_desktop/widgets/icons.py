"""Our own line drawings as icons, in the colour of the scheme. An icon always stands with a text."""

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from ks_desktop.core import paths
from ks_desktop.widgets.theme import Size, Tone, current


class Icon(StrEnum):
    """The drawings there are; each is a file of that name in resources/icons."""

    TODAY = "today"
    REFERRALS = "referrals"
    WOMEN = "women"
    AGENDA = "agenda"
    LETTERS = "letters"
    DIRECTORY = "directory"
    OVERVIEW = "overview"
    PRIVACY = "privacy"
    SETTINGS = "settings"
    HELP = "help"
    LOCK = "lock"
    SEARCH = "search"
    PRINT = "print"
    ADD = "add"
    UNDO = "undo"
    CHECK = "check"
    WARNING = "warning"
    INFORMATION = "information"
    PHONE = "phone"
    HOME_VISIT = "home-visit"
    CLOSE = "close"
    BACK = "back"
    OPEN_FILE = "open-file"
    OPEN_LIST = "open-list"


def icon(name: Icon, tone: Tone = Tone.INK, *, gap: int = 0) -> QIcon:
    """Return the drawing as an icon in the colour that the tone has now, with a gap at its right in pixels."""
    made = QIcon()
    for ratio in (1, 2, 3):  # sharp at 100, 200 and 300 %; Qt scales down for what lies between
        made.addPixmap(pixmap(name, tone, ratio=ratio, gap=gap))
    return made


def pixmap(name: Icon, tone: Tone = Tone.INK, *, size: int = Size.ICON, ratio: float = 1, gap: int = 0) -> QPixmap:
    """Return the drawing as a picture.

    Args:
        name: Which drawing.
        tone: Which colour of the scheme in use.
        size: Width and height, device-independent pixels.
        ratio: Device pixels for one of those.
        gap: Empty room at the right, device-independent pixels.
    """
    colour = current().of(tone).name()
    key = f"{name.value} {colour} {size} {ratio} {gap}"
    made = QPixmap()
    if QPixmapCache.find(key, made):
        return made
    made = QPixmap(round((size + gap) * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer = QSvgRenderer(QByteArray(_drawing(name, colour).encode()))
    renderer.render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    made.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, made)
    return made


@lru_cache(maxsize=256)
def _drawing(name: Icon, colour: str) -> str:
    source = (paths.resources() / "icons" / f"{name.value}.svg").read_text(encoding="utf-8")
    return source.replace("currentColor", colour)
