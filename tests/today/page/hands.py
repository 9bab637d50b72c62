"""A card of the morning page in a test, and what can be seen of it."""

from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import CaseId, UserId
from ks_desktop.today.domain import Morning, ToCall, Waiting
from ks_desktop.visits.domain import DayPlan, DayStop

DAY: Final = date(2026, 11, 21)
CASE: Final = CaseId(UUID("01a20000-0000-7000-8000-000000000001"))
NURSE: Final = UserId(UUID("01a20000-0000-7000-8000-000000000002"))


def shown(qtbot: QtBot, card: QWidget) -> QWidget:
    """Show a card as wide as on the page."""
    qtbot.addWidget(card)
    card.resize(460, 400)
    card.show()
    return card


def button(card: QWidget, name: str) -> QPushButton:
    """Return the visible button of a name."""
    QApplication.processEvents()  # what was put in a card is shown with the next event
    return next(b for b in card.findChildren(QPushButton, name) if b.isVisible())


def words(card: QWidget) -> str:
    """Return all that a card says, in one text."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())


def morning(
    *to_call: ToCall, stops: tuple[DayStop, ...] = (), waiting: tuple[Waiting, ...] = (), more: bool = False
) -> Morning:
    """Return a morning with this in it."""
    plan = DayPlan(day=DAY, nurse=NURSE, hours=None, is_holiday=False, stops=stops, travel_home=0)
    return Morning(day=DAY, to_call=to_call, more_to_call=more, on_the_road=plan, waiting=waiting)
