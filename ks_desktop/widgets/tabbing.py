"""Where Tab goes in a form of which the fields stand in another order than they were made in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton, QScrollArea, QWidget

from ks_desktop.widgets.fields import Field
from ks_desktop.widgets.theme import Space


def next_stop(form: QWidget, fields: Sequence[Field], *, forward: bool) -> bool:
    """Put the focus on the next part of the fields, or the one before; tell whether there was one to go from.

    Past the last field it goes to what follows the form.
    """
    focused = QApplication.focusWidget()
    order = [stop for field in fields if field.isVisible() for stop in _stops(field)]
    if not isinstance(focused, QWidget) or focused not in order:
        return False
    at = order.index(focused) + (1 if forward else -1)
    wanted = order[at] if 0 <= at < len(order) else _outside(form, focused, forward=forward)
    if wanted is None:
        return False
    wanted.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    make_visible(wanted)
    return True


def _stops(field: Field) -> list[QWidget]:
    """Return the parts of a field that Tab comes to; of options that exclude each other one."""
    parts = [part for part in field.findChildren(QWidget) if _is_stop(part)]
    parts.sort(key=lambda part: _top(part, field))  # in one row they stay as they were made
    options = [part for part in parts if isinstance(part, QRadioButton)]
    if not options:
        return parts
    led = next((option for option in options if option.hasFocus() or option.isChecked()), options[0])
    return [part for part in parts if part is led or part not in options]


def _top(part: QWidget, field: Field) -> int:
    """Return how far down in its field the row stands that holds a part."""
    above = part.parentWidget()
    while above is not None and above is not field:
        part, above = above, above.parentWidget()
    return part.y()


def _is_stop(widget: QWidget) -> bool:
    takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    return bool(takes_tab and widget.isVisible() and widget.isEnabled())


def _outside(form: QWidget, focused: QWidget, *, forward: bool) -> QWidget | None:
    widget: QWidget | None = focused
    while widget is not None:
        widget = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
        if widget is focused:
            return None
        if widget is not None and not form.isAncestorOf(widget) and _is_stop(widget):
            return widget
    return None


def make_visible(widget: QWidget) -> None:
    """Let whatever a widget lies on scroll until it is seen."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, Space.MARGIN, Space.MARGIN)
        above = above.parentWidget()
