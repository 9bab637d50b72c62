"""With whom the invented organisation works: a local coalition, what was agreed, where a partner is, what they said."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from ks_desktop.coalition.domain import (
    ActionPlan,
    Alliance,
    CapacityAnswer,
    CapacityState,
    Coordinator,
    EscalationStep,
    LocalAgreements,
    LocalContact,
    Location,
    OfferQuestion,
    Organisation,
)
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.values import AllianceId, LocationId, UserId, new_id

_SINCE: Final = timedelta(days=200)


def join_up(coalition: Coalition, content: Mapping[str, Any], today: date, actor: UserId) -> None:
    """Make the coalition, its agreements, a place of a partner and what was said of places there."""
    partners = {each.name: each for each in coalition.organisations(actor=actor)}
    _ally(coalition, content["alliance"], partners, today, actor)
    written = dict(content["location"])
    location = Location(id=LocationId(new_id()), organisation_id=partners[written.pop("partner")].id, **written)
    coalition.locations.save(location, actor=actor)
    said = content["capacity"]
    (line,) = coalition.services.find(OfferQuestion(text=said["service"]), actor=actor, most=1)
    answer = CapacityAnswer(
        service_id=line.id,
        asked_on=today - timedelta(days=said["asked_ago"]),
        state=CapacityState(said["state"]),
        asked_by=actor,
        weeks=said["weeks"],
        words=said["words"],
    )
    coalition.services.capacity_asked(answer, actor=actor)


def _ally(
    coalition: Coalition, written: Mapping[str, Any], partners: Mapping[str, Organisation], today: date, actor: UserId
) -> None:
    since, plan = today - _SINCE, written["plan"]
    alliance = Alliance(
        id=AllianceId(new_id()),
        name=written["name"],
        valid_from=since,
        municipalities=tuple(written["municipalities"]),
        coordinator=Coordinator(**written["coordinator"]),
        plan=ActionPlan(
            title=plan["title"],
            since=since,
            until=since + timedelta(days=plan["days"]),
            kept_at=plan["kept_at"],
            goals=plan["goals"],
        ),
        partners=tuple(partners[name].id for name in written["partners"]),
    )
    coalition.alliances.save(alliance, actor=actor)
    for code in written["municipalities"]:
        agreed = LocalAgreements(
            municipality=code,
            valid_from=since,
            contacts=tuple(LocalContact(**each) for each in written["contact"]),
            escalation=tuple(EscalationStep(**each) for each in written["escalation"]),
        )
        coalition.agreements.save_local(agreed, actor=actor)
