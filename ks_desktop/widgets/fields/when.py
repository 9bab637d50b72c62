"""Fields for dates and weeks of pregnancy, typed as text and shown back in words."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from ks_desktop.core.about import About, parse_about
from ks_desktop.core.dates import Lean, names_a_week, parse_date
from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import MARGIN_MAX, AnyDue, Due, GestationalAge, parse_age
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.fields.base import Field, Raw
from ks_desktop.widgets.words import about_words, long_day

_DATE_CHARACTERS = 14
_AGE_CHARACTERS = 6


class _TypedField(Field):
    """A short typed text; what was understood stands under it in words."""

    def __init__(self, name: str, caption: str, characters: int, *, hint: str) -> None:
        super().__init__(name, caption, hint=hint)
        self.editor = QLineEdit()
        self.editor.setFixedWidth(self.editor.fontMetrics().averageCharWidth() * (characters + 4))
        self.editor.textChanged.connect(self._on_edited)
        self._lay_out(self.editor)

    @override
    def raw(self) -> str:
        return self.editor.text()

    @override
    def set_raw(self, raw: Raw) -> None:
        self.editor.setText("" if isinstance(raw, list) else raw)

    def _understood(self) -> str:
        """Return what was understood, in words; empty for nothing."""
        raise NotImplementedError

    @override
    def _on_edited(self) -> None:
        try:
            self._meaning = self._understood()
        except UserError:
            self._meaning = ""  # still typing: the error is shown when the field is left
        self._show_foot()
        super()._on_edited()

    @override
    def _on_left(self) -> None:
        try:
            self.value()
        except UserError as error:
            self.show_error(error.text())
        super()._on_left()


class DateField(_TypedField):
    """A day, typed as `18-3`, `18 mrt`, `+7`, `wk 28`; the day understood stands under it in words.

    `today` is asked each time, so that a window left open overnight counts from the right day. `explain` may add what
    the day means, such as the weeks of pregnancy on it.
    """

    def __init__(
        self,
        name: str,
        caption: str,
        today: Callable[[], date],
        *,
        lean: Lean = Lean.NEAREST,
        explain: Callable[[date], str] | None = None,
        hint: str = N_("For example 18-3, 18 mrt or +7"),
    ) -> None:
        super().__init__(name, caption, _DATE_CHARACTERS, hint=hint)
        self._today, self._lean, self._explain = today, lean, explain

    @override
    def value(self) -> date | None:
        typed = self.editor.text().strip()
        return parse_date(typed, self._today(), lean=self._lean, field=self.name) if typed else None

    @override
    def set_value(self, value: object) -> None:
        self.editor.setText(f"{value:%d-%m-%Y}" if isinstance(value, date) else "")

    @override
    def _understood(self) -> str:
        day = self.value()
        if day is None:
            return ""
        words = _("{day}, Monday of the week", day=long_day(day)) if names_a_week(self.editor.text()) else long_day(day)
        more = self._explained(day)
        return f"{words} · {more}" if more else words

    def _explained(self, day: date) -> str:
        return self._explain(day) if self._explain is not None else ""


class AboutDateField(DateField):
    """A day that need not be known to the day: `begin maart` and `± 12-3` too; its value is the day in the middle.

    How many days it may be off is put into `margin`, a field of its own, as long as nobody typed something else there.
    """

    def __init__(
        self,
        name: str,
        caption: str,
        today: Callable[[], date],
        margin: Field,
        *,
        explain: Callable[[AnyDue], str],
        hint: str = N_("For example 18-3, 18 mrt or begin maart"),
    ) -> None:
        super().__init__(name, caption, today, lean=Lean.FUTURE, hint=hint)
        self._margin, self._put, self._means = margin, "", explain

    @override
    def value(self) -> date | None:
        about = self._about()
        return about.day if about is not None else None

    def due(self) -> Due | None:
        """Return the day with how far it may be off, None for nothing.

        Raises:
            UserError: it is not a day.
        """
        about = self._about()
        return Due(about.day, min(about.margin, MARGIN_MAX)) if about is not None else None

    def _about(self) -> About | None:
        typed = self.editor.text().strip()
        return parse_about(typed, self._today(), lean=self._lean, field=self.name) if typed else None

    @override
    def _explained(self, day: date) -> str:
        due = self.due() or Due(day)
        return " · ".join(part for part in (about_words(due.margin), self._means(due)) if part)

    @override
    def _on_edited(self) -> None:
        super()._on_edited()
        try:
            due = self.due()
        except UserError:
            return
        off = str(due.margin) if due is not None and due.margin else ""
        if off != self._put and self._margin.raw() in {"", self._put}:
            self._put = off
            self._margin.set_raw(off)


class AgeField(_TypedField):
    """Weeks and days of pregnancy, typed as `23+4`; its value is a GestationalAge."""

    def __init__(self, name: str, caption: str, *, hint: str = N_("For example 23+4")) -> None:
        super().__init__(name, caption, _AGE_CHARACTERS, hint=hint)

    @override
    def value(self) -> GestationalAge | None:
        typed = self.editor.text().strip()
        try:
            return parse_age(typed) if typed else None
        except UserError as error:
            raise UserError(error.message, code=error.code, field=self.name, values=error.values) from None

    @override
    def set_value(self, value: object) -> None:
        self.editor.setText("" if value is None else str(value))

    @override
    def _understood(self) -> str:
        return ""
