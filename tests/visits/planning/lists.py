"""Invented teams and lists by seed: pauses, blocks, calls, absence, cyclists, regions, languages, hours she likes."""

import random
from datetime import date, datetime, time, timedelta
from uuid import UUID

from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import CaseId, DaySpan, UserId
from ks_desktop.referrals.domain import Urgency
from ks_desktop.visits.domain import AtHome, Mode, NurseProfile, Transport, WorkingHours
from ks_desktop.visits.planning.diary import Busy, Diary, Rules, Stop
from ks_desktop.visits.planning.points import Question
from ks_desktop.visits.planning.wish import Wish
from ks_desktop.visits.timetable import Effort, Problem, Timetable, make_timetable
from tests.visits.planning.places import POSTCODES, WINDOW

MONDAY = date(2027, 10, 25)  # the clock goes back on the Sunday of this week
NOW = instant_of(MONDAY, time(9, 20))
REGIONS = ("GM0344", "GM0632")


def nurse(number: int) -> UserId:
    return UserId(UUID(int=number + 1))


def case(number: int) -> CaseId:
    return CaseId(UUID(int=number + 1000))


def diary(number: int = 0, *, days: range | list[int] = range(5), pause: bool = False, **profile: object) -> Diary:
    """Return the diary of a nurse who starts in Utrecht."""
    hours = []
    for day in days:
        spans = [(time(8, 30), time(12)), (time(12, 30), time(17))] if pause else [(time(8, 30), time(17))]
        hours += [
            WorkingHours(user=nurse(number), weekday=day, start=start, end=end, valid_from=date(2026, 1, 1))
            for start, end in spans
        ]
    values = {"postcode": "3511 AB"} | profile
    return Diary(
        nurse=nurse(number),
        profile=NurseProfile(user=nurse(number), **values),  # type: ignore[arg-type]
        hours=tuple(hours),
    )


def wish(number: int = 0, **values: object) -> Wish:
    """Return the wish of a woman in the best weeks."""
    found: dict[str, object] = {
        "case_id": case(number),
        "due": date(2028, 2, 10),
        "postcode": "3523 CD",
        "window": WINDOW,
        "visit_by": MONDAY + timedelta(days=20),
        "visit_days": 15,
    }
    return Wish(**(found | values))  # type: ignore[arg-type]


def question(*diaries: Diary, wishes: tuple[Wish, ...], weeks: int = 1, now: datetime = NOW) -> Question:
    return Question(
        diaries=diaries,
        wishes=wishes,
        rules=Rules(minutes=60, most_a_day=4, margin=5),
        span=DaySpan(MONDAY, MONDAY + timedelta(days=7 * weeks - 1)),
        now=now,
    )


def crowd(seed: int, *, women: int = 14, nurses: int = 3) -> Question:
    """Return a list with everything that makes planning hard."""
    draw = random.Random(seed)  # noqa: S311 - the same list each time
    return question(
        *(_diary(draw, number) for number in range(nurses)), wishes=tuple(_wish(draw, n, nurses) for n in range(women))
    )


def _diary(draw: random.Random, number: int) -> Diary:
    made = diary(
        number,
        days=sorted(draw.sample(range(7), draw.randint(2, 5))),
        pause=draw.random() < 0.4,
        postcode=draw.choice(POSTCODES),
        end_postcode=draw.choice(["", "", "3431 EF"]),
        transport=draw.choice(list(Transport)),
        regions=frozenset(draw.sample(REGIONS, draw.randint(0, 2))),
        languages=frozenset(draw.sample(["tr", "ar"], draw.randint(0, 1))),
        most_a_day=draw.choice([None, 2, 5]),
    )
    stops, busy = [], []
    for day in range(7):
        start = instant_of(MONDAY + timedelta(days=day), time(draw.choice([9, 11, 14])))
        kind, end = draw.random(), start + timedelta(minutes=draw.choice([45, 60]))
        if kind < 0.3:
            stops.append(Stop(starts_at=start, ends_at=end, postcode=draw.choice(POSTCODES[:3])))
        elif kind < 0.4:
            busy.append(Busy(starts_at=start, ends_at=end, label="Spreekuur", postcode="3431 EF"))
            stops.append(Stop(starts_at=start, ends_at=end, postcode="3431 EF", is_visit=False))
        elif kind < 0.6:
            busy.append(Busy(starts_at=start, ends_at=end, label="Overleg", is_absence=kind < 0.5))
    return Diary(nurse=made.nurse, profile=made.profile, hours=made.hours, stops=tuple(stops), busy=tuple(busy))


def _wish(draw: random.Random, number: int, nurses: int) -> Wish:
    hours = [
        AtHome(weekday=day, start=start, end=end, liked=draw.random() < 0.4)
        for day in draw.sample(range(7), draw.choice([0, 0, 3, 5]))
        for start, end in draw.sample([(time(8), time(12, 30)), (time(12), time(18)), (time(0), time(23))], 1)
    ]
    return wish(
        number,
        due=date(2028, 2, 10) + timedelta(days=draw.choice([0, 0, 0, -190, 150, -55])),
        postcode=draw.choice(POSTCODES),
        minutes=draw.choice([None, 45, 75, 90, 120]),
        mode=draw.choice([Mode.HOME, Mode.HOME, Mode.ELSEWHERE, Mode.PHONE]),
        at_home=tuple(sorted(hours)),
        not_before=draw.choice([None, None, MONDAY + timedelta(days=2)]),
        wished_nurse=draw.choice([None, nurse(draw.randrange(nurses))]),
        language=draw.choice(["", "tr", "so"]),
        needs_interpreter=draw.random() < 0.4,
        may_use_interpreter=draw.random() < 0.6,
        region=draw.choice(["", *REGIONS]),
        urgency=draw.choice(list(Urgency)),
        visit_by=MONDAY + timedelta(days=draw.randint(-9, 9)),
    )


def here(problem: Problem, progress: object = None) -> Timetable:
    """Make a plan in this process, quickly."""
    del progress
    return make_timetable(problem, Effort(rounds=4), with_solver=False)
