"""Whether a request can be finished in a way, and what that does to her record. Pure."""

from dataclasses import dataclass
from typing import Final

from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_
from ks_desktop.records.domain.requests import Decision, Outcome, Request, RequestKind
from ks_desktop.records.requests.catalogue import catalogue

UNKNOWN_ASKER: Final = frozenset({"not_known", "not_entitled"})
"""Grounds on which it is refused before any other step: nobody goes on for who may not ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What finishing a request does beside closing it."""

    sets_still: bool = False


def effect_of(request: Request, outcome: Outcome) -> Effect:
    """Return what a decision does to her record."""
    is_done = outcome.decision in {Decision.GRANTED, Decision.PARTLY}
    return Effect(sets_still=is_done and request.kind is RequestKind.RESTRICTION)


def check_outcome(request: Request, outcome: Outcome) -> None:
    """Refuse to finish a request that is not ready for it.

    Raises:
        UserErrors: each step that must be done first, and each ground that does not go with what was asked.
    """
    if outcome.decision is Decision.WITHDRAWN:
        return
    errors = [*_grounds(request, outcome), *_steps(request, outcome), *_destruction(request, outcome)]
    if errors:
        raise UserErrors(errors)


def _grounds(request: Request, outcome: Outcome) -> list[UserError]:
    known = {ground.key for ground in catalogue().grounds_for(request.kind)}
    if set(outcome.grounds) <= known:
        return []
    return [UserError(N_("This ground does not go with what was asked."), code="unknown_ground", field="grounds")]


def _steps(request: Request, outcome: Outcome) -> list[UserError]:
    if outcome.decision is Decision.REFUSED and UNKNOWN_ASKER.intersection(outcome.grounds):
        return []
    done = request.done()
    return [
        UserError(
            N_("First do this step, or say that it was done: {step}."),
            code="step_missing",
            field=f"step_{step.key}",
            values={"step": step.words},
        )
        for step in catalogue().guide(request.kind).steps
        if step.must and step.key not in done
    ]


def _destruction(request: Request, outcome: Outcome) -> list[UserError]:
    if request.kind is not RequestKind.DESTRUCTION or outcome.is_refusal:
        return []
    sentence = N_(
        "Destroying takes two people: ask for it here and let a colleague confirm it. The request goes with the record."
    )
    return [UserError(sentence, code="two_people", field="decision")]
