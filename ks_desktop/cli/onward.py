"""Onward referrals at the command line: listed, made, and what became of them. Words of hers stay in the window."""

import argparse
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from ks_desktop.cli import output
from ks_desktop.cli.letters import case_of, letter_of
from ks_desktop.cli.output import Exit
from ks_desktop.cli.parser import identifier
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import OnwardId, OrganisationId, ServiceId
from ks_desktop.house import House
from ks_desktop.letters.domain import Letter
from ks_desktop.letters.domain.codes import read_letter_code
from ks_desktop.onward.domain import (
    NotStarted,
    OnwardLine,
    OnwardPlan,
    OnwardReferral,
    OnwardState,
    OnwardStep,
    OnwardWay,
    StepTaken,
    Wanted,
)

_MADE: Final = ("id", "case", "state", "receiver", "follow_up_on")
_CHOICE: Final = ("id", "name", "organisation", "domain")


def rows(house: House, *, states: Iterable[str] = (), overdue: bool = False) -> list[dict[str, Any]]:
    """Return the onward referrals, the next to ask about first, without those of a pregnancy that ended."""
    today = house.clock.today()
    wanted = Wanted(states=tuple(map(OnwardState, states)), overdue_on=today if overdue else None)
    return [_line(line, house) for line in house.onward.lines(wanted, actor=house.actor)]


def onward(house: House, asked: argparse.Namespace) -> Exit:
    """Refer onward, write down what became of it, or say what else there is."""
    return {"refer": _refer, "step": _step, "choices": _choices}[asked.act](house, asked)


def _refer(house: House, asked: argparse.Namespace) -> Exit:
    plan = OnwardPlan(
        case_id=case_of(house, asked.case),
        organisation_id=OrganisationId(identifier(asked.to, field="organisation")) if asked.to else None,
        service_id=ServiceId(identifier(asked.service, field="service")) if asked.service else None,
        needs=tuple(asked.need),
        wish=asked.wish,
        way=OnwardWay(asked.way),
        second_of=_id(house, asked.second_of) if asked.second_of else None,
        made_on=asked.on,
    )
    made = house.onward.refer(plan, actor=house.actor)
    return _say(house.onward.referral(made, actor=house.actor), asked)


def _step(house: House, asked: argparse.Namespace) -> Exit:
    step = StepTaken(
        state=OnwardState(asked.state),
        on=asked.on or house.clock.today(),
        reason=NotStarted(asked.reason) if asked.reason else None,
        words=asked.words,
        waiting_weeks=asked.waiting_weeks,
        starts_on=asked.starts_on,
        took_over=asked.took_over,
        follow_up_on=asked.ask_on,
    )
    letter = _letter(house, asked.id)
    is_of_before = letter is not None and letter.onward_id is None and letter.asked_for_help
    if letter is None or not is_of_before:
        house.onward.take_step(_id(house, asked.id), step, actor=house.actor)
    elif step.state is not OnwardState.SENT:
        house.letters.answered(letter.id, step, actor=house.actor)
    elif not house.onward.referral(house.letters.followed(letter.id, actor=house.actor), actor=house.actor).sent_on:
        house.onward.take_step(_id(house, asked.id), step, actor=house.actor)
    return _say(house.onward.referral(_id(house, asked.id), actor=house.actor), asked)


def _choices(house: House, asked: argparse.Namespace) -> Exit:
    found = house.onward.second_choices(_id(house, asked.id), actor=house.actor)
    said = [
        {
            "id": str(line.id),
            "name": line.name,
            "organisation": line.organisation,
            "domain": line.domain.value,
            "needs": list(line.needs),
        }
        for line in found
    ]
    if asked.json:
        output.say_json(said)
    else:
        output.say_table(said, _CHOICE)
    return Exit.DONE


def _id(house: House, typed: str) -> OnwardId:
    """Return the onward referral of an id, or of the number of a letter that asked for the help.

    Raises:
        UserError: nothing is known by it, or that letter asked for no help.
    """
    letter = _letter(house, typed)
    if letter is None:
        return OnwardId(identifier(typed, field="id"))
    if letter.onward_id is None:
        raise UserError(N_("This letter belongs to no onward referral."), code="gone", field="id")
    return letter.onward_id


def _letter(house: House, typed: str) -> Letter | None:
    """Return the letter of a number or of the code on its slip; None where something else is typed."""
    if read_letter_code(typed) is None:
        return None
    return house.letters.letter(letter_of(house, typed), actor=house.actor)


def _say(referral: OnwardReferral, asked: argparse.Namespace) -> Exit:
    said = _referral(referral)
    if asked.json:
        output.say_json(said)
    else:
        output.say_table([said], _MADE)
    return Exit.DONE


def _line(line: OnwardLine, house: House) -> dict[str, Any]:
    said = {"overdue": line.is_overdue(house.clock.today()), "next": line.next.text()}
    return _referral(line.referral) | said


def _referral(referral: OnwardReferral) -> dict[str, Any]:
    return {
        "id": str(referral.id),
        "case": str(referral.case_id),
        "state": referral.state.value,
        "receiver": referral.receiver,
        "organisation": str(referral.organisation_id) if referral.organisation_id is not None else None,
        "service": str(referral.service_id) if referral.service_id is not None else None,
        "domain": referral.domain.value,
        "needs": list(referral.needs),
        "way": referral.way.value,
        "made_on": referral.made_on.isoformat(),
        "sent_on": _day(referral.sent_on),
        "follow_up_on": _day(referral.follow_up_on),
        "took_over_on": _day(referral.took_over_on),
        "reason": referral.reason.value if referral.reason is not None else None,
        "second_of": str(referral.second_of) if referral.second_of is not None else None,
        "no_second_choice": referral.no_second_choice,
        "warm": [{"on": held.on.isoformat(), "way": held.way.value} for held in referral.warm],
        "steps": [_happened(step) for step in referral.steps],
    }


def _happened(step: OnwardStep) -> dict[str, Any]:
    return {
        "state": step.state.value,
        "on": step.on.isoformat(),
        "reason": step.reason.value if step.reason is not None else None,
        "waiting_weeks": step.waiting_weeks,
        "starts_on": _day(step.starts_on),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
