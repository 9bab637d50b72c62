"""Requests as tests begin them."""

from datetime import date
from typing import Any
from uuid import UUID

from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.records.domain.requests import Asking, Identity, RequestKind
from tests.houses import TODAY


def asking(case_id: CaseId, kind: RequestKind = RequestKind.ACCESS, on: date = TODAY, **other: Any) -> Asking:
    given: dict[str, Any] = {"identity": Identity.DOCUMENT, "words": "Ik wil weten wat er staat."}
    if kind is RequestKind.CORRECTION:
        given |= {"about": "Telefoonnummer", "should_say": "06 87654321"}
    return Asking(case_id=case_id, kind=kind, received_on=on, **(given | other))


def begun(house: House, case_id: CaseId, kind: RequestKind = RequestKind.ACCESS, **other: Any) -> UUID:
    return house.requests.begin(asking(case_id, kind, **other), actor=house.actor)


def all_steps(house: House, request_id: UUID) -> None:
    request = house.requests.one(request_id, actor=house.actor)
    guide = next(guide for guide in house.requests.kinds if guide.kind is request.kind)
    for step in guide.steps:
        if step.must and step.key not in request.done():
            house.requests.step(request_id, step.key, actor=house.actor)
