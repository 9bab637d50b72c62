"""Which help is still open, asked in the tables. The rule is `domain.still_open`."""

from collections.abc import Collection
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId
from ks_desktop.onward.domain import OnwardState
from ks_desktop.onward.store.rows import OnwardRow

_AT_ONCE: Final = 500  # SQLite takes a limited number of values in one question
_ASKED: Final = tuple(state for state in OnwardState if not state.is_over and not state.is_help)


def came_to_nothing() -> sa.ColumnElement[bool]:
    """Tell of a row whether help did not begin, with nothing in its place and nobody who said that none must."""
    other = aliased(OnwardRow)
    in_place = sa.exists().where(other.second_of == OnwardRow.id, other.state != OnwardState.WITHDRAWN)
    is_nothing = (OnwardRow.state == OnwardState.NOT_STARTED, OnwardRow.no_second_choice.is_(False))
    return sa.and_(*is_nothing, sa.not_(in_place))


def still_open() -> sa.ColumnElement[bool]:
    """Tell of a row whether it may still lead to help, or came to nothing with nothing in its place."""
    return sa.or_(OnwardRow.state.in_(_ASKED), came_to_nothing())


def open_in(case_id: Any) -> sa.Exists:
    """Tell of a case, by the column that holds its id, whether something of the help asked for her is still open."""
    return sa.exists().where(OnwardRow.case_id == case_id, still_open())


def with_open(reading: Reading, case_ids: Collection[CaseId]) -> frozenset[CaseId]:
    """Return the cases in which something is still open: one question for each five hundred."""
    ids, found = list(dict.fromkeys(case_ids)), set()
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        query = sa.select(OnwardRow.case_id).where(OnwardRow.case_id.in_(part), still_open())
        found |= {CaseId(key) for key in reading.session.scalars(query)}
    return frozenset(found)
