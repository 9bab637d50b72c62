"""Paints a pregnancy as a bar: where each day stands, and how each mark looks."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from ks_desktop.core.gestation import BAR_WEEKS
from ks_desktop.widgets.gestation_bar.marks import LAST_DAY, BarDot, BarSpan, DotKind, Pregnancy, SpanKind
from ks_desktop.widgets.theme import Point, Size, Space, Tone, current, font

_WEEK_MARKS: Final = range(0, BAR_WEEKS, 4)
_LEFT_MIDDLE: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Ruler:
    """Where a day stands on a bar of a width."""

    width: int

    @property
    def track(self) -> QRectF:
        """Where the bar itself lies."""
        top = Space.BETWEEN + Space.RELATED
        return QRectF(Space.INSIDE, top, self.width - 2 * Space.INSIDE, Size.TRACK)

    def x_of(self, day: int) -> float:
        """Return where a day stands, in pixels from the left."""
        return self.track.left() + self.track.width() * max(0, min(LAST_DAY, day)) / LAST_DAY

    def lane(self, number: int) -> QRectF:
        """Return where a line under the bar lies, with its words."""
        return QRectF(0, Size.GESTATION_BAR + (number - 1) * Size.LANE, self.width, Size.LANE)


def paint(painter: QPainter, ruler: Ruler, shown: Pregnancy) -> None:
    """Paint a pregnancy."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_track(painter, ruler)
    for span in shown.spans:
        (_paint_span if span.lane == 0 else _paint_lane)(painter, ruler, span)
    _paint_weeks(painter, ruler)
    _paint_captions(painter, ruler, (span for span in shown.spans if span.lane == 0))
    _paint_lane_captions(painter, ruler, shown.spans)
    for dot in shown.dots:
        _paint_dot(painter, ruler, dot)
    bubble = _paint_marker(painter, ruler, *shown.marker) if shown.marker is not None else QRectF()
    _paint_until(painter, ruler, bubble, shown.until)


def paint_ring(painter: QPainter, ruler: Ruler, day: int) -> None:
    """Paint where the keys are."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(current().of(Tone.ACCENT), Size.FOCUS))
    reach = Size.DOT + 2 * Size.FOCUS + Size.EDGE
    painter.drawEllipse(QPointF(ruler.x_of(day), ruler.track.center().y()), reach, reach)


def _paint_track(painter: QPainter, ruler: Ruler) -> None:
    painter.setPen(QPen(QColor(current().muted), Size.HAIRLINE))
    painter.setBrush(QColor(current().rest))
    painter.drawRoundedRect(ruler.track, Size.TRACK / 2, Size.TRACK / 2)


def _area(ruler: Ruler, span: BarSpan, area: QRectF) -> QRectF:
    area.setLeft(ruler.x_of(span.start_day))
    area.setRight(ruler.x_of(span.end_day + 1))
    return area


def _paint_span(painter: QPainter, ruler: Ruler, span: BarSpan) -> None:
    tokens = current()
    if span.kind is SpanKind.STOPPED:  # hatched, so that it is no colour alone
        painter.setPen(QPen(QColor(tokens.muted), Size.HAIRLINE))
        painter.setBrush(QBrush(QColor(tokens.ink), Qt.BrushStyle.BDiagPattern))
    else:
        painter.setPen(QPen(QColor(tokens.accent), Size.HAIRLINE))
        painter.setBrush(QColor(tokens.accent if span.kind is SpanKind.BEST else tokens.accent_soft))
    painter.drawRect(_area(ruler, span, ruler.track))


def _paint_lane(painter: QPainter, ruler: Ruler, span: BarSpan) -> None:
    tokens, lane = current(), ruler.lane(span.lane)
    line = QRectF(0, lane.center().y() - Size.EDGE, 0, 2 * Size.EDGE)
    painter.setPen(QPen(QColor(tokens.accent), Size.HAIRLINE))
    painter.setBrush(QColor(tokens.accent if span.kind is SpanKind.BEST else tokens.accent_soft))
    painter.drawRect(_area(ruler, span, line))


def _paint_lane_captions(painter: QPainter, ruler: Ruler, spans: Iterable[BarSpan]) -> None:
    """Write the name of each line beside it, at the side where there is room."""
    painter.setFont(font(Point.SECONDARY))
    painter.setPen(QColor(current().muted))
    for span in spans:
        if span.lane == 0 or not span.label:
            continue
        lane, words = ruler.lane(span.lane), span.caption()
        start, end = ruler.x_of(span.start_day) - Space.RELATED, ruler.x_of(span.end_day + 1) + Space.RELATED
        width = painter.fontMetrics().horizontalAdvance(words)
        left = start - width if start - width >= 0 else end
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(ruler.width - left))
        painter.drawText(QRectF(left, lane.top(), ruler.width - left, lane.height()), _LEFT_MIDDLE, shown)


def _paint_weeks(painter: QPainter, ruler: Ruler) -> None:
    track = ruler.track
    painter.setFont(font(Point.SECONDARY))
    painter.setPen(QColor(current().muted))
    for week in _WEEK_MARKS:
        x = ruler.x_of(week * 7)
        painter.drawLine(QPointF(x, track.bottom()), QPointF(x, track.bottom() + Space.TIGHT))
        words = QRectF(x - Space.MARGIN, track.bottom() + Space.TIGHT, 2 * Space.MARGIN, Space.INSIDE)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(week))


def _paint_captions(painter: QPainter, ruler: Ruler, spans: Iterable[BarSpan]) -> None:
    """Write the names of the spans under their beginnings, each where the one before has ended."""
    top = ruler.track.bottom() + Space.INSIDE + Space.RELATED
    painter.setFont(font(Point.SECONDARY))
    painter.setPen(QColor(current().accent))
    free_from = 0.0
    for span in sorted((s for s in spans if s.label), key=lambda s: s.start_day):
        words = span.caption()
        width = painter.fontMetrics().horizontalAdvance(words)
        left = min(max(ruler.x_of(span.start_day), free_from), ruler.width - width)
        if left >= free_from:  # what finds no room is still in the tooltip and in words()
            painter.drawText(QRectF(left, top, width, Space.BETWEEN), _LEFT_MIDDLE, words)
            free_from = left + width + Space.INSIDE


def _paint_dot(painter: QPainter, ruler: Ruler, dot: BarDot) -> None:
    tokens = current()
    middle = QPointF(ruler.x_of(dot.day), ruler.track.center().y())
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


def _paint_marker(painter: QPainter, ruler: Ruler, day: int, words: str) -> QRectF:
    """Paint the line of today, or of the birth, with its words over it; return where these are."""
    tokens, track, x = current(), ruler.track, ruler.x_of(day)
    painter.setFont(font(Point.BODY, bold=True))
    width = painter.fontMetrics().horizontalAdvance(words) + Space.INSIDE
    left = max(0.0, min(x - width / 2, ruler.width - width))
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
    return bubble


def _paint_until(painter: QPainter, ruler: Ruler, bubble: QRectF, until: str) -> None:
    """Write what is still possible at the side where the marker leaves most room, cut off with dots if need be."""
    on_right = bubble.center().x() < ruler.width / 2
    left = bubble.right() + Space.RELATED if on_right else float(Space.INSIDE)
    right = float(ruler.width - Space.INSIDE) if on_right else bubble.left() - Space.RELATED
    room = QRectF(left, 0, max(0.0, right - left), Space.BETWEEN)
    painter.setFont(font(Point.SECONDARY, bold=True))
    painter.setPen(current().of(Tone.INK))
    shown = painter.fontMetrics().elidedText(until, Qt.TextElideMode.ElideRight, int(room.width()))
    side = Qt.AlignmentFlag.AlignRight if on_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
