"""Municipalities as the page shows them: those we work in first, and all that is known of one."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from ks_desktop.coalition import catalogue, store
from ks_desktop.coalition.domain import Alliance, LocalAgreements, Municipality, TownCard, TownLine
from ks_desktop.coalition.domain.agreed import holding
from ks_desktop.coalition.domain.alliances import claimed_twice, standing
from ks_desktop.coalition.service.agreements import AGREED, Agreements
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import AllianceId, Changes, OrganisationId, UserId, search_key
from ks_desktop.security.domain import AuditEvent

_TAKEN_OVER: Final = N_("taken over from {name}")


class Towns:
    """What the tab of municipalities asks."""

    def __init__(self, database: Database, clock: Clock, agreements: Agreements) -> None:
        self._database = database
        self._clock = clock
        self._agreements = agreements

    def find(self, text: str, *, actor: UserId) -> tuple[TownLine, ...]:
        """Return the municipalities whose name has each typed word, also those of before; with no word our own.

        Our own are those we work for and those with a coalition or agreements; while there is none of these, all that
        are there.
        """
        today = self._clock.today()
        with self._database.reading(actor) as reading:
            served = frozenset(store.served(reading))
            alliances = standing(store.alliance_states(reading), today)
            agreed = store.municipalities_agreed(reading)
            local = holding(store.local_agreements(reading, agreed), today)
        register, words = catalogue.register(), search_key(text).split()
        known = served | agreed | {code for each in alliances for code in each.municipalities}
        chosen = register.all() if words else self._own(known)
        return tuple(
            TownLine(
                municipality=each,
                now=register.now(each.code) if each.is_ended(today) else (),
                is_ours=each.code in served,
                alliances=tuple(one for one in alliances if each.code in one.municipalities),
                agreed_from=local[each.code].valid_from if each.code in local else None,
            )
            for each in chosen
            if all(word in search_key(f"{each.name} {each.also_called} {each.code}") for word in words)
        )

    def _own(self, known: frozenset[str]) -> tuple[Municipality, ...]:
        register = catalogue.register()
        own = tuple(each for each in register.all() if each.code in known)
        return own or register.current()

    def card(self, code: str, *, actor: UserId, on: date | None = None) -> TownCard:
        """Return all that is known of a municipality, as it held on a day (today).

        Raises:
            UserError: there is no municipality of this code.
        """
        day = self._clock.today() if on is None else on
        with self._database.reading(actor) as reading:
            agreed = self._agreements.held(code, day, reading=reading)
            codes = {agreed.municipality.code, *(each.code for each in agreed.before)}
            states = store.alliance_states(reading)
            ever = _ever({agreed.municipality.code, *catalogue.register().codes_of(agreed.municipality.code)}, states)
            return TownCard(
                agreed=agreed,
                is_ours=agreed.municipality.code in store.served(reading),
                terms=store.terms_history(reading, codes),
                local=store.local_agreements(reading, codes),
                states={each: tuple(one for one in states if one.id == each) for each in ever},
                partners=_names(agreed.alliances, reading),
                beside=_beside(agreed.alliances, standing(states, day)),
            )

    def take_over(self, code: str, before: str, *, actor: UserId) -> Changes:
        """Agree from today on with a municipality what was agreed last with one that became it: terms and the rest.

        What the new one agreed itself already stays; only what it has nothing of is taken over.

        Raises:
            UserError: the other one did not become it, or there is nothing to take over.
        """
        today = self._clock.today()
        old = next((each for each in catalogue.register().before(code) if each.code == before), None)
        if old is None:
            raise UserError(N_("Choose a municipality that became this one."), code="municipality", field="before")
        source = _(_TAKEN_OVER, name=old.name)
        with self._database.work(actor, AuditEvent.MUNICIPALITY_CHANGED) as work:
            terms = {each.municipality: each for each in reversed(store.terms_history(work, {code, before}))}
            local = holding(store.local_agreements(work, {code, before}), today)
            has_terms, has_local = (before in kept and code not in kept for kept in (terms, local))
            if not has_terms and not has_local:
                sentence = N_("There is nothing to take over: nothing was agreed before, or this one agreed it itself.")
                raise UserError(sentence, code="nothing", field="before")
            if has_terms:
                own = replace(terms[before], municipality=code, valid_from=today, source=source)
                self._agreements.put(own, work=work)
            if has_local:
                self._agreements.put_local(_of(code, local[before], today, source), work=work)
        return AGREED


def _of(code: str, agreed: LocalAgreements, today: date, source: str) -> LocalAgreements:
    words = agreed.words_on(today)
    return replace(agreed, municipality=code, valid_from=today, source=source, words=words, version=0)


def _ever(codes: set[str], states: Iterable[Alliance]) -> tuple[AllianceId, ...]:
    """Return the coalitions that ever worked in one of these, also those that are no more."""
    return tuple(dict.fromkeys(each.id for each in states if codes & set(each.municipalities)))


def _names(alliances: Iterable[Alliance], reading: Reading) -> dict[OrganisationId, str]:
    wanted = {partner for each in alliances for partner in each.partners}
    if not wanted:
        return {}
    return {each.id: each.name for each in store.find_organisations(reading, "", with_hidden=True) if each.id in wanted}


def _beside(shown: Iterable[Alliance], all_there: tuple[Alliance, ...]) -> dict[AllianceId, tuple[str, ...]]:
    twice = claimed_twice(all_there).values()
    return {
        each.id: tuple(sorted({one.name for those in twice if each in those for one in those if one.id != each.id}))
        for each in shown
    }
