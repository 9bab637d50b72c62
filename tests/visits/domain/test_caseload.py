import pytest

from ks_desktop.visits.domain.caseload import Caseload, NextStep, StepFacts, WeekRoom, next_step


@pytest.mark.parametrize(
    ("facts", "step"),
    [
        (StepFacts(lacks_report=True, has_visit=True), NextStep.REPORT),
        (StepFacts(has_visit=True, waits=True), NextStep.VISIT),
        (StepFacts(waits=True), NextStep.CALL),
        (StepFacts(waits=True, is_spoken=True), NextStep.PLAN),
        (StepFacts(waits=True, has_outcome=True), NextStep.PLAN),
        (StepFacts(has_outcome=True, owes_feedback=True), NextStep.FEED_BACK),
        (StepFacts(has_outcome=True), NextStep.CLOSE),
        (StepFacts(), NextStep.COMPLETE),
        (StepFacts(has_consent=False), NextStep.CONSENT),
    ],
)
def test_the_next_step_follows_from_plain_facts(facts: StepFacts, step: NextStep) -> None:
    assert next_step(facts) is step


def test_a_load_is_known_by_its_nurse() -> None:
    load = Caseload(nurse=None, name="", weeks=(WeekRoom(week=48, visits=1, room=3),))
    assert load.key is None
