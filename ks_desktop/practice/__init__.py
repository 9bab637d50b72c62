"""Invented families for practice mode, one for each state a case can be in; their dates move with today.

They are made as a nurse would make them, by the same services on a clock that is set back: nothing is put into tables
behind the services' backs. The people stand in resources/practice/families.toml.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from ks_desktop.clients.domain import CloseReason
from ks_desktop.clients.domain.goal import Goal
from ks_desktop.coalition.domain import Organisation, OrganisationKind
from ks_desktop.core import paths
from ks_desktop.core.clock import local_day
from ks_desktop.core.gestation import due_from_age, parse_age
from ks_desktop.core.values import AppointmentId, CaseId, OrganisationId, UserId, new_id
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.service import Agreement
from ks_desktop.practice.after import reported, tell
from ks_desktop.practice.making import MovableClock, Services
from ks_desktop.practice.offered import offer
from ks_desktop.practice.onward import follow
from ks_desktop.practice.together import join_up
from ks_desktop.security.domain import FIRST_ROLES, User
from ks_desktop.visits.domain import (
    Absence,
    AbsenceReason,
    Block,
    NursePlace,
    NurseProfile,
    Transport,
    WorkingHours,
)
from ks_desktop.visits.domain.reporting import Following

__all__ = ["MovableClock", "Services", "settle", "user"]

_NOT_SEEN: Final = ("new", "possible_duplicate")
_PLANNED: Final = "planned"
_VISITED: Final = "visited"
_PLANNED_BEFORE: Final = timedelta(days=3)  # her visit was planned some days ago
_VISITED_WITHIN: Final = timedelta(days=12)  # her visit took place in this stretch before today
_REPORTED_AFTER: Final = timedelta(days=2)
_LONG: Final = timedelta(days=3650)  # hours count from long ago, for what was visited then


@dataclass(frozen=True, slots=True, kw_only=True)
class _At:
    """Who writes it down, and who goes."""

    actor: UserId
    nurse: UserId


def user() -> User:
    """Return the invented nurse of practice mode."""
    return User(id=UserId(new_id()), roles=FIRST_ROLES, **_content()["user"])


def settle(services: Services, actor: UserId) -> None:
    """Make the organisation, its partners, the colleagues and the families."""
    content = _content()
    _furnish(services, content, actor)
    today = services.clock.today()
    team = {written["name"]: _employ(services, written, today, actor) for written in content["colleague"]}
    for family in content["family"]:
        _settle_family(services, family, today, _At(actor=actor, nurse=team.get(family.get("nurse"), actor)))
    services.clock.run_on_time()


def _content() -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "practice" / "families.toml").read_text(encoding="utf-8"))


def _furnish(services: Services, content: Mapping[str, Any], actor: UserId) -> None:
    work = content["work"]
    services.settings.change(content["settings"], actor=actor)
    services.coalition.serve(work["municipalities"], actor=actor)
    for partner in content["organisation"]:
        kind = OrganisationKind(partner["kind"])
        services.coalition.save_organisation(
            Organisation(id=OrganisationId(new_id()), **{**partner, "kind": kind}), actor=actor
        )
    offer(services.coalition, content["service"], services.clock.today(), actor)
    join_up(services.coalition, content, services.clock.today(), actor)
    services.visits.set_hours(actor, _hours(work, actor, services.clock.today()), actor=actor)
    place = NursePlace(user=actor, postcode=work["start_postcode"], transport=Transport(work["transport"]))
    services.visits.set_place(place, actor=actor)


def _hours(written: Mapping[str, Any], nurse: UserId, today: date) -> list[WorkingHours]:
    return [
        WorkingHours(user=nurse, weekday=day, start=written["start"], end=written["end"], valid_from=today - _LONG)
        for day in written["weekdays"]
    ]


def _employ(services: Services, written: Mapping[str, Any], today: date, actor: UserId) -> UserId:
    """Put a colleague in the team, with her hours, her profile, a fixed block and some leave to come."""
    services.schedules.add_colleague(written["name"], actor=actor)
    members = services.schedules.everybody(actor=actor)
    nurse = next(member.user for member in members if member.name == written["name"])
    services.schedules.set_hours(_hours(written, nurse, today), actor=actor)
    profile = NurseProfile(
        user=nurse,
        postcode=written["start_postcode"],
        transport=Transport(written["transport"]),
        regions=frozenset(written["regions"]),
        languages=frozenset(written["languages"]),
        most_a_day=written["most_a_day"],
    )
    services.schedules.set_profile(profile, actor=actor)
    block = written["block"]
    first = today - _LONG + timedelta(days=(block.pop("weekday") - (today - _LONG).weekday()) % 7)
    services.schedules.blocks.add(Block(id=new_id(), user=nurse, first=first, **block), actor=actor)
    away = written["absence"]
    absence = Absence(
        id=new_id(),
        user=nurse,
        first=today + timedelta(days=away["from"]),
        last=today + timedelta(days=away["until"]),
        reason=AbsenceReason(away["reason"]),
    )
    services.schedules.absences.save(absence, actor=actor)
    return nurse


def _settle_family(services: Services, family: Mapping[str, Any], today: date, at: _At) -> None:
    actor = at.actor
    if "earlier" in family:
        _settle_earlier(services, family, today, actor)
    received_on = today + timedelta(days=family["fields"]["received_on"])
    services.clock.go_to(received_on)
    due = due_from_age(parse_age(family["gestation"]), today)
    seen = family["state"] not in _NOT_SEEN
    recorded = services.referrals.record(_fields(family["fields"], today, due), actor=actor, seen=seen)
    if "second" in family:
        _settle_second(services, family, today, actor)
    if family["state"] == _PLANNED:
        services.clock.go_to(today - _PLANNED_BEFORE)
        _book(services, recorded.case_id, (today + timedelta(days=1), today + timedelta(days=14)), at)
    if family["state"] == _VISITED:
        _visit(services, family["report"], recorded.case_id, today + timedelta(days=family.get("visited_until", 0)), at)
    tell(services, family, recorded.case_id, today, actor)
    if "letter" in family:
        _write(services, family["letter"], recorded.case_id, actor)
    follow(services, family, recorded.case_id, today, actor)


def _settle_second(services: Services, family: Mapping[str, Any], today: date, actor: UserId) -> None:
    # Somebody else refers her too, for the same pregnancy.
    fields = {**family["fields"], **family["second"]}
    services.clock.go_to(today + timedelta(days=fields["received_on"]))
    due = due_from_age(parse_age(family["gestation"]), today)
    services.referrals.record(_fields(fields, today, due), actor=actor, seen=True)


def _settle_earlier(services: Services, family: Mapping[str, Any], today: date, actor: UserId) -> None:
    # Her first pregnancy, years ago: referred, visited, closed.
    earlier = family["earlier"]
    then = today - timedelta(days=earlier["days_ago"])
    services.clock.go_to(then)
    due = due_from_age(parse_age(earlier["gestation"]), then)
    fields = {**_fields(family["fields"], then, due), "gravida": "1", "para": "0", "own_question": ""}
    recorded = services.referrals.record(fields, actor=actor)
    at = _At(actor=actor, nurse=actor)
    _visit(services, earlier["report"], recorded.case_id, then + 2 * _VISITED_WITHIN, at)
    services.clients.close_case(recorded.case_id, CloseReason.COMPLETED, actor=actor)


def _visit(services: Services, report: Mapping[str, Any], case_id: CaseId, until: date, at: _At) -> None:
    services.clock.go_to(until - _VISITED_WITHIN)
    span = until - _VISITED_WITHIN, until - _REPORTED_AFTER
    appointment, held_on = _book(services, case_id, span, at)
    services.clock.go_to(held_on + timedelta(days=1))
    goals = [
        Goal(id=new_id(), case_id=case_id, words=words, since=held_on, position=place)
        for place, words in enumerate(report.get("goals", ()))
    ]
    following = Following(goals=tuple(goals) or None)
    services.visits.reports.report(appointment, reported(report, held_on), following, actor=at.actor)


def _book(services: Services, case_id: CaseId, span: tuple[date, date], at: _At) -> tuple[AppointmentId, date]:
    first, last = span
    best = services.visits.proposals(case_id, actor=at.actor, nurse=at.nurse, first=first, last=last, count=1)[0]
    return services.visits.accept(best, actor=at.actor).appointment_id, local_day(best.starts_at)


def _write(services: Services, written: Mapping[str, Any], case_id: CaseId, actor: UserId) -> None:
    """Begin her letter on the day of the last step; one to a partner is agreed to, made final and sent that day."""
    partners = services.coalition.organisations(actor=actor)
    receiver = next((partner.id for partner in partners if partner.name == written.get("to")), None)
    begun = services.letters.begin(LetterKind(written["kind"]), case_id, receiver, actor=actor)
    draft = replace(begun, words={**begun.words, **written.get("words", {})})
    if receiver is None:
        services.letters.keep(draft, actor=actor)
        return
    today = services.clock.today()
    agreed = Agreement(asked_by=written["asked_by"], given_on=today)
    letter = services.letters.make(draft, actor=actor, agreement=agreed, is_final=True)
    services.letters.mark_sent(letter.id, draft.route, today, actor=actor)


def _fields(written: Mapping[str, Any], today: date, due: date) -> dict[str, str]:
    # A number under a date is so many days from today.
    moved = {
        name: (today + timedelta(days=value)).isoformat() if isinstance(value, int) else str(value)
        for name, value in written.items()
    }
    return {**moved, "due_date": due.isoformat()}
