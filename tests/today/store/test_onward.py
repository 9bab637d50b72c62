from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import product

import pytest
import sqlalchemy as sa
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ks_desktop.clients.domain import CaseState, CloseReason, ConsentPurpose
from ks_desktop.clients.domain.birth import Birth, Teller
from ks_desktop.clients.service.consents import Answered
from ks_desktop.core.database import Work
from ks_desktop.core.values import CaseId, OnwardId, new_id
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind, LetterState
from ks_desktop.letters.store.rows import LetterRow
from ks_desktop.onward import store as onward_store
from ks_desktop.onward.domain import OnwardReferral, OnwardState, still_open
from ks_desktop.today.domain import Counted, WaitingKind
from ks_desktop.today.domain.onward import waits_as
from ks_desktop.today.store import Showing, maybe_owed, to_close
from ks_desktop.today.store.onward import onward_due, onward_refused, onward_to_send, with_letter
from ks_desktop.visits.domain import HeldVisit, Outcome, Report
from tests.families import sign_up
from tests.houses import TODAY, practice
from tests.onward.made import AT, make_onward, step, take

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
    with house.database.work(house.actor, "client_changed") as work:
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


@dataclass(frozen=True)
class Woman:
    """One woman who was visited: how long after an answer about help her referrer was told, and what else there is."""

    onward: tuple[Drawn, ...]
    told_after: int | None
    wants_further: bool
    agrees: bool
    is_born: bool


WOMAN = st.builds(
    Woman,
    onward=st.lists(DRAWN.map(lambda one: replace(one, case=0, letter=None)), max_size=2).map(tuple),
    told_after=st.sampled_from((1, 1, -1, None)),
    wants_further=st.sampled_from((False, False, True)),
    agrees=st.sampled_from((True, True, False)),
    is_born=st.sampled_from((False, False, False, True)),
)
DONE = Woman(onward=(), told_after=1, wants_further=False, agrees=True, is_born=False)
BEGUN = replace(NOTHING, walk=(S.SENT, S.STARTED))


def visited(house: House, drawn: Woman) -> CaseId:
    """Sign her up and visit her, and let happen what was drawn."""
    case_id = sign_up(house, f"Bezocht{next(NAMES)}", birth_date="1992-06-07")
    report = Report(outcome=Outcome.VISITED, held_on=TODAY)
    held = HeldVisit(case_id=case_id, contact_type="first_visit", report=report, minutes=60)
    house.reports.record(held, actor=house.actor)
    if drawn.wants_further:
        house.further.want(case_id, "second_visit", actor=house.actor)
    if not drawn.agrees:
        no = Answered(purpose=ConsentPurpose.SIGN_UP, agrees=False, given_on=TODAY, asked_by="N. Proef")
        house.clients.answers.answer(case_id, no, actor=house.actor)
    if drawn.is_born:
        birth = Birth(case_id=case_id, born_on=TODAY, children=1, told_by=Teller.HERSELF, told_on=TODAY)
        house.births.record(birth, actor=house.actor)
    if drawn.told_after is not None:
        tell(house, case_id, AT + timedelta(hours=drawn.told_after))
    return case_id


def tell(house: House, case_id: CaseId, told_at: datetime) -> None:
    """Let her referrer be told by letter."""
    with house.database.work(house.actor, "client_changed") as work:
        (referral,) = house.referrals.of_cases([case_id], reading=work)[case_id]
        house.referrals.feedback_given(referral.id, TODAY, work=work)
        like = work.session.execute(sa.select(LetterRow.__table__).limit(1)).one()._mapping  # noqa: SLF001 - SQLAlchemy's own
        own = {
            "id": new_id(),
            "case_id": case_id,
            "kind": LetterKind.FEEDBACK,
            "state": LetterState.SENT,
            "number": None,
        }
        own |= {"sent_on": TODAY, "finalised_at": told_at, "made_at": told_at, "referral_id": referral.id, "words": {}}
        work.session.execute(sa.insert(LetterRow).values({**like, **own, "appointment_id": None, "onward_id": None}))


@settings(max_examples=6)
@example([DONE, replace(DONE, onward=(NOTHING,)), replace(DONE, onward=(NOTHING, replace(BEGUN, is_second=True)))])
@example([replace(DONE, onward=(BEGUN,)), replace(DONE, onward=(BEGUN,), told_after=-1)])
@example([replace(DONE, wants_further=True, agrees=False)])
@example([replace(DONE, wants_further=True, is_born=True)])
@given(st.lists(WOMAN, min_size=1, max_size=2))
def test_vandaag_closes_exactly_the_cases_whose_state_says_so(house: House, drawn: list[Woman]) -> None:
    """The state of a case, asked in the tables, is the pure rule over everything that is known of her."""
    cases = [visited(house, each) for each in drawn]
    kept = {key: store_all(house, [key], list(each.onward))[0] for key, each in zip(cases, drawn, strict=True)}
    showing = Showing(own=frozenset({house.actor}), today=TODAY, most=99, with_colleagues=True)
    with house.database.reading(house.actor) as reading:
        facts = house.casefiles.facts(cases, reading=reading)
        loops = house.letters.loops_owed(cases, reading=reading)
        owed = house.letters.loops_owed(maybe_owed(reading), reading=reading)
        closing = to_close(reading, showing, owed).case_ids
    for key in cases:
        news = sum(each.why.is_again for each in loops.get(key, ()))
        assert (facts[key].help_is_asked, facts[key].news_owed) == (bool(still_open(kept[key])), news)
        state = facts[key].state(house.clock.now())
        assert (key in closing) is (state is CaseState.TO_CLOSE)
        assert state is not CaseState.HELP_ASKED or still_open(kept[key])
        house.clients.close_case(key, CloseReason.MOVED, actor=house.actor)
