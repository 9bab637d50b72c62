"""From what stands in the report form to a report and what follows from it, and back. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, TypeVar

from ks_desktop.clients.domain.goal import MOST_GOALS, Goal, GoalState, open_goals
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, clean_line, new_id
from ks_desktop.visits.domain import (
    Appointment,
    CompanionKind,
    Help,
    HelpKind,
    Mode,
    Need,
    Outcome,
    Present,
    Report,
)
from ks_desktop.visits.domain.reporting import Following, NextContact, ReportLook

WANTED: Final = "!"
_PRESENT_OF: Final[Mapping[CompanionKind, Present]] = {
    CompanionKind.COLLEAGUE: Present.COLLEAGUE,
    CompanionKind.INTERPRETER: Present.INTERPRETER,
    CompanionKind.MIDWIFE: Present.MIDWIFE,
    CompanionKind.OTHER: Present.OTHER,
}
_FEED_BACK: Final[Mapping[HelpKind, str]] = {
    HelpKind.NOTHING_NEEDED: N_("There is no need of more help at this moment."),
    HelpKind.INFORMATION: N_("She was given information."),
    HelpKind.INFORMAL_NETWORK: N_("There is help in her own surroundings."),
    HelpKind.REFERRED_ON: N_("She was referred on, in agreement with her."),
    HelpKind.PROGRAMME: N_("She takes part in a programme."),
}
Item = TypeVar("Item")


def shown(visit: Appointment) -> dict[str, object]:
    """Return what the form begins with for a visit: as it was reported, or as it was planned."""
    report = visit.report
    if report is None:
        present = dict.fromkeys(_PRESENT_OF[one.kind] for one in visit.companions)
        return {"held_on": visit.day, "mode": visit.mode, "present": tuple(present)}
    return {
        "outcome": report.outcome,
        "held_on": report.held_on,
        "mode": report.mode or visit.mode,
        "note": report.note,
        "next_step": report.next_step,
        "present": report.present,
        "topics": tuple(f"{key}{WANTED if key in report.help_wanted else ''}" for key in report.topics),
        "need": report.need or "",
        "agreements": report.agreements,
        "help": report.help,
        "feed_back": report.feed_back,
    }


def shown_beside(look: ReportLook) -> dict[str, object]:
    """Return what the form begins with of what is kept with the case."""
    waiting = look.next_contact
    return {
        "goals": "\n".join(goal.words for goal in open_goals(look.goals)),
        "next_kind": waiting.contact_type if waiting else "",
        "next_when": waiting.not_before if waiting else None,
    }


def read_report(values: Mapping[str, object], before: Report | None = None) -> Report:
    """Return the report that stands in the form; what the form does not show stays as it was before.

    Raises:
        UserErrors: no outcome or day is given.
        UserError: something contradicts itself; it names its field.
    """
    missing = [
        UserError(message, code="required", field=name)
        for name, message in (
            ("outcome", N_("Choose what came of the visit.")),
            ("held_on", N_("Fill in the day.")),
        )
        if not values[name]
    ]
    if missing:
        raise UserErrors(missing)
    outcome, held_on = Outcome(str(values["outcome"])), values["held_on"]
    assert isinstance(held_on, date)  # noqa: S101 - a DateField gives a date
    known = before or Report(outcome=outcome, held_on=held_on)
    said = replace(known, outcome=outcome, held_on=held_on, note=str(values["note"]))
    if outcome is not Outcome.VISITED:
        # Who was not there had no talk: what a first try to report said of it goes, and comes back with undo.
        return Report(outcome=outcome, held_on=held_on, note=said.note, agreed=said.agreed, next_step=said.next_step)
    topics = _each(values["topics"], str)
    return replace(
        said,
        next_step=str(values["next_step"]),
        mode=Mode(str(values["mode"])) if values["mode"] else None,
        present=tuple(map(Present, _each(values["present"], str))),
        topics=tuple(topic.removesuffix(WANTED) for topic in topics),
        help_wanted=tuple(topic.removesuffix(WANTED) for topic in topics if topic.endswith(WANTED)),
        need=Need(str(values["need"])) if values["need"] else None,
        agreements=tuple(values["agreements"]) if isinstance(values["agreements"], Sequence) else (),
        help=_each(values["help"], Help),
        feed_back=str(values["feed_back"]),
    )


def read_following(values: Mapping[str, object], look: ReportLook) -> Following:
    """Return what follows from the visit as it stands in the form; what nobody touched stays as it is.

    Raises:
        UserError: a first day stands there without a kind of contact, or there are too many goals.
    """
    if values["outcome"] != Outcome.VISITED:
        return Following()
    kind, when = str(values["next_kind"]), values["next_when"]
    if when is not None and not kind:
        raise UserError(N_("Choose the kind of contact."), code="required", field="next_kind")
    wanted = NextContact(contact_type=kind, not_before=when if isinstance(when, date) else None) if kind else None
    held_on = values["held_on"]
    on = held_on if isinstance(held_on, date) else date.min
    goals = read_goals(str(values["goals"]), look.case_id, look.goals, on)
    return Following(
        next_contact=None if wanted == look.next_contact else wanted,
        goals=None if goals == look.goals else goals,
    )


def read_goals(typed: str, case_id: CaseId, known: Sequence[Goal], on: date) -> tuple[Goal, ...]:
    """Return her goals as they stand on the lines of the form, and those that ended before.

    A line that is not there any more was let go. Where as many lines stand there as before, a line whose words differ
    is the same goal in better words.

    Raises:
        UserError: more than five are open, or one is too long.
    """
    words = [line for line in (clean_line(each).text for each in typed.split("\n")) if line]
    if len(words) > MOST_GOALS:
        raise UserError(N_("Agree on {most} goals at most."), code="goals", field="goals", values={"most": MOST_GOALS})
    before = open_goals(known)
    ended = [goal for goal in known if not goal.is_open]
    if words == [goal.words for goal in before]:
        return tuple(known)
    left = {goal.words: goal for goal in before}
    same = [left.pop(line, None) for line in words]
    spare = list(left.values()) if len(words) == len(before) else []
    kept = [
        goal or (replace(spare.pop(0), words=line) if spare else _new(line, case_id, on))
        for goal, line in zip(same, words, strict=True)
    ]
    staying = {goal.id for goal in kept}
    gone = [goal.ended(GoalState.DROPPED, on) for goal in before if goal.id not in staying]
    return tuple(replace(goal, position=place) for place, goal in enumerate([*kept, *gone, *ended]))


def _new(words: str, case_id: CaseId, on: date) -> Goal:
    return Goal(id=new_id(), case_id=case_id, words=words, since=on)


def feed_back_words(helps: Iterable[Help], *, comes_again: bool) -> str:
    """Return the line that is proposed for the referrer: what the choices say, and no name of anybody."""
    said = [_(_FEED_BACK[one.kind]) for one in helps]
    if comes_again:
        said.append(_("There will be another contact."))
    return " ".join(said)


def _each(value: object, kind: type[Item]) -> tuple[Item, ...]:
    """Return what of some kind a field gave."""
    return tuple(one for one in value if isinstance(one, kind)) if isinstance(value, Iterable) else ()
