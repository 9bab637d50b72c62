"""Asks the rooms for everything that is kept about a woman in one case."""

from dataclasses import dataclass

from ks_desktop.clients.domain import Case, Consent
from ks_desktop.clients.service import Clients
from ks_desktop.clients.service.goals import kept_goals
from ks_desktop.clients.service.involved import involved_in
from ks_desktop.clients.service.standstill import kept_statements
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.database import Reading
from ks_desktop.core.settings_store import SettingsStore
from ks_desktop.core.values import OrganisationId
from ks_desktop.letters import store
from ks_desktop.letters.extract.logged import logged
from ks_desktop.letters.extract.records import Kept
from ks_desktop.onward.service import Onward
from ks_desktop.referrals.service import Referrals
from ks_desktop.security.audit import lines_about
from ks_desktop.security.service import Users
from ks_desktop.visits.domain.goals import goals_of
from ks_desktop.visits.service import Visits


@dataclass(frozen=True, slots=True, kw_only=True)
class Keepers:
    """The rooms that keep something about her."""

    clients: Clients
    coalition: Coalition
    referrals: Referrals
    visits: Visits
    onward: Onward
    settings: SettingsStore
    users: Users

    def kept(self, case: Case, consents: tuple[Consent, ...], *, reading: Reading) -> Kept:
        """Return what is kept of this case beside her and her pregnancy themselves."""
        ids = [case.id]
        visits = self.visits.of_cases(ids, reading=reading).get(case.id, ())
        letters = store.of_cases(reading, ids).get(case.id, ())
        return Kept(
            due_dates=self.clients.due_dates(case.id, reading=reading),
            birth=self.clients.births.of(ids, reading=reading).get(case.id),
            people=involved_in(ids, reading=reading).get(case.id, ()),
            referrals=self.referrals.of_cases(ids, reading=reading).get(case.id, ()),
            attempts=self.visits.attempts(ids, reading=reading).get(case.id, ()),
            visits=visits,
            goals=tuple(goals_of(kept_goals(ids, reading=reading).get(case.id, ()), visits)),
            onward=self.onward.of_cases(ids, reading=reading).get(case.id, ()),
            statements=kept_statements(ids, reading=reading).get(case.id, ()),
            letters=tuple(letter for letter in letters if letter.number and not letter.kind.is_hers_by_right),
            log=logged(lines_about(reading, case.client_id, case.id)),
            receivers=self._receivers(consents, reading),
            names={user.id: user.full_name for user in self.users.everybody(reading=reading)},
            days_without_consent=self.settings.read(actor=reading.actor).days_without_consent,
        )

    def _receivers(self, consents: tuple[Consent, ...], reading: Reading) -> dict[OrganisationId, str]:
        named = {consent.receiver for consent in consents if consent.receiver is not None}
        return {one: self.coalition.organisation(one, reading=reading).name for one in named}
