"""After her pregnancy ended she stands nowhere: whatever was before, whatever anybody does after.

`PLACES` names every place where women stand. Whoever makes a new one adds it here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ks_desktop.casefile.steps import DoneSteps
from ks_desktop.cli import onward, records
from ks_desktop.clients.domain import CloseReason
from ks_desktop.core.errors import KsError
from ks_desktop.core.rows import Base
from ks_desktop.core.values import DaySpan
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind, LetterState
from ks_desktop.onward.domain import Wanted
from ks_desktop.referrals.domain import Tray
from ks_desktop.today.domain import Asked, WaitingKind
from ks_desktop.visits.domain import PlanProposal
from tests import houses
from tests.pdf import text_of
from tests.walk.quiet_story import AFTER, BEFORE, SURNAMES, Story, begin

Looks = Callable[[Story], object]


@dataclass(frozen=True, slots=True)
class Place:
    """Where women stand: a name, and everything that stands there now."""

    name: str
    look: Looks


_MANY: Final = 99
_LATER: Final = date(2027, 3, 1)
# The same histories on every run; a failing one is told as it is, because making it smaller takes minutes.
QUICK: Final = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    database=None,
    phases=(Phase.generate,),
)
HISTORY: Final = st.tuples(
    st.lists(st.sampled_from(BEFORE), min_size=1, max_size=6).map(lambda steps: ["plan", *steps]),
    st.sampled_from((CloseReason.PREGNANCY_ENDED, CloseReason.DIED)),
    st.lists(st.sampled_from(AFTER), max_size=4),
)


def _weeks(story: Story) -> Iterator[tuple[int, int]]:
    today = story.house.clock.today()
    for weeks in range(-1, 3):
        year, week, _day = (today + timedelta(weeks=weeks)).isocalendar()
        yield year, week


def _papers(story: Story) -> list[str]:
    house, weeks = story.house, list(_weeks(story))
    papers = [house.plans.week(*weeks[2], actor=story.actor), house.plans.team(*weeks[3], actor=story.actor)]
    papers.append(house.plans.day(house.clock.today(), actor=story.actor))
    papers.append(house.call_lists.sheet(house.reminders.next_day(actor=story.actor), actor=story.actor))
    return [text_of(paper.pdf) for paper in papers]


def _reminders(story: Story) -> list[object]:
    today = story.house.clock.today()
    return [story.house.reminders.for_day(today + timedelta(days=day), actor=story.actor) for day in range(14)]


def _interpreters(story: Story) -> list[object]:
    return [(task.name, task.interpreter) for task in story.house.interpreters.to_book(actor=story.actor)]


def _calendar(story: Story) -> str:
    today = story.house.clock.today()
    return story.house.calendar.preview(DaySpan(today, today + timedelta(days=60)), actor=story.actor).text


def _morning(story: Story) -> object:
    everything = Asked(
        most_now=_MANY,
        most_later=_MANY,
        most_another_day=_MANY,
        most_missed=_MANY,
        is_grouped=True,
        with_colleagues=True,
        most=dict.fromkeys(WaitingKind, _MANY),
        colleagues_of=frozenset(WaitingKind),
    )
    morning = story.house.mornings.morning(actor=story.actor, asked=everything)
    tasks = [(task.name, task.starts_at) for task in morning.interpreters]
    return [getattr(morning, name) for name in morning.__slots__ if name != "interpreters"], tasks


def _letters_to_do(story: Story) -> list[object]:
    lines = story.house.letters.register(actor=story.actor)
    return [line for line in lines if line.letter.state in {LetterState.DRAFT, LetterState.FINAL}]


def _question(story: Story) -> object:
    asked = story.house.week_proposals.question(story.house.clock.today(), 4, actor=story.actor)
    return asked.numbers.wishes, asked.numbers.taken, asked.waiting, asked.beside, asked.fixed


def _done(story: Story) -> object:
    house = story.house
    steps = DoneSteps(house.database, house.undo, house.clients, house.users, house.audit)
    return [(line.women, line.case_id) for line in steps.lines(actor=story.actor, of_all=True)]


def _old_proposal(story: Story) -> object:
    plan = PlanProposal(rows=tuple(story.proposed), left_out=(), points=0)
    return story.house.week_proposals.still(plan, actor=story.actor)


def _found(story: Story) -> object:
    find = story.house.clients.finding.find
    return [find(text, actor=story.actor) for text in ("0698765432", "8-4-1996", "3523 CD")]


def _to_tell(story: Story) -> object:
    with story.house.database.reading(story.actor) as reading:
        return story.house.consents.to_tell([story.case_id], reading=reading)


def _asked_for_news(story: Story) -> object:
    after = story.house.clock.today() + timedelta(days=400)
    with story.house.database.reading(story.actor) as reading:
        return story.house.births.to_ask(after, reading=reading)


def _opened(story: Story) -> object:
    with story.house.database.reading(story.actor) as reading:
        return story.house.emergency.for_nurse(reading=reading)


def _tries(story: Story) -> object:
    with story.house.database.reading(story.actor) as reading:
        cases = story.house.clients.cases_of([story.client_id], reading=reading)[story.client_id]
        return story.house.contacts.standing([case.id for case in cases], reading=reading)


PLACES: Final = (
    Place("the morning page", _morning),
    Place("who waits for a visit", lambda story: story.house.visits.to_plan(actor=story.actor)),
    Place("the question of a week proposal", _question),
    Place("the trays", lambda s: [s.house.trays.look(tray, actor=s.actor) for tray in Tray]),
    Place(
        "the lists of referrals", lambda s: [s.house.referrals.list(actor=s.actor, tray=t) for t in (None, Tray.NEW)]
    ),
    Place("forms kept halfway", lambda story: story.house.half_done.list(actor=story.actor)),
    Place("reminders", _reminders),
    Place("how far the tries to reach her are", _tries),
    Place("who is asked about for news", _asked_for_news),
    Place("what others opened with a reason", _opened),
    Place("interpreters", _interpreters),
    Place("her own calendar", _calendar),
    Place("the week of the team", lambda s: [s.house.team_weeks.team(*w, actor=s.actor).nurses for w in _weeks(s)]),
    Place("papers for the road", _papers),
    Place("the list of women", lambda story: story.house.casefiles.list(actor=story.actor)),
    Place("names of whom the term has passed", lambda story: story.house.keeping.shown(actor=story.actor).who),
    Place("letters that wait", _letters_to_do),
    Place("letters by command", lambda story: records.letters(story.house)),
    Place("who must hear it", _to_tell),
    Place("what was done", _done),
    Place("a proposal that was made before", _old_proposal),
    Place("found by her phone or birth date", _found),
    Place("plans that are out", lambda story: story.house.printed_plans.out(actor=story.actor)),
    Place("what each nurse has", lambda s: s.house.caseload.of_team(s.house.clock.today(), actor=s.actor)),
    Place("the work to hand over", lambda s: s.house.hand_overs.question(s.actor, None, actor=s.actor)),
    Place("visits by command", lambda story: records.visits(story.house)),
    Place("help to be asked about", lambda s: s.house.onward.due(actor=s.actor, by=_LATER)),
    Place("onward referrals", lambda s: s.house.onward.lines(Wanted(), actor=s.actor)),
    Place("onward referrals by command", lambda story: onward.rows(story.house)),
    Place("referrals by command", lambda story: records.referrals(story.house)),
)


def _marks(story: Story) -> tuple[str, ...]:
    with story.house.database.reading(story.actor) as reading:
        cases = story.house.clients.cases_of([story.client_id], reading=reading)[story.client_id]
    return story.surname, *(str(case.id) for case in cases if case.is_quiet or case.id == story.case_id)


def stands_in(stories: list[Story]) -> set[tuple[str, str]]:
    """Return who stands where."""
    there = {place.name: repr(place.look(stories[0])) for place in PLACES}
    marks = [(story.surname, mark) for story in stories for mark in _marks(story)]
    return {(name, surname) for name, shown in there.items() for surname, mark in marks if mark in shown}


@settings(parent=QUICK, max_examples=3)
@given(st.lists(HISTORY, min_size=5, max_size=5))
def test_she_stands_nowhere_after(histories: list[tuple[list[str], CloseReason, list[str]]]) -> None:
    house = houses.practice()
    try:
        stories = [begin(house, surname) for surname in SURNAMES]
        for story, (before, reason, _after) in zip(stories, histories, strict=True):
            for step in before:
                story.do(step)
            house.endings.end(story.case_id, reason, actor=house.actor)
        for story, (_before, _reason, after) in zip(stories, histories, strict=True):
            for step in after:
                story.do(step)
        assert all(story.is_quiet for story in stories)
        assert stands_in(stories) == set()
        for story in stories:
            with pytest.raises(KsError):
                house.letters.draft(LetterKind.RECEIPT, story.case_id, actor=house.actor)
            found = house.clients.finding.find(story.surname, actor=house.actor)
            assert story.case_id in {each.case.id for each in found if each.case.is_quiet}
    finally:
        house.close()


def test_the_places_show_who_does_stand_there() -> None:
    house = houses.practice()
    try:
        waits, visited, drafted = (begin(house, surname) for surname in SURNAMES[:3])
        for step in ("plan", "ask interpreter"):
            visited.do(step)
        drafted.do("draft letter")
        for step in ("refer onward", "she signed up"):
            waits.do(step)
        found = stands_in([waits, visited, drafted])
    finally:
        house.close()
    shown = {story.surname: {name for name, surname in found if surname == story.surname} for story in (waits, visited)}
    assert {"who waits for a visit", "how far the tries to reach her are"} <= shown[waits.surname]
    assert {"the question of a week proposal", "the list of women"} <= shown[waits.surname]
    assert {"interpreters", "the week of the team", "papers for the road", "reminders"} <= shown[visited.surname]
    assert ("letters that wait", drafted.surname) in found
    assert {"help to be asked about", "onward referrals", "onward referrals by command"} <= shown[waits.surname]


BESIDE: Final = frozenset({"audit", "change_journal", "undo_step"})


def tables(house: House) -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table but those that say what was done, without versions."""
    found = {}
    with house.database.reading(house.actor) as reading:
        for table in Base.metadata.sorted_tables:
            if table.name not in BESIDE:
                rows = reading.session.connection().exec_driver_sql(f'SELECT * FROM "{table.name}"')  # noqa: S608
                plain = [
                    {name: value for name, value in row._mapping.items() if name != "version"}  # noqa: SLF001
                    for row in rows
                ]
                found[table.name] = sorted(plain, key=repr)
    return found


@settings(parent=QUICK, max_examples=3)
@given(before=st.lists(st.sampled_from(BEFORE), min_size=3, max_size=8))
def test_taken_back_everything_is_as_it_was(before: list[str]) -> None:
    house = houses.practice()
    try:
        story = begin(house)
        for step in ("plan", *before):
            story.do(step)
        was = tables(house)
        house.endings.end(story.case_id, CloseReason.PREGNANCY_ENDED, offer_call=True, actor=house.actor)
        assert tables(house) != was
        assert house.endings.take_back(story.case_id, actor=house.actor).not_back == ()
        assert tables(house) == was
    finally:
        house.close()
