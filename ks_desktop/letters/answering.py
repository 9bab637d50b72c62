"""What a letter to a referrer knows of the referral it answers, and of what became of it. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from ks_desktop.clients.domain import Answer, Case, Client, CloseReason
from ks_desktop.clients.domain.goal import Goal, open_goals
from ks_desktop.coalition.domain import Organisation, OrganisationKind, Person, Terms
from ks_desktop.core.clock import local_day
from ks_desktop.letters.facts import Ending, HandedOn, Loop, Referrer, VisitResult
from ks_desktop.referrals.domain import NotTakenUp, Referral, ReferrerRole, Urgency
from ks_desktop.visits.domain import (
    Appointment,
    AppointmentState,
    ContactAttempt,
    ContactResult,
    ContactWay,
    HelpKind,
    Outcome,
)
from ks_desktop.visits.domain.goals import goals_of
from ks_desktop.visits.domain.life import fell_away
from ks_desktop.visits.domain.report import open_agreements

IN_CARE: Final = frozenset(
    {
        ReferrerRole.MIDWIFE,
        ReferrerRole.OBSTETRICS,
        ReferrerRole.MATERNITY_CARE,
        ReferrerRole.GP,
        ReferrerRole.MENTAL_HEALTH,
        ReferrerRole.JGZ,
    }
)
_HER_OWN_NO: Final = frozenset({CloseReason.DECLINED, CloseReason.NO_CONSENT})
_NAMES: Final = ("given_name", "initials", "birth_surname", "birth_surname_prefix")


def referrer_of(
    referral: Referral,
    referrals: Iterable[Referral],
    organisation: Organisation | None,
    person: Person | None,
    ending: Ending,
) -> Referrer:
    """Return who signed her up in one of her referrals.

    Args:
        referral: the one that is answered.
        referrals: all of the case.
        organisation: the partner it points at.
        person: the person it points at.
        ending: why no visit follows, when that is so.
    """
    own = person.feedback_route if person is not None else None
    of_office = organisation.feedback_route if organisation is not None else None
    first = min(referrals, key=lambda each: (each.received_on, each.id))
    return Referrer(
        referral_id=referral.id,
        organisation=referral.referrer_organisation,
        name=referral.referrer_name,
        in_care=referral.referrer_role in IN_CARE,
        received_on=referral.received_on,
        waits=referral.owes_feedback,
        wish=referral.feedback_route,
        route=own or of_office,
        is_first=first.id == referral.id,
        talks_first=referral.consult_first is Answer.YES,
        ending=ending,
        kind=_kind_of(referral.referrer_role, organisation),
    )


def _kind_of(role: ReferrerRole | None, organisation: Organisation | None) -> OrganisationKind | None:
    """Return what a referrer is: as the referral says it; where that says little, as the directory does."""
    if role in {None, ReferrerRole.SELF, ReferrerRole.OTHER} and organisation is not None:
        return organisation.kind
    return OrganisationKind(role.value) if role is not None and role is not ReferrerRole.SELF else None


# Of these the four lines say themselves how it went.
_SAID_BY_THE_LINES: Final = frozenset({CloseReason.NOT_REACHED, CloseReason.HANDED_OVER, CloseReason.BORN})


def ending_of(referral: Referral, case: Case, visit: VisitResult) -> Ending:
    """Return why no visit follows on a referral, as far as its referrer may hear; never more than that it is so.

    A case that closed because she was not reached, was handed over or gave birth keeps the four lines: those say so.
    """
    if visit is VisitResult.HELD:
        return Ending.NONE
    if visit is VisitResult.DECLINED or case.close_reason in _HER_OWN_NO:
        return Ending.DECLINED
    if referral.not_taken_up is NotTakenUp.NO_CONSENT:
        return Ending.DECLINED
    if referral.not_taken_up not in {None, NotTakenUp.RECORDED_TWICE}:
        return Ending.NOT_TAKEN_UP
    is_over = not case.is_open and case.close_reason not in _SAID_BY_THE_LINES
    return Ending.NOT_TAKEN_UP if is_over else Ending.NONE


def last_day_to_call(referral: Referral, terms: Terms, today: date) -> date | None:
    """Return the last working day on which she is to be called; None when it has passed.

    Args:
        referral: what is answered.
        terms: what her municipality agreed.
        today: Dutch day.
    """
    days = terms.urgent_days if referral.urgency is Urgency.URGENT else terms.contact_days
    last = terms.after(referral.received_on, days)
    return last if last >= today else None


def as_given(client: Client, referral: Referral) -> Client:
    """Return her as this referrer knows her: where they gave another name or birth date, that."""
    said = dict(referral.said_otherwise)
    names: dict[str, Any] = {name: said[name] for name in _NAMES if said.get(name)}
    born = date.fromisoformat(said["birth_date"]) if said.get("birth_date") else client.birth_date
    return replace(client, name=replace(client.name, **names), birth_date=born)


_TO_BEGIN: Final = frozenset({HelpKind.REFERRED_ON, HelpKind.PROGRAMME})


def loop_of(case: Case, visits: Iterable[Appointment], attempts: Iterable[ContactAttempt]) -> Loop:
    """Return what became of contact and visit."""
    visits = tuple(visits)
    attempts = tuple(one for one in attempts if one.way is not ContactWay.REFERRER)  # those did not try her
    held = [visit.report for visit in visits if visit.report and visit.report.outcome is Outcome.VISITED]
    held_on = min((report.held_on for report in held), default=None)
    last = max(held, key=lambda report: report.held_on, default=None)
    spoken = [local_day(attempt.at) for attempt in attempts if attempt.result is not ContactResult.NOT_REACHED]
    return Loop(
        contact_on=min([*spoken, *([held_on] if held_on else [])], default=None),
        attempts=len(attempts),
        visit=_result(case, visits),
        visit_on=held_on,
        feed_back=last.feed_back if last else "",
        is_help_agreed=last is not None and any(one.kind in _TO_BEGIN for one in last.help),
    )


_RESULTS: Final = {
    CloseReason.NOT_REACHED: VisitResult.NOT_REACHED,
    CloseReason.HANDED_OVER: VisitResult.HANDED_OVER,
    CloseReason.BORN: VisitResult.BORN,
}


def _result(case: Case, visits: tuple[Appointment, ...]) -> VisitResult:
    outcomes = {visit.outcome for visit in visits}
    if Outcome.VISITED in outcomes:
        return VisitResult.HELD
    if Outcome.DECLINED in outcomes or case.close_reason is CloseReason.DECLINED:
        return VisitResult.DECLINED
    if any(visit.state is AppointmentState.BOOKED for visit in visits):
        return VisitResult.PLANNED
    return _RESULTS.get(case.close_reason, VisitResult.NONE) if case.close_reason else VisitResult.NONE


def handed_on(visits: Iterable[Appointment], kept: Iterable[Goal], now: datetime) -> HandedOn:
    """Return what a hand-over tells: when visits were and which fall away, her goals, and what is agreed still."""
    visits = sorted(visits, key=lambda visit: visit.starts_at)
    reports = [visit.report for visit in visits if visit.report and visit.report.outcome is Outcome.VISITED]
    agreed = [f"{one.who}: {one.what}" if one.who else one.what for one in open_agreements(reports)]
    return HandedOn(
        visited_on=tuple(report.held_on for report in reports),
        goals=tuple(goal.words for goal in open_goals(goals_of(kept, visits))),
        agreed=tuple(agreed),
        fallen=tuple(visit.starts_at for visit in visits if fell_away(visit) or _is_ahead(visit, now)),
    )


def _is_ahead(visit: Appointment, now: datetime) -> bool:
    return visit.state is AppointmentState.BOOKED and visit.starts_at > now
