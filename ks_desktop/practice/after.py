"""What came of visits, and of families that are not visited any more: not reached, no thank you, a loss, a move."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from ks_desktop.clients.domain import CloseReason, ConsentPurpose
from ks_desktop.clients.service.consents import Answered
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.letters.domain import LetterKind, SendRoute
from ks_desktop.practice.making import Services
from ks_desktop.visits.domain import (
    Agreement,
    ContactResult,
    Help,
    HelpKind,
    Mode,
    Need,
    Outcome,
    Present,
    Report,
)
from ks_desktop.visits.service.contacts import Tried

_WAITED: Final = timedelta(days=7)  # for an answer to the letter


def _not_reached(services: Services, family: Mapping[str, Any], case_id: CaseId, today: date, actor: UserId) -> None:
    """Try three times, write to her, and close when she does not answer."""
    for days in family["tries"]:
        services.clock.go_to(today + timedelta(days=days))
        services.visits.contacts.record(case_id, Tried(result=ContactResult.NOT_REACHED), actor=actor)
    draft = services.letters.begin(LetterKind.NOT_REACHED, case_id, actor=actor)
    letter = services.letters.make(draft, actor=actor, is_final=True)
    sent_on = services.clock.today()
    services.letters.mark_sent(letter.id, SendRoute.POST, sent_on, actor=actor)
    services.clock.go_to(sent_on + _WAITED)
    services.clients.close_case(case_id, CloseReason.NOT_REACHED, actor=actor)


def _declined(services: Services, family: Mapping[str, Any], case_id: CaseId, today: date, actor: UserId) -> None:
    """Speak with her: she wants no visit, and that is well."""
    services.clock.go_to(today + timedelta(days=family["spoken"]))
    services.visits.contacts.record(case_id, Tried(result=ContactResult.SPOKEN, note=family["note"]), actor=actor)
    services.clients.close_case(case_id, CloseReason.DECLINED, actor=actor)


def _pregnancy_ended(
    services: Services, family: Mapping[str, Any], case_id: CaseId, today: date, actor: UserId
) -> None:
    """Hear of it, and let everything be quiet; one call may be offered."""
    services.clock.go_to(today + timedelta(days=family["told"]))
    services.clients.endings.end(
        case_id,
        CloseReason.PREGNANCY_ENDED,
        ended_on=today + timedelta(days=family["ended"]),
        told_by=family["told_by"],
        offer_call=True,
        actor=actor,
    )


def _handed_over(services: Services, family: Mapping[str, Any], case_id: CaseId, today: date, actor: UserId) -> None:
    """Let her go to the JGZ of another town, as she agreed."""
    moved_on = today + timedelta(days=family["moved"])
    services.clock.go_to(moved_on)
    partners = services.coalition.organisations(actor=actor)
    receiver = next(partner.id for partner in partners if partner.name == family["to"])
    agreed = Answered(
        purpose=ConsentPurpose.HANDOVER,
        agrees=True,
        given_on=moved_on,
        asked_by=family["asked_by"],
        receiver=receiver,
        data=family["data"],
    )
    services.clients.answers.answer(case_id, agreed, actor=actor)
    services.clients.life_events.moved_away(case_id, moved_on, family["words"], actor=actor)


_Tell = Callable[[Services, Mapping[str, Any], CaseId, date, UserId], None]
STORIES: Final[Mapping[str, _Tell]] = {
    "not_reached": _not_reached,
    "declined": _declined,
    "pregnancy_ended": _pregnancy_ended,
    "handed_over": _handed_over,
}


def tell(services: Services, family: Mapping[str, Any], case_id: CaseId, today: date, actor: UserId) -> None:
    """Let happen what became of a family, where something did."""
    story = STORIES.get(family["state"])
    if story is not None:
        story(services, family["story"], case_id, today, actor)


def reported(report: Mapping[str, Any], held_on: date) -> Report:
    """Return what came of a visit, as the family says it."""
    return Report(
        outcome=Outcome.VISITED,
        held_on=held_on,
        note=report["note"],
        mode=Mode.HOME,
        present=tuple(map(Present, report.get("present", ()))),
        topics=tuple(report.get("topics", ())),
        help_wanted=tuple(report.get("help_wanted", ())),
        need=Need(report["need"]) if "need" in report else None,
        agreements=tuple(
            Agreement(who=one["who"], what=one["what"], by_when=held_on + timedelta(days=one["within"]))
            for one in report.get("agreements", ())
        ),
        help=tuple(Help(kind=HelpKind(one["kind"]), what=one["what"]) for one in report.get("help", ())),
    )
