"""Where help was asked for a family, what came of it, and what the referrer was told: each on the day it happened."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any, Final

from ks_desktop.clients.domain import ConsentPurpose
from ks_desktop.clients.service.consents import Answered
from ks_desktop.coalition.domain import OfferQuestion, Service
from ks_desktop.core.values import CaseId, OnwardId, OrganisationId, UserId
from ks_desktop.letters.domain import LetterDraft, LetterKind
from ks_desktop.letters.service import Agreement
from ks_desktop.onward.domain import NotStarted, OnwardPlan, OnwardState, OnwardWay, StepTaken, WarmHandOver
from ks_desktop.practice.making import Services

_SHARED: Final = "naam, telefoon, haar vraag"
_Event = tuple[int, Callable[[], object]]


def follow(services: Services, family: Mapping[str, Any], case_id: CaseId, today: date, actor: UserId) -> None:
    """Let happen what a family says of help, in the order of the days; numbers are days from today."""
    story = _Story(services, case_id, actor)
    for on, act in sorted(_events(story, family), key=lambda event: event[0]):
        services.clock.go_to(today + timedelta(days=on))
        act()


def _events(story: "_Story", family: Mapping[str, Any]) -> Iterator[_Event]:
    for written in family.get("onward", ()):
        yield written["on"], partial(story.refer, written)
        if "letter" in written:
            yield written["on"], partial(story.write, written)
        for step in written.get("steps", ()):
            yield step["on"], partial(story.take, written["to"], step)
        if "warm" in written:
            yield written["warm"]["on"], partial(story.hand_over, written["to"], written["warm"])
    for told in family.get("told", ()):
        yield told["on"], partial(story.tell, told["asked_by"])


class _Story:
    """One family on its way to help; each thing happens on the day that the clock shows."""

    def __init__(self, services: Services, case_id: CaseId, actor: UserId) -> None:
        self._services = services
        self._case_id = case_id
        self._actor = actor
        self._referred: dict[str, OnwardId] = {}

    @property
    def _today(self) -> date:
        return self._services.clock.today()

    def refer(self, written: Mapping[str, Any]) -> None:
        """Choose a service with her; what is told without a letter is asked of her first."""
        service, way = self._service(written["to"]), OnwardWay(written["way"])
        if way.shares and way is not OnwardWay.LETTER:
            self._agree(ConsentPurpose.REFER, written["asked_by"], service.organisation_id)
        plan = OnwardPlan(
            case_id=self._case_id,
            organisation_id=service.organisation_id,
            service_id=service.id,
            needs=tuple(written["needs"]),
            wish=written["wish"],
            way=way,
            second_of=self._referred.get(written.get("instead_of", "")),
        )
        self._referred[written["to"]] = self._services.onward.refer(plan, actor=self._actor)

    def write(self, written: Mapping[str, Any]) -> None:
        """Write the letter that goes with it, as she agreed, and send it."""
        kind, receiver = LetterKind(written["letter"]["kind"]), self._service(written["to"]).organisation_id
        onward_id = self._referred[written["to"]]
        begun = self._services.letters.begin(kind, self._case_id, receiver, onward_id=onward_id, actor=self._actor)
        agreed = Agreement(asked_by=written["asked_by"], given_on=self._today)
        self._send(replace(begun, words={**begun.words, **written["letter"]["words"]}), agreed)

    def take(self, to: str, step: Mapping[str, Any]) -> None:
        """Write down what was heard of it."""
        said = {name: value for name, value in step.items() if name not in {"on", "state", "reason", "ask_again"}}
        taken = StepTaken(
            state=OnwardState(step["state"]),
            on=self._today,
            reason=NotStarted(step["reason"]) if "reason" in step else None,
            follow_up_on=self._today + timedelta(days=step["ask_again"]) if "ask_again" in step else None,
            **said,
        )
        self._services.onward.take_step(self._referred[to], taken, actor=self._actor)

    def hand_over(self, to: str, written: Mapping[str, Any]) -> None:
        """Write down that somebody there was spoken to."""
        warm = WarmHandOver(
            on=self._today, way=OnwardWay(written["way"]), with_whom=written["with_whom"], words=written["words"]
        )
        self._services.onward.hand_over_warm(self._referred[to], warm, actor=self._actor)

    def tell(self, asked_by: str) -> None:
        """Tell who referred her how it stands."""
        self._agree(ConsentPurpose.FEEDBACK, asked_by)
        self._send(self._services.letters.begin(LetterKind.FEEDBACK, self._case_id, actor=self._actor))

    def _agree(self, purpose: ConsentPurpose, asked_by: str, receiver: OrganisationId | None = None) -> None:
        agreed = Answered(
            purpose=purpose, agrees=True, given_on=self._today, asked_by=asked_by, receiver=receiver, data=_SHARED
        )
        self._services.clients.answers.answer(self._case_id, agreed, actor=self._actor)

    def _send(self, draft: LetterDraft, agreed: Agreement | None = None) -> None:
        letters = self._services.letters
        letter = letters.make(draft, actor=self._actor, agreement=agreed, is_final=True)
        letters.mark_sent(letter.id, draft.route, self._today, actor=self._actor)

    def _service(self, name: str) -> Service:
        directory = self._services.coalition.services
        lines = directory.find(OfferQuestion(text=name), actor=self._actor)
        return directory.service(next(line.id for line in lines if line.name == name), actor=self._actor)
