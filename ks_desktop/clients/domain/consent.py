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
    INFORM_GP = "inform_gp"


class ConsentState(StrEnum):
    """Given, refused, or taken back."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ConsentForm(StrEnum):
    """How consent was given."""

    SPOKEN = "spoken"
    WRITTEN = "written"
    SIGNED = "signed"


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

    @property
    def topic(self) -> tuple[ConsentPurpose, OrganisationId | None]:
        """What it is about: a newer answer about the same replaces it."""
        return self.purpose, self.receiver

    def counts(self, on: date) -> bool:
        """Tell whether it is a yes on a day."""
        if self.state is ConsentState.WITHDRAWN:
            return self.withdrawn_on is not None and on < self.withdrawn_on
        return self.state is ConsentState.GIVEN


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
    newest = newest_answer(consents, purpose, receiver, on=on)
    return newest is not None and newest.counts(on)


def newest_answer(
    consents: Iterable[Consent], purpose: ConsentPurpose, receiver: OrganisationId | None = None, *, on: date
) -> Consent | None:
    """Return the answer that counts on a day, whoever asked it; None while she was not asked. As `consent_given`."""
    answers = [c for c in consents if c.purpose is purpose and c.receiver == receiver and c.given_on <= on]
    # Ids follow the order of making, so of two answers on one day the one recorded last counts.
    return max(answers, key=lambda c: (c.given_on, c.id), default=None)


def is_refused(consents: Iterable[Consent], purpose: ConsentPurpose, *, on: date) -> bool:
    """Tell whether she was asked, and the answer that counts is no yes (any more)."""
    newest = newest_answer(consents, purpose, on=on)
    return newest is not None and not newest.counts(on)
