"""Onward referrals for the tests: one factory, and steps on days that follow each other."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from ks_desktop.coalition.domain import CareDomain
from ks_desktop.core.settings import Settings
from ks_desktop.core.values import CaseId, OnwardId, UserId
from ks_desktop.onward.domain import NotStarted, OnwardReferral, OnwardState, OnwardStep, StepTaken, taken

MADE: Final = date(2026, 3, 2)
TODAY: Final = date(2026, 9, 1)
NURSE: Final = UserId(UUID("01a20000-0000-7000-8000-000000000001"))
CASE: Final = CaseId(UUID("01a20000-0000-7000-8000-0000000000c1"))
SETTINGS: Final = Settings()
AT: Final = datetime.combine(TODAY, time(9), tzinfo=UTC)


def onward_id(number: int) -> OnwardId:
    """Return an id that is the same in each run."""
    return OnwardId(UUID(int=0x01A2 << 112 | 7 << 76 | 8 << 60 | number))


def make_onward(number: int = 1, **other: Any) -> OnwardReferral:
    """Return a draft made on `MADE`, with what is said otherwise."""
    first = OnwardStep(state=OnwardState.DRAFT, on=other.get("made_on", MADE), at=AT, by=NURSE)
    plain: dict[str, Any] = {
        "id": onward_id(number),
        "case_id": CASE,
        "receiver": "Buurtteam Overvecht",
        "domain": CareDomain.SOCIAL,
        "made_on": MADE,
        "made_by": NURSE,
        "follow_up_on": MADE + timedelta(days=3),
        "steps": (first,),
    }
    return OnwardReferral(**{**plain, **other})


def step(state: OnwardState, days: int = 0, **other: Any) -> StepTaken:
    """Return a step so many days after `MADE`, with the reason it must have."""
    if state is OnwardState.NOT_STARTED:
        other.setdefault("reason", NotStarted.NO_PLACE)
    return StepTaken(state=state, on=MADE + timedelta(days=days), **other)


def take(referral: OnwardReferral, happened: StepTaken, today: date = TODAY) -> OnwardReferral:
    """Return a referral after a step."""
    return taken(referral, happened, by=NURSE, at=AT, today=today, settings=SETTINGS)


def walked(*states: OnwardState, number: int = 1, **other: Any) -> OnwardReferral:
    """Return a referral that went through these states, a week apart."""
    referral = make_onward(number, **other)
    for week, state in enumerate(states):
        referral = take(referral, step(state, week * 7))
    return referral
