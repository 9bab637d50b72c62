"""The small parts every page is made of."""

from ks_desktop.widgets.parts.buttons import Button, EmptyState, RailButton, Tick, paint_focus
from ks_desktop.widgets.parts.flow import Flow
from ks_desktop.widgets.parts.pills import Pill, PracticeBand, paint_pill, pill_size
from ks_desktop.widgets.parts.sheets import (
    Card,
    Hairline,
    PageTitle,
    Prose,
    Scrolling,
    column,
    label,
    row,
    say,
)

__all__ = [
    "Button",
    "Card",
    "EmptyState",
    "Flow",
    "Hairline",
    "PageTitle",
    "Pill",
    "PracticeBand",
    "Prose",
    "RailButton",
    "Scrolling",
    "Tick",
    "column",
    "label",
    "paint_focus",
    "paint_pill",
    "pill_size",
    "row",
    "say",
]
