"""What is offered that may help her: looked for in the directory with what is known of her case."""

from collections.abc import Iterable, Mapping
from typing import Final, Protocol

from ks_desktop.casefile.domain import Facts
from ks_desktop.casefile.domain.fitting import FitLine, FitQuestion, Found, Order, arranged, her_facts, wanted_needs
from ks_desktop.clients.service.goals import Goals
from ks_desktop.coalition.domain import HerFacts, Needs, OfferQuestion, Organisation, ServiceLine, fits
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.onward.domain import was_tried
from ks_desktop.visits.catalogue import needs_of_topics
from ks_desktop.visits.domain.goals import goals_of

MOST_LINES: Final = 200  # more nobody reads; a word or a need finds the rest
MOST_PARTNERS: Final = 20


class KnowsCases(Protocol):
    """Tells what the rooms know of cases; `CaseFiles` does."""

    def facts(self, case_ids: Iterable[CaseId], *, reading: Reading) -> Mapping[CaseId, Facts]:
        """Return what is known, by case; one that is not there is not in it."""


class Fitting:
    """Puts what is offered beside what is known of her. It decides nothing."""

    def __init__(
        self, database: Database, clock: Clock, casefiles: KnowsCases, coalition: Coalition, goals: Goals
    ) -> None:
        self._database = database
        self._clock = clock
        self._casefiles = casefiles
        self._coalition = coalition
        self._services = coalition.services
        self._goals = goals

    def look(self, case_id: CaseId, question: FitQuestion, *, actor: UserId) -> Found:
        """Return what was found for her, and the partners whose name was typed.

        Raises:
            UserError: the case is not there any more.
        """
        hers, wanted = question.facts, question.needs
        if hers is None or wanted is None:
            hers, wanted = self._hers(case_id, question, actor)
        named, is_more = self._named(question, wanted, hers, actor)
        with self._database.reading(actor) as reading:
            services = self._services.of([line.id for line in named], reading=reading)
            beside = self._services.facts(hers, reading=reading)  # with the regions she lives in
        lines = arranged(
            (
                FitLine(fit=fits(service, beside), organisation=line.organisation, capacity=line.capacity)
                for service, line in zip(services, named, strict=True)
                if not was_tried(service.id, service.organisation_id, question.without)
            ),
            wanted,
            Order.NEED,
            question.text,
        )
        return Found(
            facts=hers,
            needs=wanted,
            now=tuple(line for line in lines if line.is_now),
            not_now=tuple(line for line in lines if not line.is_now),
            partners=self._partners(question, actor),
            is_more=is_more,
            typed=question.text,
        )

    def _hers(self, case_id: CaseId, question: FitQuestion, actor: UserId) -> tuple[HerFacts, tuple[str, ...]]:
        """Return what is known of her, and what is looked for with her."""
        with self._database.reading(actor) as reading:
            facts = self._facts(case_id, reading)
            hers = self._services.facts(her_facts(facts, self._clock.today()), reading=reading)
            if question.needs is not None:
                return hers, question.needs
            return hers, self._wanted(facts, self._services.needs(), reading)

    def _facts(self, case_id: CaseId, reading: Reading) -> Facts:
        facts = self._casefiles.facts([case_id], reading=reading).get(case_id)
        if facts is None:
            raise UserError(N_("This case is not there any more."), code="gone")
        if facts.client.is_hidden:
            raise UserError(
                N_("This record is shielded: it is of a colleague, or a relative of one. Say why you open it."),
                code="shielded",
            )
        return facts

    def _wanted(self, facts: Facts, needs: Needs, reading: Reading) -> tuple[str, ...]:
        kept = self._goals.of([facts.case.id], reading=reading).get(facts.case.id, ())
        return wanted_needs(facts, goals_of(kept, facts.appointments), needs, needs_of_topics)

    def _named(
        self, question: FitQuestion, needs: tuple[str, ...], hers: HerFacts, actor: UserId
    ) -> tuple[list[ServiceLine], bool]:
        """Return the lines that answer, the first by name; and whether there are more than these.

        Typed words look through all that is offered: the needs then only say what stands first.
        """
        where = "" if question.everywhere else hers.municipality
        looked_for = OfferQuestion(
            text=question.text, any_of=() if question.text.strip() else needs, municipality=where
        )
        found = self._services.find(looked_for, actor=actor, most=MOST_LINES + 1)
        return list(found[:MOST_LINES]), len(found) > MOST_LINES

    def _partners(self, question: FitQuestion, actor: UserId) -> tuple[Organisation, ...]:
        """Return the partners that answer to what was typed."""
        if not question.text.strip():
            return ()
        found = self._coalition.organisations(actor=actor, text=question.text)
        there = (each for each in found if each.joined_into is None and not each.is_hidden)
        return tuple(each for each in there if each.id not in question.without)[:MOST_PARTNERS]
