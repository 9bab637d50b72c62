"""Rows of onward referrals to records and back: a few questions for any number of cases."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Final, TypeVar
from uuid import UUID

import sqlalchemy as sa

from ks_desktop.clients.service.endings import quiet_ids
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.rows import in_parts
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, OnwardId, OrganisationId, ServiceId, UserId, new_id
from ks_desktop.onward.domain import OnwardReferral, OnwardState, OnwardStep, WarmHandOver, sent_on
from ks_desktop.onward.store.rows import OnwardRow, OnwardStepRow, WarmHandOverRow

CLAIMED: Final = frozenset({"onward_referral", "onward_step", "onward_warm"})

_PLAIN: Final = (
    *("organisation_id", "service_id", "receiver", "domain", "wish", "way", "state", "made_on", "made_by", "sent_on"),
    *("follow_up_on", "took_over_on", "reason", "second_of", "no_second_choice", "consent_gone_on", "named_wrong_on"),
)
Kept = TypeVar("Kept", OnwardStep, WarmHandOver)


def put(work: Work, referral: OnwardReferral) -> OnwardReferral:
    """Store a new referral (version 0) or what changed, and return it with its version. No step is ever changed.

    Raises:
        StaleError: somebody changed it first.
    """
    known = of_ids(work, [referral.id]).get(referral.id)
    row = work.session.get(OnwardRow, referral.id)
    if row is None and not referral.version:
        row = OnwardRow(id=referral.id, case_id=referral.case_id)
        work.session.add(row)
    elif row is None or row.version != referral.version:
        raise StaleError
    for name in _PLAIN:
        setattr(row, name, getattr(referral, name))
    row.step_count = len(referral.steps)
    if row.needs != list(referral.needs):  # a new list would be a change in the log
        row.needs = list(referral.needs)
    work.session.flush()
    _add_steps(work, referral, known.steps if known is not None else ())
    _add_warm(work, referral, known.warm if known is not None else ())
    work.session.flush()
    return get(work, referral.id)


def get(reading: Reading, onward_id: OnwardId) -> OnwardReferral:
    """Return a referral.

    Raises:
        UserError: there is none of this id.
    """
    found = of_ids(reading, [onward_id]).get(onward_id)
    if found is None:
        raise UserError(N_("This onward referral is not there any more."), code="gone")
    return found


def of_ids(reading: Reading, ids: Iterable[OnwardId]) -> dict[OnwardId, OnwardReferral]:
    """Return referrals by their ids; one that is not there is left out."""
    found: dict[OnwardId, OnwardReferral] = {}
    for part in in_parts(ids):
        for referral in _found(reading, OnwardRow.id.in_(part)):
            found[referral.id] = referral
    return found


def with_work(reading: Reading) -> frozenset[CaseId]:
    """Return all cases in which a referral went out, or was handed over in a talk."""
    sent = sa.select(OnwardRow.case_id).where(OnwardRow.sent_on.is_not(None))
    warm = sa.select(WarmHandOverRow.case_id)
    return frozenset(map(CaseId, reading.session.scalars(sa.union(sent, warm))))


def of_cases(reading: Reading, case_ids: Collection[CaseId]) -> dict[CaseId, tuple[OnwardReferral, ...]]:
    """Return the referrals of these cases, the oldest first; a case without any is not in it."""
    found: dict[CaseId, tuple[OnwardReferral, ...]] = {}
    for part in in_parts(case_ids):
        for referral in _found(reading, OnwardRow.case_id.in_(part)):
            found[referral.case_id] = (*found.get(referral.case_id, ()), referral)
    return found


def listed(
    reading: Reading,
    states: Collection[OnwardState],
    *,
    by: date | None = None,
    case_id: CaseId | None = None,
    with_quiet: bool = False,
) -> tuple[OnwardReferral, ...]:
    """Return referrals that are so far, the next to ask about first; what needs no asking comes last.

    Args:
        reading: where to look.
        states: how far they are.
        by: only what is to be asked by this day, or came to nothing and may want something in its place.
        case_id: only those of this case.
        with_quiet: also those of pregnancies that ended.
    """
    query = sa.select(OnwardRow.id).where(OnwardRow.state.in_(states))
    if by is not None:
        is_nothing = sa.and_(OnwardRow.state == OnwardState.NOT_STARTED, ~OnwardRow.no_second_choice)
        query = query.where(sa.or_(OnwardRow.follow_up_on <= by, is_nothing))
    if case_id is not None:
        query = query.where(OnwardRow.case_id == case_id)
    if not with_quiet:
        query = query.where(OnwardRow.case_id.not_in(quiet_ids()))
    query = query.order_by(OnwardRow.follow_up_on.is_(None), OnwardRow.follow_up_on, OnwardRow.made_on, OnwardRow.id)
    ids = [OnwardId(each) for each in reading.session.scalars(query)]
    found = of_ids(reading, ids)
    return tuple(found[each] for each in ids)


def settle(work: Work, case_ids: Collection[CaseId]) -> None:
    """Put right what rows of cases repeat, after rows were put back from before: whose each is, and how far it is."""
    for kind in (OnwardStepRow, WarmHandOverRow):
        whose = sa.select(OnwardRow.case_id).where(OnwardRow.id == kind.onward_id).scalar_subquery()
        work.session.execute(sa.update(kind).where(kind.case_id != whose).values(case_id=whose))
    work.session.expire_all()
    for referrals in of_cases(work, case_ids).values():
        for referral in referrals:
            put(work, referral)


def destroy(work: Work, case_id: CaseId) -> None:
    """Remove all of a case."""
    for kind in (WarmHandOverRow, OnwardStepRow, OnwardRow):
        work.session.execute(sa.delete(kind).where(kind.case_id == case_id))


def _found(reading: Reading, where: sa.ColumnElement[bool]) -> list[OnwardReferral]:
    """Return the referrals of a question, the oldest first: three questions, however many they are."""
    rows = reading.session.scalars(sa.select(OnwardRow).where(where).order_by(OnwardRow.made_on, OnwardRow.id)).all()
    if not rows:
        return []
    ids = sa.select(OnwardRow.id).where(where)
    steps: dict[UUID, list[OnwardStep]] = {}
    step_order = (OnwardStepRow.happened_on, OnwardStepRow.serial)
    for step in reading.session.scalars(
        sa.select(OnwardStepRow).where(OnwardStepRow.onward_id.in_(ids)).order_by(*step_order)
    ):
        steps.setdefault(step.onward_id, []).append(_step(step))
    warm: dict[UUID, list[WarmHandOver]] = {}
    warm_order = (WarmHandOverRow.held_on, WarmHandOverRow.serial)
    for held in reading.session.scalars(
        sa.select(WarmHandOverRow).where(WarmHandOverRow.onward_id.in_(ids)).order_by(*warm_order)
    ):
        warm.setdefault(held.onward_id, []).append(_warm(held))
    return [_referral(row, steps.get(row.id, ()), warm.get(row.id, ())) for row in rows]


def _referral(row: OnwardRow, steps: Sequence[OnwardStep], warm: Sequence[WarmHandOver]) -> OnwardReferral:
    # How far it is its steps say: the row repeats it for who counts in the table, and `settle` puts that right.
    return OnwardReferral(
        id=OnwardId(row.id),
        case_id=CaseId(row.case_id),
        organisation_id=OrganisationId(row.organisation_id) if row.organisation_id else None,
        service_id=ServiceId(row.service_id) if row.service_id else None,
        receiver=row.receiver,
        domain=row.domain,
        needs=tuple(row.needs),
        wish=row.wish or "",  # words are blank to who may not see reports
        way=row.way,
        state=steps[-1].state,
        made_on=row.made_on,
        made_by=UserId(row.made_by),
        sent_on=sent_on(steps),
        follow_up_on=row.follow_up_on if not steps[-1].state.is_over else None,
        took_over_on=row.took_over_on,
        reason=steps[-1].reason,
        second_of=OnwardId(row.second_of) if row.second_of else None,
        no_second_choice=row.no_second_choice,
        consent_gone_on=row.consent_gone_on,
        named_wrong_on=row.named_wrong_on,
        warm=tuple(warm),
        steps=tuple(steps),
        version=row.version,
    )


def _step(row: OnwardStepRow) -> OnwardStep:
    return OnwardStep(
        state=row.state,
        on=row.happened_on,
        at=row.recorded_at,
        by=UserId(row.recorded_by),
        reason=row.reason,
        words=row.words or "",
        waiting_weeks=row.waiting_weeks,
        starts_on=row.starts_on,
    )


def _warm(row: WarmHandOverRow) -> WarmHandOver:
    return WarmHandOver(on=row.held_on, way=row.way, with_whom=row.with_whom, words=row.words or "")


def _add_steps(work: Work, referral: OnwardReferral, known: Sequence[OnwardStep]) -> None:
    for serial, step in _new(referral.steps, known):
        work.session.add(
            OnwardStepRow(
                id=new_id(),
                case_id=referral.case_id,
                onward_id=referral.id,
                serial=serial,
                state=step.state,
                happened_on=step.on,
                recorded_at=step.at,
                recorded_by=step.by,
                reason=step.reason,
                words=step.words,
                waiting_weeks=step.waiting_weeks,
                starts_on=step.starts_on,
            )
        )


def _add_warm(work: Work, referral: OnwardReferral, known: Sequence[WarmHandOver]) -> None:
    for serial, held in _new(referral.warm, known):
        work.session.add(
            WarmHandOverRow(
                id=new_id(),
                case_id=referral.case_id,
                onward_id=referral.id,
                serial=serial,
                held_on=held.on,
                way=held.way,
                with_whom=held.with_whom,
                words=held.words,
            )
        )


def _new(said: Sequence[Kept], known: Sequence[Kept]) -> Iterator[tuple[int, Kept]]:
    """Return what is not stored yet, each with its number in the order of writing down."""
    stored, serial = Counter(known), len(known)
    for each in said:
        if stored[each]:
            stored[each] -= 1
        else:
            yield serial, each
            serial += 1
