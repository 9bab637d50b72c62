"""What is looked for among what is offered, asked in SQL; `domain.offer.answers` says the same of one service."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from ks_desktop.coalition.domain import FRESH_DAYS, CapacityState, Known, OfferQuestion, Phase, ServiceLine
from ks_desktop.coalition.domain.services import stale_before, waiting_answer
from ks_desktop.coalition.store.capacity import CapacityRow, newest_said
from ks_desktop.coalition.store.organisations import OrganisationRow
from ks_desktop.coalition.store.services import ServiceRow
from ks_desktop.core.database import Reading
from ks_desktop.core.gestation import GestationalAge
from ks_desktop.core.values import ServiceId

_Condition = sa.ColumnElement[bool]
_LINE = (
    *(ServiceRow.id, ServiceRow.name, OrganisationRow.name, ServiceRow.domain, ServiceRow.needs, ServiceRow.phase),
    *(ServiceRow.until_days, ServiceRow.mark, ServiceRow.checked_on, ServiceRow.is_hidden),
    *(ServiceRow.waiting_weeks, ServiceRow.waiting_asked_on),
)


def find_services(
    reading: Reading, question: OfferQuestion, known: Known, *, most: int | None = None
) -> list[ServiceLine]:
    """Return the stored services that answer a question, the first by name; `offer.answers` says the same of one."""
    query = sa.select(*_LINE).outerjoin(OrganisationRow, OrganisationRow.id == ServiceRow.organisation_id)
    order = (ServiceRow.search_name, ServiceRow.id)
    rows = reading.session.execute(query.where(*_conditions(question, known)).order_by(*order).limit(most))
    return [_line(tuple(row)) for row in rows]


def count_unchecked(reading: Reading, known: Known) -> int:
    """Return how many stored services that are offered are to be asked again."""
    conditions = _standing(OfferQuestion(is_unchecked=True), known)
    return reading.session.scalar(sa.select(sa.func.count(ServiceRow.id)).where(*conditions)) or 0


def _conditions(question: OfferQuestion, known: Known) -> Iterator[_Condition]:
    for word, meant in question.words(known.needs):
        texts = (ServiceRow.search_text, sa.func.coalesce(OrganisationRow.search_name, ""))
        found = [text.contains(word, autoescape=True) for text in texts]
        yield sa.or_(*found, *(_has(ServiceRow.needs, key) for key in sorted(meant)))
    yield from _words(question)
    yield from _places(question, known)
    yield from _numbers(question)
    for column, wanted in ((ServiceRow.cost, question.cost), (ServiceRow.domain, question.domain)):
        if wanted is not None:
            yield column == wanted
    if question.has_place:
        yield _place(known.today)
    yield from _standing(question, known)


def _words(question: OfferQuestion) -> Iterator[_Condition]:
    if question.any_of:
        yield sa.or_(*(_has(ServiceRow.needs, key) for key in question.any_of))
    if question.need:
        yield _has(ServiceRow.needs, question.need)
    if question.language:
        yield sa.or_(ServiceRow.languages == "", _has(ServiceRow.languages, question.language))
    if question.organisation_id is not None:
        wanted = question.organisation_id
        yield sa.or_(OrganisationRow.id == wanted, OrganisationRow.joined_into == wanted)


def _places(question: OfferQuestion, known: Known) -> Iterator[_Condition]:
    towns, regions = ServiceRow.municipalities, ServiceRow.regions
    is_placeless = sa.and_(ServiceRow.is_nationwide.is_(False), towns == "", regions == "")
    is_anywhere = sa.or_(ServiceRow.is_nationwide, is_placeless)
    if asked := question.municipality:
        there = _any(towns, known.codes_of(asked)) + _any(regions, known.regions_of(asked))
        yield sa.or_(is_anywhere, *there)
    if asked := question.region:
        yield sa.or_(is_anywhere, _has(regions, asked), *_any(towns, known.municipalities_of(asked)))
    if question.is_placeless:
        yield is_placeless


def _numbers(question: OfferQuestion) -> Iterator[_Condition]:
    if question.age is not None:
        yield ServiceRow.phase != Phase.AFTER_BIRTH
        yield sa.func.coalesce(ServiceRow.from_days, question.age.days) <= question.age.days
        yield sa.func.coalesce(ServiceRow.until_days, question.age.days) >= question.age.days
    if question.years is not None:
        yield sa.func.coalesce(ServiceRow.from_years, question.years) <= question.years
        yield sa.func.coalesce(ServiceRow.until_years, question.years) >= question.years


def _place(today: date) -> _Condition:
    """Return whether what was said last is that there is a place: an answer, or no waiting time on the card itself."""
    fresh = today - timedelta(days=FRESH_DAYS)
    on, state = (newest_said(column, ServiceRow.id) for column in (CapacityRow.asked_on, CapacityRow.state))
    card = ServiceRow.waiting_asked_on
    by_answer = sa.and_(state == CapacityState.OPEN, on >= fresh, on >= sa.func.coalesce(card, date.min))
    by_card = sa.and_(ServiceRow.waiting_weeks == 0, card >= fresh, sa.func.coalesce(on, date.min) < card)
    return sa.or_(by_answer, by_card)


def _standing(question: OfferQuestion, known: Known) -> Iterator[_Condition]:
    if question.is_unchecked:
        before = stale_before(known.today, known.stale_months)
        yield sa.or_(ServiceRow.checked_on.is_(None), ServiceRow.checked_on < before)
    if not question.with_hidden:
        yield ServiceRow.is_hidden.is_(False)
        yield sa.or_(ServiceRow.ends_on.is_(None), ServiceRow.ends_on >= known.today)
        if known.gone:
            offers = ServiceRow.organisation_id
            yield sa.or_(offers.is_(None), offers.not_in(known.gone))


def _any(column: Mapped[str], words: Iterable[str]) -> list[_Condition]:
    return [_has(column, word) for word in words]


def _has(column: sa.ColumnElement[str] | Mapped[str], word: str) -> _Condition:
    return column.contains(f" {word} ", autoescape=True)


def _line(row: tuple[Any, ...]) -> ServiceLine:
    found, name, organisation, domain, needs, phase, until, mark, checked, is_hidden, weeks, asked_on = row
    return ServiceLine(
        id=found,
        name=name,
        organisation=organisation or "",
        domain=domain,
        needs=tuple(needs.split()),
        phase=phase,
        until_age=None if until is None else GestationalAge(until),
        mark=mark,
        checked_on=checked,
        is_hidden=is_hidden,
        capacity=waiting_answer(ServiceId(found), weeks, asked_on),
    )
