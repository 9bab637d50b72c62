"""A card of the morning page in a test, and what can be seen of it."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.core.clock import fixed_clock
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.today.domain import CallList, CallTime, Level, Morning, Reason, ReasonKind, ToCall, Waiting
from ks_desktop.visits.domain import DayPlan, DayStop
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.tasks import Tasks

DAY: Final = date(2026, 11, 21)
CASE: Final = CaseId(UUID("01a20000-0000-7000-8000-000000000001"))
NURSE: Final = UserId(UUID("01a20000-0000-7000-8000-000000000002"))


class _Nothing:
    """Stands where a card only asks what day it is."""


def desk(at: datetime | None = None) -> Desk:
    """Return a desk for a card that asks nothing but the time."""
    clock = fixed_clock(DAY) if at is None else fixed_clock(at.date(), at.time())
    return Desk(tasks=Tasks(), actor=NURSE, clock=clock, drafts=_Nothing(), undo=_Nothing())  # type: ignore[arg-type]


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


def entry(
    number: int = 1,
    *,
    name: str = "Aylin <Kaya>",
    level: Level = Level.CLOSING,
    at: datetime | None = None,
    may_leave_message: bool = False,
) -> ToCall:
    """Return a woman to call."""
    return ToCall(
        case_id=CaseId(UUID(int=CASE.int - 1 + number)),
        name=name,
        age=None,
        closes_on=DAY,
        level=level,
        why=(Reason(kind=ReasonKind.CLOSING, day=DAY), Reason(kind=ReasonKind.INTERPRETER)),
        phone="06 12345678",
        call_time=CallTime(at=at),
        may_leave_message=may_leave_message,
    )


def calls(*now: ToCall, later: tuple[ToCall, ...] = (), more: int = 0) -> CallList:
    """Return whom to call."""
    return CallList(day=DAY, now=now, now_count=len(now) + more, later=later, later_count=len(later))


def morning(*now: ToCall, stops: tuple[DayStop, ...] = (), waiting: tuple[Waiting, ...] = (), more: int = 0) -> Morning:
    """Return a morning with this in it."""
    plan = DayPlan(day=DAY, nurse=NURSE, hours=None, is_holiday=False, stops=stops, travel_home=0)
    return Morning(day=DAY, call_list=calls(*now, more=more), on_the_road=plan, waiting=waiting)
