from ks_desktop.core.values import ServiceId, new_id
from ks_desktop.onward.domain import tried, was_tried
from tests.onward.made import make_onward
from tests.onward.rooms import PRACTICE, TEAM

ONE, TWO = ServiceId(new_id()), ServiceId(new_id())


def test_a_partner_is_tried_as_a_whole_only_where_no_service_was_named() -> None:
    before = tried(
        [make_onward(1, organisation_id=TEAM.id, service_id=ONE), make_onward(2, organisation_id=PRACTICE.id)]
    )
    assert before == {ONE, PRACTICE.id}
    assert was_tried(ONE, TEAM.id, before)
    assert not was_tried(TWO, TEAM.id, before)
    assert was_tried(TWO, PRACTICE.id, before)
    assert not was_tried(TWO, None, before)
