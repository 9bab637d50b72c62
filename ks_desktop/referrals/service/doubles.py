"""Women who may be on record already: while a form is typed, in a batch, and those nobody decided about."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ks_desktop.clients.domain import Case, Client
from ks_desktop.clients.domain.doubles import Decision, Likeness, Pregnancy, Reason, Traits, Verdict, make_traits
from ks_desktop.clients.domain.doubles.traits import TEXTS
from ks_desktop.clients.domain.joined import MOST_DAYS, Join
from ks_desktop.clients.service import Clients
from ks_desktop.clients.service.joining import Joining
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.dates import Lean, parse_day
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, Changes, ClientId, ReferralId, UserId, new_id
from ks_desktop.referrals import store
from ks_desktop.referrals.domain import Referral
from ks_desktop.referrals.service.beside import Beside, side_of
from ks_desktop.security.domain import AuditEvent

MOST_SHOWN: Final = 3
COMPARED: Final = (*TEXTS, "birth_date", "due_date")  # the fields of a form that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Woman:
    """A woman on record as far as it takes to know her.

    Attributes:
        due_dates: of her pregnancies, the newest first.
        referral_ids: the referrals about her; empty while a form is typed.
        is_shielded: few may see her; her name is letters, and no reason names her.
    """

    client_id: ClientId
    name: str
    birth_date: date | None
    place: str
    due_dates: tuple[date, ...]
    referral_ids: tuple[ReferralId, ...] = ()
    is_shielded: bool = False


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
    """

    older: Woman
    newer: Woman
    score: float
    verdict: Verdict
    reasons: tuple[Reason, ...]

    @property
    def referral_ids(self) -> tuple[ReferralId, ...]:
        """The referrals about the one who came later: they lie in the tray for doubles."""
        return self.newer.referral_ids


class Doubles:
    """Finds who may be one, and remembers who is not."""

    def __init__(self, database: Database, clock: Clock, clients: Clients, joining: Joining) -> None:
        self._database = database
        self._clock = clock
        self._clients = clients
        self._likenesses = clients.likenesses
        self._joining = joining

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
            Candidate(
                woman=women[a.client_id], score=a.score, verdict=a.verdict, reasons=_told(a.reasons, women[a.client_id])
            )
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
            ids = {key for pair in pairs for key in pair}
            referrals = self._referrals_of(ids, reading)
            women = {
                key: replace(woman, referral_ids=referrals.get(key, ()))
                for key, woman in self._women(ids, reading).items()
            }
        return tuple(
            OpenPair(
                older=women[older],
                newer=women[newer],
                score=alike.score,
                verdict=alike.verdict,
                reasons=_told(alike.reasons, women[older], women[newer]),
            )
            for (older, newer), alike in pairs.items()
            if older in women and newer in women
        )

    def doubted(self, referral_ids: Collection[ReferralId], *, reading: Reading) -> Collection[ReferralId]:
        """Return which of these referrals are about a woman who is likely on record already, and nobody decided."""
        pairs = self._likenesses.pairs(reading=reading)
        found = self._referrals_of([newer for _, newer in pairs], reading)
        return {key for keys in found.values() for key in keys}.intersection(referral_ids)

    def of_referral(self, referral_id: ReferralId, *, actor: UserId) -> tuple[Candidate, ...]:
        """Return who is likely the woman of a stored referral while nobody decided, the likeliest first."""
        with self._database.reading(actor) as reading:
            key = self._whose(referral_id, reading)
        pairs = () if key is None else self.open_pairs(actor=actor, client_ids=[key])
        return tuple(
            Candidate(
                woman=pair.older if pair.newer.client_id == key else pair.newer,
                score=pair.score,
                verdict=pair.verdict,
                reasons=pair.reasons,
            )
            for pair in pairs[:MOST_SHOWN]
        )

    def beside(self, referral_id: ReferralId, *, actor: UserId) -> Beside | None:
        """Return a stored referral and who is likely the same woman, side by side; None when nobody is, or no more."""
        found = self.of_referral(referral_id, actor=actor)
        with self._database.reading(actor) as reading:
            referral = store.get(reading, [referral_id]).get(referral_id)
            if referral is None or not found:
                return None
            case = self._clients.cases([referral.case_id], reading=reading)[referral.case_id]
            others = [candidate.woman.client_id for candidate in found]
            clients = self._clients.clients([case.client_id, *others], reading=reading)
            cases = self._clients.cases_of(others, reading=reading)
            given: dict[CaseId, list[Referral]] = {}
            for one in store.of_cases(reading, [one.id for theirs in cases.values() for one in theirs]):
                given.setdefault(one.case_id, []).append(one)
        return Beside(
            hers=side_of(clients[case.client_id], [case], {case.id: [referral]}),
            others=tuple(side_of(clients[key], cases.get(key, ()), given) for key in others),
            why=tuple("; ".join(reason.text() for reason in candidate.reasons) for candidate in found),
        )

    def decide(self, referral_id: ReferralId, decision: Decision, *, actor: UserId) -> Changes:
        """Do what was answered about the woman of a stored referral: join her with another, or tell them apart.

        Raises:
            UserError: what was answered cannot be: BSNs or due dates contradict it, or a visit is planned in both.
        """
        with self._database.work(actor, AuditEvent.CLIENTS_TOLD_APART) as work:
            key = self._whose(referral_id, work)
            if key is None:
                raise UserError(N_("This referral is not there any more."), code="gone")
            self._likenesses.tell_apart(key, decision.others - {key}, on=self._clock.today(), work=work)
        if decision.woman is None:
            return Changes(referrals=True, clients=True)
        return self._join(decision.woman, key, decision.pregnancy, actor)

    def _join(self, kept: ClientId, gone: ClientId, pregnancy: Pregnancy, actor: UserId) -> Changes:
        taken = self._joining.proposed(kept, gone, actor=actor)
        with self._database.reading(actor) as reading:
            cases = self._clients.cases_of([kept, gone], reading=reading)
        pairs = _pairs(cases.get(kept, ()), cases.get(gone, ())) if pregnancy is Pregnancy.SAME else ()
        return self._joining.join(Join(kept=kept, gone=gone, taken=taken, pregnancies=pairs), actor=actor)

    def _whose(self, referral_id: ReferralId, reading: Reading) -> ClientId | None:
        referral = store.get(reading, [referral_id]).get(referral_id)
        if referral is None:
            return None
        return self._clients.cases([referral.case_id], reading=reading)[referral.case_id].client_id

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


def _pairs(kept: Sequence[Case], gone: Sequence[Case]) -> tuple[tuple[CaseId, CaseId], ...]:
    """Return which cases are of one pregnancy: the nearest due dates.

    Raises:
        UserError: no two are.
    """
    gaps = sorted((abs((a.due_date - b.due_date).days), str(a.id), a.id, b.id) for a in gone for b in kept)
    if not gaps or gaps[0][0] > MOST_DAYS:
        raise UserError(
            N_("The due dates are more than twelve weeks apart: that is another pregnancy, or check the date."),
            code="other_pregnancy",
            field="due_date",
        )
    return ((gaps[0][2], gaps[0][3]),)


def _told(reasons: tuple[Reason, ...], *women: Woman) -> tuple[Reason, ...]:
    return tuple(reason.unnamed for reason in reasons) if any(woman.is_shielded for woman in women) else reasons


def _woman(client: Client, cases: Iterable[Case]) -> Woman:
    return Woman(
        client_id=client.id,
        # Who is shielded is named by letters: her record opens only with a reason.
        name=client.name.letters if client.is_shielded else client.name.full,
        birth_date=None if client.is_shielded else client.birth_date,
        place="" if client.is_shielded else client.address.place,
        due_dates=tuple(case.due_date for case in cases),
        is_shielded=client.is_shielded,
    )
