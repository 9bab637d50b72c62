from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest

from ks_desktop.clients.domain.goal import Goal, GoalState
from ks_desktop.core.clock import instant_of
from ks_desktop.core.errors import UserError, UserErrors, each
from ks_desktop.core.gestation import Due
from ks_desktop.core.values import AppointmentId, CaseId, UserId
from ks_desktop.visits.domain import (
    Agreement,
    Appointment,
    Companion,
    CompanionKind,
    Help,
    HelpKind,
    Mode,
    Need,
    Outcome,
    Present,
    Report,
)
from ks_desktop.visits.domain.reporting import Following, NextContact, ReportLook
from ks_desktop.visits.form.reading import feed_back_words, read_following, read_goals, read_report, shown, shown_beside

DAY = date(2026, 11, 21)
CASE = CaseId(UUID(int=1))
SLEEP = Goal(id=UUID(int=11), case_id=CASE, words="slapen", since=DAY)
SMOKE = replace(SLEEP, id=UUID(int=12), words="stoppen met roken", position=1)
DONE = replace(SLEEP, id=UUID(int=13), words="wieg", position=2).ended(GoalState.REACHED, DAY)
LOOK = ReportLook(case_id=CASE, due=Due(date(2027, 3, 16)), goals=(SLEEP, SMOKE, DONE))
VISIT = Appointment(
    id=AppointmentId(UUID(int=2)),
    case_id=CASE,
    nurse=UserId(UUID(int=3)),
    starts_at=instant_of(DAY, time(9)),
    minutes=60,
)
REPORT = Report(
    outcome=Outcome.VISITED,
    held_on=DAY,
    note="rustig",
    agreed=("oud doel",),
    next_step="bellen",
    present=(Present.PARTNER, Present.INTERPRETER),
    mode=Mode.ELSEWHERE,
    topics=("money", "sleep"),
    help_wanted=("sleep",),
    need=Need.SOME_HELP,
    agreements=(Agreement(id=UUID(int=4), who="zij", what="belt", by_when=DAY),),
    help=(Help(kind=HelpKind.PROGRAMME, what="cursus"),),
    feed_back="goed",
)


def values(**changed: object) -> dict[str, object]:
    empty = {"present": (), "topics": (), "need": "", "agreements": (), "help": (), "feed_back": "", "mode": ""}
    beside = {"goals": "", "next_kind": "", "next_when": None, "note": "", "next_step": ""}
    return {"outcome": "visited", "held_on": DAY, **empty, **beside, **changed}


def test_a_report_goes_into_the_form_and_comes_out_the_same() -> None:
    form = values(**shown(replace(VISIT, report=REPORT)))
    assert read_report(form, REPORT) == REPORT


def test_what_was_planned_is_filled_in() -> None:
    companions = (Companion(kind=CompanionKind.INTERPRETER), Companion(kind=CompanionKind.MIDWIFE, name="De Bron"))
    begun = shown(replace(VISIT, companions=companions))
    assert begun == {"held_on": DAY, "mode": Mode.HOME, "present": (Present.INTERPRETER, Present.MIDWIFE)}
    waiting = replace(LOOK, next_contact=NextContact(contact_type="call", not_before=DAY))
    assert shown_beside(waiting) == {"goals": "slapen\nstoppen met roken", "next_kind": "call", "next_when": DAY}


def test_who_was_not_at_home_had_no_talk() -> None:
    form = values(**shown(replace(VISIT, report=REPORT)) | {"outcome": "not_at_home"})
    report = read_report(form, REPORT)
    assert (report.topics, report.agreements, report.need, report.note) == ((), (), None, "rustig")
    assert read_following(form, LOOK) == Following()


def test_an_outcome_and_a_day_are_needed() -> None:
    with pytest.raises(UserErrors) as both:
        read_report(values(outcome="", held_on=None))
    assert [error.field for error in each(both.value)] == ["outcome", "held_on"]


def test_what_nobody_touched_stays_as_it_is() -> None:
    waiting = replace(LOOK, next_contact=NextContact(contact_type="call"))
    form = values(**shown_beside(waiting))
    assert read_following(form, waiting) == Following()
    assert read_following(form | {"next_when": DAY}, waiting) == Following(
        next_contact=NextContact(contact_type="call", not_before=DAY)
    )
    with pytest.raises(UserError) as refused:
        read_following(values(next_when=DAY), LOOK)
    assert refused.value.field == "next_kind"


def test_a_goal_in_better_words_is_the_same_goal() -> None:
    changed = read_goals("slapen\nminder roken", CASE, LOOK.goals, DAY)
    assert [(goal.id, goal.words, goal.state) for goal in changed] == [
        (SLEEP.id, "slapen", GoalState.OPEN),
        (SMOKE.id, "minder roken", GoalState.OPEN),
        (DONE.id, "wieg", GoalState.REACHED),
    ]


def test_a_goal_that_stands_there_no_more_was_let_go_and_a_new_one_is_new() -> None:
    kept = read_goals("stoppen met roken", CASE, LOOK.goals, DAY)
    assert [(goal.words, goal.state, goal.ended_on) for goal in kept] == [
        ("stoppen met roken", GoalState.OPEN, None),
        ("slapen", GoalState.DROPPED, DAY),
        ("wieg", GoalState.REACHED, DAY),
    ]
    more = read_goals("wandelen\nslapen\nstoppen met roken", CASE, LOOK.goals, DAY)
    assert [(goal.words, goal.position) for goal in more] == [
        ("wandelen", 0),
        ("slapen", 1),
        ("stoppen met roken", 2),
        ("wieg", 3),
    ]
    with pytest.raises(UserError) as refused:
        read_goals("\n".join("abcdef"), CASE, LOOK.goals, DAY)
    assert refused.value.field == "goals"


def test_what_is_proposed_to_tell_names_nobody() -> None:
    helps = (Help(kind=HelpKind.INFORMAL_NETWORK, what="Fatma"), Help(kind=HelpKind.REFERRED_ON, what="wijkteam"))
    line = feed_back_words(helps, comes_again=True)
    assert line == (
        "Er is hulp in haar eigen omgeving. Mevrouw is in overleg met haar doorverwezen. Er volgt nog een contact."
    )
    assert feed_back_words((), comes_again=False) == ""
