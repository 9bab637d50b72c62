"""What is offered that may help her: looked for in the directory with what is known of her case."""

from collections.abc import Iterable, Mapping
from typing import Final, Protocol

from ks_desktop.casefile.domain import Facts
from ks_desktop.casefile.domain.fitting import FitLine, FitQuestion, Found, Order, arranged, her_facts, wanted_needs
from ks_desktop.clients.service.goals import Goals
from ks_desktop.coalition.domain import Fit, HerFacts, Needs, OfferQuestion, Organisation, ServiceLine, fits
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, UserId, search_key
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

    def of_case(self, case_id: CaseId, *, actor: UserId, needs: Iterable[str] = ()) -> tuple[Fit, ...]:
        """Return what is offered beside what is known of her, by need and then by name; without needs what she asked.

        Raises:
            UserError: the case is not there any more.
        """
        found = self.look(case_id, FitQuestion(needs=tuple(needs) or None), actor=actor)
        return tuple(line.fit for line in (*found.now, *found.not_now))

    def look(self, case_id: CaseId, question: FitQuestion, *, actor: UserId) -> Found:
        """Return what was found for her, and the partners whose name was typed.

        Raises:
            UserError: the case is not there any more.
        """
        known = self._services.needs()
        with self._database.reading(actor) as reading:
            facts = self._facts(case_id, reading)
            wanted = question.needs if question.needs is not None else self._wanted(facts, known, reading)
        hers = her_facts(facts, self._clock.today())
        named, is_more = self._named(question, wanted, hers, actor)
        with self._database.reading(actor) as reading:
            named = [line for line in named if line.id not in question.without]
            services = self._services.of([line.id for line in named], reading=reading)
            partners = tuple(p for p in self._partners(question.text, reading) if p.id not in question.without)
        lines = arranged(
            (
                FitLine(fit=fits(service, hers), organisation=line.organisation)
                for service, line in zip(services, named, strict=True)
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
            partners=partners,
            is_more=is_more,
            typed=question.text,
        )

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
        """Return the lines that answer, each once, the first by name; and whether there are more than these.

        Typed words look through all that is offered: the needs then only say what stands first.
        """
        where = "" if question.everywhere else hers.municipality
        looked_for = ("",) if question.text.strip() else needs or ("",)
        asked = [
            self._services.find(
                OfferQuestion(text=question.text, need=need, municipality=where), actor=actor, most=MOST_LINES + 1
            )
            for need in looked_for
        ]
        found = {line.id: line for lines in asked for line in lines}
        named = sorted(found.values(), key=lambda line: (search_key(line.name), str(line.id)))
        return named[:MOST_LINES], len(named) > MOST_LINES

    def _partners(self, text: str, reading: Reading) -> tuple[Organisation, ...]:
        """Return partners by their name, once enough of it is typed."""
        words = search_key(text).split()
        if not words:
            return ()
        every = self._coalition.partners(reading=reading)
        return tuple(each for each in every if _has(each, words))[:MOST_PARTNERS]


def _has(partner: Organisation, words: Iterable[str]) -> bool:
    name = search_key(partner.name)
    return partner.joined_into is None and all(word in name for word in words)
