"""The small parts every page is made of."""

from ks_desktop.widgets.parts.buttons import Button, EmptyState, NameButton, RailButton, Tick, paint_focus
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
    page_column,
    row,
    say,
    tip,
    typed,
)

__all__ = [
    "Button",
    "Card",
    "EmptyState",
    "Flow",
    "Hairline",
    "NameButton",
    "PageTitle",
    "Pill",
    "PracticeBand",
    "Prose",
    "RailButton",
    "Scrolling",
    "Tick",
    "column",
    "label",
    "page_column",
    "paint_focus",
    "paint_pill",
    "pill_size",
    "row",
    "say",
    "tip",
    "typed",
]
