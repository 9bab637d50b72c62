"""What is looked for with her: what is known of her, what she may need, and what is offered, in its order. Pure.

It scores nothing and leaves nothing out: what she cannot be signed up for today stands apart, with the reason.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ks_desktop.casefile.domain.facts import Facts
from ks_desktop.clients.domain import Answer
from ks_desktop.clients.domain.goal import Goal, open_goals
from ks_desktop.coalition.domain import CapacityAnswer, Criterion, Fit, HerFacts, Needs, Organisation, Service
from ks_desktop.core.values import LINE_MAX, clean_line, search_key
from ks_desktop.onward.domain import Tried
from ks_desktop.referrals.domain import Referral
from ks_desktop.visits.domain import Report

_LEAST_WORD: Final = 4  # letters of a word in her own sentence before it is taken for a need
NO_WALL: Final = frozenset({Criterion.REFERRER})  # who may refer is another's letter, not a reason why she cannot come


class Order(StrEnum):
    """In which order lines stand."""

    NEED = "need"
    LAST_DAY = "last_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class FitLine:
    """One thing that is offered, beside what is known of her.

    Attributes:
        organisation: who offers it, "" when nobody is linked to it.
        capacity: what was said last of places there; None when nobody asked.
    """

    fit: Fit
    organisation: str = ""
    capacity: CapacityAnswer | None = None

    @property
    def service(self) -> Service:
        """What is offered."""
        return self.fit.service

    @property
    def is_now(self) -> bool:
        """Whether nothing that is known of her is against it today; who must write the letter is no such thing."""
        return NO_WALL.issuperset(self.fit.reasons_against)


@dataclass(frozen=True, slots=True, kw_only=True)
class FitQuestion:
    """What is looked for with her.

    Attributes:
        text: typed words.
        needs: keys; what helps with one of them is meant. None takes what she asked for.
        everywhere: also what is offered in other municipalities only.
        facts: what is known of her, where that was asked already.
        without: services and partners that are left out: they were tried.
    """

    text: str = ""
    needs: tuple[str, ...] | None = None
    everywhere: bool = False
    facts: HerFacts | None = None
    without: Tried = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found for her.

    Attributes:
        facts: what is known of her.
        needs: the needs that were looked for.
        now: what nothing is known against.
        not_now: what something is known against today.
        partners: of the directory, whose name has the typed words.
        is_more: more is offered than stands here.
        typed: the words that were looked for.
    """

    facts: HerFacts
    needs: tuple[str, ...]
    now: tuple[FitLine, ...]
    not_now: tuple[FitLine, ...]
    partners: tuple[Organisation, ...] = ()
    is_more: bool = False
    typed: str = ""


def her_facts(facts: Facts, today: date) -> HerFacts:
    """Return what is known of a woman that a service may ask about."""
    return HerFacts(
        today=today,
        due=facts.case.due,
        is_born=facts.is_born,
        birth_date=facts.client.birth_date,
        is_first=is_first(facts.case.first_child, facts.case.para),
        language=facts.client.language,
        municipality=facts.client.address.municipality,
    )


def is_first(said: Answer, births: int | None) -> bool | None:
    """Tell whether she has no child yet; None when nobody knows, or when what is on record contradicts itself.

    Somebody who gave birth before need not have a child, so that what was said of it goes before the number.
    """
    if said is Answer.YES:
        return None if births else True
    if said is Answer.NO:
        return False
    return None if births is None else births == 0


def wanted_needs(
    facts: Facts, goals: Iterable[Goal], needs: Needs, of_topics: Callable[[Iterable[str]], tuple[str, ...]]
) -> tuple[str, ...]:
    """Return what she wants help with, as keys of needs, each once: what she said herself comes first.

    The topics of the last report with which she wants help, her goals and her question to us. Only where none of
    these says anything: the reasons for which she was referred.

    Args:
        facts: what the rooms know of her case.
        goals: hers, those reached and let go too.
        needs: all needs and the words for them.
        of_topics: says what is looked for with topics of a report.
    """
    reports = [visit.report for visit in facts.appointments if visit.report is not None]
    found = list(of_topics(_asked_for(reports)))
    sentences = [goal.words for goal in open_goals(goals)]
    sentences += [referral.own_question for referral in facts.referrals]
    found += [need for said in sentences for need in needs_in(said, needs)]
    if not found:
        found = [need for one in facts.referrals for need in _of_reasons(one, needs)]
    known = {need.key for need in needs.all}
    return tuple(dict.fromkeys(need for need in found if need in known))


def _asked_for(reports: Sequence[Report]) -> tuple[str, ...]:
    """Return with which topics she wants help, of the newest report that says so."""
    newest = sorted(reports, key=lambda report: report.held_on, reverse=True)
    return next((report.help_wanted for report in newest if report.help_wanted), ())


def _of_reasons(referral: Referral, needs: Needs) -> tuple[str, ...]:
    return tuple(need.key for reason in referral.reasons for need in needs.all if reason.value in need.reasons)


def needs_in(said: str, needs: Needs) -> tuple[str, ...]:
    """Return the needs that whole words of a sentence stand for."""
    words = {word.strip(".,;:!?()\"'") for word in search_key(said).split()}
    words = {word for word in words if len(word) >= _LEAST_WORD}
    return tuple(need.key for need in needs.all if not words.isdisjoint(map(search_key, (need.name, *need.words))))


def proposed_wish(facts: Facts, goals: Iterable[Goal]) -> str:
    """Return her question in her own words, as far as it is known: a goal of hers, else what she asked us."""
    open_ones = [goal.words for goal in open_goals(goals)]
    asked = [referral.own_question for referral in reversed(facts.referrals) if referral.own_question]
    return next(iter((*open_ones, *(clean_line(said).text for said in asked))), "")[:LINE_MAX]


def is_named(line: FitLine, typed: str) -> bool:
    """Tell whether it, or who offers it, is called as was typed."""
    named = search_key(f"{line.service.name} {line.organisation}")
    return all(word in named for word in search_key(typed).split())


def unsureness(service: Service) -> int:
    """Return how little sure it is what is stated: checked or written down here, from a source, or a proposal."""
    if service.checked_on is not None or not service.is_proposal:
        return 0
    return 2 if service.is_unsure else 1


def arranged(lines: Iterable[FitLine], needs: Sequence[str], order: Order, typed: str = "") -> tuple[FitLine, ...]:
    """Return lines by need, or by the last day to refer; what never ends comes last there.

    By need, what is called as was typed stands before what only is about it. For one need what is said most surely
    comes first, then the name: that says nothing of what is better for her.
    """

    def by_need(line: FitLine) -> tuple[bool, int, int, str, str]:
        place = min((needs.index(need) for need in line.service.needs if need in needs), default=len(needs))
        is_other = bool(typed.strip()) and not is_named(line, typed)
        return is_other, place, unsureness(line.service), search_key(line.service.name), str(line.service.id)

    def by_day(line: FitLine) -> tuple[bool, date, str, str]:
        day = line.fit.last_day
        return day is None, day or date.max, search_key(line.service.name), str(line.service.id)

    return tuple(sorted(lines, key=by_need if order is Order.NEED else by_day))
