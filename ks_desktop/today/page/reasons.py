"""Why she is called, in words."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.today.domain import CallTime, Next, NextKind, Reason, ReasonKind
from ks_desktop.widgets.words import brief_day, clock_time, short_day

_PLAIN: Final[Mapping[ReasonKind, str]] = {
    ReasonKind.URGENT: N_("urgent referral"),
    ReasonKind.NOT_SAFE: N_("calling is not safe"),
    ReasonKind.UNKNOWN_TO_PARTNER: N_("her partner may not know"),
    ReasonKind.INTERPRETER: N_("with an interpreter"),
}
_TYPED: Final = frozenset({ReasonKind.TALK_FIRST, ReasonKind.NOTE})


def reason_text(reason: Reason, today: date) -> str:
    """Return a reason as a nurse reads it."""
    if reason.kind in _PLAIN:
        return _(_PLAIN[reason.kind])
    if reason.kind in _TYPED:
        return reason.text
    return _SAID[reason.kind](reason, today)


def call_time_text(call_time: CallTime, today: date) -> str:
    """Return from when she may be called, "" for now."""
    if call_time.at is None:
        return ""
    at = clock_time(local_time(call_time.at))
    if call_time.is_later_today(today):
        return _("from {time}", time=at)
    day = short_day(local_day(call_time.at), today=today)
    return _("{day} from {time}", day=day, time=at) if at != "00:00" else day


def next_text(ahead: Next, today: date) -> str:
    """Return what comes next, such as the day on which the weeks of two women close."""
    day = short_day(ahead.day, today=today)
    words = {
        NextKind.VISIT: lambda: n_("{day}, {count} visit.", "{day}, {count} visits.", ahead.count, day=day),
        NextKind.TRY: lambda: n_(
            "{day}, {count} woman to call.", "{day}, {count} women to call.", ahead.count, day=day
        ),
        NextKind.TERM: lambda: n_(
            "{day}, the term for a first contact with {count} woman ends.",
            "{day}, the term for a first contact with {count} women ends.",
            ahead.count,
            day=day,
        ),
        NextKind.WINDOW: lambda: n_(
            "{day}, the weeks of {count} woman close.", "{day}, the weeks of {count} women close.", ahead.count, day=day
        ),
    }
    return words[ahead.kind]()


def _weeks(reason: Reason, _today: date) -> str:
    if not reason.count:
        return _("weeks close today")
    return n_("weeks close in {count} day", "weeks close in {count} days", reason.count)


def _agreed(reason: Reason, today: date) -> str:
    if reason.day is not None and reason.day < today:
        return _("try again, agreed for {day}", day=brief_day(reason.day))
    return _("try again from {time}", time=clock_time(reason.at)) if reason.at else _("try again today")


def _term(reason: Reason, _today: date) -> str:
    day = brief_day(reason.day) if reason.day else ""
    if reason.count < 0:
        return _("first contact was agreed by {day}", day=day)
    if not reason.count:
        return _("first contact by {day} at the latest", day=day)
    return n_(
        "first contact by {day} at the latest, {count} working day left",
        "first contact by {day} at the latest, {count} working days left",
        reason.count,
        day=day,
    )


def _day(reason: Reason) -> str:
    return brief_day(reason.day) if reason.day else ""


_SAID: Final[Mapping[ReasonKind, Callable[[Reason, date], str]]] = {
    ReasonKind.CLOSING: _weeks,
    ReasonKind.WEEKS_LEFT: _weeks,
    ReasonKind.AGREED: _agreed,
    ReasonKind.TERM: _term,
    ReasonKind.BEST_WEEKS: lambda reason, _today: n_(
        "best weeks end in {count} day", "best weeks end in {count} days", reason.count
    ),
    ReasonKind.POSSIBLE_FROM: lambda reason, _today: _("visit possible from {day}", day=_day(reason)),
    ReasonKind.POSSIBLE_UNTIL: lambda reason, today: _(
        "visit possible until {day}", day=short_day(reason.day, today=today) if reason.day else ""
    ),
    ReasonKind.TRIED_TODAY: lambda reason, _today: _(
        "tried today at {time}", time=clock_time(reason.at) if reason.at else ""
    ),
    ReasonKind.SPOKEN: lambda reason, _today: _("spoken on {day}, not planned yet", day=_day(reason)),
    ReasonKind.TRIED: lambda reason, _today: n_("tried {count} time", "tried {count} times", reason.count),
    ReasonKind.WRITTEN: lambda reason, _today: _("written to on {day}", day=_day(reason)),
    ReasonKind.HOURS: lambda reason, _today: _("to be called: {hours}", hours=reason.text),
}
