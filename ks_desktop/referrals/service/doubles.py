"""Women who may be on record already: while a form is typed, in a batch, and those nobody decided about."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.clients.domain import Case, Client
from ks_desktop.clients.domain.doubles import Likeness, Reason, Traits, Verdict, make_traits
from ks_desktop.clients.service import Clients
from ks_desktop.clients.service.likenesses import Likenesses
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.dates import Lean, parse_day
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import Changes, ClientId, ReferralId, UserId, new_id
from ks_desktop.referrals import store
from ks_desktop.security.domain import AuditEvent

MOST_SHOWN: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Woman:
    """A woman on record as far as it takes to know her.

    Attributes:
        due_dates: of her pregnancies, the newest first.
    """

    client_id: ClientId
    name: str
    birth_date: date | None
    place: str
    due_dates: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A woman on record who may be the one a form is about; `score` from 0 to 1."""

    woman: Woman
    score: float
    verdict: Verdict
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPair:
    """Two women on record who are likely one, while nobody decided.

    Attributes:
        older: who was on record first; a reason's `one` and `other` are not in this order.
        newer: who came later.
        referral_ids: the referrals about the later one.
    """

    older: Woman
    newer: Woman
    score: float
    verdict: Verdict
    reasons: tuple[Reason, ...]
    referral_ids: tuple[ReferralId, ...]


class Doubles:
    """Finds who may be one, and remembers who is not."""

    def __init__(self, database: Database, clock: Clock, clients: Clients, likenesses: Likenesses) -> None:
        self._database = database
        self._clock = clock
        self._clients = clients
        self._likenesses = likenesses

    def while_typing(
        self, values: Mapping[str, str], *, actor: UserId, passed_over: Collection[ClientId] = ()
    ) -> tuple[Candidate, ...]:
        """Return who on record may be the woman of a form, the likeliest first, at most three.

        Args:
            values: what is typed so far, by the names of the fields; wrong or half texts are left out of account.
            actor: who types.
            passed_over: women of whom was said already that they are somebody else.
        """
        traits = self.typed(values)
        if not (traits.surnames or traits.bsn or traits.phones or (traits.given and traits.born)):
            return ()
        with self._database.reading(actor) as reading:
            (found,) = self._likenesses.look_up([traits], reading=reading)
            chosen = [alike for alike in found if alike.client_id not in passed_over][:MOST_SHOWN]
            women = self._women([alike.client_id for alike in chosen], reading)
        return tuple(
            Candidate(woman=women[a.client_id], score=a.score, verdict=a.verdict, reasons=a.reasons)
            for a in chosen
            if a.client_id in women
        )

    def typed(self, values: Mapping[str, str]) -> Traits:
        """Return what of a half-filled form can be compared."""
        due = self._day(values.get("due_date", ""), Lean.FUTURE)
        born = self._day(values.get("birth_date", ""), Lean.PAST)
        return make_traits(ClientId(new_id()), values, born, () if due is None else (due,))

    def _day(self, typed: str, lean: Lean) -> date | None:
        try:
            return parse_day(typed, self._clock.today(), lean=lean) if typed else None
        except UserError:
            return None

    def look_up(self, batch: Sequence[Traits], *, reading: Reading) -> list[tuple[Likeness, ...]]:
        """Return for each of a batch who on record may be her, the likeliest first; one question for all."""
        return self._likenesses.look_up(batch, reading=reading)

    def open_pairs(self, *, actor: UserId, client_ids: Iterable[ClientId] | None = None) -> tuple[OpenPair, ...]:
        """Return the women who are likely one while nobody decided, the surest first: all, or about these women."""
        self._likenesses.catch_up(actor=actor)
        with self._database.reading(actor) as reading:
            pairs = self._likenesses.pairs(client_ids, reading=reading)
            women = self._women({key for pair in pairs for key in pair}, reading)
            referrals = self._referrals_of([newer for _, newer in pairs], reading)
        return tuple(
            OpenPair(
                older=women[older],
                newer=women[newer],
                score=alike.score,
                verdict=alike.verdict,
                reasons=alike.reasons,
                referral_ids=referrals.get(newer, ()),
            )
            for (older, newer), alike in pairs.items()
            if older in women and newer in women
        )

    def doubted(self, referral_ids: Collection[ReferralId], *, reading: Reading) -> Collection[ReferralId]:
        """Return which of these referrals are about a woman who is likely on record already, and nobody decided."""
        pairs = self._likenesses.pairs(reading=reading)
        found = self._referrals_of([newer for _, newer in pairs], reading)
        return {key for keys in found.values() for key in keys}.intersection(referral_ids)

    def tell_apart(self, one: ClientId, other: ClientId, *, actor: UserId) -> Changes:
        """Remember that these are two women; they are never asked about again."""
        with self._database.work(actor, AuditEvent.CLIENTS_TOLD_APART) as work:
            self._likenesses.tell_apart(one, [other], on=self._clock.today(), work=work)
        return Changes(referrals=True, clients=True)

    def _women(self, ids: Collection[ClientId], reading: Reading) -> dict[ClientId, Woman]:
        clients = self._clients.clients(ids, reading=reading)
        cases = self._clients.cases_of(clients, reading=reading)
        return {key: _woman(client, cases.get(key, ())) for key, client in clients.items()}

    def _referrals_of(self, ids: Collection[ClientId], reading: Reading) -> dict[ClientId, tuple[ReferralId, ...]]:
        cases = self._clients.cases_of(ids, reading=reading)
        whose = {case.id: key for key, theirs in cases.items() for case in theirs}
        found: dict[ClientId, tuple[ReferralId, ...]] = {}
        for referral in store.of_cases(reading, whose):
            key = whose[referral.case_id]
            found[key] = (*found.get(key, ()), referral.id)
        return found


def _woman(client: Client, cases: Iterable[Case]) -> Woman:
    return Woman(
        client_id=client.id,
        name=client.name.full,
        birth_date=client.birth_date,
        place=client.address.place,
        due_dates=tuple(case.due_date for case in cases),
    )
