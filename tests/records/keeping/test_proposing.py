import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import Changes, UserId, new_id
from ks_desktop.records.keeping.domain import Fate
from ks_desktop.security.domain import Role, User
from tests.houses import TODAY
from tests.records.keeping.support import ODD, Kept


def test_the_proposal_of_a_month_is_made_once_by_who_may_and_by_nobody_else(opened: Kept) -> None:
    house = opened.house
    reader = User(id=UserId(new_id()), name="lezer", full_name="L.", roles=frozenset({Role.NURSE}))
    house.users.add(reader, actor=opened.nurse)
    assert house.keeping.make_month(actor=reader.id) == Changes()
    assert house.keeping.proposal(actor=opened.nurse).made_on is None
    assert house.keeping.make_month(actor=opened.officer).clients
    assert house.keeping.make_month(actor=opened.nurse) == Changes()
    found = house.keeping.proposal(actor=opened.nurse)
    assert (found.month, found.made_on) == ("2029-03", house.clock.today())
    with pytest.raises(UserError, match="no_right"):
        house.keeping.proposal(actor=reader.id)


def test_after_a_jump_of_the_clock_nothing_is_made_that_day(opened: Kept) -> None:
    opened.clock.put(TODAY.replace(year=2035))
    opened.house.retention.sweep(actor=opened.nurse)
    assert opened.house.keeping.proposal(actor=opened.nurse).is_doubted
    assert opened.house.keeping.make_month(actor=opened.nurse) == Changes()


def test_names_are_shown_to_who_may_see_women_and_never_of_quiet_ones(opened: Kept) -> None:
    house, cases = opened.house, opened.cases
    alone = User(id=UserId(new_id()), name="alleen", full_name="Mr. Alleen", roles=frozenset({Role.PRIVACY_OFFICER}))
    house.users.add(alone, actor=opened.nurse)
    for name in ("quiet", "shielded"):
        house.keeping.decide([cases[name]], Fate.DESTROY, note="gezien", actor=opened.nurse)
    shown = house.keeping.shown(actor=opened.nurse)
    assert set(shown.who) == {cases["declined"], cases["shielded"]}  # she recorded the shielded one herself
    assert list(house.keeping.shown(actor=opened.officer).who) == [cases["declined"]]
    assert ODD in shown.who[cases["declined"]]
    assert house.keeping.shown(actor=alone.id).who == {}
    assert shown.seconds == ("Mr. Alleen", "Mw. Oogst")
    assert shown.people[opened.officer] == "Mw. Oogst"
