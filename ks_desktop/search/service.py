"""Finds women, partners, what is offered and actions from a few typed letters."""

from collections.abc import Collection, Iterable
from typing import Final

from ks_desktop.clients.service import Clients
from ks_desktop.clients.service.finding import Found
from ks_desktop.coalition.domain import OfferQuestion, Organisation, ServiceLine
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.wording.services import standing_word
from ks_desktop.core.clock import Clock
from ks_desktop.core.gestation import age_on, is_within
from ks_desktop.core.texts import _
from ks_desktop.core.values import UserId
from ks_desktop.search.codes import CodeAnswer, PaperCodes
from ks_desktop.search.domain import (
    LEAST_FOR_SERVICES,
    LEAST_LETTERS,
    MOST_ORGANISATIONS,
    MOST_SERVICES,
    MOST_WOMEN,
    Hit,
    HitKind,
    matching_actions,
)
from ks_desktop.security.audit import Audit
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.rights import Right, Rights

_MOST_TYPED: Final = 1_000  # letters: more is a text that was pasted by mistake


class Search:
    """One answer over all rooms: women first, then partners, then what can be done; a code on paper before all."""

    def __init__(
        self, clock: Clock, clients: Clients, coalition: Coalition, audit: Audit, rights: Rights, *, codes: PaperCodes
    ) -> None:
        self._rights = rights
        self._codes = codes
        self._clock = clock
        self._clients = clients
        self._coalition = coalition
        self._audit = audit

    def get_ready(self, *, actor: UserId) -> None:
        """Do what a file of an older program needs before anybody is found quickly."""
        if self._rights.may(Right.SEE_WOMEN, actor=actor):
            self._clients.finding.catch_up(actor=actor)

    def find(self, text: str, *, actor: UserId) -> tuple[Hit, ...]:
        """Return what fits, at most a page. Whoever lets it rest on the screen tells it to `seen`.

        Args:
            text: from two letters on women and partners are looked for; actions always. A code on paper leads to its
                letter, visit or plan.
            actor: who looks.
        """
        text = text[:_MOST_TYPED]
        rights = self._rights.of(actor)
        by_code = self._codes.find(text, actor=actor) if Right.SEE_WOMEN in rights else CodeAnswer()
        if by_code.is_sure:
            return by_code.hits
        actions = matching_actions(text, self._clock.today(), rights)
        if len(text.strip()) < LEAST_LETTERS:
            return actions
        found = (*self._women(text, rights, actor), *self._partners(text, actor), *by_code.hits, *actions)
        return (*found, *self._services(text, actor=actor))

    def _women(self, text: str, rights: Collection[Right], actor: UserId) -> Iterable[Hit]:
        if Right.SEE_WOMEN not in rights:
            return ()
        return map(self._woman, self._clients.finding.find(text, actor=actor, limit=MOST_WOMEN))

    def _partners(self, text: str, actor: UserId) -> Iterable[Hit]:
        return map(_partner, self._coalition.organisations(actor=actor, text=text)[:MOST_ORGANISATIONS])

    def _services(self, text: str, *, actor: UserId) -> Iterable[Hit]:
        """Return what is offered under these words, last: who types a name looks for a woman."""
        if len(text.strip()) < LEAST_FOR_SERVICES:
            return ()
        found = self._coalition.services.find(OfferQuestion(text=text), actor=actor, most=MOST_SERVICES)
        return map(_service, found)

    def seen(self, hits: Iterable[Hit], *, actor: UserId) -> None:
        """Log which women an answer showed that somebody had the time to read; one that was typed over is not read."""
        shown = tuple(hits)
        ids = [hit.client_id for hit in shown if hit.client_id is not None]
        cases = [hit.case_id for hit in shown if hit.client_id is None and hit.case_id is not None]
        self._audit.seen(AuditEvent.SEARCHED, ids, actor=actor, cases=cases)

    def _woman(self, found: Found) -> Hit:
        today = self._clock.today()
        due = found.case.due
        age = str(age_on(due, today)) if is_within(due, today) and found.case.is_open else ""
        born = f"{found.client.birth_date:%d-%m-%Y}" if found.client.birth_date else ""
        closed = "" if found.case.is_open else _("closed")
        detail = " · ".join(part for part in (age, born, found.client.address.place, closed) if part)
        return Hit(
            kind=HitKind.WOMAN,
            title=found.client.name.full,
            detail=detail,
            case_id=found.case.id,
            client_id=found.client.id,
        )


def _partner(organisation: Organisation) -> Hit:
    detail = " · ".join(part for part in (organisation.place, organisation.phone) if part)
    return Hit(kind=HitKind.ORGANISATION, title=organisation.name, detail=detail, organisation=organisation)


def _service(line: ServiceLine) -> Hit:
    detail = " · ".join(part for part in (line.organisation, standing_word(line)) if part)
    return Hit(kind=HitKind.SERVICE, title=line.name, detail=detail, service_id=line.id)
