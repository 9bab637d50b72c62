"""Buttons that write are not shown to who may not write: a table of their names, and one pair of eyes on what is shown.

What is not named here is still refused, in words, by the service behind it.
"""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QApplication
from typing_extensions import override

from ks_desktop.security.rights import Right

# Object names of buttons; a name that ends in "_" stands for all that begin so.
NAMES: Final[Mapping[Right, frozenset[str]]] = {
    Right.RECORD: frozenset(
        {"add_involved", "complete_referral", "correct_due_date", "edit_client", "join_with", "move_case", "life_"}
        | {"other_pregnancy", "record_consent", "record_sign_up", "stop_term", "withdraw_consent", "step_", "give_"}
        | {"attempt_", "called_", "held_", "reminder"}
    ),
    Right.PLAN: frozenset(
        {"plan_", "call_plan", "print_day", "print_week", "print_team", "print_calls", "calendar_file"}
        | {"print_meeting", "print_work", "hand_over_work", "set_hours_first"}
    ),
    Right.REPORT: frozenset({"agreement_done", "change_goals", "goal_", "onward_", "record_refer"}),
    Right.LETTERS: frozenset({"ask_referrer", "record_extract", "record_feedback", "record_inform_gp"}),
    Right.RESTRICTED: frozenset({"write_restricted"}),
    Right.DIRECTORY: frozenset({"new_service", "new", "new_town", "update_towns", "open_regions", "exchange"}),
}


class Withholding(QObject):
    """Keeps what somebody may not do from being shown to her; who may do all of it costs it nothing."""

    def __init__(self, may: Callable[[str], bool], parent: QObject) -> None:
        super().__init__(parent)
        names = frozenset().union(*(names for right, names in NAMES.items() if not may(right)))
        self._exact = frozenset(name for name in names if not name.endswith("_"))
        self._begun = tuple(name for name in names if name.endswith("_"))
        application = QApplication.instance()
        if names and application is not None:
            application.installEventFilter(self)  # ends with its parent

    def withholds(self, name: str) -> bool:
        """Tell whether a button of this name is not for her."""
        return name in self._exact or name.startswith(self._begun)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show and isinstance(watched, QAbstractButton)
        if is_shown and isinstance(watched, QAbstractButton) and self.withholds(watched.objectName()):
            watched.hide()
        return super().eventFilter(watched, event)
