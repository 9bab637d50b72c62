from datetime import date

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import NOTE_MAX, CaseId, UserId, new_id
from ks_desktop.records.keeping.deciding import check_keeping, check_lines, check_two, checked_note
from ks_desktop.records.keeping.domain import Fate, LeftOut, Line, Why
from ks_desktop.security.domain import User
from tests.records.keeping.test_domain import decision

TODAY = date(2029, 3, 5)


def line(left_out: LeftOut | None = None, *, decided: bool = False) -> Line:
    return Line(
        case_id=CaseId(new_id()),
        kind="never_started",
        changed_on=TODAY,
        ended_on=TODAY,
        left_out=left_out,
        decision=decision() if decided else None,
    )


def refused(lines: list[Line], fate: Fate = Fate.DESTROY) -> str:
    with pytest.raises(UserError) as caught:
        check_lines([each.case_id for each in lines], lines, fate)
    assert caught.value.text()
    return caught.value.code


def test_only_what_is_proposed_is_decided_with_others() -> None:
    one, other = line(), line()
    assert check_lines([one.case_id, other.case_id, one.case_id], [one, other], Fate.DESTROY) == (one, other)
    for left_out in (LeftOut.QUIET, LeftOut.SHIELDED):
        special = line(left_out)
        assert refused([one, special]) == "by_itself"
        assert check_lines([special.case_id], [special], Fate.DESTROY) == (special,)
    for left_out in (LeftOut.OPEN, LeftOut.ROOM):
        assert refused([line(left_out)]) == left_out.value
    assert refused([line(LeftOut.KEPT_LONGER)]) == "kept_longer"
    assert refused([line(decided=True)]) == "decided"
    assert refused([]) == "none_chosen"
    with pytest.raises(UserError, match="not_due"):
        check_lines([CaseId(new_id())], [one], Fate.DESTROY)


def test_who_keeps_longer_says_why_and_until_when() -> None:
    check_keeping(Why.CARE_GOES_ON, date(2029, 3, 6), TODAY)
    check_keeping(Why.OTHERS_INTEREST, None, TODAY)
    for why, until, field in (
        (Why.TERM_PASSED, date(2030, 1, 1), "why"),
        (Why.CARE_GOES_ON, None, "until"),
        (Why.CARE_GOES_ON, TODAY, "until"),
        (Why.LAW, date(2049, 3, 6), "until"),
    ):
        with pytest.raises(UserError) as caught:
            check_keeping(why, until, TODAY)
        assert caught.value.field == field


def test_a_note_is_there_where_it_must_be_and_never_too_long() -> None:
    assert checked_note("  klacht loopt \n", needed=True) == "klacht loopt"
    assert checked_note("", needed=False) == ""
    for typed, code in ((" ", "required"), ("x" * (NOTE_MAX + 1), "long")):
        with pytest.raises(UserError, match=code):
            checked_note(typed, needed=True)


def test_two_accounts_of_one_name_are_one_person() -> None:
    people = [
        User(id=UserId(new_id()), name=str(n), full_name=name)
        for n, name in enumerate(["Zoë  de Vos", "zoe de vos", "B."])
    ]
    users = {user.id: user for user in people}
    check_two(people[0].id, people[2].id, users)
    for other in (people[0], people[1]):
        with pytest.raises(UserError, match="same_person"):
            check_two(people[0].id, other.id, users)
