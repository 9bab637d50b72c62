"""Who waits for a visit: she agreed, nothing is missing, nothing is planned, and nothing came of a visit yet."""

from ks_desktop.clients.domain import Case, Client, Consent, ConsentPurpose, consent_given, is_refused
from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Reading
from ks_desktop.core.gestation import age_on, is_within
from ks_desktop.referrals.domain import Referral, missing
from ks_desktop.referrals.service import Referrals
from ks_desktop.visits import store
from ks_desktop.visits.domain import ContactAttempt, ToPlan, booked_until, has_outcome
from ks_desktop.visits.planning.facts import Facts
from ks_desktop.visits.planning.wish import Wish


class Waiting:
    """Finds who is to be planned, with a fixed number of questions to the database."""

    def __init__(self, clock: Clock, clients: Clients, referrals: Referrals, facts: Facts) -> None:
        self._clock = clock
        self._clients = clients
        self._referrals = referrals
        self._facts = facts

    def to_plan(self, reading: Reading) -> tuple[ToPlan, ...]:
        """Return the women who wait for a visit, whose weeks close first; of equal days, by name."""
        cases = self._unplanned(reading)
        ids = [case.id for case in cases]
        women = self._facts.women(cases, reading=reading)
        consents = self._clients.consents(ids, reading=reading)
        referrals = self._referrals.of_cases(ids, reading=reading)
        ready = [
            case
            for case in cases
            if self._is_ready(women[case.client_id], referrals.get(case.id, ()), consents.get(case.id, ()))
        ]
        wishes = self._facts.wishes(ready, reading=reading)
        tries = store.attempts(reading, ids)
        found = [self._entry(c, women[c.client_id], wishes[c.id], tries.get(c.id, ())) for c in ready]
        return tuple(sorted(found, key=lambda entry: (entry.closes_on, entry.name, entry.case_id)))

    def _unplanned(self, reading: Reading) -> list[Case]:
        cases = self._clients.open_cases(reading=reading)
        visits = store.of_cases(reading, [case.id for case in cases])
        return [
            case
            for case in cases
            if booked_until(visits.get(case.id, ())) is None and not has_outcome(visits.get(case.id, ()))
        ]

    def _is_ready(self, woman: Client, referrals: tuple[Referral, ...], consents: tuple[Consent, ...]) -> bool:
        today = self._clock.today()
        agrees = consent_given(consents, ConsentPurpose.SIGN_UP, on=today)
        if is_refused(consents, ConsentPurpose.CONTACT, on=today):
            return False
        return any(r.not_taken_up is None and not missing(r, woman, has_consent=agrees) for r in referrals)

    def _entry(self, case: Case, woman: Client, wish: Wish, tries: tuple[ContactAttempt, ...]) -> ToPlan:
        today = self._clock.today()
        possible = wish.window.possible(wish.due)
        return ToPlan(
            case_id=case.id,
            name=woman.name.full,
            age=age_on(case.due, today) if is_within(case.due, today) else None,
            opens_on=possible.first,
            closes_on=possible.last,
            attempts=len(tries),
            is_unknown_to_partner=woman.contact.is_unknown_to_partner,
            last_result=tries[-1].result if tries else None,
        )
