"""Which partner and person of the directory a referral's texts name: exactly, or nearly and then only offered. Pure.

Exact means: the same words, whatever the capitals, accents, points and legal form. Everything less is near: it is shown
to the nurse and never linked by itself, because two practices of nearly one name are two practices.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz import fuzz

from ks_desktop.coalition.domain import FeedbackRoute, Organisation, OrganisationKind, Person
from ks_desktop.coalition.domain.spelling import LEGAL, TITLES, organisation_key, person_key, words_of
from ks_desktop.coalition.wording import feedback_text
from ks_desktop.core.values import OrganisationId
from ks_desktop.referrals.domain import Referral, ReferrerRole

MOST_OFFERS: Final = 6
_NEAR: Final = 84  # of 100: one or two letters of a name of a practice
_COMMON: Final = frozenset(
    {
        *("verloskundige", "verloskundigen", "verloskundigenpraktijk", "verloskundig", "vk", "vkp", "vp"),
        *("huisarts", "huisartsen", "huisartsenpraktijk", "ha", "praktijk", "centrum", "team", "de", "het", "t", "en"),
    }
)
_ROLES: Final = {kind: ReferrerRole(kind.value) for kind in OrganisationKind if kind.value in set(ReferrerRole)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A partner of the directory, and maybe somebody there, that a text may mean."""

    organisation: Organisation
    person: Person | None = None

    @property
    def label(self) -> str:
        """Who it is, on one line."""
        who = self.person.name if self.person is not None else ""
        return ", ".join(part for part in (self.organisation.name, who, self.organisation.place) if part)

    @property
    def feedback(self) -> str:
        """How they want to hear how it went, in words; the person's own way goes first."""
        own = feedback_text(self.person) if self.person is not None else ""
        return own or feedback_text(self.organisation)

    def fills(self) -> dict[str, str]:
        """Return what it says of the fields of a referral, by name; what is not known is not in it."""
        person = self.person
        route = person.feedback_route if person is not None and person.feedback_route else None
        wants_none = (route or self.organisation.feedback_route) is FeedbackRoute.NONE
        said = {
            "referrer_organisation": self.organisation.name,
            "referrer_name": person.name if person is not None else "",
            "referrer_role": _ROLES.get(self.organisation.kind, ReferrerRole.OTHER).value,
            "referrer_phone": (person.phone if person is not None else "") or self.organisation.phone,
            "feedback_wanted": "no" if wants_none else "",
            "feedback_route": "" if wants_none else self.feedback,
        }
        return {name: text for name, text in said.items() if text}


class Directory:
    """The partners and their people, as they are looked up by what a referral says."""

    def __init__(
        self, organisations: Iterable[Organisation], people: Iterable[Person], spellings: Iterable[Organisation] = ()
    ) -> None:
        """Take the partners, everybody there, and the other spellings of partners."""
        self._organisations, spellings = tuple(organisations), tuple(spellings)
        self._people: dict[OrganisationId, list[Person]] = defaultdict(list)
        self._by_key: dict[str, list[Organisation]] = defaultdict(list)
        for organisation in self._organisations:
            self._by_key[organisation_key(organisation.name)].append(organisation)
        kept = {organisation.id: organisation for organisation in self._organisations}
        meant = {spelling.id: spelling.joined_into for spelling in spellings}
        for spelling in spellings:
            if spelling.joined_into in kept:
                self._by_key[organisation_key(spelling.name)].append(kept[spelling.joined_into])
        for person in people:
            if person.is_active:
                self._people[meant.get(person.organisation_id) or person.organisation_id].append(person)

    def find(self, organisation: str, name: str) -> Offer | None:
        """Return the one partner these texts name exactly, with the one person there; None when there is no such."""
        key = organisation_key(organisation)
        found = self._by_key.get(key, []) if key else []
        if len({organisation.id for organisation in found}) != 1:
            return None
        people = [person for person in self._people[found[0].id] if person_key(person.name) == person_key(name)]
        person = people[0] if len(people) == 1 and person_key(name) else None
        return Offer(organisation=found[0], person=person)

    def names_at(self, organisation_id: OrganisationId) -> tuple[str, ...]:
        """Return the names of who work at a partner."""
        return tuple(person.name for person in self._people[organisation_id])

    def linked(self, referral: Referral, before: Referral | None = None) -> Referral:
        """Return a referral that points at whom its texts name exactly.

        Args:
            referral: as it was typed or read.
            before: as it was stored; while its texts stay the same, what a nurse chose for them stays too.
        """
        found = self.find(referral.referrer_organisation, referral.referrer_name)
        if found is not None:
            person_id = found.person.id if found.person is not None else None
            return replace(referral, referrer_organisation_id=found.organisation.id, referrer_person_id=person_id)
        if before is not None and before.referrer == referral.referrer:
            return replace(
                referral,
                referrer_organisation_id=before.referrer_organisation_id,
                referrer_person_id=before.referrer_person_id,
            )
        return referral

    def offers(self, text: str) -> tuple[Offer, ...]:
        """Return who of the directory a text may mean, the likeliest first.

        Args:
            text: the name of a practice or of a person, or the beginning of one.
        """
        typed = words_of(text)
        if not typed:
            return ()
        scored = []
        for organisation in self._organisations:
            people = self._people[organisation.id]
            score = _likeness(typed, organisation_key(organisation.name))
            if score:
                scored.append((score, Offer(organisation=organisation)))
                scored += [(score - 1, Offer(organisation=organisation, person=person)) for person in people]
                continue
            for person in people:
                score = _person_likeness(typed, f"{person_key(person.name)} {organisation_key(organisation.name)}")
                if score:
                    scored.append((score, Offer(organisation=organisation, person=person)))
        scored.sort(key=lambda each: (-each[0], each[1].label))
        return tuple(offer for _score, offer in scored[:MOST_OFFERS])

    def near(self, referral: Referral) -> tuple[Offer, ...]:
        """Return whom the texts of a referral may mean while they name nobody exactly: partners, without people."""
        text = referral.referrer_organisation or referral.referrer_name
        offers = [offer for offer in self.offers(text) if offer.person is None or not referral.referrer_organisation]
        return tuple(offers)


def _likeness(typed: list[str], key: str) -> int:
    """Return how much a text looks like a name, 0 when not at all."""
    words = key.split()
    core, own = _core(typed), _core(words)
    if core and all(any(word.startswith(part) for word in words) for part in typed):
        return 100
    if core and core == own:
        return 99
    score = round(max(fuzz.ratio(" ".join(core), " ".join(own)), fuzz.ratio(" ".join(typed), key)))
    return score if core and score >= _NEAR else 0


def _person_likeness(typed: list[str], key: str) -> int:
    parts = [part for part in typed if part not in TITLES]
    words = key.split()
    if not parts or not any(len(part) > 1 for part in parts):
        return 0
    return 98 if all(any(word.startswith(part) for word in words) for part in parts) else 0


def _core(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in _COMMON | LEGAL]
