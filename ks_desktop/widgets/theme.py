"""The look of the program in one file: colours, sizes, fonts. No other module writes a colour, a size or a margin.

A widget that paints itself asks `current()` when it paints, so a change of scheme needs no more than a repaint.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from string import Template
from typing import Final

from PySide6.QtCore import QLocale, QObject, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ks_desktop.core import paths
from ks_desktop.widgets.words import locale

FAMILY: Final = "Noto Sans"


class Scheme(StrEnum):
    """Which table of colours is used; `SYSTEM` follows the computer."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Tone(StrEnum):
    """What a colour says. Never alone: a word always stands with it."""

    INK = "ink"
    MUTED = "muted"
    ACCENT = "accent"
    ATTENTION = "attention"
    SAFETY = "safety"
    PRACTICE = "practice"
    ON_ACCENT = "on_accent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one scheme. A `_soft` colour is the ground for its namesake.

    Attributes:
        line: Hairlines that carry no meaning; never an input's border, which is `muted`.
        rest: Ground of what is not available, such as hours outside work.
        striped: Grounds of practice mode are striped, because colour says nothing in this scheme.
    """

    page: str
    surface: str
    raised: str
    ink: str
    muted: str
    line: str
    rest: str
    accent: str
    accent_strong: str
    accent_soft: str
    on_accent: str
    attention: str
    attention_soft: str
    safety: str
    safety_soft: str
    practice: str
    practice_soft: str
    striped: bool = False

    def of(self, tone: Tone) -> QColor:
        """Return the colour of a tone."""
        return QColor(getattr(self, tone.value))

    def soft(self, tone: Tone) -> QColor:
        """Return the ground on which a tone is readable."""
        grounds = {Tone.INK: self.page, Tone.MUTED: self.page, Tone.ON_ACCENT: self.accent}
        return QColor(grounds[tone] if tone in grounds else getattr(self, f"{tone.value}_soft"))


LIGHT: Final = Tokens(
    page="#F7F8F7",
    surface="#FFFFFF",
    raised="#FFFFFF",
    ink="#1B2A2E",
    muted="#54656A",
    line="#DDE3E2",
    rest="#EFF2F1",
    accent="#0B6B6B",
    accent_strong="#085555",
    accent_soft="#E1F0EF",
    on_accent="#FFFFFF",
    attention="#8A5A00",
    attention_soft="#FFF4DC",
    safety="#A3211B",
    safety_soft="#FBEAE8",
    practice="#5B3E96",
    practice_soft="#EFE9FA",
)
DARK: Final = Tokens(
    page="#15191B",
    surface="#1C2224",
    raised="#242B2E",
    ink="#E6ECEB",
    muted="#9DB0B3",
    line="#323C40",
    rest="#07090A",
    accent="#5CC2BE",
    accent_strong="#7FD6D2",
    accent_soft="#1F3B3C",
    on_accent="#15191B",
    attention="#F0C36A",
    attention_soft="#3A2E12",
    safety="#FF8A80",
    safety_soft="#3D1F1D",
    practice="#CDBBF5",
    practice_soft="#2E2347",
)
CONTRAST: Final = Tokens(
    page="#FFFFFF",
    surface="#FFFFFF",
    raised="#FFFFFF",
    ink="#000000",
    muted="#000000",
    line="#000000",
    rest="#EEEEEE",
    accent="#004C4C",
    accent_strong="#003333",
    accent_soft="#CCDDEE",
    on_accent="#FFFFFF",
    attention="#5C3B00",
    attention_soft="#FFFFFF",
    safety="#A00000",
    safety_soft="#FFFFFF",
    practice="#3D2275",
    practice_soft="#FFFFFF",
    striped=True,
)


class Point:
    """Sizes of letters in points, so that they follow the screen."""

    SECONDARY: Final = 9.5
    BODY: Final = 10.5
    SECTION: Final = 13.0
    TITLE: Final = 18.0
    LINE_PERCENT: Final = 103  # of the font's own line, which is 1.36: together 1.4


class Space:
    """Distances in device-independent pixels, on a grid of 8."""

    NONE: Final = 0
    HAIR: Final = 2
    TIGHT: Final = 4
    RELATED: Final = 8
    INSIDE: Final = 16
    BETWEEN: Final = 24
    MARGIN: Final = 32


class Size:
    """Measures in device-independent pixels."""

    ROW: Final = 36
    ROW_COMPACT: Final = 28
    CONTROL: Final = 34
    INNER, BUTTON_INNER = 30, 32  # a control without its border
    MARK, MARK_INNER, MARK_CORNER = 16, 8, 9  # a tick's box; a chosen radio's middle; half of it all
    CELL_IN, TEXT_IN, NOTE_IN = 12, 9, 5  # from edge to text in a list, a line, a note
    HIT_WIDTH: Final = 44
    CORNER: Final = 6
    FOCUS: Final = 2
    EDGE: Final = 3
    HAIRLINE: Final = 1
    ICON: Final = 20
    RAIL: Final = 188
    NOTE: Final = 96
    FIELD: Final = 160
    COLUMN: Final = 56
    PROSE: Final = 560
    FORM: Final = 760
    DIALOG: Final = 440
    BAR: Final = 10
    TRACK: Final = 12
    DOT: Final = 5
    GESTATION_BAR, LANE, HOURS = 96, 20, 52
    DAY_COLUMN: Final = 96
    HOUR: Final = 44  # least height of an hour in the week
    PAPER: Final = QSize(280, 240)
    SHEET_PICTURE, STATIONERY = 168, 202  # width of a small drawing of a sheet, and of the card around it
    WINDOW: Final = QSize(1240, 800)
    WINDOW_LEAST: Final = QSize(800, 500)
    HELP: Final = 320
    LIST, SIDE = 320, 320  # least width of a list beside a form, and of what stands at its other side
    SEARCH: Final = 460
    SEARCH_LIST: Final = 360
    SHEET: Final = 460  # least height of a page above which its head stays in sight


_tokens = LIGHT


def current() -> Tokens:
    """Return the colours in use."""
    return _tokens


def font(point: float = Point.BODY, *, bold: bool = False) -> QFont:
    """Return the program's font, with figures of one width so that numbers stand under each other."""
    made = QFont(FAMILY)
    made.setPointSizeF(point)
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setFeature(QFont.Tag.fromString("tnum"), 1)
    return made


def apply(application: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
    """Put the look on: Fusion, the bundled fonts, a palette and one style sheet.

    Args:
        application: The one application.
        scheme: What the user chose; `SYSTEM` follows the computer, also when it changes later.
    """
    follower = application.findChild(_Follower)
    if follower is None:
        for file in sorted((paths.resources() / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
        application.setStyle("Fusion")
        QLocale.setDefault(locale())
        follower = _Follower(application)
    follower.follow(scheme)


def _system_tokens(application: QApplication) -> Tokens:
    hints = application.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def palette(tokens: Tokens) -> QPalette:
    """Return the palette for a table of colours, for the parts that Fusion paints itself."""
    role = QPalette.ColorRole
    grounds = (
        (tokens.page, (role.Window,)),
        (tokens.surface, (role.Base, role.Button, role.Light)),
        (tokens.rest, (role.AlternateBase,)),
        (tokens.raised, (role.ToolTipBase,)),
        (tokens.ink, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText)),
        (tokens.muted, (role.PlaceholderText, role.Shadow)),
        (tokens.line, (role.Midlight, role.Mid, role.Dark)),
        (tokens.accent, (role.Highlight, role.Accent, role.Link, role.LinkVisited)),
        (tokens.on_accent, (role.HighlightedText,)),
        (tokens.safety, (role.BrightText,)),
    )
    made = QPalette()
    for colour, roles in grounds:
        for which in roles:
            made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.muted))
    return made


def style_sheet(tokens: Tokens) -> str:
    """Return the style sheet of resources/style with the tokens filled in."""
    names: dict[str, object] = {field.name: getattr(tokens, field.name) for field in fields(tokens)}
    for prefix, table in (("point", Point), ("space", Space), ("size", Size)):
        names |= {f"{prefix}_{name.lower()}": value for name, value in vars(table).items() if name.isupper()}
    template = (paths.resources() / "style" / "style.qss").read_text(encoding="utf-8")
    return Template(template).substitute(names)


class _Follower(QObject):
    """Puts the colours on, and again when the computer's scheme changes."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._scheme = Scheme.SYSTEM
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)

    def follow(self, scheme: Scheme) -> None:
        """Use this scheme from now on."""
        self._scheme = scheme
        self._put_on()

    @Slot()
    def _on_system_changed(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._put_on()

    def _put_on(self) -> None:
        global _tokens  # noqa: PLW0603 - one program has one look
        tables = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.CONTRAST: CONTRAST}
        _tokens = tables.get(self._scheme) or _system_tokens(self._application)
        self._application.setPalette(palette(_tokens))
        self._application.setFont(font())
        self._application.setStyleSheet(style_sheet(_tokens))
