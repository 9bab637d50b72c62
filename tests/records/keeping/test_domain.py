from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, UserId, new_id
from ks_desktop.records.keeping.domain import (
    Decision,
    DecisionId,
    Fate,
    LeftOut,
    Line,
    LogDue,
    Proposal,
    Why,
)

NOW = datetime(2029, 3, 5, 9, tzinfo=UTC)
ONE, TWO = UserId(new_id()), UserId(new_id())


def decision(fate: Fate = Fate.DESTROY, until: date | None = None) -> Decision:
    return Decision(
        id=DecisionId(new_id()),
        month="2029-03",
        kind="never_started",
        case_id=CaseId(new_id()),
        fate=fate,
        why=Why.TERM_PASSED,
        decided_by=ONE,
        decided_at=NOW,
        until=until,
    )


def test_one_person_is_no_second_pair_of_eyes() -> None:
    with pytest.raises(UserError, match="same_person"):
        replace(decision(), confirmed_by=ONE, confirmed_at=NOW)
    assert replace(decision(), confirmed_by=TWO, confirmed_at=NOW).is_confirmed


def test_a_decision_keeps_until_its_day_and_without_one_always() -> None:
    longer = decision(Fate.KEEP, until=date(2030, 1, 1))
    assert [longer.keeps(date(2029, 12, 31)), longer.keeps(date(2030, 1, 1))] == [True, False]
    assert decision(Fate.KEEP).keeps(date.max)
    assert not decision().keeps(date(2029, 1, 1))


def test_a_proposal_sorts_its_lines_by_what_waits() -> None:
    day = date(2026, 12, 19)
    line = Line(case_id=CaseId(new_id()), kind="never_started", changed_on=day, ended_on=day)
    decided = replace(line, decision=decision())
    confirmed = replace(decision(), confirmed_by=TWO, confirmed_at=NOW)
    out = replace(line, left_out=LeftOut.QUIET)
    log = LogDue(count=3, before=day, decision=replace(decision(), kind="log", case_id=None))
    found = Proposal(month="2029-03", made_on=None, lines=(line, decided, out), log=log, others=(confirmed,))
    assert found.proposed == (line,)
    assert found.left_out == (out,)
    assert found.waiting == (decided.decision, log.decision)
    assert found.confirmed == (confirmed,)


def test_every_reason_has_words() -> None:
    assert all(word.label() for word in (*Why, *LeftOut))
