"""What a page is laid out with: words, rows and columns, titles, cards, running text, a scrolling sheet."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget

from ks_desktop.core.texts import _
from ks_desktop.widgets.theme import Point, Size, Space, Tone


def say(widget: QWidget, **properties: str | bool) -> None:
    """Set the properties the style sheet looks at (part, tone, wrong) and paint anew."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def label(text: str, part: str = "", *, tone: Tone | None = None, wrap: bool = False) -> QLabel:
    """Return a text of one look; never read as markup.

    Args:
        text: Marked with N_, or translated already.
        part: title, section, caption, label, strong, secondary, or nothing for body text.
        tone: Colour, where it is not that of the part.
        wrap: Whether it may take several lines.
    """
    made = QLabel(_(text))
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    say(made, part=part, tone="" if tone is None else tone.value)
    return made


def typed(text: str, part: str = "", *, tone: Tone | None = None, wrap: bool = False) -> QLabel:
    """Return what somebody typed (a name, a note): as it is, also when it is a word of the screen too. See `label`."""
    made = label("", part, tone=tone, wrap=wrap)
    made.setText(text)
    return made


def tip(text: str) -> str:
    """Return a tooltip that shows what somebody typed as it is: what looks like markup would be read as such."""
    if "<" not in text and "&" not in text:
        return text
    return f'<span style="white-space: pre">{escape(text)}</span>'


def column(*items: QWidget | QLayout, gap: int = Space.RELATED, margin: int = Space.NONE) -> QVBoxLayout:
    """Return a layout with these things under each other."""
    made = QVBoxLayout()
    made.setSpacing(gap)
    made.setContentsMargins(margin, margin, margin, margin)
    _fill(made, items)
    return made


def page_column(*items: QWidget | QLayout, gap: int = Space.INSIDE) -> QVBoxLayout:
    """Return the layout of a page: wide margins, but little below, where the room for messages follows."""
    made = column(*items, gap=gap)
    made.setContentsMargins(Space.MARGIN, Space.BETWEEN, Space.MARGIN, Space.RELATED)
    return made


def row(*items: QWidget | QLayout, gap: int = Space.RELATED, margin: int = Space.NONE) -> QHBoxLayout:
    """Return a layout with these things beside each other."""
    made = QHBoxLayout()
    made.setSpacing(gap)
    made.setContentsMargins(margin, margin, margin, margin)
    _fill(made, items)
    return made


def _fill(box: QVBoxLayout | QHBoxLayout, items: tuple[QWidget | QLayout, ...]) -> None:
    for item in items:
        if isinstance(item, QWidget):
            box.addWidget(item)
        else:
            box.addLayout(item)


class PageTitle(QWidget):
    """The name of a page, with what belongs beside it (a date, a count in words) at the right."""

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label(title, "title")
        self._subtitle = label(subtitle, tone=Tone.MUTED)
        box = row(self._title, gap=Space.INSIDE)
        box.addStretch(1)
        box.addWidget(self._subtitle, alignment=Qt.AlignmentFlag.AlignBottom)
        self.setLayout(box)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(_(title))

    def set_subtitle(self, subtitle: str) -> None:
        """Show another subtitle."""
        self._subtitle.setText(_(subtitle))


class Card(QFrame):
    """A surface for things that belong together; add them to `body`.

    Attributes:
        body: The layout inside the card, under its heading.
    """

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say(self, part="card")
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.RELATED)
        outer = column(gap=Space.RELATED, margin=Space.INSIDE)
        self._heading = label(heading, "section")
        outer.addWidget(self._heading)
        outer.addLayout(self.body)
        self.setLayout(outer)
        self._heading.setHidden(not heading)  # only now: a part without a parent would flash as a window of its own
        self.setAccessibleName(_(heading))

    def set_heading(self, heading: str) -> None:
        """Show another heading; none when it is empty."""
        self._heading.setText(_(heading))
        self._heading.setVisible(bool(heading))
        self.setAccessibleName(_(heading))


class Hairline(QFrame):
    """A line that carries no meaning."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say(self, part="hairline")
        self.setFixedHeight(Size.HAIRLINE)


class Prose(QLabel):
    """Running text with the line height of the sheet."""

    def __init__(self, text: str, *, tone: Tone | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setMaximumWidth(Size.PROSE)
        say(self, tone="" if tone is None else tone.value)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text; nothing in it is read as markup."""
        plain = _(text)
        lines = escape(plain).replace("\n", "<br>")
        self.setText(f'<p style="line-height:{Point.LINE_PERCENT}%; margin:0">{lines}</p>')
        self.setAccessibleName(plain)


class Scrolling(QScrollArea):
    """Lets one widget scroll up and down, never sideways, without a frame."""

    def __init__(self, content: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if content is not None:
            self.hold(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def hold(self, content: QWidget) -> None:
        """Scroll this; large content is best made with the viewport as its parent."""
        say(content, part="scrolled")
        self.setWidget(content)
