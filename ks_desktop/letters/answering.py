"""What a letter to a referrer knows of the referral it answers. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from ks_desktop.clients.domain import Answer, Case, Client, CloseReason
from ks_desktop.coalition.domain import Organisation, OrganisationKind, Person, Terms
from ks_desktop.letters.facts import Ending, Referrer, VisitResult
from ks_desktop.referrals.domain import NotTakenUp, Referral, ReferrerRole, Urgency

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
