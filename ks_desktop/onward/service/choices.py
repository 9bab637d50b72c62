"""What else there is when help did not begin: services for the same need, by name, without a score."""

from collections.abc import Iterable

from ks_desktop.coalition.domain import OfferQuestion, ServiceLine
from ks_desktop.coalition.service.services import Services
from ks_desktop.core.database import Reading
from ks_desktop.core.values import ServiceId, search_key
from ks_desktop.onward.domain import OnwardReferral, tried, was_tried


def second_choices(
    referral: OnwardReferral, hers: Iterable[OnwardReferral], services: Services, *, reading: Reading
) -> tuple[ServiceLine, ...]:
    """Return what is offered for one of the needs of a referral, or in its domain where it names none.

    Args:
        referral: the one that came to nothing.
        hers: all of her case: where she was referred to is left out.
        services: the directory.
        reading: where to look.
    """
    questions = [OfferQuestion(need=need) for need in referral.needs] or [OfferQuestion(domain=referral.domain)]
    found: dict[ServiceId, ServiceLine] = {}
    for question in questions:
        found |= {line.id: line for line in services.find_within(question, reading=reading)}
    before = tried(hers)
    offered_by = {each.id: each.organisation_id for each in services.of(found, reading=reading)}
    left = [line for key, line in found.items() if not was_tried(key, offered_by[key], before)]
    return tuple(sorted(left, key=lambda line: (search_key(line.name), str(line.id))))
