"""What was done, in words: when it is offered to be taken back, when it was taken back, and in a list."""

from datetime import date
from typing import Final

from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.undo import UndoStep
from ks_desktop.widgets.words import clock_time, short_day

DONE: Final = {
    "plan visit": N_("Visit planned."),
    "cancel visit": N_("Visit cancelled."),
    "tick agreement": N_("Agreement ticked off."),
    "report visit": N_("Report recorded."),
    "write down visit": N_("Visit written down."),
    "move visit": N_("Visit moved."),
    "change visit": N_("Visit changed."),
    "arrange interpreter": N_("Interpreter changed."),
    "change her wishes": N_("Her wishes were changed."),
    "stop the term": N_("Term stopped."),
    "let the term run": N_("The term runs again."),
    "correct travel time": N_("Travel time changed."),
    "plan a contact": N_("The contact waits to be planned."),
    "do not plan a contact": N_("The contact is off the list."),
    "say why": N_("Reason recorded."),
    "note a try to reach her": N_("Try to reach her recorded."),
    "correct a try to reach her": N_("Try to reach her corrected."),
    "record a try to reach her": N_("Reminder call recorded."),
    "record a safety look": N_("Safety look recorded."),
    "close case": N_("Case closed."),
    "pause case": N_("Case paused."),
    "reopen case": N_("Case reopened."),
    "change case": N_("Case changed."),
    "give case to a nurse": N_("Case given to a nurse."),
    "hand over work": N_("Work handed over."),
    "state due date": N_("Due date stated."),
    "record her answer": N_("Her answer recorded."),
    "take back her consent": N_("Her consent taken back."),
    "tick off who was told": N_("Ticked off who was told."),
    "put referral aside": N_("Referral put aside."),
    "take referral up again": N_("Referral taken up again."),
    "change her goals": N_("Her goals were changed."),
    "add who is involved": N_("Somebody involved was added."),
    "change who is involved": N_("Somebody involved was changed."),
    "remove who is involved": N_("Somebody involved was removed."),
    "move within the area": N_("Move within the area recorded."),
    "move away": N_("Move away recorded."),
    "partner may not know": N_("Recorded that her partner may not know."),
    "record birth": N_("Birth recorded."),
    "correct birth": N_("Birth corrected."),
    "note an agreement": N_("Agreement noted."),
    "ask for news": N_("Recorded that news was asked."),
    "mark letter as sent": N_("Letter marked as sent."),
    "withdraw letter": N_("Letter withdrawn."),
    "correct letter": N_("Letter corrected."),
    "change text of a letter": N_("Text of a letter changed."),
    "refer onward": N_("Referred onward."),
    "change onward referral": N_("Onward referral changed."),
    "record that an onward referral was not sent": N_("Recorded that it was not sent on."),
    "record that an onward referral was sent": N_("Recorded that it was sent on."),
    "record that an onward referral came in": N_("Recorded that it came in there."),
    "record a waiting list": N_("Waiting list recorded."),
    "record that help started": N_("Recorded that help has begun."),
    "record that help ended": N_("Recorded that help has ended."),
    "record that help did not start": N_("Recorded that help did not begin."),
    "take back an onward referral": N_("Onward referral taken back."),
    "record a warm hand-over": N_("Warm hand-over recorded."),
    "ask about an onward referral on another day": N_("Another day to ask was chosen."),
    "record that she wants no other help": N_("Recorded whether she wants other help."),
    "follow a letter": N_("Letter is followed from now on."),
    "tell a referrer no more": N_("Recorded that the referrer need hear no more."),
    "shred printed plan": N_("Printed plan shredded."),
    "report printed plan lost": N_("Printed plan reported lost."),
    "printed plan is out again": N_("Printed plan is out again."),
    "write down lost paper": N_("Lost paper written down."),
    "take lost paper off the register": N_("Lost paper taken off the register."),
    "record absence": N_("Absence recorded."),
    "remove absence": N_("Absence removed."),
    "change block": N_("Block in the agenda changed."),
    "change working hours": N_("Working hours changed."),
}
_ELSE: Final = N_("Done.")


def done(step: UndoStep) -> str:
    """Return what was just done and can be undone, in a sentence."""
    if step.count > 1 and step.label == "plan visit":
        return n_("{count} visit was planned.", "{count} visits were planned.", step.count)
    return _(DONE.get(step.label, _ELSE))


def said(step: UndoStep, *, today: date) -> str:
    """Return what was done as it stands in a list: `Bezoek gepland, di 24 nov 10:30`."""
    words = done(step).removesuffix(".") if step.label in DONE else _(step.label)
    if step.about_at is None or step.count > 1:
        return words
    day, at = local_day(step.about_at), local_time(step.about_at)
    return f"{words}, {short_day(day, today=today)} {clock_time(at)}"


def taken_back(step: UndoStep, *, today: date) -> str:
    """Return what was taken back, or done again: `Teruggedraaid: bezoek gepland, di 24 nov 10:30`."""
    what = said(step, today=today)
    lower = what[:1].lower() + what[1:]
    return _("Taken back: {what}", what=lower) if step.is_undone else _("Done again: {what}", what=lower)


def done_at(step: UndoStep, *, today: date) -> str:
    """Return when it was done: `vandaag 08:12`, else `di 24 nov 08:12`."""
    day, at = local_day(step.done_at), clock_time(local_time(step.done_at))
    if day == today:
        return _("today {time}", time=at)
    return f"{short_day(day, today=today)} {at}"
