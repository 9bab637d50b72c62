"""A line in which hours of the week are typed as they are said."""

from typing import Final

from typing_extensions import override

from ks_desktop.core.errors import UserError
from ks_desktop.core.weekly_hours import hours_in_words, read_hours
from ks_desktop.widgets.fields.text import LineField

_LINES: Final = 2  # what was understood may be long


class HoursField(LineField):
    """Hours of the week as they are said; what was understood stands under them."""

    def __init__(self, name: str, caption: str, *, hint: str) -> None:
        super().__init__(name, caption, hint=hint)
        self.reserve_lines(_LINES)
        self.edited.connect(self._explain)

    @override
    def set_value(self, value: object) -> None:
        super().set_value(value)
        self._explain()

    def _explain(self) -> None:
        try:
            self.show_note(hours_in_words(read_hours(self.value())))
        except UserError:
            self.show_note("")  # still typing: what is wrong is said on saving
