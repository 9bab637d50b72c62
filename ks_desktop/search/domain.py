"""What can be found by typing, and what can be done by typing. Pure."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from ks_desktop.coalition.domain import Organisation
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, ClientId, LetterId, ServiceId, search_key
from ks_desktop.security.domain import Right

LEAST_LETTERS: Final = 2
MOST_WOMEN: Final = 8
MOST_ORGANISATIONS: Final = 4
MOST_ACTIONS: Final = 4
MOST_SERVICES: Final = 3
LEAST_FOR_SERVICES: Final = 4  # letters: a shorter start is mostly a name
_WEEK: Final = re.compile(r"(?:week|wk)\.? ?([0-9]{1,2})")


class HitKind(StrEnum):
    """What was found. A notice is a sentence: nothing can be done with it."""

    LETTER = "letter"
    VISIT = "visit"
    PLAN = "plan"
    NOTICE = "notice"
    WOMAN = "woman"
    ORGANISATION = "organisation"
    SERVICE = "service"
    ACTION = "action"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One line of the answer.

    Attributes:
        title: as shown, translated already.
        detail: what tells her from another of that name, translated already.
        action: the word of a page or an action, for ACTION.
        letter_id: of the letter whose code was typed, for LETTER.
        plan_id: of the sheet, for PLAN.
        service_id: of what is offered, for SERVICE.
        panel: the form of her page to begin with, for VISIT.
        day: the Monday of the week, for the action "week".
    """

    kind: HitKind
    title: str
    detail: str = ""
    case_id: CaseId | None = None
    client_id: ClientId | None = None
    organisation: Organisation | None = None
    action: str = ""
    letter_id: LetterId | None = None
    plan_id: UUID | None = None
    service_id: ServiceId | None = None
    panel: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done: its word, its name on the screen, and other words it is looked for by.

    Attributes:
        right: without it the action is not offered.
    """

    word: str
    label: str
    also: str = ""
    right: Right | None = None


ACTIONS: Final = (
    Action("new_referral", N_("New referral"), N_("enter sign-up"), right=Right.RECORD),
    Action("today", N_("Go to Today"), right=Right.SEE_WOMEN),
    Action("referrals", N_("Go to Referrals"), right=Right.RECORD),
    Action("women", N_("Go to Pregnant women"), right=Right.SEE_WOMEN),
    Action("agenda", N_("Go to the agenda"), N_("plan visits"), right=Right.SEE_WOMEN),
    Action("letters", N_("Go to Letters"), right=Right.LETTERS),
    Action("directory", N_("Go to the directory"), N_("partners organisations municipalities coalition agreements")),
    Action("settings", N_("Go to Settings"), N_("working days municipalities passphrase")),
    Action("print_day", N_("Show the day plan"), N_("print day"), right=Right.PLAN),
    Action("print_week", N_("Show the week plan"), N_("print week"), right=Right.PLAN),
    Action("print_team", N_("Show the team plan"), N_("print team"), right=Right.PLAN),
    Action("print_calls", N_("Show the call list"), N_("print call reminders"), right=Right.PLAN),
    Action("print_huddle", N_("Show the list for the team meeting"), N_("print caseload closing"), right=Right.PLAN),
    Action(
        "print_checks",
        N_("Show the check list of the directory"),
        N_("print call ask again offered"),
        right=Right.DIRECTORY,
    ),
    Action("team", N_("Team: who has what"), N_("caseload hand over work absence ill"), right=Right.SEE_WOMEN),
    Action("plans_out", N_("Plans that are out"), N_("shred lost paper"), right=Right.PLAN),
    Action("lost_paper", N_("Lost paper"), N_("lost breach privacy officer note letter"), right=Right.RECORD),
    Action("calendar", N_("Calendar file"), N_("export Outlook phone"), right=Right.PLAN),
    Action("undo", N_("Undo the last step"), N_("take back revert"), right=Right.SEE_WOMEN),
    Action("redo", N_("Do again what was taken back"), N_("redo"), right=Right.SEE_WOMEN),
    Action("steps", N_("What was done"), N_("take back undo revert history"), right=Right.SEE_WOMEN),
    Action("lock", N_("Lock"), N_("close away")),
    Action("pin", N_("Choose a PIN for today"), N_("lock unlock code quickly")),
    Action("help", N_("Help for this page")),
)


def matching_actions(text: str, today: date, rights: Collection[Right] = tuple(Right)) -> tuple[Hit, ...]:
    """Return what can be done that fits the text: each typed word begins a word of the action; `week 28` is one too.

    Args:
        text: what was typed.
        today: the day it is.
        rights: of who typed it.
    """
    may = [action for action in ACTIONS if action.right is None or action.right in rights]
    hits = [_action_hit(action) for action in may if _fits(text, (_(action.label), _(action.also)))]
    week = _week(text, today) if Right.SEE_WOMEN in rights else ()
    return (*week, *hits)[:MOST_ACTIONS]


def _action_hit(action: Action) -> Hit:
    return Hit(kind=HitKind.ACTION, title=_(action.label), action=action.word)


def _fits(text: str, named: Iterable[str]) -> bool:
    words = search_key(" ".join(named)).split()
    asked = search_key(text).split()
    return bool(asked) and all(any(word.startswith(part) for word in words) for part in asked)


def _week(text: str, today: date) -> tuple[Hit, ...]:
    match = _WEEK.fullmatch(search_key(text))
    monday = nearest_week(int(match[1]), today) if match else None
    if monday is None:
        return ()
    title = _("Agenda of week {week}", week=monday.isocalendar().week)
    return (Hit(kind=HitKind.ACTION, title=title, detail=f"{monday:%d-%m-%Y}", action="week", day=monday),)


def nearest_week(week: int, today: date) -> date | None:
    """Return the Monday of the week of that number nearest to today (ISO 8601), None when no year has it."""
    found = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            found.append(date.fromisocalendar(year, week, 1))
        except ValueError:  # week 53 in a year of 52
            continue
    this_monday = today - timedelta(days=today.weekday())
    return min(found, key=lambda monday: (abs(monday - this_monday), monday < this_monday), default=None)
