"""What she agreed to or refused, for whom and about which data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ks_desktop.core.values import CaseId, ConsentId, OrganisationId


class ConsentPurpose(StrEnum):
    """What she agreed to or refused."""

    SIGN_UP = "sign_up"
    CONTACT = "contact"
    FEEDBACK = "feedback"
    REFER = "refer"
    CONSULT = "consult"
    HANDOVER = "handover"


class ConsentState(StrEnum):
    """Given, refused, or taken back."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ConsentForm(StrEnum):
    """How consent was given."""

    SPOKEN = "spoken"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One answer of hers: for a purpose, to a receiver, about named data.

    Attributes:
        receiver: the organisation it is about; None for the JGZ itself or for those who referred her.
        explained: what she was told.
        why: why it was asked.
        data: which data may go along, in words or as letter data words joined by commas.
        asked_by: who asked her.
        given_on: the day she answered.
    """

    id: ConsentId
    case_id: CaseId
    purpose: ConsentPurpose
    state: ConsentState
    receiver: OrganisationId | None = None
    explained: str = ""
    why: str = ""
    data: str = ""
    asked_by: str = ""
    given_on: date
    form: ConsentForm = ConsentForm.SPOKEN
    withdrawn_on: date | None = None
    version: int = 0


def consent_given(
    consents: Iterable[Consent],
    purpose: ConsentPurpose,
    receiver: OrganisationId | None = None,
    *,
    on: date,
) -> bool:
    """Tell whether she agrees to a purpose on a day: her newest answer counts.

    Args:
        consents: All answers of one case, in any order.
        purpose: What for.
        receiver: The organisation it is about, None for the JGZ itself.
        on: Local calendar day; an answer of a later day is not known yet.
    """
    answers = [c for c in consents if c.purpose is purpose and c.receiver == receiver and c.given_on <= on]
    if not answers:
        return False
    # Ids follow the order of making, so of two answers on one day the one recorded last counts.
    newest = max(answers, key=lambda c: (c.given_on, c.id))
    if newest.state is ConsentState.WITHDRAWN:
        return newest.withdrawn_on is not None and on < newest.withdrawn_on
    return newest.state is ConsentState.GIVEN
