"""The women of a batch of new records: looked up once, written once. The rules are those of `Clients`, row by row."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from ks_desktop.clients import store
from ks_desktop.clients.domain import Case, Client, Consent
from ks_desktop.clients.domain.likeness import Resembling, resembling
from ks_desktop.clients.domain.searching import surname_key
from ks_desktop.clients.service import Clients
from ks_desktop.clients.store import bulk
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.values import CaseId, ClientId

_STORED: Final = 1
_Key = tuple[str, date | None]


class ManyClients:
    """What is known of the women of a batch, the new ones of the batch included.

    New women and cases wait until `write`. A change of what is stored is stored at once, by `Clients`, after what
    waits; in a rehearsal nothing is stored and everything is only remembered.
    """

    def __init__(self, clients: Clients, clock: Clock, *, rehearsal: bool = False) -> None:
        self._clients = clients
        self._clock = clock
        self._rehearses = rehearsal
        self._women: dict[ClientId, Client] = {}
        self._keys: dict[_Key, set[ClientId]] = {}
        self._bsns: dict[str, set[ClientId]] = {}
        self._cases: dict[CaseId, Case] = {}
        self._cases_of: dict[ClientId, set[CaseId]] = {}
        self._consents: dict[CaseId, tuple[Consent, ...]] = {}
        self._new_women: dict[ClientId, Client] = {}
        self._new_cases: dict[CaseId, Case] = {}
        self._new_consents: list[Consent] = []

    def expect(self, women: Iterable[Client], *, reading: Reading) -> tuple[CaseId, ...]:
        """Look up in one go whoever may be one of these women; return the cases that were not known before."""
        found = [woman for woman in bulk.maybe_known(reading, women) if woman.id not in self._women]
        for woman in found:
            self._remember(woman)
        cases = store.cases_of_clients(reading, (woman.id for woman in found))
        for case in cases:
            self._remember_case(case)
        return tuple(case.id for case in cases)

    def resembling(self, client: Client, *, reading: Reading) -> Resembling:
        """Return who is this woman and who may be; see `Clients.resembling`."""
        del reading
        ids = self._keys.get(_key(client), set()) | (self._bsns.get(client.bsn, set()) if client.bsn else set())
        return resembling(client, (self._women[key] for key in sorted(ids) if key != client.id))

    def namesakes(self, client: Client, *, reading: Reading) -> tuple[Client, ...]:
        """Return the women of whom no birth date is known and whose whole name is hers; see `Clients.namesakes`."""
        del reading
        ids = sorted(self._keys.get((_key(client)[0], None), set()))
        return tuple(self._women[key] for key in ids if key != client.id and self._women[key].name == client.name)

    def cases_of(self, client_ids: Iterable[ClientId], *, reading: Reading) -> dict[ClientId, tuple[Case, ...]]:
        """Return the cases of these women, the newest pregnancy first."""
        del reading
        found = {}
        for key in client_ids:
            cases = [self._cases[case_id] for case_id in self._cases_of.get(key, ())]
            if cases:
                found[key] = tuple(sorted(cases, key=lambda case: (case.due_date, case.id), reverse=True))
        return found

    def case(self, case_id: CaseId) -> tuple[Case, Client]:
        """Return a case of the batch and whose it is."""
        case = self._cases[case_id]
        return case, self._women[case.client_id]

    def consents(self, case_ids: Iterable[CaseId], *, reading: Reading) -> dict[CaseId, tuple[Consent, ...]]:
        """Return all her answers in these cases, in the order she gave them."""
        wanted = tuple(case_ids)
        unknown = [key for key in wanted if key not in self._consents]
        if unknown:
            self._consents |= dict.fromkeys(unknown, ()) | self._clients.consents(unknown, reading=reading)
        return {key: self._consents[key] for key in wanted if self._consents[key]}

    def open_case(self, client: Client, case: Case, consents: Iterable[Consent] = (), *, work: Work) -> None:
        """Keep a new case, and the woman when she is new, until `write`."""
        del work
        if client.id not in self._women:
            self._remember(client)
            self._new_women[client.id] = client
        self._remember_case(case)
        self._new_cases[case.id] = case
        agreed = tuple(consents)
        self._new_consents += agreed
        self._consents[case.id] = agreed

    def put_client(self, client: Client, *, work: Work) -> None:
        """Store what changed in her record."""
        if not self._rehearses:
            self.write(work)
            client = replace(client, version=self._women[client.id].version)
            self._clients.put_client(client, work=work)
            client = self._clients.clients([client.id], reading=work)[client.id]
        self._forget(self._women[client.id])
        self._remember(client)

    def put_case(self, case: Case, *, work: Work) -> None:
        """Store what changed in a case."""
        if not self._rehearses:
            self.write(work)
            self._clients.put_case(replace(case, version=self._cases[case.id].version), work=work)
            case = self._clients.cases([case.id], reading=work)[case.id]
        self._remember_case(case)

    def put_consent(self, consent: Consent, *, work: Work) -> None:
        """Store an answer of hers; what it stops is stopped, see `Clients.put_consent`."""
        if not self._rehearses:
            self.write(work)
            self._clients.put_consent(self._with_version(consent, work), work=work)
            self._consents.pop(consent.case_id, None)
            return
        before = self.consents([consent.case_id], reading=work).get(consent.case_id, ())
        others = [other for other in before if other.id != consent.id]
        self._consents[consent.case_id] = tuple(sorted([*others, consent], key=lambda c: (c.given_on, c.id)))

    def _with_version(self, consent: Consent, work: Work) -> Consent:
        stored = self._clients.consents([consent.case_id], reading=work).get(consent.case_id, ())
        return next((replace(consent, version=other.version) for other in stored if other.id == consent.id), consent)

    def write(self, work: Work) -> None:
        """Store what is new."""
        if not self._new_cases:
            return
        cases = self._new_cases.values()
        stated = [(case.id, case.statement(self._clock.now(), work.actor)) for case in cases]
        bulk.add(work, self._new_women.values(), cases, stated, self._new_consents)
        for woman in self._new_women.values():
            self._women[woman.id] = replace(woman, version=_STORED)
        for case in cases:
            self._cases[case.id] = replace(case, version=_STORED)
            self._consents.pop(case.id, None)
        self._new_women, self._new_cases, self._new_consents = {}, {}, []

    def _remember(self, woman: Client) -> None:
        self._women[woman.id] = woman
        self._keys.setdefault(_key(woman), set()).add(woman.id)
        if woman.bsn:
            self._bsns.setdefault(woman.bsn, set()).add(woman.id)

    def _forget(self, woman: Client) -> None:
        self._keys[_key(woman)].discard(woman.id)
        self._bsns.get(woman.bsn, set()).discard(woman.id)

    def _remember_case(self, case: Case) -> None:
        self._cases[case.id] = case
        self._cases_of.setdefault(case.client_id, set()).add(case.id)


def _key(client: Client) -> _Key:
    return surname_key(client.name.birth_surname), client.birth_date
