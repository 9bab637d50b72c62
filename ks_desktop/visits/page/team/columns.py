"""How the team and a hand-over stand in lists, and what the numbers mean in words."""

from collections.abc import Callable, Mapping
from typing import Final

from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain.caseload import Caseload, NextStep, WeekRoom
from ks_desktop.visits.service.handing_over import HandedCase, HandedVisit
from ks_desktop.widgets.table import Column
from ks_desktop.widgets.words import brief_day, clock_time

STEPS: Final[Mapping[NextStep, str]] = {
    NextStep.VISIT: N_("a visit is planned"),
    NextStep.REPORT: N_("a report is to be written"),
    NextStep.CALL: N_("she is to be called"),
    NextStep.PLAN: N_("a visit is to be planned"),
    NextStep.CONSENT: N_("her consent is to be asked"),
    NextStep.COMPLETE: N_("the referral is to be completed"),
    NextStep.FEED_BACK: N_("the referrer is to hear how it went"),
    NextStep.CLOSE: N_("the case can be closed"),
}
MEANING: Final = (
    N_("Cases: open cases she looks after, also as a stand-in."),
    N_("To call: women who wait for a first visit and were not spoken yet. To plan: contacts without an appointment."),
    N_("Closing: to plan, and her weeks end within a week. Passed: her weeks are over."),
    N_(
        "Week: visits and what fits. What fits is counted from her hours without pauses, absence and blocks, "
        "with half an hour of travel for each visit and no more than she makes in a day."
    ),
    N_("Reports: visits that are over without a report. Feedback: referrers who wait to hear how it went."),
)


def caseload_columns() -> tuple[Column[Caseload], ...]:
    """Return the columns of the team. All sort by name: nobody is ranked."""

    def number(count: Callable[[Caseload], int]) -> Callable[[Caseload], str]:
        return lambda load: str(count(load))

    def week(place: int) -> Callable[[Caseload], str]:
        return lambda load: week_text(load.weeks[place]) if load.weeks else ""

    counts: tuple[tuple[str, Callable[[Caseload], str]], ...] = (
        (N_("Cases"), number(lambda load: load.open_cases)),
        (N_("To call"), number(lambda load: load.to_call)),
        (N_("To plan"), number(lambda load: load.to_plan)),
        (N_("Closing"), number(lambda load: load.closing)),
        (N_("Passed"), number(lambda load: load.missed)),
        (N_("This week"), week(0)),
        (N_("Next week"), week(1)),
        (N_("Reports due"), number(lambda load: load.reports)),
        (N_("Feedback due"), number(lambda load: load.feedback)),
    )
    return (
        Column(N_("Name"), name_text, sort=by_name),
        *(Column(title, text, sort=by_name, align_right=True) for title, text in counts),
    )


def by_name(load: Caseload) -> tuple[bool, str]:
    """Return what every column sorts on; what is nobody's stands last."""
    return load.nurse is None, load.name.casefold()


def name_text(load: Caseload) -> str:
    """Return `Mw. Proef`, `Mw. Proef (ill)` or `Nobody's`."""
    if load.nurse is None:
        return _("Nobody's")
    return _("{name} ({away})", name=load.name, away=load.away.lower()) if load.away else load.name


def week_text(week: WeekRoom) -> str:
    """Return `4 of 12`."""
    return _("{visits} of {room}", visits=week.visits, room=week.room)


def handed_columns(names: Callable[[], Mapping[UserId, str]]) -> tuple[Column[HandedCase], ...]:
    """Return the columns of what would be handed over; `names` says how colleagues are called."""

    def to(case: HandedCase) -> str:
        return names().get(case.to, "") if case.to else _("stays with her")

    return (
        Column(N_("Woman"), lambda case: case.work.name, sort=_as_given),
        Column(N_("Weeks"), lambda case: str(case.work.age or ""), sort=_as_given),
        Column(N_("Next step"), step_text, sort=_as_given),
        Column(N_("Visits"), visits_text, sort=_as_given),
        Column(N_("Goes to"), to, sort=_as_given),
        Column(N_("Why"), why_text, sort=_as_given, tooltip=why_text, stretch=True),
    )


def _as_given(case: HandedCase) -> int:
    del case
    return 0


def step_text(case: HandedCase) -> str:
    """Return what comes next in a case."""
    return _(STEPS[case.work.work.step])


def visits_text(case: HandedCase) -> str:
    """Return how many visits go along and how many stay, "" without visits."""
    if not case.work.moves:
        return ""
    if case.to is None:
        return n_("{count} visit", "{count} visits", len(case.work.moves))
    goes = sum(visit.goes for visit in case.visits)
    stays = len(case.visits) - goes
    parts = [n_("{count} goes along", "{count} go along", goes)] if goes else []
    parts += [n_("{count} stays, to decide", "{count} stay, to decide", stays)] if stays else []
    return ", ".join(parts)


def why_text(case: HandedCase) -> str:
    """Return why this colleague."""
    return ", ".join(reason.text() for reason in case.why)


def detail_lines(case: HandedCase) -> str:
    """Return all there is to know of a case before it is handed over, one thing a line."""
    lines = [visit_line(visit) for visit in case.visits]
    lines += [reason.text() for reason in case.work.beside]
    return "\n".join(lines)


def visit_line(visit: HandedVisit) -> str:
    """Return what becomes of a visit, in words."""
    day, time = brief_day(visit.visit.day), clock_time(visit.visit.start)
    if not visit.goes:
        why = " ".join(conflict.text() for conflict in visit.against)
        return _("Visit {day} {time} stays and is to be decided. {why}", day=day, time=time, why=why)
    said = [_("Visit {day} {time} goes along.", day=day, time=time), *(each.text() for each in visit.said)]
    if visit.asks_interpreter:
        said.append(_("An interpreter is to be booked: this colleague does not speak her language."))
    return " ".join(said)
