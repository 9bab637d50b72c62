"""Fields of a form that belong together, and how they stand in their card."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from ks_desktop.widgets.fields import Field
from ks_desktop.widgets.parts import Card, label, row
from ks_desktop.widgets.theme import Space, Tone


@dataclass(frozen=True, slots=True)
class FormSection:
    """Fields that belong together.

    Attributes:
        heading: Marked with N_; may be empty.
        hint: What counts for all of its fields, said once under the heading; may be empty.
        rows: Each a field, or several that stand beside each other.
    """

    heading: str
    rows: Sequence[Field | Sequence[Field]]
    hint: str = ""

    def fields(self) -> list[Field]:
        """Return the fields in order."""
        return [field for line in self.rows for field in ([line] if isinstance(line, Field) else line)]


def fill(card: Card, section: FormSection) -> None:
    """Put the fields of a section in its card, wherever they stood before."""
    card.body.setSpacing(Space.TIGHT)
    if section.hint:
        card.body.addWidget(label(section.hint, tone=Tone.MUTED, wrap=True))
    for line in section.rows:
        if isinstance(line, Field):
            card.body.addWidget(line)
        else:
            card.body.addLayout(_beside(line))


def _beside(fields: Sequence[Field]) -> QHBoxLayout:
    """Return the fields beside each other, each as wide as the others."""
    made = row(gap=Space.INSIDE)
    for field in fields:
        field.reserve_lines(2)  # half the width, twice the lines
        made.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return made
