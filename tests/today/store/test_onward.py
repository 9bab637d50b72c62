from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import product

import pytest
import sqlalchemy as sa
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ks_desktop.clients.domain import CloseReason
from ks_desktop.core.database import Work
from ks_desktop.core.values import CaseId, OnwardId, new_id
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterState
from ks_desktop.letters.store.rows import LetterRow
from ks_desktop.onward import store as onward_store
from ks_desktop.onward.domain import OnwardReferral, OnwardState
from ks_desktop.today.domain import Counted, WaitingKind
from ks_desktop.today.domain.onward import waits_as
from ks_desktop.today.store import Showing
from ks_desktop.today.store.onward import onward_due, onward_refused, onward_to_send, with_letter
from tests.families import sign_up
from tests.houses import TODAY, practice
from tests.onward.made import make_onward, step, take

S = OnwardState
NAMES = map("".join, product("abcdefghij", repeat=2))  # so that nobody is somebody else
MADE = TODAY - timedelta(days=40)
WALKS = ((), (S.SENT,), (S.SENT, S.WAITING), (S.SENT, S.STARTED), (S.SENT, S.NOT_STARTED), (S.SENT, S.WITHDRAWN))
COUNTS = {
    WaitingKind.ONWARD_DUE: onward_due,
    WaitingKind.ONWARD_TO_SEND: onward_to_send,
    WaitingKind.ONWARD_REFUSED: onward_refused,
}


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()


@dataclass(frozen=True)
class Drawn:
    """One referral: which case, how far, on which day to ask, whether it stands in place of the one before."""

    case: int
    walk: tuple[OnwardState, ...]
    ask_in: int
    is_second: bool
    nothing_else: bool
    letter: LetterState | None


DRAWN = st.builds(
    Drawn,
    case=st.integers(0, 1),
    walk=st.sampled_from(WALKS),
    ask_in=st.integers(-1, 1),
    is_second=st.booleans(),
    nothing_else=st.booleans(),
    letter=st.sampled_from((None, LetterState.DRAFT, LetterState.FINAL, LetterState.SENT)),
)


def made_of(drawn: Drawn, case_id: CaseId, before: OnwardReferral | None) -> OnwardReferral:
    made = make_onward(id=OnwardId(new_id()), case_id=case_id, made_on=MADE)
    made = replace(made, steps=(replace(made.steps[0], on=MADE),))
    for number, state in enumerate(drawn.walk):
        made = take(made, replace(step(state), on=MADE + timedelta(days=number)), TODAY)
    is_open = not made.state.is_over
    return replace(
        made,
        follow_up_on=TODAY + timedelta(days=drawn.ask_in) if is_open else None,
        no_second_choice=drawn.nothing_else and made.state is S.NOT_STARTED,
        second_of=before.id if drawn.is_second and before is not None else None,
    )


def store_all(house: House, cases: list[CaseId], drawn: list[Drawn]) -> tuple[list[OnwardReferral], set[OnwardId]]:
    kept: list[OnwardReferral] = []
    written: set[OnwardId] = set()
    with house.database.work(house.actor, "test") as work:
        for one in drawn:
            before = next((each for each in reversed(kept) if each.case_id == cases[one.case]), None)
            made = replace(made_of(one, cases[one.case], before), made_by=house.actor)
            made = replace(made, steps=tuple(replace(each, by=house.actor) for each in made.steps))
            kept.append(onward_store.put(work, made))
        for one, made in zip(drawn, kept, strict=True):
            if one.letter is not None:
                write_to(work, made, one.letter)
                written |= {made.id} if one.letter is not LetterState.SENT else set()
    return kept, written


def write_to(work: Work, made: OnwardReferral, state: LetterState) -> None:
    """Copy the row of a letter of the families: only whose it is, how far, and what it asks for counts here."""
    like = work.session.execute(sa.select(LetterRow.__table__).limit(1)).one()._mapping  # noqa: SLF001 - SQLAlchemy's own
    own = {"id": new_id(), "case_id": made.case_id, "onward_id": made.id, "state": state, "number": None}
    work.session.execute(sa.insert(LetterRow).values({**like, **own, "referral_id": None, "appointment_id": None}))


def counted(house: House, kind: WaitingKind) -> Counted:
    with house.database.reading(house.actor) as reading:
        return COUNTS[kind](reading, Showing(own=frozenset({house.actor}), today=TODAY, most=99, with_colleagues=True))


NOTHING = Drawn(case=0, walk=(S.SENT, S.NOT_STARTED), ask_in=0, is_second=False, nothing_else=False, letter=None)
TAKEN_BACK = replace(NOTHING, walk=(S.SENT, S.WITHDRAWN), is_second=True)


@settings(max_examples=4)
@example([NOTHING, TAKEN_BACK])  # a second choice that was taken back stands in nothing's place
@given(st.lists(DRAWN, min_size=3, max_size=6))
def test_what_is_counted_is_what_the_rule_says(house: House, drawn: list[Drawn]) -> None:
    before = {kind: counted(house, kind) for kind in COUNTS}
    cases = [sign_up(house, f"Verder{next(NAMES)}", birth_date="1991-06-07") for _woman in range(2)]
    kept, written = store_all(house, cases, drawn)
    with house.database.reading(house.actor) as reading:
        assert with_letter(reading, cases) == written
    for kind in COUNTS:
        mine = [each for each in kept if waits_as(each, kept, TODAY, has_letter=each.id in written) is kind]
        found = counted(house, kind)
        total = found.count + found.of_colleagues - before[kind].count - before[kind].of_colleagues
        assert total == len(mine)
        assert set(found.case_ids) - set(before[kind].case_ids) == {each.case_id for each in mine}
    for case_id in cases:
        house.clients.close_case(case_id, CloseReason.MOVED, actor=house.actor)
    assert {kind: counted(house, kind) for kind in COUNTS} == before
