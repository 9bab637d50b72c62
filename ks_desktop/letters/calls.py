"""The calls about the visits of a day, on paper: who, when, and a number only where calling is safe."""

from dataclasses import replace
from datetime import date
from typing import Final

from ks_desktop.clients.domain import CallHours
from ks_desktop.core.database import Database
from ks_desktop.core.values import DaySpan, UserId
from ks_desktop.core.weekly_hours import DAY_BEGINS, DAY_ENDS
from ks_desktop.letters.office import in_house_ink
from ks_desktop.letters.plans import initials_of
from ks_desktop.letters.printing import PlanPaper
from ks_desktop.letters.wording import Wording, wording
from ks_desktop.paper import documents as paper
from ks_desktop.paper import paint
from ks_desktop.security.service import Users
from ks_desktop.visits.domain import ContactResult, Mode, Reminder
from ks_desktop.visits.domain.printed import PlanKind
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.printed_plans import PrintedPlans
from ks_desktop.visits.service.reminders import Reminders

_LINES: Final = 3  # as much as stands at the left of them


class CallPrinting:
    """Makes the list of calls of the nurse who asks. It counts as out once it is printed, like a plan."""

    def __init__(
        self, database: Database, visits: Visits, reminders: Reminders, register: PrintedPlans, users: Users
    ) -> None:
        self._database = database
        self._visits = visits
        self._reminders = reminders
        self._register = register
        self._users = users

    def sheet(self, day: date, *, actor: UserId) -> PlanPaper:
        """Return the calls about the visits of a day; who was spoken already is left out."""
        calls = self._reminders.for_day(day, actor=actor, nurse=actor)
        still = tuple(call for call in calls if call.result is not ContactResult.SPOKEN)
        ids = {call.appointment_id for call in still}
        with self._database.reading(actor) as reading:
            visits = [v for v in self._visits.between(day, day, reading=reading, nurse=actor) if v.id in ids]
        draft = self._register.draft(PlanKind.CALLS, DaySpan(day, day), visits, nurse=actor, actor=actor)
        nurse = self._users.get(actor, actor=actor).full_name
        sheet = calls_sheet(still, day, nurse=nurse, number=draft.label)
        anchor = self._register.anchor()
        with self._database.reading(actor) as reading:
            made = paint.paper_of(replace(in_house_ink(sheet, reading), anchor=anchor))
        return PlanPaper(pdf=made.pdf, missing=made.missing, draft=draft)


def calls_sheet(calls: tuple[Reminder, ...], day: date, *, nurse: str, number: str) -> paper.Sheet:
    """Return the list as a plain document.

    Args:
        calls: whom to call, in order of time.
        day: of the visits.
        nurse: full name of the nurse; only its initials are printed.
        number: of the sheet, such as `3/2026-11-24`.
    """
    words = wording("plans")
    blocks: tuple[paper.Block, ...] = tuple(_entry(call, words) for call in calls)
    return paper.Sheet(
        title=words.get("calls", "title"),
        language=words.language,
        heading=words.text("calls", "heading", day=words.short_day(day)),
        aside=words.text("calls", "aside", nurse=initials_of(nurse), plan=number),
        notice=words.get("calls", "notice"),
        blocks=blocks or (paper.Paragraph(text=words.get("calls", "empty")),),
        footer=words.text("calls", "footer", plan=number),
        page_label=words.get("page"),
    )


def _entry(call: Reminder, words: Wording) -> paper.Entry:
    facts = (
        ", ".join(part for part in (_number(call, words), _hours(call, words), call.phone_note) if part),
        ", ".join(part for part in (_mode(call, words), _language(call, words)) if part),
    )
    may_try = call.may_call and bool(call.phone)
    return paper.Entry(
        time=f"{call.start:%H:%M}",
        title=call.name,
        facts=tuple(fact for fact in facts if fact),
        lines=_LINES if may_try else 1,
        ticks=tuple(words.get("calls", "ticks" if call.may_leave_message else "careful_ticks")) if may_try else (),
    )


def _number(call: Reminder, words: Wording) -> str:
    if not call.may_call:
        ways = [name for name, may in (("text", call.may_text), ("mail", call.may_mail)) if may]
        said = ", ".join(words.get("calls", name) for name in ways)
        return words.text("calls", "do_not_call", ways=said)
    return call.phone or str(words.get("calls", "no_number"))


def _hours(call: Reminder, words: Wording) -> str:
    """Return when she may be called on the day of calling."""
    if not call.is_limited:
        return ""
    if not call.call_hours:
        return str(words.get("calls", "not_today"))
    return ", ".join(
        words.text("calls", _form_of(hours), start=f"{hours.start:%H:%M}", end=f"{hours.end:%H:%M}")
        for hours in call.call_hours
    )


def _form_of(hours: CallHours) -> str:
    if hours.end == DAY_ENDS:
        return "from"
    return "until" if hours.start == DAY_BEGINS else "between"


def _mode(call: Reminder, words: Wording) -> str:
    return "" if call.mode is Mode.HOME else str(words.get("calls", "modes", call.mode))


def _language(call: Reminder, words: Wording) -> str:
    language = words.language_name(call.language) if call.language else ""
    if call.interpreter:
        return words.text("day", "interpreter", language=language)
    return "" if call.language in {"", "nl"} else language
