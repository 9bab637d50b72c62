"""A pregnancy as a bar of 42 weeks: windows, contacts as dots, today. Takes plain numbers of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from ks_desktop.core.gestation import BAR_WEEKS, GestationalAge
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.theme import Point, Size, Space, Tone, current, font

LAST_DAY: Final = BAR_WEEKS * 7
_WEEK_MARKS: Final = range(0, BAR_WEEKS, 4)
_LEFT_MIDDLE: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class SpanKind(StrEnum):
    """How a span looks."""

    POSSIBLE = "possible"
    BEST = "best"


class DotKind(StrEnum):
    """How a dot looks: full, open, crossed."""

    DONE = "done"
    PLANNED = "planned"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class BarSpan:
    """Days of the pregnancy between which something fits, both included; the label may be empty."""

    start_day: int
    end_day: int
    label: str
    kind: SpanKind = SpanKind.POSSIBLE


@dataclass(frozen=True, slots=True)
class BarDot:
    """Something on one day of the pregnancy."""

    day: int
    label: str
    kind: DotKind = DotKind.DONE


def weeks(day: int) -> str:
    """Return a day of the pregnancy as `23+4`."""
    return f"{day // 7}+{day % 7}"


class GestationBar(QWidget):
    """The bar itself; `words()` is what a screen reader says of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today: int | None = None
        self._margin = 0
        self._spans: tuple[BarSpan, ...] = ()
        self._dots: tuple[BarDot, ...] = ()
        self._until = ""
        self.setMinimumHeight(Size.GESTATION_BAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_pregnancy(
        self,
        today: int | None,
        spans: Sequence[BarSpan] = (),
        dots: Sequence[BarDot] = (),
        *,
        until: str = "",
        margin: int = 0,
    ) -> None:
        """Show a pregnancy.

        Args:
            today: Days since the first day of the last period; None or outside the bar shows no marker.
            margin: Days that today may be off: the marker then says about how many weeks it is.
            spans: Later ones are painted over earlier ones.
            dots: In any order.
            until: What is still possible and how long, such as "VoorZorg: 30 more days".
        """
        self._margin = margin
        self._today = today if today is not None and 0 <= today <= LAST_DAY else None
        self._spans, self._dots, self._until = tuple(spans), tuple(sorted(dots, key=lambda dot: dot.day)), _(until)
        self.setAccessibleName(_("Pregnancy in weeks"))
        self.setAccessibleDescription(self.words())
        self.update()

    def words(self) -> str:
        """Return all that the bar shows, as sentences."""
        said = (
            [] if self._today is None else [_("Today {weeks}.", weeks=str(GestationalAge(self._today, self._margin)))]
        )
        said += [
            _("{what}: from {start} to {end}.", what=span.label, start=weeks(span.start_day), end=weeks(span.end_day))
            for span in self._spans
            if span.label
        ]
        said += [_("{what}, at {weeks}.", what=dot.label, weeks=weeks(dot.day)) for dot in self._dots]
        return " ".join([*said, self._until]).strip()

    @override
    def sizeHint(self) -> QSize:
        return QSize(Size.FORM, Size.GESTATION_BAR)

    def _track(self) -> QRectF:
        top = Space.BETWEEN + Space.RELATED
        return QRectF(Space.INSIDE, top, self.width() - 2 * Space.INSIDE, Size.TRACK)

    def x_of(self, day: int) -> float:
        """Return where a day stands, in pixels from the left."""
        track = self._track()
        return track.left() + track.width() * max(0, min(LAST_DAY, day)) / LAST_DAY

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_track(painter)
        for span in self._spans:
            self._paint_span(painter, span)
        self._paint_weeks(painter)
        self._paint_captions(painter)
        for dot in self._dots:
            self._paint_dot(painter, dot)
        self._paint_today_and_until(painter)
        painter.end()

    def _paint_track(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(current().muted), Size.HAIRLINE))
        painter.setBrush(QColor(current().rest))
        painter.drawRoundedRect(self._track(), Size.TRACK / 2, Size.TRACK / 2)

    def _paint_span(self, painter: QPainter, span: BarSpan) -> None:
        tokens = current()
        area = self._track()
        area.setLeft(self.x_of(span.start_day))
        area.setRight(self.x_of(span.end_day + 1))
        painter.setPen(QPen(QColor(tokens.accent), Size.HAIRLINE))
        painter.setBrush(QColor(tokens.accent if span.kind is SpanKind.BEST else tokens.accent_soft))
        painter.drawRect(area)

    def _paint_weeks(self, painter: QPainter) -> None:
        track = self._track()
        painter.setFont(font(Point.SECONDARY))
        painter.setPen(QColor(current().muted))
        for week in _WEEK_MARKS:
            x = self.x_of(week * 7)
            painter.drawLine(QPointF(x, track.bottom()), QPointF(x, track.bottom() + Space.TIGHT))
            words = QRectF(x - Space.MARGIN, track.bottom() + Space.TIGHT, 2 * Space.MARGIN, Space.INSIDE)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(week))

    def _paint_captions(self, painter: QPainter) -> None:
        """Write the names of the spans under their beginnings, each where the one before has ended."""
        top = self._track().bottom() + Space.INSIDE + Space.RELATED
        painter.setFont(font(Point.SECONDARY))
        painter.setPen(QColor(current().accent))
        free_from = 0.0
        for span in sorted((s for s in self._spans if s.label), key=lambda s: s.start_day):
            words = _("{what} {start}–{end}", what=span.label, start=weeks(span.start_day), end=weeks(span.end_day))
            width = painter.fontMetrics().horizontalAdvance(words)
            left = min(max(self.x_of(span.start_day), free_from), self.width() - width)
            if left >= free_from:  # what finds no room is still in the tooltip and in words()
                painter.drawText(QRectF(left, top, width, Space.BETWEEN), _LEFT_MIDDLE, words)
                free_from = left + width + Space.INSIDE

    def _paint_dot(self, painter: QPainter, dot: BarDot) -> None:
        tokens = current()
        middle = QPointF(self.x_of(dot.day), self._track().center().y())
        painter.setPen(QPen(QColor(tokens.surface), Size.FOCUS))
        painter.setBrush(QColor(tokens.ink))
        reach = Size.DOT + Size.FOCUS
        painter.drawEllipse(middle, reach, reach)
        if dot.kind is DotKind.PLANNED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.surface))
            painter.drawEllipse(middle, Size.EDGE, Size.EDGE)
        elif dot.kind is DotKind.MISSED:
            arm = QPointF(Size.EDGE, Size.EDGE)
            mirrored = QPointF(Size.EDGE, -Size.EDGE)
            painter.drawLine(middle - arm, middle + arm)
            painter.drawLine(middle - mirrored, middle + mirrored)

    def _paint_today_and_until(self, painter: QPainter) -> None:
        tokens, track = current(), self._track()
        bubble = QRectF()
        if self._today is not None:
            words, x = str(GestationalAge(self._today, self._margin)), self.x_of(self._today)
            painter.setFont(font(Point.BODY, bold=True))
            width = painter.fontMetrics().horizontalAdvance(words) + Space.INSIDE
            left = max(0.0, min(x - width / 2, self.width() - width))
            bubble = QRectF(left, 0, width, Space.BETWEEN)
            stroke = (QPointF(x, bubble.bottom()), QPointF(x, track.bottom() + Space.TIGHT))
            painter.setPen(QPen(QColor(tokens.surface), 3 * Size.FOCUS))  # keeps it visible on a filled window
            painter.drawLine(*stroke)
            painter.setPen(QPen(QColor(tokens.accent), Size.FOCUS))
            painter.drawLine(*stroke)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(bubble, Size.CORNER, Size.CORNER)
            painter.setPen(QColor(tokens.on_accent))
            painter.drawText(bubble, Qt.AlignmentFlag.AlignCenter, words)
        self._paint_until(painter, bubble)

    def _paint_until(self, painter: QPainter, bubble: QRectF) -> None:
        """Write what is still possible at the side where today leaves most room, cut off with dots if need be."""
        on_right = bubble.center().x() < self.width() / 2
        left = bubble.right() + Space.RELATED if on_right else float(Space.INSIDE)
        right = float(self.width() - Space.INSIDE) if on_right else bubble.left() - Space.RELATED
        room = QRectF(left, 0, max(0.0, right - left), Space.BETWEEN)
        painter.setFont(font(Point.SECONDARY, bold=True))
        painter.setPen(current().of(Tone.INK))
        shown = painter.fontMetrics().elidedText(self._until, Qt.TextElideMode.ElideRight, int(room.width()))
        side = Qt.AlignmentFlag.AlignRight if on_right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def tip_at(self, x: float) -> str:
        """Return what stands at this place: the nearest dot within reach, else the spans there, else everything."""
        near = [dot for dot in self._dots if abs(self.x_of(dot.day) - x) <= Space.RELATED]
        if near:
            dot = min(near, key=lambda d: abs(self.x_of(d.day) - x))
            return _(N_("{what}, at {weeks}."), what=dot.label, weeks=weeks(dot.day))
        return self.words()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos().x()), self)
            return True
        return super().event(event)
