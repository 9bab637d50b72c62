from datetime import date

import pytest

from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.values import new_id
from ks_desktop.records.keeping.domain import DecisionId, Fate, LeftOut, Why
from ks_desktop.records.keeping.kinds import CARE_RECORD, NEVER_STARTED
from tests.records.keeping.support import Kept


def refused(opened: Kept, *names: str, fate: Fate = Fate.DESTROY, **said: object) -> str:
    with pytest.raises(UserError) as caught:
        opened.house.keeping.decide([opened.cases[name] for name in names], fate, actor=opened.nurse, **said)  # type: ignore[arg-type]
    return caught.value.code


def test_nobody_confirms_what_she_decided_also_with_all_roles(opened: Kept) -> None:
    keeping = opened.house.keeping
    keeping.decide([opened.cases["declined"]], Fate.DESTROY, actor=opened.nurse)
    (waiting,) = keeping.proposal(actor=opened.nurse).waiting
    with pytest.raises(UserError, match="same_person"):
        keeping.confirm([waiting.id], actor=opened.nurse)
    assert refused(opened, "declined") == "decided"
    keeping.confirm([waiting.id], actor=opened.officer)
    with pytest.raises(StaleError):
        keeping.confirm([waiting.id], actor=opened.officer)
    (confirmed,) = keeping.proposal(actor=opened.nurse).confirmed
    assert confirmed.confirmed_by == opened.officer
    keeping.take_back([waiting.id], actor=opened.nurse)
    assert len(keeping.proposal(actor=opened.nurse).proposed) == 1
    for call in (keeping.confirm, keeping.take_back):
        with pytest.raises(UserError, match="gone"):
            call([DecisionId(new_id())], actor=opened.officer)


def test_a_mixed_choice_confirms_nothing(opened: Kept) -> None:
    keeping = opened.house.keeping
    keeping.decide([opened.cases["declined"]], Fate.DESTROY, actor=opened.nurse)
    keeping.decide([opened.cases["quiet"]], Fate.DESTROY, note="gezien", actor=opened.officer)
    both = [each.id for each in keeping.proposal(actor=opened.nurse).waiting]
    for actor in (opened.nurse, opened.officer):
        with pytest.raises(UserError, match="same_person"):
            keeping.confirm(both, actor=actor)
    assert len(keeping.proposal(actor=opened.nurse).waiting) == 2


def test_what_is_left_out_is_refused_or_decided_by_itself_with_words(opened: Kept) -> None:
    assert refused(opened, "open") == "open"
    assert refused(opened, "declined", "quiet", note="gezien") == "by_itself"
    assert refused(opened, "quiet") == "required"
    assert refused(opened, "cared") == "not_due"


def test_kept_longer_it_is_left_out_until_the_day_and_then_proposed_again(opened: Kept) -> None:
    keeping, case_id = opened.house.keeping, opened.cases["declined"]
    assert refused(opened, "declined", fate=Fate.KEEP, why=Why.CARE_GOES_ON) == "required"
    until = date(2029, 6, 1)
    keeping.decide([case_id], Fate.KEEP, why=Why.CLAIM, until=until, actor=opened.nurse)
    (line,) = [each for each in keeping.proposal(actor=opened.nurse).left_out if each.case_id == case_id]
    assert (line.left_out, "01-06-2029" in line.reason) == (LeftOut.KEPT_LONGER, True)
    assert refused(opened, "declined") == "kept_longer"
    opened.at(until)
    assert [each.case_id for each in keeping.proposal(actor=opened.nurse).proposed] == [case_id]
    keeping.decide([case_id], Fate.KEEP, why=Why.OTHERS_INTEREST, actor=opened.nurse)
    (held,) = keeping.kept_longer(actor=opened.nurse)
    assert (held.why, held.until) == (Why.OTHERS_INTEREST, None)
    keeping.take_back([held.id], actor=opened.officer)
    assert len(keeping.proposal(actor=opened.nurse).proposed) == 1


def test_another_term_counts_at_once_and_says_who_set_it(opened: Kept) -> None:
    keeping = opened.house.keeping
    keeping.set_term(NEVER_STARTED, " 3 ", actor=opened.officer)
    kind = next(each for each in keeping.kinds(actor=opened.nurse) if each.key == NEVER_STARTED)
    assert kind.term is not None
    assert (kind.term.span, kind.said_by, kind.said_on) == (3, opened.officer, opened.house.clock.today())
    assert keeping.proposal(actor=opened.nurse).lines == ()
    for key, typed, code in (
        (CARE_RECORD, "19", "range"),
        (CARE_RECORD, "twintig", "number"),
        (CARE_RECORD, "²", "number"),
        ("without_consent", "10", "setting"),
        ("account", "10", "no_term"),
        ("onbekend", "10", "unknown_kind"),
    ):
        with pytest.raises(UserError) as caught:
            keeping.set_term(key, typed, actor=opened.officer)
        assert caught.value.code == code


def test_at_her_request_it_waits_for_a_second_person_too_and_an_open_case_is_closed_first(opened: Kept) -> None:
    keeping, cases = opened.house.keeping, opened.cases
    with pytest.raises(UserError, match="kept"):
        keeping.ask(cases["open"], actor=opened.nurse)
    keeping.ask(cases["cared"], request="4", note="zij vroeg het op 1 maart", actor=opened.nurse)
    (waiting,) = keeping.proposal(actor=opened.nurse).waiting
    assert (waiting.why, waiting.kind, waiting.request) == (Why.AT_HER_REQUEST, CARE_RECORD, "4")
    with pytest.raises(UserError, match="decided"):
        keeping.ask(cases["cared"], actor=opened.officer)
    with pytest.raises(UserError, match="same_person"):
        keeping.confirm([waiting.id], actor=opened.nurse)
    keeping.confirm([waiting.id], actor=opened.officer)
    assert keeping.destroy(actor=opened.nurse).records == 1
