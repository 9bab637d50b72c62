"""The bar over the log in which somebody says what she looks for."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import ClientId, UserId
from ks_desktop.records.log import KIND_LABELS, ONLY_LABELS, LogKind, LogQuestion, Only
from ks_desktop.widgets.fields import ChoiceField, DateField, Field, LineField, Option
from ks_desktop.widgets.parts import Button, Flow, column
from ks_desktop.widgets.theme import Size, Space

Women = tuple[tuple[ClientId, str], ...]


class AskingBar(QWidget):
    """Woman, employee, kind, days; each narrows what is shown.

    Attributes:
        changed: Something else is asked.
        woman_typed: A name or number to be looked for.
    """

    changed = Signal()
    woman_typed = Signal(str)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_setting = False
        self.woman = LineField("log_woman", N_("Woman: name or number"), hint=N_("Enter looks for her"))
        self.which = ChoiceField("log_which", N_("Which of them?"), (), as_list=True)
        self.employee = ChoiceField("log_employee", N_("Employee"), (), as_list=True)
        self.kind = ChoiceField("log_kind", N_("Kind"), _options(KIND_LABELS), as_list=True)
        self.only = ChoiceField("log_only", N_("Only"), _options(ONLY_LABELS), as_list=True)
        self.first = DateField("first", N_("From"), today, lean=Lean.PAST, hint="")
        self.last = DateField("last", N_("Up to and with"), today, lean=Lean.PAST, hint="")
        fields: Final[tuple[Field, ...]] = (
            self.woman,
            self.which,
            self.employee,
            self.kind,
            self.only,
            self.first,
            self.last,
        )
        self._fields = fields
        for field in fields:
            field.reserve_lines(0)
            field.setFixedWidth(Size.FIELD + Size.HIT_WIDTH)
        self.which.hide()
        self.all = Button(N_("Ask nothing: show all"), part="link")
        self.all.setObjectName("whole_log")
        self.all.clicked.connect(self._on_all)
        box = column(gap=Space.TIGHT)
        box.addLayout(Flow(*fields))
        box.addLayout(Flow(self.all))
        self.setLayout(box)
        self.woman.editor.returnPressed.connect(self._on_woman_entered)
        for choice in (self.which, self.employee, self.kind, self.only):
            choice.edited.connect(self._on_chosen)
        for day in (self.first, self.last):
            day.editor.editingFinished.connect(self._on_day)
        self._asked_days: tuple[str, str] = ("", "")

    def question(self) -> LogQuestion:
        """Return what is asked.

        Raises:
            UserError: a day cannot be understood, or the last lies before the first.
        """
        employee, which, kind = self.employee.value(), self.which.value(), self.kind.value()
        return LogQuestion(
            client_id=ClientId(UUID(which)) if which else None,
            actor=UserId(UUID(employee)) if employee else None,
            first=self.first.value(),
            last=self.last.value(),
            kind=LogKind(kind) if kind else None,
            only=Only(self.only.value() or Only.ALL),
        )

    def offer_employees(self, people: tuple[tuple[UserId, str], ...]) -> None:
        """Offer whoever works or worked here."""
        self._set(lambda: self.employee.offer(Option(str(key), name) for key, name in people))

    def offer_women(self, women: Women) -> None:
        """Ask about the one that was found, let one of several be chosen, or say that there is none."""
        options = [Option(str(key), name) for key, name in women]
        self._set(lambda: self.which.offer(options))
        self.which.setVisible(bool(women))
        self.woman.show_error("" if women else _("Nobody of this name or number is in the log."))
        if len(women) == 1:
            self.which.set_value(str(women[0][0]))
        elif women:
            self.which.setFocus()

    def show_problem(self, error: UserError) -> None:
        """Say at its field what is not right."""
        field = self.last if error.field == "last" else self.first
        field.show_error(error.text())

    def forget(self) -> None:
        """Ask nothing, and keep nobody's name."""
        self._set(self._empty)
        self.which.offer(())
        self.which.hide()

    def _empty(self) -> None:
        for field in self._fields:
            field.set_value(None if isinstance(field, DateField) else "")
        self._asked_days = ("", "")

    def _set(self, act: Callable[[], object]) -> None:
        self._is_setting = True  # one change, not one for each field
        act()
        self._is_setting = False

    @Slot()
    def _on_all(self) -> None:
        self.forget()
        self.changed.emit()
        self.woman.setFocus()

    @Slot()
    def _on_woman_entered(self) -> None:
        if self.woman.value():
            self.woman_typed.emit(self.woman.value())
        elif self.which.value():
            self._set(lambda: self.which.set_value(""))
            self.which.hide()
            self.changed.emit()

    @Slot()
    def _on_chosen(self) -> None:
        if not self._is_setting:
            self.changed.emit()

    @Slot()
    def _on_day(self) -> None:
        days = (self.first.raw(), self.last.raw())
        asked = (str(days[0]), str(days[1]))
        if asked != self._asked_days and not self._is_setting:
            self._asked_days = asked
            self.changed.emit()


def _options(labels: Mapping[LogKind, str] | Mapping[Only, str]) -> list[Option]:
    return [Option(word.value, text) for word, text in labels.items()]
