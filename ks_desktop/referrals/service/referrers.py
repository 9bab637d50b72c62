"""Who refers: partners and people of the directory that referrals point at, offered while typing, and counted."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ks_desktop.coalition.domain import Organisation, OrganisationKind, Person, Referred
from ks_desktop.coalition.domain.spelling import organisation_key, person_key
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes, OrganisationId, PersonId, ReferralId, UserId, new_id
from ks_desktop.referrals import store
from ks_desktop.referrals.domain import Referral, ReferrerRole
from ks_desktop.referrals.intake import Intake
from ks_desktop.referrals.referrers import Directory, Offer
from ks_desktop.security.domain import AuditEvent

_CHANGED: Final = Changes(referrals=True, coalition=True)
_KINDS: Final = {role: OrganisationKind(role.value) for role in ReferrerRole if role.value in set(OrganisationKind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownReferrer:
    """Whom a referral came from, as far as the directory knows.

    Attributes:
        organisation: the partner it points at, None without one.
        person: the person there.
        near: who may be meant while it points at nobody.
    """

    referral: Referral
    organisation: Organisation | None = None
    person: Person | None = None
    near: tuple[Offer, ...] = ()

    @property
    def phone(self) -> str:
        """The number to talk with them: as it was given, else of the person, else of the practice."""
        of_person = self.person.phone if self.person is not None else ""
        of_practice = self.organisation.phone if self.organisation is not None else ""
        return self.referral.referrer_phone or of_person or of_practice

    @property
    def can_be_added(self) -> bool:
        """Tell whether the practice can be put in the directory as it was given."""
        return self.organisation is None and bool(self.referral.referrer_organisation)


class Referrers:
    """The referrers as the directory knows them. The texts of a referral stay as they were given."""

    def __init__(self, database: Database, coalition: Coalition) -> None:
        self._database = database
        self._coalition = coalition

    def directory(self, *, reading: Reading) -> Directory:
        """Return everybody a referral may point at, to look up many of them."""
        partners = self._coalition.partners(reading=reading)
        people = self._coalition.people.everybody(reading=reading)
        return Directory(partners, people, self._coalition.spellings.all_of(reading=reading))

    def linked(self, intake: Intake, *, reading: Reading, before: Referral | None = None) -> Intake:
        """Return an intake whose referral points at whom its texts name exactly; see `Directory.linked`."""
        if not intake.referral.referrer:
            return intake
        return replace(intake, referral=self.directory(reading=reading).linked(intake.referral, before))

    def offer(self, text: str, *, actor: UserId) -> tuple[Offer, ...]:
        """Return who of the directory a typed text may mean, the likeliest first; a few at most."""
        with self._database.reading(actor) as reading:
            return self.directory(reading=reading).offers(text)

    def offer_at(self, practice: str, name: str, *, actor: UserId) -> tuple[Offer | None, tuple[str, ...]]:
        """Return whom a typed practice and name are exactly, None without one, and who work at that practice."""
        with self._database.reading(actor) as reading:
            directory = self.directory(reading=reading)
        offer = directory.find(practice, name)
        names = directory.names_at(offer.organisation.id) if offer is not None else ()
        return offer, names

    def known(self, referral_id: ReferralId, *, actor: UserId) -> KnownReferrer:
        """Return whom a referral came from.

        Raises:
            UserError: the referral is not there any more.
        """
        with self._database.reading(actor) as reading:
            referral = _get(referral_id, reading)
            organisation, person = self.pointed_at(referral, reading=reading)
            near = () if organisation is not None else self.directory(reading=reading).near(referral)
        return KnownReferrer(referral=referral, organisation=organisation, person=person, near=near)

    def pointed_at(self, referral: Referral, *, reading: Reading) -> tuple[Organisation | None, Person | None]:
        """Return the partner and the person a referral points at; of an older one, whom its texts name exactly."""
        if referral.referrer_organisation_id is None:
            found = self.directory(reading=reading).find(referral.referrer_organisation, referral.referrer_name)
            return (found.organisation, found.person) if found is not None else (None, None)
        organisation = self._coalition.organisation(referral.referrer_organisation_id, reading=reading)
        if organisation.joined_into is not None:
            organisation = self._coalition.organisation(organisation.joined_into, reading=reading)
        people = self._coalition.people.everybody(reading=reading) if referral.referrer_person_id else ()
        return organisation, next((person for person in people if person.id == referral.referrer_person_id), None)

    def choose(self, referral_id: ReferralId, offer: Offer, *, actor: UserId) -> Changes:
        """Let a referral point at this partner and person: a nurse said that they are meant."""
        person_id = offer.person.id if offer.person is not None else None
        with self._database.work(actor, AuditEvent.REFERRAL_CHANGED) as work:
            self._point(_get(referral_id, work), offer.organisation.id, person_id, work)
        return _CHANGED

    def add_to_directory(self, referral_id: ReferralId, *, actor: UserId) -> Changes:
        """Put the practice and the person of a referral in the directory, as they were given.

        Other referrals of the same practice that point at nobody point at it too.

        Raises:
            UserError: the referral names no practice, or one that is in the directory.
        """
        with self._database.work(actor, AuditEvent.ORGANISATION_CHANGED) as work:
            referral = _get(referral_id, work)
            if not referral.referrer_organisation or self.pointed_at(referral, reading=work)[0] is not None:
                sentence = N_("There is no practice here that can be added to the directory.")
                raise UserError(sentence, code="referrer_known", field="referrer_organisation")
            added = self._add(referral, work)
            directory = self.directory(reading=work)
            key = organisation_key(referral.referrer_organisation)
            same = [each for each, name in store.unlinked(work).items() if organisation_key(name) == key]
            for other in store.get(work, same).values():
                person_id = directory.linked(other).referrer_person_id
                self._point(other, added, person_id, work)
        return _CHANGED

    def _add(self, referral: Referral, work: Work) -> OrganisationId:
        new, role = OrganisationId(new_id()), referral.referrer_role
        is_person = bool(person_key(referral.referrer_name))
        organisation = Organisation(
            id=new,
            name=referral.referrer_organisation,
            kind=_KINDS.get(role, OrganisationKind.OTHER) if role is not None else OrganisationKind.OTHER,
            phone="" if is_person else referral.referrer_phone,
        )
        self._coalition.put_organisation(organisation, work=work)
        if is_person:
            person = Person(
                id=PersonId(new_id()),
                organisation_id=new,
                name=referral.referrer_name,
                phone=referral.referrer_phone,
            )
            self._coalition.people.put(person, work=work)
        return new

    def _point(self, referral: Referral, organisation: OrganisationId, person: PersonId | None, work: Work) -> None:
        store.put(work, replace(referral, referrer_organisation_id=organisation, referrer_person_id=person))

    def receipt_given(self, referral_id: ReferralId, on: date | None, *, work: Work) -> None:
        """Record that the referrer was told that it came in; None takes that back, when its note is withdrawn."""
        store.put(work, replace(_get(referral_id, work), receipt_given_on=on))

    def asked(self, referral_id: ReferralId, on: date | None, *, work: Work) -> None:
        """Record that the referrer was asked what is missing; None takes that back, when the letter is withdrawn."""
        store.put(work, replace(_get(referral_id, work), asked_on=on))

    def referred(self, organisation_id: OrganisationId, *, actor: UserId) -> Referred:
        """Return how many women a partner referred, and of how many it must still hear how it went."""
        with self._database.reading(actor) as reading:
            partner = self._coalition.organisation(organisation_id, reading=reading)
            spellings = self._coalition.spellings.all_of(reading=reading)
            same = (partner, *(each for each in spellings if each.joined_into == organisation_id))
            referrals = [found for each in same for found in store.of_partner(reading, each.id, each.name)]
        return Referred(count=len(referrals), waiting=sum(referral.owes_feedback for referral in referrals))


def _get(referral_id: ReferralId, reading: Reading) -> Referral:
    found = store.get(reading, [referral_id]).get(referral_id)
    if found is None:
        raise UserError(N_("This referral is not there any more."), code="gone")
    return found
