from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.casefile.domain import Facts
from ks_desktop.casefile.domain.fitting import (
    FitLine,
    Order,
    arranged,
    her_facts,
    is_first,
    needs_in,
    wanted_needs,
)
from ks_desktop.clients.domain import Answer
from ks_desktop.clients.domain.goal import Goal, GoalState
from ks_desktop.coalition.catalogue.offer import needs
from ks_desktop.coalition.domain import Fit, HerFacts, Mark, Parity, ReferrerRole, fits
from ks_desktop.core.values import new_id
from ks_desktop.referrals.domain import Reason
from ks_desktop.visits.catalogue import needs_of_topics, topics
from ks_desktop.visits.domain import Appointment, Outcome, Report
from tests.casefile.test_domain import make_referral, make_visit
from tests.clients.makers import make_case, make_client
from tests.coalition.domain.test_services import make_service

TODAY = date(2026, 11, 21)


def facts(**changed: Any) -> Facts:
    client = make_client()
    return Facts(client=client, case=make_case(client, **changed))


def reported(*wanted: str) -> Appointment:
    report = Report(outcome=Outcome.VISITED, held_on=date(2026, 11, 18), topics=wanted, help_wanted=wanted)
    return replace(make_visit(-24, Outcome.VISITED), report=report)


@pytest.mark.parametrize(
    ("said", "births", "known"),
    [
        (Answer.YES, None, True),
        (Answer.YES, 0, True),
        (Answer.YES, 1, None),  # she gave birth and has no child, or one of the two is wrong: ask
        (Answer.NO, 0, False),
        (Answer.UNKNOWN, 0, True),
        (Answer.UNKNOWN, 2, False),
        (Answer.UNKNOWN, None, None),
    ],
)
def test_whether_it_is_her_first_child_is_known_from_what_was_said_and_from_the_births(
    said: Answer, births: int | None, known: bool | None
) -> None:
    assert is_first(said, births) is known


def test_what_is_known_of_her_is_what_stands_on_record() -> None:
    known = facts(first_child=Answer.NO)
    hers = her_facts(known, TODAY)
    assert (hers.today, hers.due, hers.is_born) == (TODAY, known.case.due, False)
    assert (hers.birth_date, hers.is_first, hers.language) == (known.client.birth_date, False, "tr")
    assert hers.municipality == "GM0344"


def test_what_she_asked_goes_before_what_her_referrer_thought() -> None:
    known = facts()
    known = Facts(
        client=known.client,
        case=known.case,
        referrals=(make_referral(reasons=(Reason.MENTAL_WELLBEING,), own_question="Hulp bij mijn schulden, graag!"),),
        appointments=(reported("baby_things", "gone_topic"),),
    )
    goals = [Goal(id=new_id(), case_id=known.case.id, words="Een woning vinden", since=TODAY)]
    goals.append(
        Goal(id=new_id(), case_id=known.case.id, words="Taalles", since=TODAY, state=GoalState.REACHED, ended_on=TODAY)
    )
    assert wanted_needs(known, goals, needs(), needs_of_topics) == ("goods", "housing", "money")


def test_the_reasons_of_the_referral_count_while_nothing_else_is_known() -> None:
    known = facts()
    known = Facts(
        client=known.client,
        case=known.case,
        referrals=(make_referral(reasons=(Reason.FAMILY_SITUATION, Reason.WORK_INCOME)),),
    )
    assert wanted_needs(known, (), needs(), needs_of_topics) == ("money",)


def test_every_need_that_is_proposed_is_one_of_the_catalogue() -> None:
    known = {need.key for need in needs().all}
    reasons = {reason for need in needs().all for reason in need.reasons}
    assert reasons == set(Reason) - {Reason.FAMILY_SITUATION}  # her family is no need by itself
    assert known.issuperset(need for topic in topics() for need in topic.needs)
    assert needs_of_topics(["debts", "baby_things", "money"]) == ("money", "goods")


def test_only_whole_words_of_a_sentence_stand_for_a_need() -> None:
    assert needs_in("Ik heb schulden; en alleen.", needs()) == ("money", "meeting")
    assert needs_in("pil", needs()) == ()  # too short to be sure
    assert needs_in("verschuldigd", needs()) == ()


def test_who_must_write_the_letter_is_no_reason_why_she_cannot_come() -> None:
    hers = HerFacts(today=TODAY, is_first=False)
    through_gp = FitLine(fit=fits(make_service(takes_from=(ReferrerRole.GP,)), hers))
    first_only = FitLine(fit=fits(make_service(takes_from=(ReferrerRole.GP,), parity=Parity.FIRST), hers))
    assert through_gp.is_now
    assert not first_only.is_now


def test_for_one_need_what_is_said_most_surely_comes_first() -> None:
    hers = HerFacts(today=TODAY)
    proposal = make_service(name="a", needs=("money",), is_proposal=True, mark=Mark.UNVERIFIED)
    from_source = make_service(name="b", needs=("money",), is_proposal=True, mark=Mark.FOUND)
    unlike = make_service(name="c", needs=("money",), is_proposal=True, mark=Mark.CONFLICT)
    own = make_service(name="d", needs=("money",), mark=Mark.OWN)
    checked = make_service(name="e", needs=("money",), is_proposal=True, mark=Mark.UNVERIFIED, checked_on=TODAY)
    other_need = make_service(name="0", needs=("language",), mark=Mark.OWN, checked_on=TODAY)
    lines = [FitLine(fit=fits(each, hers)) for each in (proposal, from_source, unlike, own, checked, other_need)]
    found = arranged(lines, ("money", "language"), Order.NEED)
    assert [line.service.name for line in found] == ["d", "e", "b", "a", "c", "0"]
    assert arranged(lines, ("money",), Order.NEED, "a")[0].service.name == "a"  # called as was typed


names = st.text(st.characters(min_codepoint=97, max_codepoint=110), min_size=1, max_size=3)
keys = st.sampled_from([need.key for need in needs().all])


@settings(max_examples=40)
@given(
    st.lists(st.tuples(names, st.lists(keys, max_size=2), st.none() | st.integers(-30, 200)), max_size=8),
    st.lists(keys, max_size=3, unique=True),
)
def test_nothing_is_lost_in_either_order(made: list[tuple[str, list[str], int | None]], wanted: list[str]) -> None:
    hers = HerFacts(today=TODAY)
    lines = [
        FitLine(
            fit=Fit(
                service=make_service(name=name, needs=tuple(dict.fromkeys(helps))),
                facts=hers,
                reasons_for=(),
                reasons_against=(),
                unknown=(),
                first_day=None,
                last_day=None if left is None else TODAY + timedelta(days=left),
            )
        )
        for name, helps, left in made
    ]
    by_need, by_day = (arranged(lines, wanted, order) for order in Order)
    assert {id(line) for line in by_need} == {id(line) for line in by_day} == {id(line) for line in lines}
    days = [line.fit.days_left for line in by_day]
    ended = [left for left in days if left is not None]
    assert days == [*sorted(ended), *[None] * (len(days) - len(ended))]
    helps = [bool(set(wanted) & set(line.service.needs)) for line in by_need]
    assert helps == sorted(helps, reverse=True)
    named = [line.service.name for line, of_hers in zip(by_need, helps, strict=True) if not of_hers]
    assert named == sorted(named)
