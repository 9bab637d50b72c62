"""What is missing from a referral, and in which tray it lies."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from ks_desktop.clients.domain import Case, Client
from ks_desktop.clients.domain.known import Known, known_of
from ks_desktop.clients.domain.person import LOOSE_HOUSING
from ks_desktop.core.gestation import GestationalAge, age_on, is_within
from ks_desktop.core.values import ClientId, ReferralId
from ks_desktop.referrals.domain.referral import Referral
from ks_desktop.referrals.domain.words import NotTakenUp, Route, Tray

if TYPE_CHECKING:
    from ks_desktop.core.database import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralLine:
    """A referral as it stands in a list.

    Attributes:
        name: the woman's name.
        age: how far she is today; None when that lies outside a pregnancy.
        days_waiting: calendar days since it was received.
        missing: words of `missing`.
        tray: where it lies.
    """

    referral: Referral
    client_id: ClientId
    name: str
    age: GestationalAge | None
    due_date: date
    days_waiting: int
    missing: tuple[str, ...]
    tray: Tray

    @property
    def can_be_planned(self) -> bool:
        """Tell whether a visit may be planned: she agrees, and nothing that a visit needs is missing."""
        return self.tray in {Tray.NEW, Tray.READY} and not self.missing


class Standing(Protocol):
    """How a referral stands: what decides in which tray it lies, of a whole record or of a few columns."""

    @property
    def route(self) -> Route | None: ...  # noqa: D102 - see `Referral`
    @property
    def referrer_organisation(self) -> str: ...  # noqa: D102
    @property
    def referrer_name(self) -> str: ...  # noqa: D102
    @property
    def seen_on(self) -> date | None: ...  # noqa: D102
    @property
    def is_taken_up(self) -> bool: ...  # noqa: D102
    @property
    def not_taken_up(self) -> NotTakenUp | None: ...  # noqa: D102


class Doubts(Protocol):
    """Tells which referrals may be about a woman who is on record already, while nobody has said."""

    def __call__(self, referral_ids: Collection[ReferralId], *, reading: "Reading") -> Collection[ReferralId]:
        """Return those of these referrals that are doubted."""


def no_doubts(referral_ids: Collection[ReferralId], *, reading: "Reading") -> Collection[ReferralId]:
    """Doubt none, as while nothing compares women."""
    del referral_ids, reading
    return ()


def missing(referral: Referral, client: Client, *, has_consent: bool) -> tuple[str, ...]:
    """Return what a visit needs and is not known, as words in the order of the form."""
    if client.is_hidden:
        return ()  # what is lacking is not for who may not see her
    return missing_of(referral, known_of(client), has_consent=has_consent)


def missing_of(referral: Standing, known: Known, *, has_consent: bool) -> tuple[str, ...]:
    """Return the same of few columns; see `missing`."""
    has_address = all((known.street, known.house_number, known.postcode, known.place))
    can_be_found = bool(known.address_note or (known.place and known.municipality))
    lives_loosely = known.housing in LOOSE_HOUSING
    found = {
        "referrer": referral.route is Route.SELF or bool(referral.referrer_organisation or referral.referrer_name),
        "name": bool(known.given_name or known.initials),
        "birth_date": known.birth_date is not None,
        "address": has_address or lives_loosely,
        "whereabouts": has_address or can_be_found or not lives_loosely,
        "municipality": bool(known.municipality),
        "phone": bool(known.phone or known.phone_2),
        "consent": has_consent,
    }
    return tuple(word for word, is_known in found.items() if not is_known)


def tray_of(referral: Standing, lacking: Iterable[str], *, case_is_open: bool, is_doubted: bool = False) -> Tray:
    """Return the tray a referral lies in.

    Args:
        referral: the referral.
        lacking: words of `missing`.
        case_is_open: whether work on the case goes on.
        is_doubted: she may be somebody who is on record already, and nobody has said yet.
    """
    if referral.not_taken_up is not None:
        return Tray.NOT_TAKEN_UP
    # A second referral about a case that is already planned is shown as new until somebody has seen it.
    if referral.is_taken_up and referral.seen_on is not None:
        return Tray.TAKEN_UP
    if not case_is_open:
        return Tray.NOT_TAKEN_UP
    return Tray.DOUBT if is_doubted else _open_tray(referral, frozenset(lacking))


def _open_tray(referral: Standing, lacking: frozenset[str]) -> Tray:
    if "consent" in lacking:
        return Tray.CONSENT_MISSING
    if lacking:
        return Tray.INCOMPLETE
    return Tray.NEW if referral.seen_on is None else Tray.READY


def line_of(
    referral: Referral, case: Case, client: Client, *, has_consent: bool, today: date, is_doubted: bool = False
) -> ReferralLine:
    """Return a referral as it stands in a list, with its case and the woman it is about."""
    lacking = missing(referral, client, has_consent=has_consent)
    return ReferralLine(
        referral=referral,
        client_id=client.id,
        name=client.name.full,
        age=age_on(case.due, today) if is_within(case.due, today) else None,
        due_date=case.due_date,
        days_waiting=(today - referral.received_on).days,
        missing=lacking,
        tray=tray_of(referral, lacking, case_is_open=case.is_open, is_doubted=is_doubted),
    )
