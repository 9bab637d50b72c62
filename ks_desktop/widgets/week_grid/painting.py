"""How the grid is painted: the sheet once, what is lifted over it with each step."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from ks_desktop.core.texts import _
from ks_desktop.widgets.theme import Point, Size, Space, Tone, current, font
from ks_desktop.widgets.week_grid.sheet import Sheet
from ks_desktop.widgets.week_plan import Block, BlockKind, Ghost, GridColumn, Stretch, Tint, clock
from ks_desktop.widgets.words import brief_day, minutes

_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TINTS: Final = {Tint.BEST: 0.55, Tint.POSSIBLE: 0.2}  # how much of the soft accent lies in the white of her hours


def paint_sheet(painter: QPainter, sheet: Sheet, selected: str, lifted: str) -> None:
    """Paint all that stands still.

    Args:
        painter: On a surface of the sheet's size.
        sheet: What is shown.
        selected: Key of the block with the selection.
        lifted: Key of the block that is lifted: only its outline stays where it was.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _ground(painter, sheet)
    _hours(painter, sheet)
    for number, column in enumerate(sheet.columns):
        _heading(painter, sheet, number, column)
    for stretch, area in sheet.stretches(sheet.busy):
        _busy(painter, stretch, area)
    for stretch, area in sheet.stretches(sheet.travel):
        _travel(painter, stretch, area)
    for block in sheet.blocks:
        area = sheet.area_of(block)
        if block.key == lifted:
            _outline(painter, area)
        else:
            _block(painter, block, area, is_selected=block.key == selected)


def paint_ghost(painter: QPainter, area: QRectF, ghost: Ghost, title: str, verdict: tuple[Tone, str]) -> None:
    """Paint what is lifted: its time, its length, and in a word whether it can be there."""
    tone, word = verdict
    tokens = current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = tokens.soft(tone)
    painter.setBrush(ground)
    pen = QPen(tokens.of(tone), Size.FOCUS)
    if tone is Tone.SAFETY:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), Space.TIGHT, Space.TIGHT)
    lines = (
        f"{clock(ghost.start)}–{clock(ghost.end)}",
        " · ".join(part for part in (word, minutes(ghost.minutes)) if part),
        title,
    )
    _lines(painter, lines, area.adjusted(Space.RELATED, Space.HAIR, -Space.HAIR, -Space.HAIR), first=tone)


def _mixed(ground: str, over: str, share: float) -> QColor:
    low, high = QColor(ground), QColor(over)
    parts = ((low.red(), high.red()), (low.green(), high.green()), (low.blue(), high.blue()))
    return QColor(*(round(a + (b - a) * share) for a, b in parts))


def _ground(painter: QPainter, sheet: Sheet) -> None:
    tokens = current()
    tints = {column.key: column.tint for column in sheet.columns}
    painter.fillRect(QRectF(Size.HOURS, sheet.head, sheet.width, sheet.height), QColor(tokens.rest))
    for stretch, area in sheet.stretches(sheet.working):
        share = _TINTS.get(tints[stretch.place], 0.0)
        painter.fillRect(area, _mixed(tokens.surface, tokens.accent_soft, share))


def _hours(painter: QPainter, sheet: Sheet) -> None:
    painter.setFont(font(Point.SECONDARY))
    for minute in range(-(-sheet.first // 60) * 60, sheet.last, 60):
        y = sheet.y(minute)
        painter.setPen(QPen(QColor(current().line), Size.HAIRLINE))
        painter.drawLine(QPointF(Size.HOURS, y), QPointF(sheet.width, y))
        painter.setPen(QColor(current().muted))
        words = QRectF(0, y - Space.INSIDE, Size.HOURS - Space.RELATED, 2 * Space.INSIDE)
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, clock(minute))


def _heading(painter: QPainter, sheet: Sheet, number: int, column: GridColumn) -> None:
    tokens, width = current(), sheet.column_width
    left = Size.HOURS + number * width
    is_today = column.day == sheet.today
    room = QRectF(left + Space.RELATED, 0, width - Space.RELATED - Space.TIGHT, Size.ROW - Space.TIGHT)
    painter.setFont(font(Point.BODY, bold=is_today))
    painter.setPen(QColor(tokens.accent if is_today else tokens.ink))
    _cut(painter, room, column.title or brief_day(column.day))
    painter.setFont(font(Point.SECONDARY))
    painter.setPen(QColor(tokens.accent if column.tint is Tint.BEST else tokens.muted))
    _cut(painter, QRectF(room.left(), room.bottom() - Space.HAIR, room.width(), sheet.head - Size.ROW), column.note)
    if is_today:
        edge = QRectF(left, sheet.head - Size.EDGE, width - Size.HAIRLINE, Size.EDGE)
        painter.fillRect(edge, QColor(tokens.accent))
    painter.setPen(QPen(QColor(tokens.line), Size.HAIRLINE))
    painter.drawLine(QPointF(left, sheet.head), QPointF(left, sheet.height))


def _cut(painter: QPainter, room: QRectF, text: str) -> None:
    if text:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, _LEFT, shown)


def _busy(painter: QPainter, stretch: Stretch, area: QRectF) -> None:
    tokens = current()
    inside = area.adjusted(Size.HAIRLINE, 0, 0, 0)
    painter.fillRect(inside, QColor(tokens.rest))
    painter.fillRect(inside, QBrush(QColor(tokens.line), Qt.BrushStyle.BDiagPattern))
    painter.setFont(font(Point.SECONDARY))
    painter.setPen(QColor(tokens.muted))
    metrics = painter.fontMetrics()
    words = QRectF(inside.left() + Space.RELATED, inside.top(), inside.width() - Space.INSIDE, metrics.height())
    if stretch.label and inside.height() >= metrics.height() - Space.TIGHT:
        shown = metrics.elidedText(stretch.label, Qt.TextElideMode.ElideRight, int(words.width()))
        ground = QRectF(words.left() - Space.TIGHT, words.top(), metrics.horizontalAdvance(shown), words.height())
        painter.fillRect(ground.adjusted(0, 0, Space.RELATED, 0), QColor(tokens.rest))
        painter.drawText(words, _LEFT, shown)


def _travel(painter: QPainter, stretch: Stretch, area: QRectF) -> None:
    band = QRectF(area.left() + Space.INSIDE, area.top(), Size.EDGE, area.height())
    painter.fillRect(band, QColor(current().muted))
    painter.setFont(font(Point.SECONDARY))
    if area.height() >= painter.fontMetrics().height() - Space.TIGHT:
        painter.setPen(QColor(current().muted))
        _cut(painter, area.adjusted(Space.BETWEEN, 0, 0, 0), stretch.label)


def _outline(painter: QPainter, area: QRectF) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(current().muted), Size.HAIRLINE, Qt.PenStyle.DotLine))
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), Space.TIGHT, Space.TIGHT)


def _block(painter: QPainter, block: Block, area: QRectF, *, is_selected: bool) -> None:
    tokens = current()
    ground = {BlockKind.BOOKED: tokens.accent_soft, BlockKind.ABSENT: tokens.rest}
    pen = QPen(QColor(tokens.accent), Size.FOCUS if is_selected else Size.HAIRLINE)
    if block.kind is BlockKind.PROPOSED and not is_selected:
        pen.setStyle(Qt.PenStyle.DashLine)
    if block.kind in {BlockKind.DONE, BlockKind.ABSENT} and not is_selected:
        pen.setColor(QColor(tokens.muted))
    painter.setPen(pen)
    painter.setBrush(QColor(ground.get(block.kind, tokens.surface)))
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), Space.TIGHT, Space.TIGHT)
    if block.kind is BlockKind.BOOKED:
        edge = QColor(tokens.attention if block.mark else tokens.accent)
        painter.fillRect(QRectF(area.left(), area.top() + 1, Size.EDGE, area.height() - 2), edge)
    marked = f"{_(block.mark)}: " if block.mark else ""
    lines = (f"{clock(block.start)} {block.title}", *((marked + line) for line in block.lines[:1]), *block.lines[1:])
    room = area.adjusted(Space.RELATED, Space.HAIR, -Space.HAIR, -Space.HAIR)
    _lines(painter, lines, room, marked=bool(block.mark))


def _lines(
    painter: QPainter, lines: tuple[str, ...], area: QRectF, *, first: Tone = Tone.INK, marked: bool = False
) -> None:
    """Write as many lines as there is room for, each cut off with dots if need be."""
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    top = area.top()
    for number, line in enumerate(lines):
        painter.setFont(font(Point.SECONDARY, bold=number == 0))
        tone = first if number == 0 else Tone.ATTENTION if marked and number == 1 else Tone.MUTED
        painter.setPen(current().of(tone))
        metrics = painter.fontMetrics()
        if number and top + metrics.height() > area.bottom() + Space.HAIR:
            break
        _cut(painter, QRectF(area.left(), top, area.width(), metrics.height()), line)
        top += metrics.height()
    painter.restore()
